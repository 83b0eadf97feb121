"""The course of a month: what each evening has, by the curve, by the flat one, and in truth."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.course import Point, course_of, course_of_total
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from tests.domain.values import ALL_MONTHS, CN, NEVER, NOV, QUOTA, away, curves, leave, nov

FRONT_LOADED = "front-loaded"
ASKED = (Quota(NOV, "investment", QUOTA, FRONT_LOADED),)
LAST_DAY = nov(30)
LAST_OF_OCTOBER = date(2026, 10, 29)


def booked(yuan: int, on: date, category: str = "investment", pieces: int = 0) -> Booked:
    return Booked(category, Money.yuan(yuan), on, pieces=pieces)


def planned(
    *bookings: Booked,
    today: date = LAST_DAY,
    quotas: Sequence[Quota] = ASKED,
    figures: Sequence[BankFigure] = (),
    calendar: WorkCalendar = CN,
) -> MonthPlan:
    facts = MonthFacts(quotas=quotas, bookings=bookings, figures=figures)
    return plan_month(NOV, facts, today=today, calendar=calendar)


def course(plan: MonthPlan, category: str = "investment") -> dict[date, Point]:
    found = plan.of(category)
    assert found is not None
    return {point.day: point for point in course_of(plan, found)}


def known(plan: MonthPlan) -> dict[int, int]:
    """Return what is booked by evening, in yuan, as far as it is known."""
    return {
        day.day: point.booked // 100
        for day, point in course(plan).items()
        if point.booked is not None
    }


def test_the_worked_month_evening_by_evening() -> None:
    evenings = course(planned(today=nov(2)))
    assert len(evenings) == 21
    assert evenings[nov(2)] == Point(nov(2), Money.yuan(274_800), Money(10_904_762), Money(0))
    assert evenings[nov(6)][1:] == (Money.yuan(1_374_000), Money(54_523_810), None)
    assert evenings[nov(13)].managed == Money.yuan(1_832_000)
    assert evenings[nov(20)][1:3] == (QUOTA, Money(163_571_430))
    assert evenings[nov(30)][1:3] == (QUOTA, QUOTA)


def test_each_evening_has_what_was_booked_up_to_it() -> None:
    plan = planned(
        booked(80, LAST_OF_OCTOBER),
        booked(300, nov(2)),
        booked(500, nov(4)),
        booked(-100, nov(5)),
        today=nov(9),
    )
    assert known(plan) == {2: 380, 3: 380, 4: 880, 5: 780, 6: 780, 9: 780}


def test_a_day_off_stands_in_the_next_evening_and_what_comes_late_in_the_last() -> None:
    saturday, late = booked(70, nov(7)), booked(30, date(2026, 12, 2))
    assert known(planned(saturday, today=nov(8)))[6] == 0
    assert known(planned(saturday, today=nov(9)))[9] == 70
    over = known(planned(saturday, late, today=date(2026, 12, 3)))
    assert (over[27], over[30]) == (70, 100)


def test_each_figure_of_the_bank_counts_from_its_day_to_the_next() -> None:
    figures = [
        BankFigure(NOV, "investment", day, Money.yuan(yuan))
        for day, yuan in ((nov(4), 200), (nov(9), 400), (nov(12), 600))
    ]
    plan = planned(booked(50, nov(3)), booked(30, nov(10)), figures=figures, today=nov(13))
    evenings = {2: 0, 3: 50, 4: 200, 5: 200, 6: 200, 9: 400, 10: 430, 11: 430, 12: 600, 13: 600}
    assert known(plan) == evenings
    of_deals = [BankFigure(NOV, "investment", nov(4), pieces=3)]
    asked = Quota(NOV, "investment", None, FRONT_LOADED, pieces=5)
    plan = planned(booked(50, nov(3), pieces=1), quotas=[asked], figures=of_deals, today=nov(5))
    assert [point.booked for point in course(plan).values()][:4] == [0, 1, 3, 3]


def test_nothing_is_known_of_a_month_to_come() -> None:
    plan = planned(booked(80, date(2026, 10, 20)), today=date(2026, 10, 21))
    assert {point.booked for point in course(plan).values()} == {None}


def test_the_banks_figure_counts_from_its_day_on() -> None:
    figure = BankFigure(NOV, "investment", nov(10), Money.yuan(650))
    plan = planned(booked(600, nov(3)), booked(40, nov(11)), figures=[figure], today=nov(11))
    assert known(plan) == {2: 0, 3: 600, 4: 600, 5: 600, 6: 600, 9: 600, 10: 650, 11: 690}


def test_a_quota_in_deals_alone_runs_in_deals() -> None:
    quotas = [Quota(NOV, "cards", None, FRONT_LOADED, pieces=10)]
    figures = [BankFigure(NOV, "cards", nov(4), pieces=4)]
    won = [booked(1, nov(day), "cards", pieces=1) for day in (2, 3, 3)]
    rules = CategoryRules(kinds={"cards": CategoryKind.PIECES})
    facts = MonthFacts(quotas=quotas, bookings=won, figures=figures)
    plan = plan_month(NOV, facts, today=nov(4), calendar=CN, rules=rules)
    evenings = course(plan, "cards")
    assert [evenings[nov(day)].booked for day in (2, 3, 4, 5)] == [1, 3, 4, None]
    assert (evenings[nov(6)].managed, evenings[nov(30)].flat) == (6, 10)
    assert not isinstance(evenings[nov(6)].managed, Money)


def test_a_quota_in_both_runs_in_money() -> None:
    both = [Quota(NOV, "investment", QUOTA, FRONT_LOADED, pieces=8)]
    assert course(planned(quotas=both)) == course(planned())


def test_without_a_quota_or_a_working_day_there_is_no_course() -> None:
    assert course(planned(booked(5, nov(3)), quotas=[])) == {}
    assert course(planned(calendar=NEVER)) == {}


def test_a_leave_that_came_late_leaves_the_evenings_before_it_as_they_were() -> None:
    evenings = course(planned(calendar=away(leave(17, 18, known=16))))
    assert nov(17) not in evenings
    before = course(planned())
    assert [evenings[nov(day)].managed for day in (2, 13)] == [
        before[nov(day)].managed for day in (2, 13)
    ]
    assert evenings[nov(30)][1:3] == (QUOTA, QUOTA)


def test_the_total_is_the_sum_of_those_with_a_quota_in_money() -> None:
    insurance = Quota(NOV, "insurance", Money.yuan(1_000_000), "steep")
    cards = Quota(NOV, "cards", None, FRONT_LOADED, pieces=10)
    plan = planned(
        booked(300, nov(2)),
        booked(50, nov(3), "insurance"),
        booked(9, nov(3), "deposit"),
        quotas=[*ASKED, insurance, cards],
        today=nov(3),
    )
    total = {point.day: point for point in course_of_total(plan)}
    assert total[nov(3)].booked == Money.yuan(350)
    assert total[nov(4)].booked is None
    assert total[nov(2)].managed == Money.yuan(274_800 + 120_000)
    assert total[nov(30)][1:3] == (plan.total.quota, plan.total.quota)
    assert all(isinstance(point.flat, Money) for point in total.values())


def test_there_is_no_total_of_nothing() -> None:
    assert course_of_total(planned(quotas=[])) == ()


def test_the_flat_curve_is_its_own_comparison() -> None:
    plan = planned(quotas=[Quota(NOV, "investment", QUOTA, "flat")])
    assert all(point.managed == point.flat for point in course(plan).values())


@given(
    st.sampled_from(ALL_MONTHS),
    curves(),
    st.integers(1, 10**12),
    st.lists(st.tuples(st.integers(-40, 40), st.integers(-(10**10), 10**10)), max_size=6),
    st.integers(-5, 40),
)
def test_the_evenings_agree_with_the_plan(
    month: Month, curve: str, quota: int, entries: list[tuple[int, int]], after: int
) -> None:
    """Both curves rise to the quota; on a working day and after the month all booked is told."""
    quotas = [Quota(month, "investment", Money(quota), curve)]
    bookings = [
        Booked("investment", Money(fen), month.first + timedelta(days=days))
        for days, fen in entries
    ]
    today = month.first + timedelta(days=after)
    facts = MonthFacts(quotas=quotas, bookings=bookings)
    plan = plan_month(month, facts, today=today, calendar=CN)
    (category,) = plan.categories
    points = course_of(plan, category)
    assert [point.day for point in points] == [day for week in plan.weeks for day in week]
    for line in ([p.managed for p in points], [p.flat for p in points]):
        assert line == sorted(line)
        assert line[-1] == quota
    assert all(point.managed == category.target_by(point.day) for point in points)
    seen = [point.booked for point in points if point.booked is not None]
    assert len(seen) == sum(point.day <= today for point in points)
    if plan.day_of_week is not None or today >= month.end:
        assert seen[-1] == category.booked
