"""Deals that were won and then were not: the plan follows, and all of it can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.plan import record_figure, set_quota, show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, DealState, LostReason
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
ALL = Money.yuan(500_000)
QUOTA = Money.yuan(1_000_000)


@pytest.fixture(autouse=True)
def _a_policy(desk: Desk) -> None:
    """Know a client with an insurance of half a million, and quotas for it in money and deals."""
    add(desk, "王小明")
    for month in (NOVEMBER, DECEMBER):
        set_quota(desk, month, INSURANCE, amount=QUOTA, pieces=4)
    add_deal(desk, "王小明", a_deal(category=INSURANCE, product="年金"))


def standing(desk: Desk, month: Month = NOVEMBER) -> CategoryPlan:
    category = show_plan(desk, month).of(INSURANCE)
    assert category is not None
    return category


def both(desk: Desk, month: Month = NOVEMBER) -> tuple[Money, int]:
    """Return what is booked in money and in deals."""
    at = standing(desk, month)
    assert at.target is not None
    assert at.booked + at.left == at.target + at.surplus
    return at.booked, at.deals.booked


def test_a_won_deal_is_taken_back_and_its_month_follows(desk: Desk) -> None:
    win_deal(desk, "1", on=november(10))
    assert both(desk) == (ALL, 1)
    lost = lose_deal(desk, "1", LostReason.FAMILY)
    back = Booking(INSURANCE, -ALL, MONDAY, NOVEMBER, id=2, deal_id=1, pieces=-1)
    assert lost.reversals == (back,)
    assert lost.plans == (show_plan(desk, NOVEMBER),)
    assert (lost.deal.state, lost.deal.closed_on) == (DealState.LOST, MONDAY)
    assert lost.deal.lost_reason is LostReason.FAMILY
    assert (lost.deal.amount, lost.deal.won, lost.deal.taken_back) == (ALL, ZERO, ALL)
    assert both(desk) == (ZERO, 0)


def test_the_page_and_the_list_tell_it(desk: Desk) -> None:
    win_deal(desk, "1", on=november(10))
    lost = lose_deal(desk, "1", LostReason.FAMILY, on=november(13))
    page = show_deal(desk, "1")
    assert page.deal == lost.deal
    assert [one.amount for one in page.bookings] == [ALL, -ALL]
    assert page.bookings[1:] == lost.reversals
    found = list_deals(desk)
    assert (found.deals, found.won, found.amount) == ((lost.deal,), ZERO, ZERO)


def test_a_deal_that_was_only_lost_has_nothing_taken_back(desk: Desk) -> None:
    lost = lose_deal(desk, "1", LostReason.PRICE)
    assert (lost.reversals, lost.plans) == ((), ())
    assert (lost.deal.won, lost.deal.taken_back) == (None, None)


@pytest.mark.parametrize(
    ("day", "given", "stands"),
    [
        (MONDAY, None, [(0, 0), (0, 0)]),
        (date(2026, 12, 2), None, [(300_000, 1), (-300_000, -1)]),
        (date(2026, 12, 2), NOVEMBER, [(-200_000, 0), (200_000, 0)]),
        (MONDAY, DECEMBER, [(300_000, 1), (-300_000, -1)]),
    ],
)
def test_parts_of_two_months_go_from_the_month_of_the_day_or_the_one_to_come(
    desk: Desk, desk_on: DeskOn, day: date, given: Month | None, stands: list[tuple[int, int]]
) -> None:
    win_deal(desk, "1", amount=Money.yuan(300_000), on=november(10))
    win_deal(desk, "1", on=november(12), for_month=DECEMBER)
    later = desk_on(day)
    lost = lose_deal(later, "1", LostReason.TRUST, for_month=given)
    found = [both(later, month) for month in (NOVEMBER, DECEMBER)]
    assert found == [(Money.yuan(yuan), deals) for yuan, deals in stands]
    assert lost.plans == tuple(
        show_plan(later, month) for month in sorted({one.for_month for one in lost.reversals})
    )


def test_a_deal_of_which_the_rest_was_lost_is_taken_back_too(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(200_000), on=november(10))
    closed = lose_deal(desk, "1", LostReason.PRICE, on=november(11)).deal
    assert (closed.state, closed.won) == (DealState.WON, Money.yuan(200_000))
    gone = lose_deal(desk, "1", LostReason.FAMILY).deal
    assert (gone.state, gone.lost_reason) == (DealState.LOST, LostReason.FAMILY)
    assert (gone.amount, gone.taken_back) == (Money.yuan(300_000), Money.yuan(200_000))
    assert both(desk) == (ZERO, 0)


def test_what_counts_goes_with_its_factor_and_category(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money(333), on=november(10))
    win_deal(desk, "1", amount=Money(333), on=november(10), last=True)
    edit_deal(desk, "1", {"factor": 3000})
    lose_deal(desk, "1", LostReason.OTHER)
    assert both(desk) == (ZERO, 0)
    edit_deal(desk, "1", {"factor": 5000, "category": DEPOSIT})
    assert {one.factor for one in show_deal(desk, "1").bookings} == {5000}
    assert both(desk) == (ZERO, 0)


@pytest.mark.parametrize(
    ("day", "month", "found"),
    [
        (november(17), None, "2026-11-17 is still to come: take the deal back once that is so"),
        (november(9), None, "booked on 2026-11-10: take it back on that day or later"),
        (november(9), DECEMBER, "booked on 2026-11-10"),
    ],
)
def test_a_reversal_that_cannot_be_changes_nothing(
    desk: Desk, day: date, month: Month | None, found: str
) -> None:
    win_deal(desk, "1", on=november(10))
    before = dump(desk.store), show_history(desk, 9)
    with pytest.raises(RuleError, match=found):
        lose_deal(desk, "1", LostReason.OTHER, on=day, for_month=month)
    assert (dump(desk.store), show_history(desk, 9)) == before


def test_a_deal_is_taken_back_once(desk: Desk) -> None:
    win_deal(desk, "1")
    lose_deal(desk, "1", LostReason.OTHER)
    before = dump(desk.store)
    with pytest.raises(RuleError, match="deal 1 is closed already, on 2026-11-16"):
        lose_deal(desk, "1", LostReason.PRICE, for_month=DECEMBER)
    with pytest.raises(RuleError, match="deal 1 is closed already"):
        win_deal(desk, "1")
    assert dump(desk.store) == before


@pytest.mark.parametrize("part", [None, Money.yuan(1)])
def test_an_open_deal_is_lost_for_no_month(desk: Desk, part: Money | None) -> None:
    if part is not None:
        win_deal(desk, "1", amount=part)
    before = dump(desk.store)
    with pytest.raises(RuleError, match="deal 1 is open, nothing is taken back"):
        lose_deal(desk, "1", LostReason.OTHER, for_month=DECEMBER)
    assert dump(desk.store) == before


def test_a_deal_without_any_booking_is_closed_and_no_more(desk: Desk) -> None:
    """As an older store may have it."""
    with desk.store.command("older", desk.now):
        desk.store.put(replace(desk.store.get(Deal, 1), state=DealState.WON, closed_on=MONDAY))
    lost = lose_deal(desk, "1", LostReason.OTHER)
    assert (lost.reversals, lost.deal.state, lost.deal.won) == ((), DealState.LOST, None)


def test_it_is_undone_and_done_again_whole(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(200_000), on=november(10))
    win_deal(desk, "1", on=november(12), for_month=DECEMBER)
    won, stood = dump(desk.store), (both(desk), both(desk, DECEMBER))
    lose_deal(desk, "1", LostReason.FAMILY)
    gone = dump(desk.store)
    undo(desk)
    assert dump(desk.store) == won
    assert (both(desk), both(desk, DECEMBER)) == stood
    redo(desk)
    assert dump(desk.store) == gone


def test_what_was_won_is_undone_after_the_reversal(desk: Desk) -> None:
    win_deal(desk, "1")  # line 5
    lose_deal(desk, "1", LostReason.FAMILY)
    with pytest.raises(RuleError, match="line 5 can't be undone: line 6 builds on it"):
        undo(desk, 5)
    undo(desk, 6)
    undo(desk, 5)
    assert show_deal(desk, "1").bookings == ()


def test_a_balance_expects_no_more_what_was_taken_back(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=QUOTA)
    add_deal(desk, "王小明", a_deal(category=DEPOSIT))
    win_deal(desk, "2", on=november(10))
    record_figure(desk, BankFigure(NOVEMBER, DEPOSIT, november(9), Money.yuan(3_000_000)))
    lost = lose_deal(desk, "2", LostReason.OTHER)
    category = lost.plans[0].of(DEPOSIT)
    assert category is not None
    assert (category.expected, category.booked, category.left) == (ZERO, ZERO, QUOTA)
