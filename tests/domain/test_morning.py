"""The morning as one value."""

from datetime import date

from rmtrack.domain.days import Month
from rmtrack.domain.grid import Limit
from rmtrack.domain.money import ZERO
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.morning import Morning
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.ranking import CallList
from rmtrack.domain.steps import Counts, step_for

TODAY = date(2026, 11, 2)
NOVEMBER = Month(2026, 11)
PLAN = MonthPlan(TODAY, NOVEMBER, "CN", provisional=False, weeks=(), categories=())
STEP = step_for(NOVEMBER, 3, "investment", quota=None, counts=Counts(ZERO, 0, ZERO, 0, 0, ZERO))


def a_morning(page: MonthPage) -> Morning:
    return Morning(TODAY, page, coverage={}, calls=CallList((), 0), care=(), limit=Limit(0, 150))


def test_a_morning_holds_every_part_of_the_screen() -> None:
    parts = {"today", "page", "coverage", "appointments", "calls", "care"}
    assert set(Morning._fields) >= parts


def test_the_month_and_its_steps_are_those_of_its_page() -> None:
    morning = a_morning(MonthPage(PLAN, (STEP,)))
    assert (morning.plan, morning.steps) == (PLAN, (STEP,))


def test_a_morning_without_meetings_has_no_appointments() -> None:
    assert a_morning(MonthPage(PLAN)).appointments == ()
