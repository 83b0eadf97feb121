"""A quota is set, replaced and dropped; the plan follows what is booked."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import drop_quota, set_quota, show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.quota import Quota
from rmtrack.storage import queries
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
QUOTA = Money.yuan(2_290_000)


def quota_of(desk: Desk, month: Month = NOVEMBER, category: str = INVESTMENT) -> Quota | None:
    return desk.store.first(queries.QUOTA, month=month, category=category)


def standing(desk: Desk, month: Month = NOVEMBER) -> CategoryPlan:
    (category,) = show_plan(desk, month).categories
    return category


def book(desk: Desk, yuan: int, day: int) -> None:
    deal = add_deal(desk, "王小明", a_deal(yuan))
    win_deal(desk, str(deal.id), on=november(day))


def test_an_empty_store_has_an_empty_plan(desk: Desk) -> None:
    plan = show_plan(desk, NOVEMBER)
    assert plan.categories == ()
    assert (plan.month, plan.today, plan.calendar, plan.provisional) == (
        NOVEMBER,
        MONDAY,
        "CN",
        False,
    )
    assert (plan.week, plan.day_of_week, plan.days_left) == (3, 1, 11)


def test_setting_a_quota_answers_the_plan_that_follows(desk: Desk) -> None:
    plan = set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    assert plan == show_plan(desk, NOVEMBER)
    assert quota_of(desk) == Quota(NOVEMBER, INVESTMENT, QUOTA, "front-loaded", id=1)
    assert [week.target for week in standing(desk).weeks] == [
        Money.yuan(1_374_000),
        Money.yuan(458_000),
        Money.yuan(458_000),
        ZERO,
    ]


def test_a_quota_that_is_set_again_is_replaced_and_the_rest_of_it_stays(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA, curve="steep", pieces=5)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1))
    assert quota_of(desk) == Quota(NOVEMBER, INVESTMENT, Money.yuan(1), "steep", id=1, pieces=5)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1), curve="40,30,20,10", pieces=0)
    kept = Quota(NOVEMBER, INVESTMENT, Money.yuan(1), "40,30,20,10", id=1, pieces=0)
    assert quota_of(desk) == kept


def test_each_month_and_category_has_a_quota_of_its_own(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=Money.yuan(3), curve="flat")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1))
    set_quota(desk, NOVEMBER, "cards", amount=Money.yuan(4))
    set_quota(desk, NOVEMBER, INSURANCE, amount=Money.yuan(2))
    set_quota(desk, DECEMBER, INVESTMENT, amount=Money.yuan(5))
    asked = [(one.category, one.quota and one.quota.curve) for one in _categories(desk)]
    assert asked == [
        (INVESTMENT, "front-loaded"),
        (INSURANCE, "front-loaded"),
        (DEPOSIT, "flat"),
        ("cards", "front-loaded"),
    ]
    december = standing(desk, DECEMBER).quota
    assert december is not None
    assert december.amount == Money.yuan(5)


def _categories(desk: Desk) -> tuple[CategoryPlan, ...]:
    return show_plan(desk, NOVEMBER).categories


def test_a_dropped_quota_is_gone_and_the_money_stays(desk: Desk) -> None:
    add(desk, "王小明")
    book(desk, 1_000, 10)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    plan = drop_quota(desk, NOVEMBER, INVESTMENT)
    assert plan == show_plan(desk, NOVEMBER)
    assert (standing(desk).quota, standing(desk).booked) == (None, Money.yuan(1_000))
    assert quota_of(desk, DECEMBER) is not None


def test_a_quota_there_is_none_of_cannot_be_dropped(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    before = dump(desk.store)
    with pytest.raises(RuleError, match="there is no quota for deposit in 2026-11"):
        drop_quota(desk, NOVEMBER, DEPOSIT)
    assert dump(desk.store) == before


def test_the_ramp_climbs_over_the_first_three_months(desk: Desk) -> None:
    """It counts the months with a quota in the category, not those of the calendar."""
    set_quota(desk, Month(2026, 8), DEPOSIT, amount=QUOTA)
    months = (Month(2026, 9), Month(2026, 11), Month(2026, 12), Month(2027, 1))
    for month in reversed(months):
        set_quota(desk, month, INVESTMENT, amount=QUOTA, curve="ramp")
    assert [standing(desk, month).shares for month in months] == [
        (4000, 3000, 2000, 1000),
        (5000, 2500, 2000, 500),
        (6000, 2000, 2000, 0),
        (6000, 2000, 2000, 0),
    ]
    drop_quota(desk, Month(2026, 9), INVESTMENT)
    assert standing(desk).shares == (4000, 3000, 2000, 1000)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Return the desk of the worked example: 1,712,000 of 2,290,000 booked by 13 November."""
    add(desk, "王小明")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    for yuan, day in ((1_212_000, 4), (300_000, 9), (200_000, 13)):
        book(desk, yuan, day)
    return desk


def test_the_worked_example_on_the_monday_of_the_third_week(worked: Desk) -> None:
    now = standing(worked)
    assert now.booked == Money.yuan(1_712_000)
    assert now.left == Money.yuan(578_000)
    assert now.pace == Money.yuan(-120_000)
    assert now.pace_days == pytest.approx(-1.31, abs=0.005)
    assert now.needed_today == Money.yuan(115_600)
    assert now.left_this_week == Money.yuan(578_000)
    assert now.surplus == ZERO
    assert [week.booked for week in now.weeks] == [
        Money.yuan(1_212_000),
        Money.yuan(500_000),
        ZERO,
        ZERO,
    ]


@pytest.mark.parametrize(
    ("day", "won", "numbers"),  # pace, needed today, left this week
    [
        (13, 0, ("-28400.00", "120000.00", "120000.00")),
        (14, 0, ("-120000.00", "0.00", "120000.00")),  # a day off belongs to the week before it
        (16, 100_000, ("-20000.00", "15600.00", "478000.00")),
        (16, 600_000, ("480000.00", "0.00", "0.00")),
        (17, 0, ("-211600.00", "144500.00", "578000.00")),
        (20, 0, ("-486400.00", "578000.00", "578000.00")),
        (23, 0, ("-578000.00", "96333.34", "578000.00")),  # every share is due: over all days left
        (30, 0, ("-578000.00", "578000.00", "578000.00")),
    ],
)
def test_the_worked_example_on_other_days(
    worked: Desk, desk_on: DeskOn, day: int, won: int, numbers: tuple[str, str, str]
) -> None:
    if won:
        book(worked, won, day)
    now = standing(desk_on(november(day)))
    assert (str(now.pace), str(now.needed_today), str(now.left_this_week)) == numbers
    assert now.booked + now.left == QUOTA + now.surplus
