"""Lunar days and the dates they fall on, as printed calendars have them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.calendars.lunar import China
from rmtrack.domain.birthdays import Birthday, find_birthday
from rmtrack.domain.care import CareDate
from rmtrack.domain.lunar import (
    birth_date,
    find_month,
    kept_in,
    lunar_birthdays_within,
    next_lunar_birthday,
    remember_lunar,
)
from rmtrack.storage.birthdays import Birthday as Row

LUNAR = China()
TODAY = date(2026, 11, 16)
LUNAR_DAYS = [f"{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 31)]


@pytest.mark.parametrize(
    ("year", "day", "on"),
    [
        (2025, "08-15", date(2025, 10, 6)),  # mid-autumn
        (2026, "08-15", date(2026, 9, 25)),
        (2027, "08-15", date(2027, 9, 15)),
        (2024, "01-01", date(2024, 2, 10)),  # new year
        (2025, "01-01", date(2025, 1, 29)),
        (2026, "01-01", date(2026, 2, 17)),
        (2027, "01-01", date(2027, 2, 6)),
        (2025, "05-05", date(2025, 5, 31)),  # dragon boats
        (2026, "05-05", date(2026, 6, 19)),
        (2025, "12-30", date(2026, 2, 16)),  # the last month has 29 days
        (2026, "12-29", date(2027, 2, 5)),
        (2025, "06-08", date(2025, 7, 2)),  # not in the leap month, which follows
        (1968, "08-15", date(1968, 10, 6)),
    ],
)
def test_a_lunar_birthday_is_kept_on_its_day(year: int, day: str, on: date) -> None:
    assert kept_in(year, day, LUNAR) == on


def test_the_thirtieth_is_kept_on_the_last_day_of_a_short_month() -> None:
    assert kept_in(2026, "08-30", LUNAR) == kept_in(2026, "08-29", LUNAR) == date(2026, 10, 9)


@pytest.mark.parametrize(
    ("day", "today", "on", "year"),
    [
        ("08-15", date(2026, 9, 25), date(2026, 9, 25), 2026),
        ("08-15", date(2026, 9, 26), date(2027, 9, 15), 2027),
        ("12-20", date(2026, 1, 5), date(2026, 2, 7), 2025),  # still in the lunar year before
        ("12-20", date(2026, 2, 8), date(2027, 1, 27), 2026),
    ],
)
def test_a_lunar_birthday_returns_today_or_later(
    day: str, today: date, on: date, year: int
) -> None:
    assert next_lunar_birthday(day, today, LUNAR) == (on, year)


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (1968, "10-08", Birthday(TODAY, age=58, turns=58, lunar="10-08")),
        (1968, "10-09", Birthday(date(2026, 11, 17), age=57, turns=58, lunar="10-09")),
        (None, "10-10", Birthday(date(2026, 11, 18), age=None, turns=None, lunar="10-10")),
        (2026, "09-01", Birthday(date(2027, 9, 30), age=0, turns=1, lunar="09-01")),
    ],
)
def test_years_are_counted_from_lunar_birthday_to_lunar_birthday(
    year: int | None, day: str, expected: Birthday
) -> None:
    assert find_birthday(year, day, TODAY, LUNAR) == expected


@pytest.mark.parametrize(
    ("year", "day", "leap", "on"),
    [
        (2025, "06-01", False, date(2025, 6, 25)),
        (2025, "06-01", True, date(2025, 7, 25)),
        (2026, "06-01", True, None),  # no leap month
        (2026, "08-30", False, None),  # a short month
    ],
)
def test_only_what_the_calendar_had_is_a_day_of_birth(
    year: int, day: str, leap: bool, on: date | None
) -> None:
    assert birth_date(year, day, LUNAR, leap=leap) == on


def test_a_leap_month_has_no_birthdays() -> None:
    assert lunar_birthdays_within(date(2025, 7, 25), 28, LUNAR) == []
    assert lunar_birthdays_within(date(2025, 7, 24), 1, LUNAR) == ["06-30"]
    assert lunar_birthdays_within(date(2025, 8, 22), 1, LUNAR) == ["07-01"]


def test_the_thirtieth_stands_beside_the_last_day_of_a_short_month() -> None:
    assert lunar_birthdays_within(date(2026, 10, 9), 1, LUNAR) == ["08-29", "08-30", "09-01"]


def test_who_was_born_by_the_lunar_calendar_is_remembered_on_the_day() -> None:
    rows = [Row(9, "陈阿姨", "10-10", None)]
    assert remember_lunar(rows, TODAY, LUNAR) == (
        CareDate(9, "陈阿姨", "birthday", date(2026, 11, 18), lunar="10-10"),
    )


@pytest.mark.parametrize("year", range(1950, 2051))
def test_every_lunar_day_falls_back_on_itself(year: int) -> None:
    """The months follow one another without a gap, and every day of them is found again."""
    months = LUNAR.months(year)
    assert [month.number for month in months if not month.leap] == list(range(1, 13))
    assert sum(month.leap for month in months) <= 1
    assert months[-1].last + timedelta(days=1) == LUNAR.months(year + 1)[0].first
    for month in months:
        assert month.days in {29, 30}
        for n in range(month.days):
            day = f"{month.number:02d}-{n + 1:02d}"
            on = birth_date(year, day, LUNAR, leap=month.leap)
            assert on == month.first + timedelta(days=n)
            assert find_month(on, LUNAR) == month
            if not month.leap:
                assert kept_in(year, day, LUNAR) == on


@given(
    day=st.sampled_from(LUNAR_DAYS),
    today=st.dates(date(1950, 3, 1), date(2099, 12, 31)),
    days=st.integers(0, 40),
)
def test_a_birthday_is_in_the_window_exactly_when_it_is_kept_there(
    day: str, today: date, days: int
) -> None:
    on, _year = next_lunar_birthday(day, today, LUNAR)
    assert (day in lunar_birthdays_within(today, days, LUNAR)) is (
        today <= on <= today + timedelta(days=days)
    )
