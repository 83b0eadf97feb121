"""What the week and the day need, in money and in acts; the week leads, the day follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from rmtrack.domain.acts import acts_for, acts_for_deals
from rmtrack.domain.apportion import spread
from rmtrack.domain.money import Money
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.i18n import _, ngettext
from rmtrack.views.acts import acts_text
from rmtrack.views.amounts import deal_amount, is_in_pieces
from rmtrack.views.dates import long_day
from rmtrack.views.standing import Say, full_text, say_deals
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rmtrack.domain.acts import Basis
    from rmtrack.domain.stands import Stands


def need_lines(page: MonthPage, category: CategoryPlan, at: "Stands", say: Say) -> Iterator[Text]:
    """Yield what a measure of a category needs this week and today, and what brings it back.

    Acts are told of the money, where there is any: the number of deals is one of them.
    """
    if at.left == 0:
        yield full_text(at, say)
        return
    basis = None if say is say_deals and category.target is not None else page.basis
    if at.left_this_week:
        need = _("this week {amount}").format(amount=say(at.left_this_week))
        week = _with_acts(Text(need), _acts(category, say, basis, at.left_this_week))
        if back := _way_back(at, say):
            week.append_text(Text.assemble(_("; "), (back, "behind")))
        yield week
    if at.needed_today:
        need = _("today {amount}").format(amount=say(at.needed_today))
        yield _with_acts(Text(need, "lead"), _acts(category, say, basis, at.needed_today))


def left_text(plan: MonthPlan, at: "Stands", say: Say) -> str:
    """Say what the month still asks for, and what that is a day over all the days left.

    So a start on any day has a number that can be kept to.
    """
    days = plan.days_left
    if plan.today not in plan.month or not days:
        return _("left {amount}").format(amount=say(at.left))
    text = ngettext(
        "left {amount}: {each} a day over {n} day left",
        "left {amount}: {each} a day over {n} days left",
        days,
    )
    return text.format(amount=say(at.left), each=say(spread(at.left, days)[0]), n=days)


def closest_text(page: MonthPage, category: CategoryPlan) -> str | None:
    """Name the clients whose open deals can fill the need, the likeliest first."""
    deals = page.closest.get(category.category, ())
    if not deals or category.is_full:
        return None
    named = [
        _("{name} {amount} {degree}").format(
            name=deal.name, amount=_worth(deal), degree=term(deal.degree)
        )
        for deal in deals
    ]
    return _("with {names}").format(names=_(", ").join(named))


def _worth(deal: OpenDeal) -> str:
    """Say what a deal adds to the quota: what counts of its money, or how many deals it is."""
    amount = deal.amount if is_in_pieces(deal.category) else deal.counted
    return deal_amount(deal.category, amount)


def _acts(category: CategoryPlan, say: Say, basis: "Basis | None", need: int) -> str | None:
    """Return the acts of a need in fen or deals in words; nothing where there is no basis."""
    if basis is None:
        return None
    if say is say_deals:
        return acts_text(acts_for_deals(need, basis), in_deals=True)
    return acts_text(acts_for(Money(need), category.category, basis))


def _with_acts(need: Text, acts: str | None) -> Text:
    return need if acts is None else Text.assemble(need, _(": "), acts)


def _way_back(at: "Stands", say: Say) -> str | None:
    """Say what brings back what is behind: so much a day, from when and up to which day."""
    way = at.way
    if at.pace >= 0 or way is None:
        return None
    amount, first, last = say(way.a_day), long_day(way.first), long_day(way.last)
    if way.first == way.last:
        text = _("{amount} on {last} brings it back")
    elif at.needed_today:
        text = _("{amount} a day until {last} brings it back")
    else:
        text = _("{amount} a day from {first} until {last} brings it back")
    return text.format(amount=amount, first=first, last=last)
