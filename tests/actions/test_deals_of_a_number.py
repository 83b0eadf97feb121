"""The lists behind single numbers of the pipeline: a plan week, a sum of the week, the win rate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, lose_deal, move_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import record_figure, set_quota
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.deal_list import Correction, DealList
from rmtrack.domain.errors import InputError
from rmtrack.domain.in_deals import DealsCounted
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, DealState, LostReason, Rolled
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.wanted import Days, Wanted
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    a_figure,
    add,
    november,
)

DeskOn = Callable[[date], Desk]
CARDS = "cards"


@pytest.fixture
def weeks(desk: Desk) -> Desk:
    """Know a deal of 100 a day of November, and one without a day; of the 13th 30 are booked."""
    add(desk, "王小明", "李姐")
    for day in (13, 14, 16, None):
        expected = None if day is None else november(day)
        add_deal(desk, "1", a_deal(100, expected_on=expected, for_month=NOVEMBER))
    win_deal(desk, "1", amount=Money.yuan(30), on=november(13))
    return desk


def ids(found: DealList) -> list[int]:
    return [deal.id for deal in found.deals]


def of_week(desk: Desk, number: int, **more: object) -> DealList:
    return list_deals(desk, Wanted(month=NOVEMBER, week=number, **more))  # type: ignore[arg-type]


def in_no_week(desk: Desk, **more: object) -> DealList:
    return list_deals(desk, Wanted(month=NOVEMBER, weekless=True, **more))  # type: ignore[arg-type]


def of_month(desk: Desk, **more: object) -> DealList:
    return list_deals(desk, Wanted(month=NOVEMBER, **more))  # type: ignore[arg-type]


def test_a_week_holds_what_is_expected_and_what_was_booked_in_it(weeks: Desk) -> None:
    """With the days off after it: 14 November is a Saturday."""
    found = of_week(weeks, 2)
    assert ids(found) == [1, 2]
    assert (found.amount, found.won, found.booked) == (
        Money.yuan(170),
        Money.yuan(30),
        Money.yuan(30),
    )
    assert found.wanted.week_days == Days(november(9), november(15))
    assert ids(of_week(weeks, 3)) == [3]
    assert ids(of_week(weeks, 1)) == []


def test_what_is_booked_in_a_week_may_be_of_a_deal_that_is_expected_in_another(weeks: Desk) -> None:
    move_deal(weeks, "1", {"expected_on": november(20)})
    found = of_week(weeks, 2)
    assert ids(found) == [2, 1]
    assert (found.amount, found.won) == (Money.yuan(100), Money.yuan(30))
    assert ids(of_week(weeks, 2, state=DealState.OPEN)) == [2]
    assert of_week(weeks, 3).won == ZERO


def test_in_no_week_is_what_has_no_day_in_the_month_or_was_booked_on_none(weeks: Desk) -> None:
    win_deal(weeks, "3", on=date(2026, 10, 30), for_month=NOVEMBER)
    found = in_no_week(weeks)
    assert (ids(found), found.amount, found.booked) == (
        [4, 3],
        Money.yuan(100),
        Money.yuan(100),
    )
    assert found.correction == Correction()


def test_what_the_bank_counts_more_is_in_no_week(weeks: Desk) -> None:
    """It is told where nothing but a category is asked for beside: it is no deal's."""
    record_figure(weeks, a_figure(amount=Money.yuan(50)))
    record_figure(weeks, a_figure(category=INSURANCE, amount=Money.yuan(5)))
    assert in_no_week(weeks).correction == Correction(Money.yuan(50 - 30 + 5))
    assert in_no_week(weeks, category=INVESTMENT).correction == Correction(Money.yuan(20))
    assert in_no_week(weeks, state=DealState.OPEN).correction is None
    assert of_week(weeks, 2).correction is None
    assert of_month(weeks).correction == Correction(Money.yuan(50 - 30 + 5))
    assert of_month(weeks, category=INVESTMENT).correction == Correction(Money.yuan(20))
    assert of_month(weeks, state=DealState.OPEN).correction is None


def test_of_what_is_counted_in_deals_the_bank_counts_more_deals(desk: Desk) -> None:
    ruled = replace(desk, rules=CategoryRules(kinds={CARDS: "pieces"}))
    add(ruled, "王小明")
    add_deal(ruled, "1", a_deal(5, category=CARDS))
    win_deal(ruled, "1")
    record_figure(ruled, a_figure(category=CARDS, pieces=7))
    assert in_no_week(ruled).correction == Correction(ZERO, 2)


def test_a_month_of_holidays_has_fewer_weeks(desk: Desk) -> None:
    with pytest.raises(InputError) as refused:
        list_deals(desk, Wanted(month=NOVEMBER.shifted(-9), week=4))
    assert str(refused.value) == "2026-02 has 3 plan weeks: write the number of one, or none"


@pytest.fixture
def rolled(desk: Desk, desk_on: DeskOn) -> Desk:
    """Know what a week did: on Monday 1 to 4 were open with 100 each, and 5 came up."""
    add(desk, "王小明", "李姐")
    for _number in range(4):
        add_deal(desk, "1", a_deal(100))
    add_deal(desk, "2", a_deal(10, opened_on=MONDAY))
    win_deal(desk_on(november(13)), "4", amount=Money.yuan(40), on=november(13))
    today = desk_on(november(18))
    win_deal(today, "1", amount=Money.yuan(30))
    win_deal(today, "4")
    move_deal(today, "2", {"amount": Money.yuan(90)})
    win_deal(today, "3", amount=Money.yuan(20))
    lose_deal(today, "3", LostReason.PRICE)
    return today


@pytest.mark.parametrize(
    ("what", "listed", "amounts", "beside"),
    [
        (Rolled.START, [1, 2, 4, 3], [100, 100, 60, 100], 0),
        (Rolled.CAME_IN, [5], [10], 0),
        (Rolled.MOVED, [2], [-10], 0),
        (Rolled.CLOSED, [4, 3], [60, 20], 0),
        (Rolled.IN_PART, [1], [30], 0),  # not the whole that was ever won of it
        (Rolled.DROPPED, [], [], 80),  # the rest of one that closed
    ],
)
def test_the_amounts_are_those_of_the_weeks_sum(
    rolled: Desk, what: Rolled, listed: list[int], amounts: list[int], beside: int
) -> None:
    found = list_deals(rolled, Wanted(rolled=what))
    assert sorted(ids(found)) == sorted(listed)
    told = {number: found.rolled[number] for number in ids(found)}
    assert told == dict(zip(listed, map(Money.yuan, amounts), strict=True))
    assert found.rolled_sum(in_pieces=False) == Money.yuan(sum(amounts) + beside)
    assert found.rolled_beside(in_pieces=False) == Money.yuan(beside)
    assert found.rolled_sum(in_pieces=True) == ZERO


def test_what_is_not_listed_adds_to_the_sum_of_its_category_and_client_alone(rolled: Desk) -> None:
    dropped = Wanted(rolled=Rolled.DROPPED)

    def beside(**more: object) -> list[int]:
        return [deal.id for deal in list_deals(rolled, dropped._replace(**more)).beside]  # type: ignore[arg-type]

    assert beside() == beside(category=INVESTMENT) == beside(contact_id=1) == [3]
    assert beside(category=DEPOSIT) == beside(contact_id=2) == []
    assert beside(state=DealState.WON) == []
    assert list_deals(rolled).beside == ()


def test_how_many_are_won_is_learned_from_all_that_closed_within_the_year(
    rolled: Desk, desk_on: DeskOn
) -> None:
    learned = Wanted(learned_any=True)
    assert ids(list_deals(rolled, learned)) == [3, 4]
    lost = learned._replace(state=DealState.LOST)
    assert ids(list_deals(rolled, lost)) == []
    assert ids(list_deals(desk_on(date(2027, 11, 18)), learned)) == []


def test_a_plan_week_of_next_month_is_its_own(weeks: Desk) -> None:
    add_deal(weeks, "2", a_deal(7, expected_on=date(2026, 12, 8)))
    assert ids(list_deals(weeks, Wanted(month=DECEMBER, week=2))) == [5]


def test_where_deals_alone_are_asked_for_the_list_counts_them_beside_the_money(
    weeks: Desk,
) -> None:
    set_quota(weeks, NOVEMBER, INVESTMENT, pieces=9)
    (second,) = of_week(weeks, 2).counted_in_deals()
    assert second == DealsCounted(INVESTMENT, booked=1, ahead=0, open=1, weighted=Money(20))
    (everything,) = list_deals(weeks, Wanted(month=NOVEMBER)).counted_in_deals()
    assert everything == DealsCounted(INVESTMENT, booked=1, ahead=0, open=3, weighted=Money(60))
    record_figure(weeks, a_figure(amount=Money.yuan(50), pieces=3))
    assert in_no_week(weeks).correction == Correction(Money.yuan(20), 2)


def test_where_money_is_asked_for_too_it_counts_the_money(weeks: Desk) -> None:
    assert [*of_week(weeks, 2).counted_in_deals()] == []
    set_quota(weeks, NOVEMBER, INVESTMENT, amount=Money.yuan(5), pieces=9)
    assert [*of_week(weeks, 2).counted_in_deals()] == []
    assert [*list_deals(weeks).counted_in_deals()] == []  # of no month


def test_what_a_week_did_is_told_in_its_own_amounts_alone(weeks: Desk) -> None:
    set_quota(weeks, NOVEMBER, INVESTMENT, pieces=9)
    asked = Wanted(month=NOVEMBER, rolled=Rolled.START)
    assert list_deals(weeks, asked).deals
    assert [*list_deals(weeks, asked).counted_in_deals()] == []
