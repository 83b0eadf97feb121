"""The morning as one value."""

from datetime import date

from rmtrack.domain.days import Month
from rmtrack.domain.morning import Morning
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.ranking import CallList

TODAY = date(2026, 11, 2)


def test_a_morning_holds_every_part_of_the_screen() -> None:
    parts = {"today", "plan", "coverage", "steps", "appointments", "calls", "care"}
    assert set(Morning._fields) >= parts


def test_a_morning_without_meetings_has_no_appointments() -> None:
    plan = MonthPlan(TODAY, Month(2026, 11), "CN", provisional=False, weeks=(), categories=())
    quiet = Morning(TODAY, plan, coverage={}, steps=(), calls=CallList((), 0), care=())
    assert quiet.appointments == ()
