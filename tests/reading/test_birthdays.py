"""Birthdays: with their year or without."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.reading.dates import read_birthday

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("1980-05-03", 1980, "05-03"),
        ("19800503", 1980, "05-03"),
        ("1980/5/3", 1980, "05-03"),
        ("1980.5.3", 1980, "05-03"),
        ("1980年5月3日", 1980, "05-03"),
        ("05-03", None, "05-03"),
        ("5/3", None, "05-03"),
        ("5月3日", None, "05-03"),
        ("五月三号", None, "05-03"),
        ("02-29", None, "02-29"),
        ("2月29日", None, "02-29"),
        ("2000-02-29", 2000, "02-29"),
        ("2026-11-02", 2026, "11-02"),
    ],
)
def test_a_birthday_keeps_the_year_it_is_told_with(text: str, year: int | None, day: str) -> None:
    assert read_birthday(text, TODAY) == (year, day)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1981-02-29", "no day"),
        ("02-30", "no day"),
        ("13-45", "no day"),
        ("十三月三日", "no day"),
        ("十十月三日", "no day"),
        ("2026-11-03", "lies in the future"),
        ("80-05-03", "no birthday"),
        ("农历五月初五", "no birthday"),
        ("tomorrow", "no birthday"),
        ("", "no birthday"),
    ],
)
def test_what_is_no_birthday_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_birthday(text, TODAY)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_up_to_today_is_a_birthday(day: date) -> None:
    assert read_birthday(day.isoformat(), TODAY) == (day.year, f"{day:%m-%d}")
    assert read_birthday(f"{day:%m-%d}", TODAY) == (None, f"{day:%m-%d}")
