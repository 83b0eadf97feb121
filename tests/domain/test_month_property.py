"""What holds for any month, whatever is asked, won, reversed, counted anew, undone or corrected."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.figures import Correction
from rmtrack.domain.keys import DEPOSIT, INVESTMENT
from rmtrack.domain.measuring import Measured, WeekPlan
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, CategoryPlan, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from tests.domain.stories import Asked, Story, around, calendar_of, facts_of, lived, stories
from tests.domain.values import ALL_MONTHS, NOV, QUOTA, YEARS

ONE_DAY = timedelta(days=1)
LONG_AGO = timedelta(days=99)
Dated = Sequence[tuple[date, int]]

pytestmark = pytest.mark.usefixtures("unmeasured")


class Told(NamedTuple):
    """One measure of a category as it is told: its money, or its deals."""

    quota: int | None
    booked: int
    prebooked: int
    correction: Correction | None
    pace: int
    pace_days: float
    left: int
    left_this_week: int
    needed_today: int
    surplus: int
    weeks: Sequence[WeekPlan[Money]] | Sequence[WeekPlan[int]]

    @classmethod
    def of(cls, at: CategoryPlan | Measured[int], quota: int | None) -> "Told":
        """Return what is told of money, or of deals."""
        return cls(quota, *(getattr(at, name) for name in cls._fields[1:]))

    def days(self) -> Iterator[tuple[date, int]]:
        """Yield each working day with its target."""
        for week in self.weeks:
            yield from zip(week.days, week.daily, strict=True)

    def due_before(self, today: date, month: Month) -> int:
        """Return T to the end of the previous working day; after the month, the quota."""
        after = self.quota if today >= month.end else None
        return sum(part for on, part in self.days() if on < today) if after is None else after


def measures(plan: MonthPlan) -> Iterator[Told]:
    """Yield the measures with a quota."""
    for one in plan.categories:
        found = Told.of(one, one.target), Told.of(one.deals, one.deals.quota)
        yield from (at for at in found if at.quota is not None)


def refuse_wrong(plan: MonthPlan) -> None:
    """Fail where the numbers of a month do not agree with each other."""
    for at in measures(plan):
        assert at.quota is not None
        assert at.booked + at.left == at.quota + at.surplus
        assert 0 in (at.left, at.surplus)
        assert 0 <= at.needed_today <= at.left_this_week <= at.left
        assert at.surplus >= 0
        assert at.pace == at.booked - at.due_before(plan.today, plan.month)
        refuse_wrong_weeks(plan, at)
    refuse_wrong_total(plan)


def refuse_wrong_weeks(plan: MonthPlan, at: Told) -> None:
    """Fail where the weeks do not add up, or something is asked outside the days it is for."""
    if at.weeks:
        difference = at.correction.difference if at.correction else 0
        assert sum(week.booked for week in at.weeks) + at.prebooked + difference == at.booked
        assert sum(week.target for week in at.weeks) == at.quota
        assert sum(week.flat_target for week in at.weeks) == at.quota
        assert all(sum(week.daily) == week.target for week in at.weeks)
    if plan.today not in plan.month:
        assert at.left_this_week == 0
    if plan.day_of_week is None:
        assert at.needed_today == 0


def refuse_wrong_total(plan: MonthPlan) -> None:
    """Fail where the sums over the categories do not hold what holds for each."""
    total = plan.total
    asked = [Told.of(one, one.target) for one in plan.categories if one.target is not None]
    assert total.booked + total.left == total.quota + total.surplus
    assert 0 <= total.needed_today <= total.left_this_week <= total.left
    assert total.surplus >= 0
    due = [at.due_before(plan.today, plan.month) for at in asked]
    assert total.pace == total.booked - sum(due)


def refuse_wrong_booked(plan: MonthPlan, facts: MonthFacts) -> None:
    """Fail where what is booked is not what the bank last said and what was won after it."""
    for one in plan.categories:
        won = [row for row in facts.bookings if row.category == one.category]
        said = [
            row
            for row in facts.figures
            if row.category == one.category and row.taken_on <= plan.today
        ]
        money = [(row.booked_on, row.counted) for row in won]
        read = [(row.taken_on, row.amount) for row in said if row.amount is not None]
        if one.category == DEPOSIT and read:
            bases = [row.amount for row in facts.bases if row.category == DEPOSIT]
            read = [(read[-1][0], Money(_growth(read, bases, money)))]
        deals = [(row.booked_on, row.pieces) for row in won]
        counted = [(row.taken_on, row.pieces) for row in said if row.pieces is not None]
        assert one.booked == _standing(money, read, plan.today)
        assert one.deals.booked == _standing(deals, counted, plan.today)


def _growth(read: Dated, bases: Sequence[Money | None], money: Dated) -> int:
    """Return what a balance grew by since its base, else since our own sum at its first reading."""
    (first, balance), (_, latest) = read[0], read[-1]
    own = sum(number for on, number in money if on <= first)
    return latest - (bases[0] or 0) if bases else latest - balance + own


def _standing(won: Dated, said: Dated, today: date) -> int:
    since, number = said[-1] if said else (date.min, 0)
    return number + sum(each for on, each in won if since < on <= today)


@pytest.mark.parametrize("year", YEARS)
@settings(max_examples=6, deadline=None)
@given(stories(), st.lists(around, min_size=1, max_size=3))
def test_the_numbers_of_every_month_agree_whatever_happens(
    year: int, told: list[Story], days: list[int]
) -> None:
    for month in (Month(year, number) for number in range(1, 13)):
        for story in told:
            for today in {*days, *(deal.on for deal in story.deals[-1:])}:
                plan = lived(story, month, month.first + today * ONE_DAY)
                refuse_wrong(plan)
                refuse_wrong_booked(plan, facts_of(story, month))


@st.composite
def ends(draw: st.DrawFn) -> tuple[Story, Month, date]:
    """Draw the end of a story, a month for it, and a day in or near that month."""
    month = draw(st.sampled_from(ALL_MONTHS))
    return draw(stories())[-1], month, month.first + draw(around) * ONE_DAY


@settings(max_examples=300, deadline=None)
@given(ends())
def test_pace_in_days_walks_the_plan_day_by_day(drawn: tuple[Story, Month, date]) -> None:
    story, month, today = drawn
    for at in measures(lived(story, month, today)):
        behind = sum(day < today for day, _ in at.days())
        point, rest = Fraction(0), Fraction(max(0, at.booked))
        for position, (_, amount) in enumerate(at.days()):
            if rest > 0 and amount > 0:
                point = position + min(Fraction(1), rest / amount)
                rest -= amount
        expected = float(point - behind)
        assert at.pace_days == pytest.approx(max(0, expected) if at.pace >= 0 else expected)


@settings(max_examples=100, deadline=None)
@given(ends())
@example((Story((Asked(INVESTMENT, QUOTA, 20, "front-loaded", 0),)), NOV, date(2026, 11, 23)))
def test_who_does_each_day_what_it_needs_fills_the_quota_whenever_he_starts(
    drawn: tuple[Story, Month, date],
) -> None:
    """In money and in deals, also with leaves that became known on the way."""
    story, month, today = drawn
    start = lived(story, month, today)
    facts = facts_of(story, month)._replace(figures=(), bases=(), bookings=())
    calendar = calendar_of(story, month)
    done = [
        Booked(one.category, one.booked, month.first - LONG_AGO, pieces=one.deals.booked)
        for one in start.categories
    ]
    for week in start.weeks:
        for day in week:
            if day >= today:
                done += _done_on(day, facts._replace(bookings=done), month, calendar)
                after = _planned(day, facts._replace(bookings=done), month, calendar)
                assert all(at.needed_today == 0 for at in measures(after))
                assert day != week[-1] or all(at.left_this_week == 0 for at in measures(after))
    if start.days_left:
        end = _planned(month.end, facts._replace(bookings=done), month, calendar)
        for before, at in zip(measures(start), measures(end), strict=True):
            assert at.booked == max(before.booked, before.quota or 0)


def _done_on(day: date, facts: MonthFacts, month: Month, calendar: WorkCalendar) -> list[Booked]:
    """Return what the day needs, booked on it."""
    return [
        Booked(one.category, one.needed_today, day, pieces=one.deals.needed_today)
        for one in _planned(day, facts, month, calendar).categories
    ]


def _planned(day: date, facts: MonthFacts, month: Month, calendar: WorkCalendar) -> MonthPlan:
    return plan_month(month, facts, today=day, calendar=calendar)
