"""Winning a deal, whole or in parts, and what that leads to."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.dealing import refuse_closed
from rmtrack.domain.keys import CategoryKind, DealState
from rmtrack.domain.money import Money
from rmtrack.domain.pieces import pieces_of, refuse_no_number
from rmtrack.domain.plan import CategoryPlan, MonthPlan


@dataclass(frozen=True, slots=True)
class Won:
    """A deal that was won, what was booked for it, and the month it counts for, after it."""

    deal: DealLine
    booking: Booking
    plan: MonthPlan

    @property
    def category(self) -> CategoryPlan | None:
        """The booking's category in that month; None while the booking's day is still to come."""
        return self.plan.of(self.booking.category)


class Winning(NamedTuple):
    """What is won of a deal, and when."""

    on: date
    amount: Money | None = None  # None: all that is open
    for_month: Month | None = None  # where it is not the deal's own
    last: bool = False  # nothing more of it will come


def win(
    deal: Deal,
    won: Winning,
    *,
    today: date,
    first: bool = True,
    kind: CategoryKind = CategoryKind.FLOW,
) -> tuple[Deal, Booking]:
    """Return an open deal after money was booked for it, and the booking.

    Less than all that is open is a part, and the deal stays open with the rest, unless it was the
    last; all of it or more closes the deal as won. A month given for a part is that part's alone.
    The `first` money of a deal makes it one deal won; where the category is of a `kind` that is
    counted in pieces, all of it is a number of deals. Raises RuleError for a closed deal, and for
    what is no such number.
    """
    refuse_closed(deal)
    amount = deal.amount if won.amount is None else won.amount
    refuse_no_number(amount, deal.category, kind)
    booking = Booking(
        category=deal.category,
        amount=amount,
        booked_on=won.on,
        for_month=won.for_month or counts_for(deal, won.on),
        deal_id=deal.id,
        factor=deal.factor,
        pieces=pieces_of(amount, kind, first=first),
        entered_on=today if won.on > today else None,
    )
    if amount < deal.amount and not won.last:
        return replace(deal, amount=deal.amount - amount), booking
    month = won.for_month or deal.for_month
    return replace(deal, state=DealState.WON, closed_on=won.on, for_month=month), booking


def counts_for(deal: Deal, on: date) -> Month:
    """Return the month for which money of that day counts: the one the user gave, else its own."""
    return deal.for_month or Month.of(on)


def asks_no_more(category: CategoryPlan | None) -> bool:
    """Tell whether a quota is met: its amount, or its deals where it asks for nothing else."""
    if category is None or category.quota is None:
        return False
    return category.is_full if category.target is None else category.left == 0
