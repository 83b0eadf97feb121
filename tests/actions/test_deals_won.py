"""Deals that are won, whole: what is booked, and what the month says after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, DealState
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan
from rmtrack.storage import queries
from tests.actions.values import (
    AT_NINE,
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    add,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
HALF_A_MILLION = Money.yuan(500_000)


@pytest.fixture(autouse=True)
def _clients(desk: Desk) -> None:
    """Know a client."""
    add(desk, "王小明")


@pytest.mark.parametrize("which", ["1", "王小明"])
def test_a_win_books_the_deals_own_amount_today(desk: Desk, which: str) -> None:
    opened = add_deal(desk, "王小明", a_deal(category=INSURANCE, expected_on=date(2026, 12, 3)))
    won = win_deal(desk, which)
    assert won.deal == opened._replace(state=DealState.WON, closed_on=MONDAY, won=HALF_A_MILLION)
    assert won.booking == Booking(
        INSURANCE, HALF_A_MILLION, booked_on=MONDAY, for_month=NOVEMBER, id=1, deal_id=1, pieces=1
    )
    assert desk.store.all(queries.BOOKINGS_OF, deal_id=1) == [won.booking]
    assert list_deals(desk).deals == (won.deal,)


def test_a_win_can_be_of_another_amount_and_day(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    won = win_deal(desk, "1", amount=Money.yuan(300_000), on=date(2026, 10, 30), last=True)
    assert (won.booking.amount, won.booking.for_month) == (Money.yuan(300_000), Month(2026, 10))
    assert (won.deal.amount, won.deal.won) == (HALF_A_MILLION, Money.yuan(300_000))
    assert won.deal.closed_on == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("before", "given", "kept", "counted"),
    [
        (None, None, None, NOVEMBER),
        (DECEMBER, None, DECEMBER, DECEMBER),
        (None, DECEMBER, DECEMBER, DECEMBER),
        (DECEMBER, NOVEMBER, NOVEMBER, NOVEMBER),
    ],
)
def test_the_month_the_user_gave_stays_until_another_is_given(
    desk: Desk, before: Month | None, given: Month | None, kept: Month | None, counted: Month
) -> None:
    add_deal(desk, "王小明", a_deal(for_month=before))
    won = win_deal(desk, "1", for_month=given)
    assert (won.deal.for_month, won.deal.month) == (kept, counted)
    assert won.booking.for_month == counted
    assert won.plan.month == counted


def standing(desk: Desk, month: Month = NOVEMBER) -> CategoryPlan:
    (category,) = show_plan(desk, month).categories
    return category


def test_the_plan_after_a_win_is_the_one_that_is_shown(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_290_000))
    add_deal(desk, "王小明", a_deal())
    won = win_deal(desk, "1")
    assert won.plan == show_plan(desk, NOVEMBER)
    assert won.category == standing(desk)
    assert won.category is not None
    assert won.category.booked == HALF_A_MILLION


def test_of_several_categories_the_win_tells_its_own(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1))
    add_deal(desk, "王小明", a_deal(category=DEPOSIT))
    category = win_deal(desk, "1").category
    assert category is not None
    assert (category.category, category.quota, category.booked) == (DEPOSIT, None, HALF_A_MILLION)


def test_a_win_dated_in_the_future_does_not_count_yet(desk: Desk, desk_on: DeskOn) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_290_000))
    add_deal(desk, "王小明", a_deal())
    won = win_deal(desk, "1", on=november(18))
    assert won.category is not None
    assert won.category.booked == ZERO
    assert standing(desk_on(november(17))).booked == ZERO
    assert standing(desk_on(november(18))).booked == HALF_A_MILLION


def test_before_its_day_a_win_without_a_quota_has_no_category(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    assert win_deal(desk, "1", on=november(18)).category is None


def test_a_win_for_next_month_is_prebooked_there_and_nowhere_else(desk: Desk) -> None:
    set_quota(desk, DECEMBER, INVESTMENT, amount=Money.yuan(2_290_000))
    add_deal(desk, "王小明", a_deal())
    win_deal(desk, "1", for_month=DECEMBER)
    december = standing(desk, DECEMBER)
    assert (december.booked, december.prebooked) == (HALF_A_MILLION, HALF_A_MILLION)
    assert show_plan(desk, NOVEMBER).categories == ()


@pytest.mark.parametrize("state", [DealState.WON, DealState.LOST])
def test_a_closed_deal_is_not_won_again(desk: Desk, state: DealState) -> None:
    add_deal(desk, "王小明", a_deal())
    deal = desk.store.get(Deal, 1)
    with desk.store.command("close", AT_NINE):
        desk.store.put(replace(deal, state=state, closed_on=november(12)))
    before = dump(desk.store)
    with pytest.raises(RuleError, match="deal 1 is closed already, on 2026-11-12"):
        win_deal(desk, "1", amount=Money.yuan(1))
    assert dump(desk.store) == before
