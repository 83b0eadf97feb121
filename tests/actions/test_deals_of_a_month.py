"""The list of a month: what counts for it, what was booked for it, and nothing twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, lose_deal, move_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.log import log_touch
from rmtrack.actions.open_deals import open_deals
from rmtrack.actions.pipeline_lists import find_stale
from rmtrack.actions.plan import show_plan
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.keys import INSURANCE, DealState, Degree, LostReason, Rolled, StaleReason
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.wanted import Days, Wanted
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    a_step,
    a_touch,
    add,
    november,
)

DeskOn = Callable[[date], Desk]
JANUARY = DECEMBER.shifted(1)
CARDS = "cards"


@pytest.fixture
def parted(desk: Desk) -> Desk:
    """Know a deal of a million: 400k booked for December, 100k for November, the rest open."""
    add(desk, "王小明", "李姐")
    add_deal(desk, "王小明", a_deal(1_000_000, expected_on=november(20), factor=2_500))
    win_deal(desk, "1", amount=Money.yuan(400_000), on=november(12), for_month=DECEMBER)
    win_deal(desk, "1", amount=Money.yuan(100_000), on=november(13))
    return desk


def of(desk: Desk, month: Month | None, **more: object) -> DealList:
    return list_deals(desk, Wanted(month=month, **more))  # type: ignore[arg-type]


def sums(found: DealList) -> tuple[Money, Money, Money, Money]:
    return found.amount, found.amount_counted, found.won, found.booked


def yuan(*amounts: int) -> tuple[Money, ...]:
    return tuple(map(Money.yuan, amounts))


def test_a_deal_stands_in_the_list_of_each_month_its_money_is_for(parted: Desk) -> None:
    assert sums(of(parted, NOVEMBER)) == yuan(500_000, 125_000, 100_000, 25_000)
    assert sums(of(parted, DECEMBER)) == yuan(0, 0, 400_000, 100_000)
    assert sums(of(parted, None)) == yuan(500_000, 125_000, 500_000, 125_000)
    assert of(parted, JANUARY).deals == ()
    (line,) = of(parted, DECEMBER).deals
    assert (line.won, line.month, line.amount) == (*yuan(400_000), NOVEMBER, *yuan(500_000))
    assert not of(parted, DECEMBER).counts_here(line)


def test_of_the_open_deals_of_a_month_only_those_that_count_for_it(parted: Desk) -> None:
    assert len(of(parted, NOVEMBER, state=DealState.OPEN).deals) == 1
    assert of(parted, DECEMBER, state=DealState.OPEN).deals == ()
    assert of(parted, DECEMBER, degree=Degree.CONSIDERING).deals == ()


def test_what_is_taken_back_counts_where_it_is_taken_back(parted: Desk, desk_on: DeskOn) -> None:
    """From the month booked for, where that is still to come; else from that of its day."""
    win_deal(parted, "1", on=MONDAY)
    later = desk_on(date(2026, 12, 2))
    lose_deal(later, "1", LostReason.FAMILY)
    assert sums(of(later, NOVEMBER)) == yuan(0, 0, 600_000, 150_000)
    assert sums(of(later, DECEMBER)) == yuan(0, 0, -600_000, -150_000)
    assert sums(of(later, None)) == yuan(0, 0, 0, 0)
    assert [show_plan(later, month).categories[0].booked for month in (NOVEMBER, DECEMBER)] == [
        of(later, month).booked for month in (NOVEMBER, DECEMBER)
    ]


def test_a_lost_deal_stands_in_the_list_of_its_month(parted: Desk) -> None:
    add_deal(parted, "李姐", a_deal(for_month=DECEMBER))
    lose_deal(parted, "2", LostReason.PRICE)
    assert [deal.id for deal in of(parted, DECEMBER).deals] == [1, 2]
    assert [deal.id for deal in of(parted, NOVEMBER).deals] == [1]


def test_what_is_booked_for_a_day_to_come_is_won_and_counts_later(
    parted: Desk, desk_on: DeskOn
) -> None:
    win_deal(parted, "1", on=november(18))
    assert sums(of(parted, NOVEMBER))[2:] == yuan(600_000, 25_000)
    assert sums(of(desk_on(november(18)), NOVEMBER))[2:] == yuan(600_000, 150_000)


def test_for_no_month_nothing_is_booked(parted: Desk) -> None:
    """What was booked of the deal stands in the list of its month."""
    move_deal(parted, "1", {"expected_on": None})
    found = list_deals(parted, Wanted(monthless=True))
    assert sums(found) == yuan(500_000, 125_000, 0, 0)
    assert [deal.won for deal in found.deals] == [None]
    assert sums(of(parted, NOVEMBER)) == yuan(0, 0, 100_000, 25_000)


def test_numbers_of_deals_are_booked_as_the_plan_counts_them(desk: Desk) -> None:
    ruled = replace(desk, rules=CategoryRules(kinds={CARDS: "pieces"}))
    add(ruled, "王小明")
    add_deal(ruled, "1", a_deal(5, category=CARDS, expected_on=november(20), factor=2_500))
    win_deal(ruled, "1", amount=Money.yuan(2), for_month=DECEMBER)
    here, there = of(ruled, NOVEMBER), of(ruled, DECEMBER)
    assert (here.pieces_open, here.pieces_weighted, here.pieces_booked) == (3, Money(60), 0)
    assert (there.pieces_open, there.pieces_won, there.pieces_booked) == (0, 2, 2)
    (category,) = show_plan(ruled, DECEMBER).categories
    assert category.deals.booked == 2
    assert there.booked == there.won == ZERO


def test_no_factor_holds_where_deals_are_counted(desk: Desk) -> None:
    """A deal got one as long as its category was counted in money, say."""
    ruled = replace(desk, rules=CategoryRules(kinds={CARDS: "pieces"}))
    add(ruled, "王小明")
    add_deal(ruled, "1", a_deal(5, category=CARDS, factor=2_500))
    add_deal(ruled, "1", a_deal(5, factor=2_500))
    assert [deal.counted for deal in open_deals(ruled)] == [Money.yuan(5), Money(125)]
    assert [deal.counted for deal in open_deals(desk)] == [Money(125), Money(125)]


def test_deals_that_stand_still_come_with_their_reasons(parted: Desk, desk_on: DeskOn) -> None:
    add_deal(parted, "李姐", a_deal())
    log_touch(parted, "李姐", a_touch(), a_step(november(30)))
    found = list_deals(desk_on(november(24)), Wanted(stale=True))
    assert [deal.id for deal in found.deals] == [1]
    assert found.stale[1].reasons == (StaleReason.NO_STEP, StaleReason.OVERDUE)
    assert found.stale[1].silent_days == 7
    assert tuple(found.stale.values()) == find_stale(desk_on(november(24)))
    assert list_deals(parted).stale == {}


def test_what_the_week_did(parted: Desk) -> None:
    add_deal(parted, "李姐", a_deal(opened_on=MONDAY))
    add_deal(parted, "李姐", a_deal())
    move_deal(parted, "3", {"degree": Degree.LEANING})
    win_deal(parted, "1", amount=Money.yuan(1))
    for what, ids in (
        (Rolled.CAME_IN, [2]),
        (Rolled.MOVED, [3]),
        (Rolled.IN_PART, [1]),
        (Rolled.CLOSED, []),
        (Rolled.DROPPED, []),
    ):
        found = list_deals(parted, Wanted(rolled=what))
        assert [deal.id for deal in found.deals] == ids
    lose_deal(parted, "3", LostReason.PRICE)
    win_deal(parted, "2")
    assert [deal.id for deal in list_deals(parted, Wanted(rolled=Rolled.DROPPED)).deals] == [3]
    assert [deal.id for deal in list_deals(parted, Wanted(rolled=Rolled.CLOSED)).deals] == [2]


def test_what_is_expected_then_and_what_has_no_date(parted: Desk) -> None:
    add_deal(parted, "李姐", a_deal(for_month=NOVEMBER))
    week = Days(MONDAY, november(20))
    assert [deal.id for deal in list_deals(parted, Wanted(expected=week)).deals] == [1]
    assert [deal.id for deal in list_deals(parted, Wanted(undated=True)).deals] == [2]
    both = Wanted(undated=True, month=DECEMBER)
    assert list_deals(parted, both).deals == ()


def test_from_what_a_chance_is_learned(parted: Desk) -> None:
    for degree in (Degree.COMMITTED, Degree.LEANING):
        add_deal(parted, "李姐", a_deal(degree=degree))
    move_deal(parted, "3", {"degree": Degree.COMMITTED})
    win_deal(parted, "3")
    lose_deal(parted, "2", LostReason.PRICE)
    found = {one: list_deals(parted, Wanted(learned=one)) for one in Degree}
    assert {one: sorted(deal.id for deal in its.deals) for one, its in found.items()} == {
        Degree.COMMITTED: [2, 3],
        Degree.LEANING: [3],
        Degree.CONSIDERING: [],
    }
    assert found[Degree.LEANING].chances[Degree.LEANING].n == 1
    lost = Wanted(learned=Degree.COMMITTED, state=DealState.LOST)
    assert [deal.id for deal in list_deals(parted, lost).deals] == [2]


def test_filters_hold_together(parted: Desk) -> None:
    add_deal(parted, "李姐", a_deal(category=INSURANCE, expected_on=november(20)))
    asked = Wanted(stale=True, month=NOVEMBER, expected=Days(MONDAY, november(30)))
    assert [deal.id for deal in list_deals(parted, asked).deals] == [1, 2]
    assert [deal.id for deal in list_deals(parted, asked, who="李姐").deals] == [2]
    assert list_deals(parted, asked._replace(category="deposit")).deals == ()
    assert list_deals(parted, asked._replace(degree=Degree.COMMITTED)).deals == ()


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(month=NOVEMBER), Wanted(stale=True)])
def test_the_store_is_asked_no_more_often_for_more_deals(
    parted: Desk, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = parted.store.database.rows

    def counting(sql: str, **values: object) -> object:
        asked.append(sql)
        return ask(sql, **values)

    monkeypatch.setattr(parted.store.database, "rows", counting)
    list_deals(parted, wanted)
    first = len(asked)
    for _more in range(5):
        add_deal(parted, "李姐", a_deal())
    asked.clear()
    assert len(list_deals(parted, wanted).deals) > 0
    assert len(asked) == first > 0
