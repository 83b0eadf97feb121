"""Open deals: the month they count for, and what they are worth before they close."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rmtrack.domain.chances import Chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE, ZERO, Money, counted, nearest

PER_CENT = 100  # a coverage has two digits


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

    @property
    def month(self) -> Month | None:
        """The month it counts for: the one the user gave, else that of its expected date."""
        if self.for_month is not None or self.expected_on is None:
            return self.for_month
        return Month.of(self.expected_on)

    def weighted(self, chances: Chances) -> Money:
        """Return what counts of it times its chance, to the nearest fen.

        Each deal is rounded by itself, so that sums agree however deals are put together.
        """
        return weigh(self.counted, chances[self.degree].share)


def weigh(amount: Money, share: int) -> Money:
    """Return an amount times a chance in basis points, to the nearest fen."""
    return Money(nearest(amount * share, WHOLE))


def weighted(deals: Iterable[OpenDeal], chances: Chances) -> Money:
    """Return what these deals are worth by their chances, to the fen."""
    return sum((deal.weighted(chances) for deal in deals), ZERO)


def coverage(amount: Money, left: Money) -> float | None:
    """Return `amount` / `left` to two digits, half up, where 1.0 is enough; None without a rest."""
    return nearest(amount * PER_CENT, left) / PER_CENT if left > 0 else None
