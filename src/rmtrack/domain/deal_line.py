"""A deal as a list shows it: a row of a query.

Apart from the deal itself, for `show` is looked at between two calls and needs no more than this.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.keys import DealState, Degree, LostReason
from rmtrack.domain.money import WHOLE, Money

if TYPE_CHECKING:
    from rmtrack.domain.deal import Deal


class DealLine(NamedTuple):
    """A deal as a list shows it: with its client's name, and what was booked of it."""

    id: int
    contact_id: int
    name: str
    category: str
    product: str | None
    amount: Money
    degree: Degree
    state: DealState
    expected_on: date | None
    for_month: Month | None
    opened_on: date
    closed_on: date | None
    won: Money | None = None  # the sum of its bookings; nothing of one that was taken back
    lost_reason: LostReason | None = None
    factor: int = WHOLE
    taken_back: Money | None = None  # what was won of it, and then was not
    archived: bool = False  # its client is: what is open counts nowhere

    @classmethod
    def of(cls, deal: "Deal", name: str, won: Money | None = None) -> "DealLine":
        """Make the line of a deal from the deal itself."""
        same = {field: getattr(deal, field) for field in cls._fields if hasattr(deal, field)}
        return cls(**same, name=name, won=won)

    @property
    def month(self) -> Month | None:
        """The month it counts for: the one the user gave, else that of its day, if it has one."""
        day = self.expected_on if self.state is DealState.OPEN else self.closed_on
        if self.for_month is not None or day is None:
            return self.for_month
        return Month.of(day)
