"""A month as its page tells it: only the current one has steps, acts and names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.chances import chances_of
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.month_page import current_month, look_at_month
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.actions.rates import basis_of
from rmtrack.calendars import WEEKDAYS, calendar_named
from rmtrack.calendars.own import WithDaysOff
from rmtrack.domain.days import Month
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, Degree
from rmtrack.domain.money import Money
from rmtrack.domain.month_page import MonthPage, file_deals
from rmtrack.domain.steps import CLOSE, OPEN_BOOK, RAISE_ACTIVITY, STOCK, Step
from rmtrack.storage import queries
from tests.actions.test_verbs_together import on
from tests.actions.values import DECEMBER, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
OCTOBER = Month(2026, 10)


def page_of(desk: Desk, month: Month = NOVEMBER) -> MonthPage:
    return look_at_month(desk, month)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Return the desk with three clients, and a quota in this month and the next."""
    add(desk, "王小明", "李姐", "陈立")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1_000_000), pieces=8)
    set_quota(desk, DECEMBER, INVESTMENT, amount=Money.yuan(2_000_000))
    return desk


def opened(desk: Desk, who: str, yuan: int, degree: Degree, **fields: object) -> int:
    known = {"degree": degree, "expected_on": november(20)} | fields
    return add_deal(desk, who, a_deal(yuan, **known)).id


@pytest.mark.parametrize("month", [OCTOBER, DECEMBER])
def test_of_another_month_the_page_tells_only_how_it_stands(asked: Desk, month: Month) -> None:
    before = date(2026, 10, 30)
    opened(on(asked, before), "王小明", 100, Degree.COMMITTED, for_month=month, opened_on=before)
    assert page_of(asked, month) == MonthPage(show_plan(asked, month))


def test_looking_changes_nothing(asked: Desk) -> None:
    before = dump(asked.store)
    page = page_of(asked)
    assert page == current_month(
        asked, file_deals(asked.store.all(queries.OPEN_DEALS)), chances_of(asked)
    )
    assert page.plan == show_plan(asked, NOVEMBER)
    assert dump(asked.store) == before


def test_a_month_without_a_quota_works_nothing_into_acts(desk: Desk) -> None:
    add(desk, "王小明")
    opened(desk, "王小明", 100, Degree.COMMITTED)
    win_deal(desk, "1")
    opened(desk, "王小明", 100, Degree.COMMITTED)
    page = page_of(desk)
    assert [one.category for one in page.plan.categories] == [INVESTMENT]
    assert (page.basis, dict(page.closest)) == (None, {})


def test_the_basis_is_the_users_own_once_anything_is_asked_for(asked: Desk) -> None:
    assert page_of(asked).basis == basis_of(asked)


def test_the_closest_deals_are_told_for_each_category_with_a_quota(asked: Desk) -> None:
    set_quota(asked, NOVEMBER, INSURANCE, pieces=2)
    opened(asked, "王小明", 100, Degree.COMMITTED)
    opened(asked, "李姐", 300, Degree.LEANING)
    opened(asked, "陈立", 900, Degree.LEANING, for_month=DECEMBER)
    opened(asked, "陈立", 900, Degree.COMMITTED, category=DEPOSIT)
    closest = page_of(asked).closest
    assert {key: [deal.name for deal in deals] for key, deals in closest.items()} == {
        INVESTMENT: ["李姐", "王小明"],
        INSURANCE: [],
    }


def test_this_months_step_stands_with_next_months_beside_it(desk_on: DeskOn, asked: Desk) -> None:
    set_quota(asked, NOVEMBER, DEPOSIT, amount=Money.yuan(1))
    steps = {
        day: [(step.month, step.step, step.category) for step in page_of(desk_on(november(day)))[1]]
        for day in (2, 9, 16, 23)
    }
    assert steps == {
        2: [(NOVEMBER, OPEN_BOOK, INVESTMENT), (NOVEMBER, OPEN_BOOK, DEPOSIT)],
        9: [(NOVEMBER, RAISE_ACTIVITY, INVESTMENT), (NOVEMBER, RAISE_ACTIVITY, DEPOSIT)],
        16: [(DECEMBER, STOCK, INVESTMENT)],
        23: [(DECEMBER, CLOSE, INVESTMENT)],
    }


def test_a_step_keeps_what_is_won_what_is_committed_and_the_reserve_apart(asked: Desk) -> None:
    """Of next month's quota of 2,000,000 the first step asks for 10 to 20 percent.

    The one committed deal that was won moves that chance from 80 to 81.82 percent.
    """
    in_december = {"expected_on": None, "for_month": DECEMBER}
    won = opened(asked, "王小明", 150_000, Degree.COMMITTED, **in_december)
    win_deal(asked, str(won))
    opened(asked, "王小明", 100_000, Degree.COMMITTED, **in_december)
    opened(asked, "王小明", 60_000, Degree.LEANING, **in_december)
    opened(asked, "李姐", 50_000, Degree.CONSIDERING, **in_december)
    opened(asked, "陈立", 70_000, Degree.COMMITTED)  # of November
    opened(asked, "陈立", 70_000, Degree.COMMITTED, **in_december, category=INSURANCE)
    assert page_of(asked).steps == (
        Step(
            DECEMBER,
            STOCK,
            INVESTMENT,
            "amount",
            Money.yuan(200_000),
            Money.yuan(400_000),
            won=Money.yuan(150_000),
            committed=Money.yuan(100_000),
            clients=2,
            open_weighted=Money.yuan(81_820 + 30_000 + 10_000),
        ),
    )


def test_in_the_second_week_deals_are_counted(asked: Desk, desk_on: DeskOn) -> None:
    win_deal(asked, str(opened(asked, "王小明", 1, Degree.COMMITTED)), on=november(9))
    opened(asked, "李姐", 1, Degree.COMMITTED)
    opened(asked, "李姐", 1, Degree.LEANING)
    (step,) = page_of(desk_on(november(10))).steps
    assert (step.won, step.committed, step.clients, step.goal_min) == (1, 1, 1, 8)


@pytest.mark.parametrize(("day", "leads"), [(13, False), (16, False), (17, False), (18, True)])
def test_next_month_leads_from_mid_week_on(
    asked: Desk, desk_on: DeskOn, day: int, leads: bool
) -> None:
    page = page_of(desk_on(november(day)))
    assert page.next_leads is leads
    assert show_plan(asked, NOVEMBER).is_full is False


def test_next_month_leads_at_once_when_all_of_this_one_is_full(asked: Desk) -> None:
    """The money and the deals, of each category."""
    set_quota(asked, NOVEMBER, INVESTMENT, amount=Money.yuan(100), pieces=2)
    for _turn in range(2):
        assert page_of(asked).next_leads is False
        win_deal(asked, str(opened(asked, "王小明", 100, Degree.COMMITTED)))
    assert page_of(asked).next_leads is True
    set_quota(asked, NOVEMBER, INSURANCE, amount=Money.yuan(1))
    assert page_of(asked).next_leads is False


def test_a_full_month_leads_to_nothing_where_no_step_of_the_next_is_due(
    asked: Desk, desk_on: DeskOn
) -> None:
    set_quota(asked, NOVEMBER, INVESTMENT, amount=Money.yuan(1), pieces=None)
    win_deal(asked, str(opened(asked, "王小明", 100, Degree.COMMITTED)), on=november(3))
    page = page_of(desk_on(november(4)))
    assert (page.plan.is_full, page.coming, page.next_leads) == (True, (), False)


def test_a_month_without_a_working_day_has_no_step(asked: Desk) -> None:
    every_day = {november(day): None for day in range(1, 31)}
    idle = replace(asked, calendar=WithDaysOff(calendar_named(WEEKDAYS), every_day))
    page = page_of(idle)
    assert (page.steps, page.next_leads, page.plan.weeks) == ((), False, ())
