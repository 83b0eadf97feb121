"""What the verbs on deals answer: one that changed, one on its own page, a list with its sums."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, DealChange
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.keys import DealState, Degree
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.pieces import number_of


class Altered(NamedTuple):
    """A deal before and after a move or a correction, and the dated row where one was written."""

    before: DealLine
    after: DealLine
    row: DealChange | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that are different now; none where nothing changed."""
        pairs = zip(self.after._fields, self.before, self.after, strict=True)
        return tuple(name for name, old, new in pairs if old != new)


class DealPage(NamedTuple):
    """One deal: how it stood over time and what was booked of it, the oldest first."""

    deal: DealLine
    changes: tuple[DealChange, ...]
    bookings: tuple[Booking, ...]


class Wanted(NamedTuple):
    """Which deals a list is to show: those that fit everything that is given here."""

    degree: Degree | None = None  # a closed deal has none
    category: str | None = None
    month: Month | None = None  # that it counts for
    state: DealState | None = None
    contact_id: int | None = None

    def fits(self, deal: DealLine) -> bool:
        """Tell whether a deal is wanted."""
        degree = deal.degree if deal.state is DealState.OPEN else None
        has = (degree, deal.category, deal.month, deal.state, deal.contact_id)
        return all(mine in (None, its) for mine, its in zip(self, has, strict=True))


EVERY = Wanted()


class DealList(NamedTuple):
    """The deals that fit what is wanted, and their sums.

    Money is summed up apart from what is counted in deals, in the categories `in_pieces`.
    """

    deals: tuple[DealLine, ...]
    wanted: Wanted = EVERY
    in_pieces: Collection[str] = ()

    @property
    def still_open(self) -> tuple[DealLine, ...]:
        """The open ones."""
        return tuple(deal for deal in self.deals if deal.state is DealState.OPEN)

    @property
    def amount(self) -> Money:
        """What is open, in money."""
        return sum((deal.amount for deal in self._in_money(self.still_open)), ZERO)

    @property
    def won(self) -> Money:
        """What was booked of all that are listed, in parts of open ones too; in money."""
        return sum((deal.won for deal in self._in_money(self.deals) if deal.won), ZERO)

    @property
    def pieces_open(self) -> int:
        """How many deals are open where they are what is counted."""
        return sum(number_of(deal.amount) for deal in self._counted(self.still_open))

    @property
    def pieces_won(self) -> int:
        """How many deals were won there."""
        return sum(number_of(deal.won) for deal in self._counted(self.deals) if deal.won)

    def _in_money(self, deals: Iterable[DealLine]) -> list[DealLine]:
        return [deal for deal in deals if deal.category not in self.in_pieces]

    def _counted(self, deals: Iterable[DealLine]) -> list[DealLine]:
        return [deal for deal in deals if deal.category in self.in_pieces]
