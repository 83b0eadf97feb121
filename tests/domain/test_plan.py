"""The plan of a month as a whole: worked plans, and what is told where something is missing."""

from collections.abc import Sequence
from datetime import date

import pytest

from rmtrack.calendars import calendar_named
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import Booked, BookedAhead, CategoryPlan, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from tests.domain.values import CN, NEVER, NOV, QUOTA, nov


def booked(yuan: int, on: date, category: str = "investment") -> Booked:
    return Booked(category, Money.yuan(yuan), on)


def planned(
    *bookings: Booked,
    today: date,
    month: Month = NOV,
    quotas: Sequence[Quota] | None = None,
    calendar: WorkCalendar = CN,
    earlier: int = 0,
) -> MonthPlan:
    asked = quotas if quotas is not None else [Quota(month, "investment", QUOTA, "front-loaded")]
    facts = MonthFacts(asked, bookings, earlier={"investment": earlier})
    return plan_month(month, facts, today=today, calendar=calendar)


def test_the_worked_plan_of_november_2026() -> None:
    plan = planned(today=nov(2))
    (investment,) = plan.categories
    assert (plan.month, plan.today, plan.calendar, plan.provisional) == (NOV, nov(2), "CN", False)
    assert investment.shares == (6000, 2000, 2000, 0)
    assert [str(week.target) for week in investment.weeks] == [
        "1374000.00",
        "458000.00",
        "458000.00",
        "0.00",
    ]
    assert [str(week.flat_target) for week in investment.weeks] == [
        "545238.10",
        "545238.10",
        "545238.10",
        "654285.70",
    ]
    first = investment.weeks[0]
    assert (first.number, first.days) == (1, tuple(nov(day) for day in range(2, 7)))
    assert first.daily == (Money.yuan(274_800),) * 5
    assert investment.left_this_week == Money.yuan(1_374_000)
    assert investment.needed_today == Money.yuan(274_800)
    assert (investment.pace, investment.booked, investment.left) == (ZERO, ZERO, QUOTA)


def test_what_is_booked_for_days_to_come_is_told_apart_by_category() -> None:
    """It counts by its factor from its day on, and not before."""
    half = booked(50, nov(20), "insurance")._replace(factor=5000, pieces=1)
    ahead = (booked(300, nov(30)), half, booked(200, nov(27)))
    plan = planned(booked(40, nov(16)), *ahead, today=nov(16))
    assert plan.ahead == (
        BookedAhead("investment", Money.yuan(500), 0, (nov(27), nov(30)), None),
        BookedAhead("insurance", Money.yuan(25), 1, (nov(20), nov(20)), (nov(20), nov(20))),
    )
    assert [one.booked for one in plan.categories] == [Money.yuan(40)]
    assert plan.ahead_of("deposit") is None
    assert planned(*ahead, today=nov(30)).ahead == ()


def test_the_worked_morning_of_16_november() -> None:
    plan = planned(booked(1_300_000, nov(5)), booked(412_000, nov(14)), today=nov(16))
    (investment,) = plan.categories
    assert (plan.week, plan.day_of_week, plan.days_left) == (3, 1, 11)
    assert investment.booked == Money.yuan(1_712_000)
    assert investment.pace == Money.yuan(-120_000)
    assert round(investment.pace_days, 1) == -1.3
    assert investment.needed_today == Money.yuan(115_600)
    assert [week.booked for week in investment.weeks] == [130_000_000, 41_200_000, 0, 0]


def test_flat_four_five_day_weeks() -> None:
    month = Month(2026, 2)
    quotas = [Quota(month, "investment", QUOTA, "flat")]
    plan = planned(
        today=month.first, month=month, quotas=quotas, calendar=calendar_named("weekdays")
    )
    (investment,) = plan.categories
    assert investment.shares is None
    assert [week.target for week in investment.weeks] == [Money.yuan(572_500)] * 4
    assert [week.flat_target for week in investment.weeks] == [Money.yuan(572_500)] * 4
    assert plan.calendar == "weekdays"


@pytest.mark.parametrize(
    ("earlier", "yuan"),
    [
        (0, [916_000, 687_000, 458_000, 229_000]),
        (1, [1_145_000, 572_500, 458_000, 114_500]),
        (2, [1_374_000, 458_000, 458_000, 0]),
        (7, [1_374_000, 458_000, 458_000, 0]),
    ],
)
def test_the_ramp_follows_the_earlier_months_with_a_quota(earlier: int, yuan: list[int]) -> None:
    quotas = [Quota(NOV, "investment", QUOTA, "ramp")]
    (investment,) = planned(today=nov(2), quotas=quotas, earlier=earlier).categories
    assert [week.target for week in investment.weeks] == [Money.yuan(week) for week in yuan]


def test_the_ramp_begins_where_a_category_has_no_earlier_month() -> None:
    quotas = [Quota(NOV, "insurance", QUOTA, "ramp")]
    (insurance,) = planned(today=nov(2), quotas=quotas, earlier=9).categories
    assert insurance.shares == (4000, 3000, 2000, 1000)


def test_money_booked_outside_the_month_stands_apart() -> None:
    (investment,) = planned(
        booked(1_000, date(2026, 10, 30)),
        booked(200, nov(1)),  # a Sunday before the first working day
        booked(30, nov(30)),
        booked(4, date(2026, 12, 2)),
        today=date(2026, 12, 3),
    ).categories
    assert investment.prebooked == Money.yuan(1_004)
    assert [week.booked for week in investment.weeks] == [20_000, 0, 0, 3_000]
    assert investment.booked == Money.yuan(1_234)


def test_a_win_dated_after_today_does_not_count_yet() -> None:
    plan = planned(
        booked(100, nov(3)), booked(500, nov(4)), booked(7, nov(4), "deposit"), today=nov(3)
    )
    assert [(each.category, each.booked) for each in plan.categories] == [("investment", 10_000)]
    assert plan.categories[0].weeks[0].booked == 10_000


def test_categories_stand_in_the_order_of_the_desk_then_by_name() -> None:
    names = ["cards", "deposit", "accounts", "insurance", "investment"]
    plan = planned(
        booked(5, nov(2), "loans"),
        today=nov(2),
        quotas=[Quota(NOV, name, QUOTA, "steep") for name in names],
    )
    assert [each.category for each in plan.categories] == [
        "investment",
        "insurance",
        "deposit",
        "accounts",
        "cards",
        "loans",
    ]


def test_without_a_quota_only_what_was_booked_is_told() -> None:
    plan = planned(
        booked(5, nov(2), "deposit"),
        booked(7, date(2026, 10, 9), "deposit"),
        today=nov(2),
        quotas=[],
    )
    (deposit,) = plan.categories
    told = CategoryPlan("deposit", None, None, booked=Money.yuan(12), prebooked=Money.yuan(7))
    assert deposit == told._replace(
        kind=CategoryKind.LEVEL, expected=Money.yuan(12), bookings=deposit.bookings
    )
    assert (deposit.target, deposit.is_full, plan.is_full) == (None, False, False)
    assert deposit.target_by(nov(30)) == ZERO


def test_an_empty_month_is_a_plan_without_categories() -> None:
    plan = planned(today=nov(2), quotas=[])
    assert plan.categories == ()
    assert len(plan.weeks) == 4


@pytest.mark.parametrize(
    ("today", "week", "day", "left"),
    [
        (date(2026, 10, 31), None, None, 21),
        (nov(1), 1, None, 21),
        (nov(2), 1, 1, 21),
        (nov(6), 1, 5, 17),
        (nov(7), 1, None, 16),
        (nov(30), 4, 6, 1),
        (date(2026, 12, 1), None, None, 0),
    ],
)
def test_where_today_stands_in_the_month(
    today: date, week: int | None, day: int | None, left: int
) -> None:
    plan = planned(today=today)
    assert (plan.week, plan.day_of_week, plan.days_left) == (week, day, left)


def test_a_month_without_a_working_day_is_still_a_plan() -> None:
    plan = planned(booked(290_000, nov(3)), today=nov(16), calendar=NEVER)
    (investment,) = plan.categories
    assert (plan.week, plan.day_of_week, plan.days_left) == (None, None, 0)
    assert plan.provisional
    assert investment.weeks == ()
    assert investment.left == Money.yuan(2_000_000)
    assert (investment.needed_today, investment.left_this_week) == (ZERO, ZERO)


def test_the_cumulative_target_stands_still_on_days_off() -> None:
    (investment,) = planned(today=nov(2)).categories
    days = [date(2026, 10, 31), nov(2), nov(6), nov(8), nov(9), nov(20), nov(30), date(2027, 1, 1)]
    assert [investment.target_by(day) // 100 for day in days] == [
        0,
        274_800,
        1_374_000,
        1_374_000,
        1_465_600,
        2_290_000,
        2_290_000,
        2_290_000,
    ]


def test_one_category_can_be_looked_at_alone() -> None:
    plan = planned(booked(5, nov(2)), booked(7, nov(2), "insurance"), today=nov(2))
    assert [one.category for one in plan.only("insurance").categories] == ["insurance"]
    assert plan.only("deposit").categories == ()
    assert plan.of("insurance") == plan.only("insurance").categories[0]
    assert plan.of("deposit") is None
