"""The sums of a list of deals: each that of just these, to the fen."""

import pytest

from rmtrack.domain.chances import Chance
from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList, PartBooked, with_won
from rmtrack.domain.keys import INVESTMENT, Degree
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.wanted import Wanted
from tests.domain.test_wanted import DAY, DECEMBER, LINE, LOST, NOVEMBER, WON

CARDS = "cards"
CHANCES = {
    Degree.COMMITTED: Chance(8_000, 3),
    Degree.LEANING: Chance(3_333),
    Degree.CONSIDERING: Chance(2_000),
}


def part(
    fen: int, factor: int = WHOLE, pieces: int = 1, *, of: int = 1, category: str = INVESTMENT
) -> PartBooked:
    return PartBooked(of, category, Money(fen), DAY, factor, pieces)


def a_list(
    *deals: DealLine, month: Month | None = None, parts: tuple[PartBooked, ...] = ()
) -> DealList:
    return DealList(
        deals,
        Wanted(month=month),
        in_pieces={CARDS},
        chances=CHANCES,
        booked_parts=parts,
    )


def test_each_deal_is_rounded_by_itself() -> None:
    """Three times 1 fen at 0.3333 is nothing; 3 fen at once would be one."""
    fen = LINE._replace(amount=Money(1))
    found = a_list(fen, fen._replace(id=2), fen._replace(id=3))
    assert (found.amount, found.amount_counted, found.amount_weighted) == (3, 3, 0)
    half = fen._replace(amount=Money(3), factor=5_000)
    assert (found.counted(half), found.weighted(half)) == (2, 1)
    assert a_list(half, half).amount_counted == 4


def test_a_closed_deal_has_neither_chance_nor_weight() -> None:
    found = a_list(LINE, WON, LOST)
    assert found.chance(LINE) == CHANCES[Degree.LEANING]
    assert [found.chance(deal) for deal in (WON, LOST)] == [None, None]
    assert [found.weighted(deal) for deal in found.deals] == [Money(3_333), None, None]
    assert found.amount_weighted == Money(3_333)


def test_clients_are_counted_once() -> None:
    assert a_list(LINE, WON, LOST._replace(contact_id=7)).clients == 2
    assert a_list().clients == 0


def test_deals_that_are_counted_are_summed_apart() -> None:
    """And no factor holds for their numbers."""
    cards = LINE._replace(id=2, category=CARDS, amount=Money.yuan(3), factor=3_000)
    won = WON._replace(id=3, category=CARDS, won=Money.yuan(2))
    booked = part(200, 3_000, 2, of=3, category=CARDS)
    found = a_list(LINE, cards, won, WON, parts=(booked, part(10_000)))
    assert (found.amount, found.amount_counted) == (Money.yuan(100), Money.yuan(100))
    assert (found.won, found.booked) == (Money.yuan(100), Money.yuan(100))
    assert (found.pieces_open, found.pieces_weighted) == (3, Money(100))
    assert (found.pieces_won, found.pieces_booked) == (2, 2)


def test_what_is_booked_counts_part_by_part() -> None:
    parts = (part(3, 5_000), part(3, 5_000), part(-3, 5_000))
    assert a_list(WON, parts=parts).booked == 2


@pytest.mark.parametrize(
    ("month", "amount", "counts"), [(None, 200, 2), (NOVEMBER, 100, 1), (DECEMBER, 100, 1)]
)
def test_an_open_rest_counts_in_the_list_of_its_own_month(
    month: Month | None, amount: int, counts: int
) -> None:
    here, there = LINE, LINE._replace(id=2, for_month=DECEMBER, won=Money.yuan(5))
    found = a_list(here, there, WON, month=month)
    assert found.amount == found.amount_counted == Money.yuan(amount)
    assert sum(map(found.counts_here, found.deals)) == counts
    assert found.won == Money.yuan(105)
    assert found.still_open == (here, there)


def test_what_was_won_can_be_what_was_booked_for_a_month_alone() -> None:
    parts = [part(300), part(-100), part(50, of=2)]
    others = [WON._replace(id=2), LOST._replace(id=3, won=ZERO)]
    assert [deal.won for deal in with_won([WON, *others], parts)] == [200, 50, None]
    assert with_won([], parts) == []
