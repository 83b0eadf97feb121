"""The sum of all categories in one line."""

from rich.text import Text

from rmtrack.domain.plan import MonthPlan
from rmtrack.i18n import _
from rmtrack.views.amounts import short
from rmtrack.views.standing import share_text

FEWEST = 2  # categories that make a total


def total_line(plan: MonthPlan) -> Text | None:
    """Say how all categories with a quota in money stand together, where there are several."""
    if sum(one.target is not None for one in plan.categories) < FEWEST:
        return None
    total = plan.total
    text = _("{booked} of {quota} ({share}%)").format(
        booked=short(total.booked),
        quota=short(total.quota),
        share=share_text(total.booked, total.quota),
    )
    parts = [Text.assemble((f"{_('Total')}  ", "lead"), text)]
    if total.pace > 0:
        parts.append(Text(_("ahead {amount}").format(amount=short(total.pace)), "ahead"))
    elif total.pace < 0:
        parts.append(Text(_("behind {amount}").format(amount=short(abs(total.pace))), "behind"))
    needs = (
        (_("this week {amount}"), total.left_this_week),
        (_("today {amount}"), total.needed_today),
        (_("left {amount}"), total.left),
        (_("{amount} beyond"), total.surplus),
    )
    parts += [Text(text.format(amount=short(need))) for text, need in needs if need]
    return Text(" · ").join(parts)
