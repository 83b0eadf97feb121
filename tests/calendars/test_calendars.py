"""The calendars against the official notices, and where no notice is known."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from rmtrack.calendars import CALENDARS, calendar_named
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.errors import InputError

NOTICES = json.loads(
    (Path(__file__).parent.parent / "data" / "workdays-cn.json").read_text(encoding="utf-8")
)
CN = calendar_named("CN")
WEEKDAYS = calendar_named("weekdays")


def days_of(year: int) -> list[date]:
    return [day for number in range(1, 13) for day in Month(year, number).days()]


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_day_is_as_the_notices_say(year: int) -> None:
    off, on = set(NOTICES[str(year)]["off"]), set(NOTICES[str(year)]["on"])
    for day in days_of(year):
        expected = f"{day:%m-%d}" in on or (day.weekday() < 5 and f"{day:%m-%d}" not in off)
        assert CN.is_working(day) is expected, day
    assert not CN.is_provisional(year)


@pytest.mark.parametrize(("year", "days"), [(2025, 248), (2026, 248)])
def test_a_year_has_the_working_days_of_its_notice(year: int, days: int) -> None:
    assert sum(map(CN.is_working, days_of(year))) == days


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_is_as_the_library_says(year: int) -> None:
    assert not CN.is_provisional(year)
    for day in days_of(year):
        assert CN.is_working(day) is chinese_calendar.is_workday(day), day


def test_2027_is_provisional_until_its_notice_is_out() -> None:
    assert CN.is_provisional(2027)
    assert all(CN.is_working(day) is (day.weekday() < 5) for day in days_of(2027))


@pytest.mark.parametrize("calendar", [CN, WEEKDAYS])
def test_a_calendar_of_all_has_no_leave_that_came_late(calendar: WorkCalendar) -> None:
    assert all(
        calendar.late_days_off(Month(year, number)) == {}
        for year in (2026, 2027)
        for number in range(1, 13)
    )


def test_what_is_provisional_follows_the_library() -> None:
    known = {day.year for day in chinese_calendar.holidays}
    provisional = {year for year in range(1990, 2060) if CN.is_provisional(year)}
    assert provisional.isdisjoint(known)
    assert provisional | known == set(range(1990, 2060))


@pytest.mark.parametrize("year", [2003, min(chinese_calendar.holidays).year - 1, 2100])
def test_a_year_without_notices_is_provisional_and_goes_monday_to_friday(year: int) -> None:
    assert CN.is_provisional(year)
    assert all(CN.is_working(day) is (day.weekday() < 5) for day in days_of(year))


def test_the_year_after_the_last_notices_is_provisional() -> None:
    after = max(chinese_calendar.holidays) + timedelta(days=365)
    assert CN.is_provisional(after.year)


def test_the_plain_calendar_knows_no_holiday_and_is_never_provisional() -> None:
    for year in (2003, 2026, 2027):
        assert all(WEEKDAYS.is_working(day) is (day.weekday() < 5) for day in days_of(year))
        assert not WEEKDAYS.is_provisional(year)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("CN", "CN"), ("cn", "CN"), ("weekdays", "weekdays"), ("WEEKDAYS", "weekdays")],
)
def test_a_calendar_is_found_by_its_name(typed: str, name: str) -> None:
    assert calendar_named(typed).name == name
    assert name in CALENDARS


@pytest.mark.parametrize("name", ["HK", "", "C N"])
def test_another_name_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(InputError, match="take CN or weekdays") as caught:
        calendar_named(name)
    assert caught.value.code == 2


def test_the_table_of_holidays_is_loaded_only_when_a_day_is_asked_for() -> None:
    program = (
        "import sys; from datetime import date; from rmtrack.calendars import calendar_named;"
        "calendar = calendar_named('CN'); before = 'chinese_calendar' in sys.modules;"
        "calendar.is_working(date(2026, 11, 2)); print(before, 'chinese_calendar' in sys.modules)"
    )
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "True"]
