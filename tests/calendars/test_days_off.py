"""The user's own days off are taken out of a calendar, and out of the plan weeks."""

from datetime import date

import pytest

from rmtrack.calendars import CHINA, WEEKDAYS, calendar_named
from rmtrack.calendars.own import WithDaysOff
from rmtrack.domain.days import Month
from rmtrack.domain.weeks import lay_out, plan_weeks

LEAVE = dict.fromkeys(date(2026, 11, day) for day in (9, 10, 11, 12))


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
    leave = dict.fromkeys(date(2026, 11, day) for day in (2, 3, 4))
    weeks = plan_weeks(Month(2026, 11), WithDaysOff(calendar_named(CHINA), leave))
    assert [day.day for day in weeks[0]] == [5, 6, 9, 10, 11, 12, 13]


NOVEMBER = Month(2026, 11)


def november(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("known", "since"),
    [
        (None, None),
        (date(2026, 10, 31), None),
        (november(1), None),  # on the first day of the month nothing has been asked for yet
        (november(2), november(2)),
        (november(17), november(17)),
        (november(18), november(18)),
        (november(25), november(18)),  # told after it was taken
        (date(2027, 1, 5), november(18)),
    ],
)
def test_a_day_off_comes_late_once_the_month_has_begun(
    known: date | None, since: date | None
) -> None:
    calendar = WithDaysOff(calendar_named(CHINA), {november(18): known})
    assert calendar.late_days_off(NOVEMBER) == ({} if since is None else {november(18): since})
    assert not calendar.is_working(november(18))


def test_only_working_days_of_the_month_can_come_late() -> None:
    """A Saturday changes nothing, a make-up Saturday does, and December's days are December's."""
    days = [date(2026, 2, 14), date(2026, 2, 16), date(2026, 2, 21), date(2026, 3, 2)]
    calendar = WithDaysOff(calendar_named(CHINA), dict.fromkeys(days, date(2026, 2, 5)))
    assert calendar.late_days_off(Month(2026, 2)) == {days[0]: date(2026, 2, 5)}
    assert calendar.late_days_off(Month(2026, 3)) == {}


def test_a_late_day_off_leaves_the_cut_as_it_was() -> None:
    calendar = WithDaysOff(calendar_named(CHINA), dict.fromkeys(LEAVE, november(4)))
    plain = lay_out(NOVEMBER, calendar_named(CHINA))
    late = lay_out(NOVEMBER, calendar)
    assert late.cut == plain.cut
    assert [len(week) for week in late.weeks] == [5, 1, 5, 6]
