"""A yes before what may be a slip: no stands first, for who only presses Enter."""

from rmtrack.cli.asking.prompts import ask_one_of
from rmtrack.i18n import _

YES, NO = "yes", "no"


def is_sure(question: str) -> bool:
    """Ask, and tell whether the answer was yes."""
    return ask_one_of(question, [(NO, _("no")), (YES, _("yes"))]) == YES
