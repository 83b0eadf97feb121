"""Winning a deal, whole or in parts, and what that leads to."""

from dataclasses import dataclass, replace
from datetime import date

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealLine
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
        found = (one for one in self.plan.categories if one.category == self.booking.category)
        return next(found, None)


def win(
    deal: Deal,
    *,
    on: date,
    amount: Money | None = None,
    for_month: Month | None = None,
    last: bool = False,
) -> tuple[Deal, Booking]:
    """Return an open deal after money was booked for it on that day, and the booking.

    Without an amount all that is open is booked. Less than that is a part, and the deal stays open
    with the rest, unless it was the `last`; all of it or more closes the deal as won. The money
    counts for the month given, else for the one the user gave the deal before, else for that of
    its day. A month given for a part is that part's alone. Raises RuleError for a closed deal.
    """
    refuse_closed(deal)
    month = for_month or deal.for_month
    booking = Booking(
        category=deal.category,
        amount=deal.amount if amount is None else amount,
        booked_on=on,
        for_month=month or Month.of(on),
        deal_id=deal.id,
    )
    if booking.amount < deal.amount and not last:
        return replace(deal, amount=deal.amount - booking.amount), booking
    return replace(deal, state=DealState.WON, closed_on=on, for_month=month), booking
