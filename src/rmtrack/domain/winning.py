"""What winning a deal leads to."""

from dataclasses import dataclass

from rmtrack.domain.deal import Booking, DealLine
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
