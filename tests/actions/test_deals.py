"""Deals: opened, won, and what the month says after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, find_deal, list_deals, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealLine
from rmtrack.domain.errors import AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, DealState, Degree
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
    archive,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
HALF_A_MILLION = Money.yuan(500_000)


@pytest.fixture(autouse=True)
def _clients(desk: Desk) -> None:
    """Know three clients."""
    add(desk, "王小明", "王大明", "Room 12")


def test_a_deal_is_stored_as_the_clients_and_answered_as_the_list_shows_it(desk: Desk) -> None:
    given = a_deal(category=INSURANCE, product="年金", degree=Degree.LEANING)
    line = add_deal(desk, "小明", given)
    assert desk.store.get(Deal, line.id) == replace(given, id=1, contact_id=1)
    assert (line.name, line.state, line.won) == ("王小明", DealState.OPEN, None)
    assert list_deals(desk) == [line]


@pytest.mark.parametrize(
    ("who", "error"), [("明", AmbiguousError), ("李", NotFoundError), ("9", NotFoundError)]
)
def test_a_deal_of_nobody_is_not_stored(desk: Desk, who: str, error: type[Exception]) -> None:
    before = dump(desk.store)
    with pytest.raises(error):
        add_deal(desk, who, a_deal())
    assert dump(desk.store) == before


def test_an_archived_client_has_no_new_deal(desk: Desk) -> None:
    (gone,) = add(desk, "赵敏")
    archive(desk.store, gone)
    with pytest.raises(NotFoundError, match="archived"):
        add_deal(desk, "赵敏", a_deal())


def test_a_deal_is_expected_when_it_comes_up_or_later(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match=r"came up on 2026-11-16, so .* expected on 2026-11-15"):
        add_deal(desk, "王小明", a_deal(expected_on=november(15)))
    assert dump(desk.store) == before
    assert add_deal(desk, "王小明", a_deal(expected_on=MONDAY)).expected_on == MONDAY


@pytest.mark.parametrize("which", ["2", "２", "大明", "王大明"])
def test_a_deal_is_named_by_its_number_or_by_its_client(desk: Desk, which: str) -> None:
    add_deal(desk, "王小明", a_deal())
    add_deal(desk, "王大明", a_deal(2))
    assert find_deal(desk, which).amount == Money.yuan(2)


@pytest.mark.parametrize("which", ["12", "１２", "0"])
def test_a_plain_number_is_a_deal_and_never_a_client(desk: Desk, which: str) -> None:
    add_deal(desk, "Room 12", a_deal())
    with pytest.raises(NotFoundError, match=r"there is no deal \d+"):
        find_deal(desk, which)


def test_a_client_without_an_open_deal_names_none(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    win_deal(desk, "1")
    for who in ("王小明", "王大明"):
        with pytest.raises(NotFoundError, match=f"{who} has no open deal"):
            find_deal(desk, who)


def test_an_archived_client_names_no_deal_but_its_number_does(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    archive(desk.store, desk.store.get(Contact, 1))
    with pytest.raises(NotFoundError, match="client 1 is archived"):
        win_deal(desk, "王小明")
    assert win_deal(desk, "1").deal.name == "王小明"


def test_of_several_open_deals_one_must_be_named(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal(opened_on=november(10), product="年金"))
    add_deal(desk, "王小明", a_deal(20, opened_on=november(9), category=DEPOSIT))
    before = dump(desk.store)
    with pytest.raises(AmbiguousError) as raised:
        win_deal(desk, "王小明")
    assert raised.value.candidates == ((2, "deposit 20.00"), (1, "年金 500000.00"))
    assert str(raised.value) == "王小明 has 2 open deals; say which by the deal's number"
    assert dump(desk.store) == before
    assert win_deal(desk, "2").deal.id == 2
    assert win_deal(desk, "王小明").deal.id == 1


@pytest.mark.parametrize("which", ["1", "王小明"])
def test_a_win_books_the_deals_own_amount_today(desk: Desk, which: str) -> None:
    opened = add_deal(desk, "王小明", a_deal(category=INSURANCE, expected_on=date(2026, 12, 3)))
    won = win_deal(desk, which)
    assert won.deal == opened._replace(state=DealState.WON, closed_on=MONDAY, won=HALF_A_MILLION)
    assert won.booking == Booking(
        INSURANCE, HALF_A_MILLION, booked_on=MONDAY, for_month=NOVEMBER, id=1, deal_id=1
    )
    assert desk.store.all(queries.BOOKINGS_OF, deal_id=1) == [won.booking]
    assert list_deals(desk) == [won.deal]


def test_a_win_can_be_of_another_amount_and_day(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    won = win_deal(desk, "1", amount=Money.yuan(300_000), on=date(2026, 10, 30))
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


def test_the_list_has_the_open_ones_by_date_then_the_closed_newest_first(desk: Desk) -> None:
    for number, expected in enumerate((None, 24, 20, 18, 19), 1):
        add_deal(desk, "王小明", a_deal(number, expected_on=expected and november(expected)))
    win_deal(desk, "4", on=november(12))
    win_deal(desk, "5", on=november(13))
    assert [line.id for line in list_deals(desk)] == [3, 2, 1, 5, 4]


@pytest.mark.parametrize(
    ("state", "expected", "closed", "for_month", "month"),
    [
        (DealState.OPEN, None, None, None, None),
        (DealState.OPEN, date(2026, 12, 1), None, None, DECEMBER),
        (DealState.OPEN, date(2026, 12, 1), None, NOVEMBER, NOVEMBER),
        (DealState.OPEN, None, None, NOVEMBER, NOVEMBER),
        (DealState.WON, date(2026, 12, 1), MONDAY, None, NOVEMBER),
        (DealState.WON, None, MONDAY, DECEMBER, DECEMBER),
    ],
)
def test_a_deal_counts_for_the_month_given_else_for_that_of_its_day(
    state: DealState,
    expected: date | None,
    closed: date | None,
    for_month: Month | None,
    month: Month | None,
) -> None:
    deal = a_deal(state=state, expected_on=expected, closed_on=closed, for_month=for_month)
    assert DealLine.of(deal, "王小明").month == month
