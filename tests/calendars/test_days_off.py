"""The user's own days off are taken out of a calendar, and out of the plan weeks."""

from datetime import date

import pytest

from rmtrack.calendars import CHINA, WEEKDAYS, calendar_named
from rmtrack.calendars.own import WithDaysOff
from rmtrack.domain.days import Month
from rmtrack.domain.weeks import plan_weeks

LEAVE = frozenset(date(2026, 11, day) for day in (9, 10, 11, 12))


@pytest.mark.parametrize("name", [CHINA, WEEKDAYS])
def test_only_the_days_off_are_taken_out(name: str) -> None:
    beneath = calendar_named(name)
    calendar = WithDaysOff(beneath, LEAVE)
    for day in Month(2026, 11).days():
        assert calendar.is_working(day) == (beneath.is_working(day) and day not in LEAVE)


def test_all_else_is_the_calendars_beneath() -> None:
    calendar = WithDaysOff(calendar_named(CHINA), LEAVE)
    assert calendar.name == "CN"
    assert (calendar.is_provisional(2026), calendar.is_provisional(2199)) == (False, True)


def test_the_cut_counts_them_as_days_off() -> None:
    """Of 9 to 13 November one day is left: in the middle of a month it stands alone."""
    weeks = plan_weeks(Month(2026, 11), WithDaysOff(calendar_named(CHINA), LEAVE))
    assert [[day.day for day in week] for week in weeks] == [
        [2, 3, 4, 5, 6],
        [13],
        [16, 17, 18, 19, 20],
        [23, 24, 25, 26, 27, 30],
    ]


def test_a_first_week_that_grows_too_short_joins_the_next() -> None:
    leave = frozenset(date(2026, 11, day) for day in (2, 3, 4))
    weeks = plan_weeks(Month(2026, 11), WithDaysOff(calendar_named(CHINA), leave))
    assert [day.day for day in weeks[0]] == [5, 6, 9, 10, 11, 12, 13]
