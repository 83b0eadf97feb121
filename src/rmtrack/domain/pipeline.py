"""Open deals: the month they count for, and what they are worth before they close."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from rmtrack.domain.chances import Chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE, Money, counted, nearest, total

D = TypeVar("D")
K = TypeVar("K", bound=Hashable)


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


class Pending(NamedTuple):
    """An open deal as the pipeline weighs it."""

    deal: OpenDeal
    month: Month | None  # that it counts for
    age: int  # days since it came up
    counted: Money
    weighted: Money

    @classmethod
    def of(cls, deal: OpenDeal, age: int, chances: Chances) -> "Pending":
        """Weigh a deal that has been open for so many days."""
        counts = deal.counted
        return cls(deal, deal.month, age, counts, weigh(counts, chances[deal.degree].share))


def grouped(deals: Iterable[D], key: Callable[[D], K]) -> dict[K, list[D]]:
    """Return deals by a key of theirs, each group in the order of the deals."""
    groups: dict[K, list[D]] = {}
    for one in deals:
        groups.setdefault(key(one), []).append(one)
    return groups


def weigh(amount: Money, share: int) -> Money:
    """Return an amount times a chance in basis points, to the nearest fen."""
    return Money(nearest(amount * share, WHOLE))


def weighted(deals: Iterable[OpenDeal], chances: Chances) -> Money:
    """Return what these deals are worth by their chances, to the fen."""
    return total(deal.weighted(chances) for deal in deals)
