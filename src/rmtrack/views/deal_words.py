"""What the list, a deal's page, its client's page and all answers tell of a deal alike."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.keys import DealState, StaleReason
from rmtrack.domain.money import WHOLE, ZERO, Money, counted, factor_text
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import deal_amount, is_in_pieces
from rmtrack.views.dates import short_day
from rmtrack.views.records import row_json
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rmtrack.domain.stale import Stale


def money_of(deal: DealLine) -> Money:
    """Return what was won of a deal that is, or taken back of one that was; else its own amount."""
    if deal.taken_back is not None:
        return deal.taken_back
    return won_of(deal) if deal.state is DealState.WON else deal.amount


def won_of(deal: DealLine) -> Money:
    """Return what was booked of it."""
    return ZERO if deal.won is None else deal.won


def product_of(deal: DealLine) -> str:
    """Return what it is about: the product, else the category."""
    return deal.product or term(deal.category)


def standing_of(deal: DealLine) -> str:
    """Return how near it is, or how it ended."""
    if deal.taken_back is not None:
        return _("taken back")
    return term(deal.degree if deal.state is DealState.OPEN else deal.state)


def counting(category: str, amount: Money, factor: int, *, full: bool = False) -> list[str]:
    """Say how much of an amount counts, where that is not all of it, as of deals; else nothing."""
    if factor == WHOLE or is_in_pieces(category):
        return []
    told = _("counts at {factor} = {amount}")
    counts = deal_amount(category, counted(amount, factor), full=full)
    return [told.format(factor=factor_text(factor), amount=counts)]


def why_stale(stale: "Stale") -> str:
    """Say why a deal stands still, and which step that was planned was not done."""
    return " · ".join(_why_stale(stale))


def _why_stale(stale: "Stale") -> Iterator[str]:
    if StaleReason.NO_STEP in stale.reasons:
        yield _("no next step")
    if stale.planned_on is not None:
        yield _("due {day}, not done").format(day=short_day(stale.planned_on))
    if StaleReason.OVERDUE in stale.reasons and stale.deal.expected_on is not None:
        yield _("was expected {day}").format(day=short_day(stale.deal.expected_on))
    if StaleReason.SILENT in stale.reasons:
        days = stale.silent_days
        silent = ngettext("no word for {n} working day", "no word for {n} working days", days)
        yield silent.format(n=days)


def deal_row(deal: DealLine) -> dict[str, Any]:
    """Return a deal as JSON has it in a list; `for` is the month it counts for, by its day too."""
    return {**row_json(deal._asdict()), "for": str(deal.month) if deal.month else None}
