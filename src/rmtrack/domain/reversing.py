"""Taking back what was won of a deal: a policy cancelled while it may be (犹豫期退保)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import NEW, DealState, LostReason
from rmtrack.domain.plan import MonthPlan


class Lost(NamedTuple):
    """A deal that was not won, or is no longer.

    Then with what was taken back of it, and the months against which that counts, after it.
    """

    deal: DealLine
    reversals: tuple[Booking, ...] = ()
    plans: tuple[MonthPlan, ...] = ()  # one a month, the earliest first


def reversals(
    bookings: Sequence[Booking], *, on: date, today: date, for_month: Month | None = None
) -> list[Booking]:
    """Return what takes the bookings of a deal back on that day: one for each, to the fen.

    It counts against the month given, else against that of its day, or against the one for which
    the money was booked where that is still to come. Raises RuleError for a day to come and for
    one before the last of the bookings.
    """
    if on > today:
        raise RuleError(N_("{day} is still to come: take the deal back once that is so"), day=on)
    last = max((booking.booked_on for booking in bookings), default=on)
    if on < last:
        raise RuleError(
            N_("the deal was booked on {last}: take it back on that day or later"), last=last
        )
    return [
        replace(
            booking,
            id=NEW,
            amount=-booking.amount,
            pieces=-booking.pieces,
            booked_on=on,
            entered_on=None,
            for_month=for_month or max(booking.for_month, Month.of(on)),
        )
        for booking in bookings
    ]


def taken_back(deal: Deal, reason: LostReason, *, on: date, for_month: Month | None) -> Deal:
    """Return a won deal as one that was lost on that day; a month that is given becomes its own."""
    return replace(
        deal,
        state=DealState.LOST,
        closed_on=on,
        lost_reason=reason,
        for_month=for_month or deal.for_month,
    )
