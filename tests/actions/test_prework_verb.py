"""A month is prepared from its own quotas, else from this month's, by the user's own rates."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import set_quota
from rmtrack.actions.prework import prepare
from rmtrack.domain.acts import Acts
from rmtrack.domain.days import Month
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from tests.actions.values import DECEMBER, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
QUOTA = Money.yuan(2_290_000)


def test_without_any_quota_there_is_nothing_to_go_by(desk: Desk) -> None:
    prework = prepare(desk)
    assert (prework.month, prework.categories, prework.acts) == (DECEMBER, (), Acts())
    assert len(prework.days) == 11


def test_the_next_month_is_prepared(desk: Desk) -> None:
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    prework = prepare(desk)
    assert (prework.month, prework.acts, prework.assumed) == (DECEMBER, Acts(14, 56, 168), ())
    assert prepare(desk, DECEMBER) == prework


def test_what_was_won_for_it_counts_and_five_deals_make_the_average(desk: Desk) -> None:
    """5 x 200,000 leave 374,000 of 1,374,000: two deals of the user's own average."""
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    add(desk, "王小明")
    for _ in range(5):
        deal = add_deal(desk, "王小明", a_deal(200_000))
        win_deal(desk, str(deal.id), on=november(13), for_month=DECEMBER)
    prework = prepare(desk)
    assert prework.left == Money.yuan(374_000)
    assert prework.acts == Acts(2, 8, 24)


def test_where_a_category_has_no_quota_yet_this_months_is_assumed(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    set_quota(desk, NOVEMBER, INSURANCE, amount=Money.yuan(500_000), curve="40,30,20,10")
    set_quota(desk, DECEMBER, INVESTMENT, amount=Money.yuan(1_000_000))
    before = dump(desk.store)
    investment, insurance = prepare(desk).categories
    assert (investment.quota.month, investment.left) == (DECEMBER, Money.yuan(600_000))
    assert (insurance.quota.month, insurance.left) == (NOVEMBER, Money.yuan(200_000))
    assert [quota.category for quota in prepare(desk).assumed] == [INSURANCE]
    assert dump(desk.store) == before


def test_the_ramp_that_is_assumed_climbs_on(desk: Desk) -> None:
    """November was its first month: December begins with a half."""
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA, curve="ramp")
    assert prepare(desk).left == Money.yuan(1_145_000)


@pytest.mark.parametrize("month", [NOVEMBER, Month(2026, 10)])
def test_nothing_is_assumed_for_a_month_that_has_begun(desk: Desk, month: Month) -> None:
    set_quota(desk, NOVEMBER, INSURANCE, amount=QUOTA)
    set_quota(desk, Month(2026, 10), DEPOSIT, amount=QUOTA)
    prework = prepare(desk, month)
    assert prework.assumed == ()
    assert prework.days == ()
    assert [one.quota.month for one in prework.categories] == [month]


def test_this_month_stands_in_for_a_later_one_too(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    prework = prepare(desk, Month(2027, 2))
    assert [quota.month for quota in prework.assumed] == [NOVEMBER]
    assert [str(prework.days[0]), str(prework.days[-1])] == ["2027-01-18", "2027-01-29"]
    assert prework.provisional == (2027,)


def test_one_category_alone(desk: Desk) -> None:
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    set_quota(desk, DECEMBER, INSURANCE, pieces=10)
    prework = prepare(desk, category=INSURANCE)
    assert [one.category for one in prework.categories] == [INSURANCE]
    assert prework.acts == Acts(6, 24, 72)
    assert prepare(desk, category=DEPOSIT).categories == ()


def test_fewer_days_are_left_each_day(desk: Desk, desk_on: DeskOn) -> None:
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    left = [len(prepare(desk_on(november(day)), DECEMBER).days) for day in (2, 16, 24, 30)]
    assert left == [11, 11, 5, 1]
    assert prepare(desk_on(date(2026, 12, 1)), DECEMBER).days == ()
