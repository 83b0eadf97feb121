"""What a month would be if: read from the store, and nothing written to it."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import record_figure, set_quota, show_plan
from rmtrack.actions.suppose import suppose
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import INSURANCE, INVESTMENT
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
HALF_A_MILLION = Money.yuan(500_000)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Return the desk of the worked example: 1,712,000 of 2,290,000 booked by 13 November."""
    add(desk, "王小明")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_290_000))
    deal = add_deal(desk, "王小明", a_deal(1_712_000))
    win_deal(desk, str(deal.id), on=november(13))
    return desk


def investment(plan: MonthPlan) -> CategoryPlan:
    found = plan.of(INVESTMENT)
    assert found is not None
    return found


def test_the_other_month_stands_beside_this_one_and_nothing_is_stored(worked: Desk) -> None:
    before = dump(worked.store)
    found = suppose(worked, NOVEMBER, None, "40,40,20,0", HALF_A_MILLION)
    assert found.plan == show_plan(worked, NOVEMBER)
    ours, other = investment(found.plan), investment(found.other)
    assert [week.target // 100 for week in other.weeks] == [916_000, 916_000, 458_000, 0]
    assert (ours.pace, other.pace) == (Money.yuan(-120_000), Money.yuan(380_000))
    assert (ours.needed_today, other.needed_today) == (Money.yuan(115_600), ZERO)
    assert (found.curve, found.win, found.category) == ("40,40,20,0", HALF_A_MILLION, INVESTMENT)
    assert dump(worked.store) == before
    assert worked.store.database.rows("SELECT count(*) FROM history") == [(4,)]


def test_a_curve_is_that_of_all_quotas_unless_a_category_is_named(worked: Desk) -> None:
    set_quota(worked, NOVEMBER, INSURANCE, amount=Money.yuan(10))
    everywhere = suppose(worked, NOVEMBER, None, "flat", None)
    assert everywhere.category is None
    assert [one.shares for one in everywhere.other.categories] == [None, None]
    one = suppose(worked, NOVEMBER, INSURANCE, "flat", None)
    assert [each.category for each in one.other.categories] == [INSURANCE]
    assert [each.category for each in one.plan.categories] == [INSURANCE]


@pytest.mark.parametrize(
    ("month", "today", "prebooked"),
    [
        (NOVEMBER, MONDAY, ZERO),
        (NOVEMBER, date(2026, 12, 2), ZERO),
        (DECEMBER, MONDAY, HALF_A_MILLION),
    ],
)
def test_the_win_is_booked_in_the_month_or_before_it(
    worked: Desk, desk_on: DeskOn, month: Month, today: date, prebooked: Money
) -> None:
    set_quota(worked, month, INVESTMENT, amount=Money.yuan(2_290_000))
    found = suppose(desk_on(today), month, None, None, HALF_A_MILLION)
    ours, other = investment(found.plan), investment(found.other)
    assert other.booked - ours.booked == HALF_A_MILLION
    assert other.prebooked == prebooked
    assert other.deals.booked == ours.deals.booked + 1


def test_a_figure_of_the_bank_of_today_does_not_swallow_the_win(worked: Desk) -> None:
    figure = BankFigure(NOVEMBER, INVESTMENT, MONDAY, Money.yuan(1_700_000))
    record_figure(worked, figure)
    found = suppose(worked, NOVEMBER, None, None, HALF_A_MILLION)
    assert investment(found.other).booked == Money.yuan(2_200_000)


def test_a_win_where_there_is_no_quota_is_booked_and_a_curve_is_refused(desk: Desk) -> None:
    found = suppose(desk, NOVEMBER, INSURANCE, None, HALF_A_MILLION)
    assert [one.booked for one in found.other.categories] == [HALF_A_MILLION]
    assert found.plan.categories == ()
    with pytest.raises(RuleError, match="no quota to lay out"):
        suppose(desk, NOVEMBER, None, "flat", None)
