"""Open deals: the month they count for, and what they are worth before they close."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE, Money, counted

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy

PER_CENT = 100  # chances are percents; a coverage has two digits, which are hundredths too


class OpenDeal(NamedTuple):
    """An open deal with its client's name: a row of a query."""

    id: int
    contact_id: int
    name: str  # the client's
    category: str
    amount: Money
    degree: Degree
    expected_on: date | None
    for_month: Month | None
    product: str | None = None
    factor: int = WHOLE  # how much of it counts for the quota, in basis points

    @property
    def counted(self) -> Money:
        """What it would add to the quota."""
        return counted(self.amount, self.factor)


def counts_for(deal: OpenDeal) -> Month | None:
    """Return the month the user gave, else the one of the expected date, else None."""
    if deal.for_month is not None or deal.expected_on is None:
        return deal.for_month
    return Month.of(deal.expected_on)


def weighted(deals: Iterable[OpenDeal], policy: "Policy") -> Money:
    """Return the sum of what counts times chance: exact, rounded once at the end, half a fen up."""
    hundredfold = sum(deal.counted * policy.chance(deal.degree) for deal in deals)
    return Money(_rounded(hundredfold, PER_CENT))


def coverage(amount: Money, left: Money) -> float | None:
    """Return `amount` / `left` to two digits, half up, where 1.0 is enough; None without a rest."""
    return _rounded(amount * PER_CENT, left) / PER_CENT if left > 0 else None


def _rounded(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)
