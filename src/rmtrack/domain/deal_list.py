"""A list of deals and its sums: those of the pipeline, of the plan and of the morning, to the fen.

Money is summed up apart from what is counted in deals, in some categories.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.chances import Chance, Chances
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.in_deals import NO_DEALS, DealsCounted, InDeals
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import ZERO, Money, counted, total
from rmtrack.domain.pieces import number_of
from rmtrack.domain.pipeline import weigh
from rmtrack.domain.wanted import EVERY, Wanted

if TYPE_CHECKING:
    from rmtrack.domain.learned import Learned
    from rmtrack.domain.passed_over import PassedOver
    from rmtrack.domain.stale import Stale


class PartBooked(NamedTuple):
    """Money that was booked of a deal: a row of a query."""

    deal_id: int
    category: str
    amount: Money  # negative for a reversal
    booked_on: date
    factor: int  # how much of it counts, in basis points
    pieces: int  # how many deals it adds


def with_won(deals: Iterable[DealLine], parts: Iterable[PartBooked]) -> list[DealLine]:
    """Return the deals with these parts alone as what was won of them; None where there is none."""
    won: dict[int, Money] = {}
    for part in parts:
        won[part.deal_id] = won.get(part.deal_id, ZERO) + part.amount
    return [deal._replace(won=won.get(deal.id)) for deal in deals]


class Correction(NamedTuple):
    """By how much the bank's figures of a month differ from what was booked here."""

    amount: Money = ZERO
    pieces: int = 0  # where deals are what is counted


class DealList(NamedTuple):
    """The deals that fit what is wanted. Where that is a month, `won` is what was booked for it.

    A deal stands in the list of each month for which money of it was booked; its open amount is
    summed in the list of the one month it counts for. Likewise with the plan weeks of a month.
    """

    deals: tuple[DealLine, ...]
    wanted: Wanted = EVERY
    in_pieces: Collection[str] = ()
    chances: Chances = MappingProxyType({})
    booked_parts: Sequence[PartBooked] = ()  # of these deals, up to today
    stale: "Mapping[int, Stale]" = MappingProxyType({})  # by the deal; only where asked for
    # With how much each stands in the sum of the week that is asked for, by the deal.
    rolled: Mapping[int, Money] = MappingProxyType({})
    beside: Sequence[DealLine] = ()  # not listed, but with money in that sum
    correction: Correction | None = None  # where all of a month is wanted, or what is in no week
    away: int = 0  # open with archived clients, and in no sum of what is open
    later_parts: Sequence[PartBooked] = ()  # of these deals, for days to come: none counts yet
    learned: "Learned | None" = None  # only where the deals behind a learned chance are asked for
    in_deals: InDeals = NO_DEALS  # where the month that is wanted asks for deals alone
    passed_over: "tuple[PassedOver, ...]" = ()  # who has, or had, just the name that was typed

    @property
    def still_open(self) -> tuple[DealLine, ...]:
        """The open ones."""
        return tuple(deal for deal in self.deals if deal.state is DealState.OPEN)

    @property
    def clients(self) -> int:
        """How many different clients they are of."""
        return len({deal.contact_id for deal in self.deals})

    def counts_here(self, deal: DealLine) -> bool:
        """Tell whether a deal is open and counts for the month and week, if one is wanted."""
        return self.wanted.counts(deal)

    def counted(self, deal: DealLine) -> Money:
        """Return what of a deal's amount counts for the quota; a number of deals counts whole."""
        if deal.category in self.in_pieces:
            return deal.amount
        return counted(deal.amount, deal.factor)

    def chance(self, deal: DealLine) -> Chance | None:
        """Return the chance of an open deal."""
        return self.chances[deal.degree] if deal.state is DealState.OPEN else None

    def weighted(self, deal: DealLine) -> Money | None:
        """Return what of an open deal counts times its chance, to the nearest fen."""
        chance = self.chance(deal)
        return None if chance is None else weigh(self.counted(deal), chance.share)

    def share_learned(self, deal: DealLine) -> int | None:
        """Return by how much a deal counts as won for the chance, in basis points, if it does."""
        return None if self.learned is None else self.learned.shares[deal.id]

    @property
    def amount(self) -> Money:
        """What is open, in money."""
        return self._open(lambda deal: deal.amount, in_pieces=False)

    @property
    def amount_counted(self) -> Money:
        """What of that counts for the quota."""
        return self._open(self.counted, in_pieces=False)

    @property
    def amount_weighted(self) -> Money:
        """What of that counts, by the chances."""
        return self._open(self.weighted, in_pieces=False)

    @property
    def won(self) -> Money:
        """What was booked of all that are listed, in parts of open ones too; in money."""
        return total(deal.won for deal in self._of(in_pieces=False) if deal.won)

    @property
    def booked(self) -> Money:
        """What of that counts for the quota up to today, as a plan counts it."""
        return self._counted(self.booked_parts)

    @property
    def booked_ahead(self) -> Money:
        """What will count of what is booked for days to come."""
        return self._counted(self.later_parts)

    @property
    def pieces_open(self) -> int:
        """How many deals are open where they are what is counted."""
        deals = filter(self.counts_here, self._of(in_pieces=True))
        return sum(number_of(deal.amount) for deal in deals)

    @property
    def pieces_weighted(self) -> Money:
        """How many these are by the chances: a number kept as so many yuan, with its hundredths."""
        return self._open(self.weighted, in_pieces=True)

    @property
    def pieces_won(self) -> int:
        """How many deals were won there; below zero where more were taken back."""
        return sum(number_of(deal.won) for deal in self._of(in_pieces=True) if deal.won)

    @property
    def pieces_booked(self) -> int:
        """How many of them count up to today."""
        return sum(part.pieces for part in self.booked_parts if part.category in self.in_pieces)

    @property
    def pieces_ahead(self) -> int:
        """How many of them will count on days to come."""
        return sum(part.pieces for part in self.later_parts if part.category in self.in_pieces)

    def counted_in_deals(self) -> Iterator[DealsCounted]:
        """Yield what is listed of each category that counts in deals beside its money."""
        for category in self.in_deals.categories:
            listed = [deal for deal in self.deals if deal.category == category]
            adding = [deal for deal in listed if self._is_new(deal)]
            weighted = [weigh(Money.yuan(1), self.chances[one.degree].share) for one in adding]
            booked, later = self.booked_parts, self.later_parts
            if listed:
                yield DealsCounted(
                    category,
                    booked=sum(part.pieces for part in booked if part.category == category),
                    ahead=sum(part.pieces for part in later if part.category == category),
                    open=len(adding),
                    weighted=total(weighted),
                )

    def is_counted_already(self, deal: DealLine) -> bool:
        """Tell whether a deal, or what was booked of it here, adds none to those counted in deals.

        It is counted where its first money was booked.
        """
        if deal.category not in self.in_deals.categories:
            return False
        if self.counts_here(deal):
            return not self._is_new(deal)
        parts = [p for p in (*self.booked_parts, *self.later_parts) if p.deal_id == deal.id]
        return bool(parts) and not any(part.pieces for part in parts)

    def _is_new(self, deal: DealLine) -> bool:
        return self.counts_here(deal) and deal.id not in self.in_deals.begun

    def rolled_sum(self, *, in_pieces: bool) -> Money:
        """Return what the sum of the week comes to; a number of deals is kept as so many yuan."""
        return self._rolled(self._of(in_pieces=in_pieces)) + self.rolled_beside(in_pieces=in_pieces)

    def rolled_beside(self, *, in_pieces: bool) -> Money:
        """Return what of that is of deals that are not listed."""
        return self._rolled(
            deal for deal in self.beside if (deal.category in self.in_pieces) is in_pieces
        )

    def _counted(self, parts: Iterable[PartBooked]) -> Money:
        money = (part for part in parts if part.category not in self.in_pieces)
        return total(counted(part.amount, part.factor) for part in money)

    def _rolled(self, deals: Iterable[DealLine]) -> Money:
        return total(self.rolled[deal.id] for deal in deals)

    def _of(self, *, in_pieces: bool) -> list[DealLine]:
        return [deal for deal in self.deals if (deal.category in self.in_pieces) is in_pieces]

    def _open(self, amount: Callable[[DealLine], Money | None], *, in_pieces: bool) -> Money:
        deals = filter(self.counts_here, self._of(in_pieces=in_pieces))
        return total(amount(deal) or ZERO for deal in deals)
