"""Deals that are won in parts, on several days, for several months; and the part that is not."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import undo
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, DealState, Degree, LostReason
from rmtrack.domain.money import ZERO, Money
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
OCTOBER = Month(2026, 10)


@pytest.fixture(autouse=True)
def _a_million(desk: Desk) -> None:
    """Know a client with a deal of a million, came up on the 2nd, expected on the 20th."""
    add(desk, "王小明")
    deal = a_deal(1_000_000, degree=Degree.COMMITTED, expected_on=november(20))
    add_deal(desk, "王小明", deal)


def booked(desk: Desk, month: Month = NOVEMBER) -> Money:
    return sum((one.booked for one in show_plan(desk, month).categories), ZERO)


def amounts(desk: Desk) -> list[tuple[int, int]]:
    """Return the days and the whole yuan of how the deal stood."""
    rows = show_deal(desk, "1").changes
    return [(row.changed_on.day, row.amount // 100) for row in rows]


def test_a_part_is_booked_and_the_rest_stays_open(desk: Desk) -> None:
    won = win_deal(desk, "1", amount=Money.yuan(400_000), on=november(13))
    assert (won.booking.amount, won.booking.booked_on) == (Money.yuan(400_000), november(13))
    assert (won.deal.state, won.deal.closed_on) == (DealState.OPEN, None)
    assert (won.deal.amount, won.deal.won) == (Money.yuan(600_000), Money.yuan(400_000))
    assert (won.deal.degree, won.deal.expected_on) == (Degree.COMMITTED, november(20))
    assert amounts(desk) == [(2, 1_000_000), (13, 600_000)]
    assert booked(desk) == Money.yuan(400_000)


def test_the_plan_follows_each_part_and_the_undo_of_each(desk: Desk, desk_on: DeskOn) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_000_000))
    set_quota(desk, DECEMBER, INVESTMENT, amount=Money.yuan(2_000_000))
    later = desk_on(date(2026, 12, 2))
    dumps = [dump(desk.store)]
    for yuan, day, month, left in (
        (300_000, november(10), None, 700_000),
        (200_000, november(12), DECEMBER, 500_000),
        (100_000, date(2026, 12, 1), None, 400_000),
    ):
        won = win_deal(later, "王小明", amount=Money.yuan(yuan), on=day, for_month=month)
        assert won.deal.amount == Money.yuan(left)
        assert won.plan == show_plan(later, month or Month.of(day))
        dumps.append(dump(desk.store))
    assert (booked(later), booked(later, DECEMBER)) == (Money.yuan(300_000), Money.yuan(300_000))
    last = win_deal(later, "1")
    assert (last.deal.state, last.deal.closed_on) == (DealState.WON, date(2026, 12, 2))
    assert (last.booking.amount, last.deal.won) == (Money.yuan(400_000), Money.yuan(1_000_000))
    for before in reversed(dumps):
        undo(later)
        assert dump(desk.store) == before
    assert booked(later) == booked(later, DECEMBER) == ZERO


@pytest.mark.parametrize("yuan", [1_000_000, 1_200_000])
def test_all_of_it_or_more_closes_the_deal(desk: Desk, yuan: int) -> None:
    won = win_deal(desk, "1", amount=Money.yuan(yuan))
    assert (won.deal.state, won.deal.won) == (DealState.WON, Money.yuan(yuan))
    assert amounts(desk) == [(2, 1_000_000)]


def test_one_fen_less_leaves_a_fen_open(desk: Desk) -> None:
    won = win_deal(desk, "1", amount=Money(99_999_999))
    assert (won.deal.state, won.deal.amount) == (DealState.OPEN, Money(1))


def test_the_last_part_closes_the_deal_with_what_it_is(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(300_000))
    won = win_deal(desk, "1", amount=Money.yuan(100_000), last=True)
    assert (won.deal.state, won.deal.won) == (DealState.WON, Money.yuan(400_000))
    assert (won.deal.amount, won.deal.lost_reason) == (Money.yuan(700_000), None)
    with pytest.raises(RuleError, match="deal 1 is closed already"):
        win_deal(desk, "1", amount=Money.yuan(1))


def test_without_an_amount_the_last_part_is_all_of_it(desk: Desk) -> None:
    assert win_deal(desk, "1", last=True).deal.won == Money.yuan(1_000_000)


def test_a_month_given_for_a_part_is_that_parts_alone(desk: Desk) -> None:
    part = win_deal(desk, "1", amount=Money.yuan(1), for_month=OCTOBER)
    assert (part.booking.for_month, part.deal.for_month) == (OCTOBER, None)
    edit_deal(desk, "1", {"for_month": DECEMBER})
    second = win_deal(desk, "1", amount=Money.yuan(1))
    assert (second.booking.for_month, second.deal.month) == (DECEMBER, DECEMBER)


def test_a_part_of_before_the_deal_came_up_was_entered_late(desk: Desk) -> None:
    won = win_deal(desk, "1", amount=Money.yuan(400_000), on=date(2026, 10, 30))
    assert won.booking.for_month == OCTOBER
    assert amounts(desk) == [(2, 1_000_000), (2, 600_000)]
    assert (booked(desk), booked(desk, OCTOBER)) == (ZERO, Money.yuan(400_000))


def test_the_rest_stands_from_the_parts_day_on_never_before_what_was_known_later(
    desk: Desk,
) -> None:
    move_deal(desk, "1", {"degree": Degree.LEANING}, on=november(12))
    win_deal(desk, "1", amount=Money.yuan(400_000), on=november(10))
    win_deal(desk, "1", amount=Money.yuan(100_000), on=november(18))  # still to come
    assert amounts(desk)[1:] == [(12, 1_000_000), (12, 600_000), (16, 500_000)]


def test_after_a_part_what_moves_is_the_rest(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(400_000), on=november(13))
    moved = move_deal(desk, "1", {"amount": Money.yuan(800_000)})
    assert (moved.after.amount, moved.after.won) == (Money.yuan(800_000), Money.yuan(400_000))
    assert win_deal(desk, "1").deal.won == Money.yuan(1_200_000)


def test_of_a_deal_won_in_part_the_rest_is_lost(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(400_000), on=november(13))
    line = lose_deal(desk, "1", LostReason.COMPETITOR).deal
    assert (line.state, line.closed_on) == (DealState.WON, MONDAY)
    assert (line.won, line.amount) == (Money.yuan(400_000), Money.yuan(600_000))
    assert line.lost_reason is LostReason.COMPETITOR
    assert booked(desk) == Money.yuan(400_000)


@pytest.mark.parametrize("end", ["won", "lost"])
def test_a_part_is_taken_back_after_what_closed_the_deal(desk: Desk, end: str) -> None:
    win_deal(desk, "1", amount=Money.yuan(400_000))  # line 3
    if end == "won":
        win_deal(desk, "1")
    else:
        lose_deal(desk, "1", LostReason.OTHER)
    before = dump(desk.store)
    with pytest.raises(RuleError, match="line 3 can't be undone: line 4 builds on it"):
        undo(desk, 3)
    assert dump(desk.store) == before
    undo(desk, 4)
    undo(desk, 3)
    assert show_deal(desk, "1").deal.amount == Money.yuan(1_000_000)


def test_how_a_deal_stood_is_taken_back_the_latest_first(desk: Desk) -> None:
    move_deal(desk, "1", {"amount": Money.yuan(900_000)})  # line 3
    move_deal(desk, "1", {"degree": Degree.LEANING})
    with pytest.raises(RuleError, match="line 3 can't be undone: line 4 builds on it"):
        undo(desk, 3)
    undo(desk, 4)
    undo(desk, 3)
    assert amounts(desk) == [(2, 1_000_000)]


def test_a_category_is_taken_back_after_what_was_booked_under_it(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(400_000))
    edit_deal(desk, "1", {"category": DEPOSIT})  # line 4
    undo(desk, 4)
    edit_deal(desk, "1", {"category": DEPOSIT})  # line 5
    win_deal(desk, "1", amount=Money.yuan(1))
    with pytest.raises(RuleError, match="line 5 can't be undone: line 6 builds on it"):
        undo(desk, 5)
    undo(desk, 6)
    undo(desk, 5)
    assert {one.category for one in show_deal(desk, "1").bookings} == {INVESTMENT}
