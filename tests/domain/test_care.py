"""Birthdays in the window, and the day on which they are kept."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.care import CareDate, birthdays_within, next_birthday, remember


class Birthday(NamedTuple):
    """A row as the store answers it."""

    id: int
    name: str
    birth_day: str


BIRTH_DAYS = [f"{date(2024, 1, 1) + timedelta(days=n):%m-%d}" for n in range(366)]


@pytest.mark.parametrize(
    ("today", "days", "expected"),
    [
        (date(2026, 11, 2), 0, ["11-02"]),
        (date(2026, 11, 2), 2, ["11-02", "11-03", "11-04"]),
        (date(2026, 12, 30), 3, ["12-30", "12-31", "01-01", "01-02"]),
        (date(2026, 2, 27), 2, ["02-27", "02-28", "02-29", "03-01"]),
        (date(2028, 2, 27), 3, ["02-27", "02-28", "02-29", "03-01"]),
        (date(2028, 2, 28), 0, ["02-28"]),
        (date(2100, 2, 28), 0, ["02-28", "02-29"]),
    ],
)
def test_the_window_holds_its_first_and_last_day(
    today: date, days: int, expected: list[str]
) -> None:
    assert birthdays_within(today, days) == expected


@pytest.mark.parametrize(
    ("birth_day", "today", "expected"),
    [
        ("11-02", date(2026, 11, 2), date(2026, 11, 2)),
        ("11-01", date(2026, 11, 2), date(2027, 11, 1)),
        ("01-02", date(2026, 12, 30), date(2027, 1, 2)),
        ("02-29", date(2026, 2, 1), date(2026, 2, 28)),
        ("02-29", date(2027, 3, 1), date(2028, 2, 29)),
        ("02-29", date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_birthday_returns_today_or_later(birth_day: str, today: date, expected: date) -> None:
    assert next_birthday(birth_day, today) == expected


@given(
    birth_day=st.sampled_from(BIRTH_DAYS),
    today=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    days=st.integers(0, 60),
)
def test_a_birthday_is_in_the_window_exactly_when_it_is_kept_there(
    birth_day: str, today: date, days: int
) -> None:
    kept = next_birthday(birth_day, today)
    assert (birth_day in birthdays_within(today, days)) is (
        today <= kept <= today + timedelta(days=days)
    )


def test_care_stands_in_the_order_of_its_days_then_names_then_ids() -> None:
    rows = [
        Birthday(9, "陈阿姨", "11-05"),
        Birthday(8, "陈阿姨", "11-05"),
        Birthday(7, "Ann", "11-05"),
        Birthday(6, "李姐", "11-03"),
    ]
    assert remember(rows, date(2026, 11, 2)) == (
        CareDate(6, "李姐", "birthday", date(2026, 11, 3)),
        CareDate(7, "Ann", "birthday", date(2026, 11, 5)),
        CareDate(8, "陈阿姨", "birthday", date(2026, 11, 5)),
        CareDate(9, "陈阿姨", "birthday", date(2026, 11, 5)),
    )
