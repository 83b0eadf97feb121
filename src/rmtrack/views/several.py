"""Several facts in one place of a sentence, listed as the language does it."""

from rmtrack.domain.several import COMMA, Named, Several
from rmtrack.i18n import _


def several_text(several: Several) -> str:
    """Return facts behind each other, with commas of the language; clients with their numbers."""
    between = _(", ") if several.joint == COMMA else several.joint
    named = _("{name} ({number})")
    return between.join(
        named.format(**fact._asdict()) if isinstance(fact, Named) else str(fact)
        for fact in several.facts
    )
