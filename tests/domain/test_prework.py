"""The preparation of a month: a worked one, then what holds for any month, quota, day and rate."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.calendars import calendar_named
from rmtrack.domain.acts import Acts, Basis, Rate
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.plan import Booked, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.prework import (
    Estimate,
    Margin,
    Prework,
    margins,
    prepare_month,
    preparing_days,
)
from rmtrack.domain.quota import Quota
from rmtrack.domain.weeks import plan_weeks

CN = calendar_named("CN")
DECEMBER = Month(2026, 12)
MONDAY = date(2026, 11, 16)
ASSUMED = Money.yuan(100_000)
UNKNOWN = Basis({}, calls=Rate(0, 0, 3), meetings=Rate(0, 0, 4), assumed=ASSUMED)
KNOWN = Basis({}, calls=Rate(20, 60, 3), meetings=Rate(10, 40, 4), assumed=ASSUMED)
QUOTA = Quota(DECEMBER, INVESTMENT, Money.yuan(2_290_000), "front-loaded")
NO_LEAVE: Mapping[date, date] = MappingProxyType({})


is_working_in_china = cache(CN.is_working)


class Remembering:
    """China's calendar, asked once a day: many plans of few months are made here."""

    name = "CN"

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked in China."""
        return is_working_in_china(day)

    def is_provisional(self, year: int) -> bool:
        """Tell whether China has said nothing of `year` yet."""
        return CN.is_provisional(year)

    def late_days_off(self, month: Month) -> Mapping[date, date]:
        """Return none."""
        del month
        return NO_LEAVE


class Never(Remembering):
    """A calendar without a working day."""

    def is_working(self, day: date) -> bool:
        """Tell that nobody works."""
        return day < date.min


class Odd(Remembering):
    """A calendar that knows every year but 2026."""

    def is_provisional(self, year: int) -> bool:
        """Tell whether it is 2026."""
        return year == 2026


CALENDAR = Remembering()


def november(day: int) -> date:
    return date(2026, 11, day)


def plan(
    *bookings: Booked,
    today: date = MONDAY,
    month: Month = DECEMBER,
    quotas: Sequence[Quota] = (QUOTA,),
    calendar: WorkCalendar = CALENDAR,
) -> MonthPlan:
    return plan_month(month, MonthFacts(quotas, bookings), today=today, calendar=calendar)


def prepared(*bookings: Booked, basis: Basis = KNOWN, **known: object) -> Prework:
    return prepare_month(plan(*bookings, **known), basis, CALENDAR)  # type: ignore[arg-type]


def test_week_1_of_december_from_16_november_on() -> None:
    """60 % of 2,290,000 are 1,374,000: 14 average deals, over the 11 working days left."""
    prework = prepared()
    assert (prework.month, prework.today, prework.calendar) == (DECEMBER, MONDAY, "CN")
    assert prework.week == tuple(date(2026, 12, day) for day in (1, 2, 3, 4))
    assert [day.day for day in prework.days] == [16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30]
    (investment,) = prework.categories
    assert investment.left == investment.target == prework.left == Money.yuan(1_374_000)
    assert investment.acts == prework.acts == Acts(14, 56, 168)
    assert prework.meetings == Estimate(56, 56, 56)
    assert prework.meetings.a_day(11) == Estimate(6, 6, 6)
    assert prework.calls.a_day(11) == Estimate(16, 16, 16)
    assert (prework.provisional, prework.assumed) == ((), ())


def test_with_too_little_known_there_is_a_range() -> None:
    prework = prepared(basis=UNKNOWN)
    assert prework.acts == Acts(14, 56, 168)
    assert prework.meetings == Estimate(56, 33, 188)
    assert prework.calls == Estimate(168, 84, 738)
    assert prework.calls.a_day(11) == Estimate(16, 8, 68)
    assert not prework.calls.is_known


def test_what_is_booked_already_counts_against_week_1() -> None:
    early = Booked(INVESTMENT, Money.yuan(1_145_000), november(10), pieces=3)
    (investment,) = prepared(early).categories
    assert (investment.booked, investment.deals_booked) == (Money.yuan(1_145_000), 3)
    assert investment.left == Money.yuan(229_000)
    assert investment.acts == Acts(2, 8, 24)


def test_week_1_that_is_booked_needs_nothing() -> None:
    prework = prepared(Booked(INVESTMENT, Money.yuan(1_374_001), november(10)))
    assert (prework.left, prework.acts) == (ZERO, Acts(0, 0, 0))
    assert (prework.meetings, prework.calls) == (Estimate(), Estimate())


@pytest.mark.parametrize(
    ("pieces", "target", "deals"), [(10, 6, 8), (13, 8, 8), (15, 9, 9), (None, None, 8)]
)
def test_of_money_and_deals_the_one_that_takes_more_decides(
    pieces: int | None, target: int | None, deals: int
) -> None:
    """780,000 are 8 average deals; week 1 asks for 60 % of the number of deals, too."""
    quota = Quota(DECEMBER, INVESTMENT, Money.yuan(1_300_000), "front-loaded", pieces=pieces)
    (investment,) = prepared(quotas=[quota]).categories
    assert investment.acts.deals == deals
    assert investment.deals_target == target


def test_a_quota_in_deals_alone_needs_no_money() -> None:
    quota = Quota(DECEMBER, INSURANCE, None, "front-loaded", pieces=10)
    won = Booked(INSURANCE, Money.yuan(7), november(10), pieces=2)
    (insurance,) = prepared(won, quotas=[quota]).categories
    assert (insurance.target, insurance.left) == (None, ZERO)
    assert (insurance.deals_target, insurance.deals_left) == (6, 4)
    assert insurance.acts == Acts(4, 16, 48)


def test_all_categories_with_a_quota_are_told_together() -> None:
    quotas = [QUOTA, Quota(DECEMBER, INSURANCE, Money.yuan(500_000), "front-loaded")]
    without = Booked(DEPOSIT, Money.yuan(5), november(10))
    prework = prepared(without, quotas=quotas, basis=UNKNOWN)
    assert [one.category for one in prework.categories] == [INVESTMENT, INSURANCE]
    assert prework.left == Money.yuan(1_674_000)
    assert prework.acts == Acts(17, 68, 204)
    first, second = prework.categories
    assert prework.meetings == Estimate(68, first.meetings.low + second.meetings.low, 188 + 40)
    assert prework.calls == first.calls.plus(second.calls)


def test_one_category_can_be_prepared_alone() -> None:
    quotas = [QUOTA, Quota(DECEMBER, INSURANCE, Money.yuan(500_000), "front-loaded")]
    prework = prepare_month(plan(quotas=quotas), KNOWN, CALENDAR, category=INSURANCE)
    assert [one.category for one in prework.categories] == [INSURANCE]
    assert prework.asked == INSURANCE
    assert prepare_month(plan(), KNOWN, CALENDAR, category=INSURANCE).categories == ()


def test_a_quota_of_another_month_is_an_assumption() -> None:
    before = Quota(Month(2026, 11), INSURANCE, Money.yuan(500_000), "flat")
    prework = prepared(quotas=[QUOTA, before])
    assert prework.assumed == (before,)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (november(2), 11),
        (november(15), 11),  # a Sunday
        (november(17), 10),
        (november(28), 1),
        (november(30), 1),
        (date(2026, 12, 1), 0),
        (date(2027, 1, 4), 0),
    ],
)
def test_the_days_left_are_those_from_today_on(today: date, days: int) -> None:
    assert len(prepared(today=today).days) == days


def test_what_week_1_still_needs_is_told_once_the_month_has_begun() -> None:
    prework = prepared(today=date(2026, 12, 3))
    assert (prework.days, prework.acts) == ((), Acts(14, 56, 168))


def test_a_three_week_february_is_prepared_in_two_weeks_all_the_same() -> None:
    """Spring Festival leaves 2-6, 9-14 and 24-28 February: the last two prepare March."""
    days = preparing_days(Month(2026, 3), CALENDAR)
    assert [day.day for day in days] == [9, 10, 11, 12, 13, 14, 24, 25, 26, 27, 28]


@pytest.mark.parametrize(
    ("month", "years"),
    [(DECEMBER, ()), (Month(2027, 1), (2027,)), (Month(2027, 3), (2027,))],
)
def test_a_year_without_an_official_calendar_is_told(month: Month, years: tuple[int, ...]) -> None:
    assert prepared(month=month).provisional == years


def test_of_two_years_the_one_before_can_be_provisional_alone() -> None:
    month = Month(2027, 1)
    assert prepare_month(plan(month=month), KNOWN, Odd()).provisional == (2026,)


def test_months_without_a_working_day_ask_for_nothing() -> None:
    quota = Quota(DECEMBER, INVESTMENT, Money.yuan(100), "front-loaded", pieces=3)
    prework = prepare_month(plan(quotas=[quota], calendar=Never()), KNOWN, Never())
    assert (prework.week, prework.days, prework.acts) == ((), (), Acts(0, 0, 0))
    assert prework.categories[0].target == ZERO


def test_known_rates_leave_no_margin() -> None:
    assert margins(KNOWN) == (Margin(1, 1), Margin(1, 1))


def test_calls_are_off_by_the_meetings_they_are_made_for_too() -> None:
    """2.35 to 13.42 meetings a deal, 1.91 to 7.03 calls a meeting: less than both at once."""
    meetings, calls = margins(UNKNOWN)
    assert meetings == pytest.approx((2.35 / 4, 13.42 / 4), rel=0.002)
    assert calls == pytest.approx((0.4973, 4.392), rel=0.002)
    assert calls.low > (2.35 / 4) * (1.91 / 3)
    assert calls.high < (13.42 / 4) * (7.03 / 3)
    one_known = UNKNOWN._replace(meetings=KNOWN.meetings)
    assert margins(one_known)[1] == pytest.approx((1.91 / 3, 7.03 / 3), rel=0.002)


def test_a_day_bears_its_part_rounded_up() -> None:
    assert Estimate(56, 33, 188).a_day(11) == Estimate(6, 3, 18)
    assert Estimate(0, 0, 0).a_day(11) == Estimate(0, 0, 0)
    assert Estimate(5, 5, 6).a_day(1) == Estimate(5, 5, 6)


# What holds for any month, quota, day and rate

MONTHS = [Month(year, number) for year in range(2004, 2027) for number in range(1, 13)][1:]
rates = st.builds(Rate, st.integers(0, 60), st.integers(0, 60), st.integers(1, 20))


@st.composite
def situations(draw: st.DrawFn) -> Prework:
    """Draw a month with two quotas, bookings before it, rates, and a day in or near it."""
    month = draw(st.sampled_from(MONTHS))
    today = month.first + timedelta(days=draw(st.integers(-45, 35)))
    amounts = st.one_of(st.none(), st.integers(1, 10**10).map(Money))
    quotas = [
        Quota(month, category, draw(amounts), curve, pieces=draw(st.integers(1, 99)))
        for category, curve in ((INVESTMENT, "front-loaded"), (INSURANCE, "flat"))
    ]
    part = st.integers(-(10**9), 10**10).map(Money)
    bookings = draw(
        st.lists(
            st.builds(
                Booked,
                st.sampled_from([INVESTMENT, INSURANCE]),
                part,
                st.integers(0, 60).map(lambda n: today - timedelta(days=n)),
                factor=st.sampled_from([WHOLE, 3_333]),
                pieces=st.integers(-1, 9),
            ),
            max_size=4,
        )
    )
    basis = Basis({}, calls=draw(rates), meetings=draw(rates), assumed=ASSUMED)
    return prepared(*bookings, today=today, month=month, quotas=quotas, basis=basis)


@settings(max_examples=100, deadline=None)
@given(situations())
def test_week_1_needs_what_it_asks_for_less_what_is_booked(prework: Prework) -> None:
    for one in prework.categories:
        if one.target is not None:
            assert one.left == max(0, one.target - one.booked)
        assert one.deals_target is not None
        assert one.deals_left == max(0, one.deals_target - one.deals_booked)
        assert one.acts.deals >= one.deals_left
        assert (one.acts.deals > 0) == (one.left > 0 or one.deals_left > 0)


@settings(max_examples=100, deadline=None)
@given(situations())
def test_what_is_told_lies_in_its_range(prework: Prework) -> None:
    told = [(prework.acts, prework.meetings, prework.calls)]
    told += [(one.acts, one.meetings, one.calls) for one in prework.categories]
    for acts, meetings, calls in told:
        for number, estimate in ((acts.meetings, meetings), (acts.calls, calls)):
            assert estimate.low <= estimate.about == number <= estimate.high
            assert (estimate.low > 0) == (number > 0)
    if prework.basis.meetings.is_own:
        assert prework.meetings.is_known


@settings(max_examples=100, deadline=None)
@given(situations())
def test_the_days_are_working_days_of_the_last_two_weeks_before(prework: Prework) -> None:
    weeks = plan_weeks(prework.month.shifted(-1), CALENDAR)[-2:]
    both = [day for week in weeks for day in week]
    assert list(prework.days) == [day for day in both if day >= prework.today]
    if prework.days:
        for total in (prework.meetings, prework.calls):
            a_day = total.a_day(len(prework.days))
            assert 0 <= a_day.about * len(prework.days) - total.about < len(prework.days)
            assert a_day.low <= a_day.about <= a_day.high
