"""Winning a deal, whole or in parts, and what that leads to."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.dealing import refuse_closed
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import Money
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


def win(deal: Deal, won: Winning, *, first: bool = True) -> tuple[Deal, Booking]:
    """Return an open deal after money was booked for it, and the booking.

    Less than all that is open is a part, and the deal stays open with the rest, unless it was the
    last; all of it or more closes the deal as won. A month given for a part is that part's alone.
    The `first` money of a deal makes it one deal won. Raises RuleError for a closed deal.
    """
    refuse_closed(deal)
    booking = Booking(
        category=deal.category,
        amount=deal.amount if won.amount is None else won.amount,
        booked_on=won.on,
        for_month=won.for_month or counts_for(deal, won.on),
        deal_id=deal.id,
        factor=deal.factor,
        pieces=int(first),
    )
    if booking.amount < deal.amount and not won.last:
        return replace(deal, amount=deal.amount - booking.amount), booking
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
