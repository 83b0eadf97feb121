"""The plan of a month as a whole: worked plans, then what holds for any quota, booking and day."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rmtrack.calendars import calendar_named
from rmtrack.domain.curves import percent
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import Booked, CategoryPlan, MonthPlan, plan_month
from rmtrack.domain.quota import Quota

CN = calendar_named("CN")
NOV = Month(2026, 11)
QUOTA = Money.yuan(2_290_000)


class Remembering:
    """China's calendar, asked once a day: many plans of few months are made here."""

    name = "CN"
    is_working = staticmethod(cache(CN.is_working))
    is_provisional = staticmethod(cache(CN.is_provisional))


CALENDAR: WorkCalendar = Remembering()


def nov(day: int) -> date:
    return date(2026, 11, day)


def booked(yuan: int, on: date, category: str = "investment") -> Booked:
    return Booked(category, Money.yuan(yuan), on)


def planned(
    *bookings: Booked,
    today: date,
    month: Month = NOV,
    quotas: Sequence[Quota] | None = None,
    calendar: WorkCalendar = CALENDAR,
    earlier: int = 0,
) -> MonthPlan:
    asked = quotas if quotas is not None else [Quota(month, "investment", QUOTA, "front-loaded")]
    return plan_month(
        month,
        today=today,
        calendar=calendar,
        quotas=asked,
        bookings=bookings,
        earlier={"investment": earlier},
    )


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
    ("earlier", "first_week"), [(0, 916_000), (1, 1_145_000), (2, 1_374_000), (7, 1_374_000)]
)
def test_the_ramp_follows_the_earlier_months_with_a_quota(earlier: int, first_week: int) -> None:
    quotas = [Quota(NOV, "investment", QUOTA, "ramp")]
    (investment,) = planned(today=nov(2), quotas=quotas, earlier=earlier).categories
    assert investment.weeks[0].target == Money.yuan(first_week)


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
    assert plan.categories == (
        CategoryPlan("deposit", None, None, booked=Money.yuan(12), prebooked=Money.yuan(7)),
    )
    assert plan.categories[0].target_by(nov(30)) == ZERO


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


class Never:
    """A calendar without a working day, all of it provisional."""

    name = "never"

    def is_working(self, day: date) -> bool:
        """Tell that nobody works."""
        return day < date.min

    def is_provisional(self, year: int) -> bool:
        """Tell that nothing is certain."""
        return year > 0


def test_a_month_without_a_working_day_is_still_a_plan() -> None:
    plan = planned(booked(290_000, nov(3)), today=nov(16), calendar=Never())
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


# What holds for any month, quota, curve, bookings and day

MONTHS = [Month(year, number) for year in range(2004, 2027) for number in range(1, 13)]
amounts = st.one_of(st.integers(1, 500), st.integers(1, 10**11))


@st.composite
def curves(draw: st.DrawFn) -> str:
    a, b, c = sorted(draw(st.tuples(*[st.sampled_from([0, 2500, 6000, 8000, 9999, 10_000])] * 3)))
    shares = ",".join(percent(share) for share in (a, b - a, c - b, 10_000 - c))
    return draw(st.sampled_from([shares, shares, "front-loaded", "steep", "flat", "ramp"]))


@st.composite
def situations(draw: st.DrawFn) -> MonthPlan:
    """Draw a month with one quota, some bookings around it, and a day in or near it."""
    month = draw(st.sampled_from(MONTHS))
    quota = draw(amounts)
    near = st.integers(-12, 45).map(lambda n: month.first + timedelta(days=n))
    part = st.integers(-quota // 4 - 1, quota // 2 + 1).map(Money)
    today = draw(near)
    days = st.one_of(near, st.just(today))
    return planned(
        *draw(st.lists(st.builds(Booked, st.just("investment"), part, days), max_size=6)),
        today=today,
        month=month,
        quotas=[Quota(month, "investment", Money(quota), draw(curves()))],
        earlier=draw(st.integers(0, 3)),
    )


@settings(max_examples=300, deadline=None)
@given(situations())
def test_the_numbers_agree_with_each_other(plan: MonthPlan) -> None:
    (at,) = plan.categories
    assert at.quota is not None
    assert at.booked + at.left == at.quota.amount + at.surplus
    assert 0 in (at.left, at.surplus)
    assert 0 <= at.needed_today <= at.left_this_week <= at.left
    assert at.surplus >= 0
    assert sum(week.booked for week in at.weeks) + at.prebooked == at.booked
    assert sum(week.target for week in at.weeks) == at.quota.amount
    assert sum(week.flat_target for week in at.weeks) == at.quota.amount
    assert all(sum(week.daily) == week.target for week in at.weeks)


@settings(max_examples=300, deadline=None)
@given(situations())
def test_pace_is_what_was_booked_less_the_target_of_the_day_before(plan: MonthPlan) -> None:
    (at,) = plan.categories
    assert at.pace == at.booked - at.target_by(plan.today - timedelta(days=1))
    if plan.today < plan.month.first:
        assert at.pace == at.booked
    if plan.today >= plan.month.end:
        assert at.quota is not None
        assert at.pace == at.booked - at.quota.amount


@settings(max_examples=300, deadline=None)
@given(situations())
def test_pace_in_days_walks_the_plan_day_by_day(plan: MonthPlan) -> None:
    (at,) = plan.categories
    days = [pair for week in at.weeks for pair in zip(week.days, week.daily, strict=True)]
    behind = sum(day < plan.today for day, _ in days)
    point, rest = Fraction(0), Fraction(max(0, at.booked))
    for position, (_, amount) in enumerate(days):
        if rest > 0 and amount > 0:
            point = position + min(Fraction(1), rest / amount)
            rest -= amount
    expected = float(point - behind)
    assert at.pace_days == pytest.approx(max(0, expected) if at.pace >= 0 else expected)


@settings(max_examples=300, deadline=None)
@given(situations())
def test_nothing_is_asked_by_day_or_week_outside_the_days_it_is_for(plan: MonthPlan) -> None:
    (at,) = plan.categories
    if plan.today not in plan.month:
        assert (at.left_this_week, at.needed_today, plan.week) == (0, 0, None)
    if plan.day_of_week is None:
        assert at.needed_today == 0


@settings(max_examples=60, deadline=None)
@given(situations())
@example(planned(today=nov(23)))
def test_who_does_each_day_what_it_needs_fills_the_quota_whenever_he_starts(
    plan: MonthPlan,
) -> None:
    (at,) = plan.categories
    start = max(plan.today, plan.month.first)
    days = [day for week in plan.weeks for day in week if day >= start]
    done = [Booked("investment", at.booked, plan.month.first - timedelta(days=99))]
    assert at.quota is not None
    for day in days:
        again = _on(day, plan, at, done)
        done.append(Booked("investment", again.needed_today, day))
        assert _on(day, plan, at, done).needed_today == 0
        if any(day == week[-1] for week in plan.weeks):
            assert _on(day, plan, at, done).left_this_week == 0
    if days:
        assert sum(each.amount for each in done) == max(at.booked, at.quota.amount)


def _on(day: date, plan: MonthPlan, at: CategoryPlan, done: Sequence[Booked]) -> CategoryPlan:
    assert at.quota is not None
    return planned(*done, today=day, month=plan.month, quotas=[at.quota]).categories[0]


def test_one_category_can_be_looked_at_alone() -> None:
    plan = planned(booked(5, nov(2)), booked(7, nov(2), "insurance"), today=nov(2))
    assert [one.category for one in plan.only("insurance").categories] == ["insurance"]
    assert plan.only("deposit").categories == ()
