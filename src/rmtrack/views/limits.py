"""How many clients are kept close, against how many one person can keep."""

from rich.text import Text

from rmtrack.domain.grid import Limit
from rmtrack.i18n import _


def limit_text(limit: Limit, *, moodless: int = 0) -> Text:
    """Say how many the two upper bands hold; `moodless` of them have no mood, so no cell yet."""
    words = _("high and middle hold {held} of {most}").format(held=limit.held, most=limit.most)
    if moodless:
        words += " · " + _("{n} of them without a mood").format(n=moodless)
    if not limit.is_over:
        return Text(words, "quiet")
    over = _("{n} too many to keep close").format(n=limit.held - limit.most)
    return Text(f"{words} · {over}", "caution")
