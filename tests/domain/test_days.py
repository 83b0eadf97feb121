"""Months and working days, in half-open ranges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.calendars.china import China
from rmtrack.calendars.weekdays import Weekdays
from rmtrack.domain.days import Month, next_working_day, working_days
from rmtrack.domain.errors import InputError

months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))


@given(months)
def test_a_month_reads_back_what_it_writes(month: Month) -> None:
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    "text",
    [
        "2026-13",
        "2026-00",
        "2026-1",
        "26-01",
        "0000-01",
        "1899-12",
        "2200-01",
        "９９９９-01",
        "2026/11",
        "2026-11-02",
        "",
        "nov",
    ],
)
def test_anything_else_is_no_month(text: str) -> None:
    with pytest.raises(InputError, match="write it as YYYY-MM") as caught:
        Month.parse(text)
    assert caught.value.code == 2


@given(months)
def test_days_fill_the_month_and_nothing_else(month: Month) -> None:
    days = list(month.days())
    assert days[0] == month.first
    assert days[-1] + timedelta(days=1) == month.end == month.shifted(1).first
    assert all(day in month and Month.of(day) == month for day in days)
    assert len(set(days)) == len(days) == (month.end - month.first).days
    assert month.end not in month


@given(months, st.integers(-1000, 1000))
def test_shifting_goes_back_the_same_way_and_sorts_by_time(month: Month, by: int) -> None:
    shifted = month.shifted(by)
    assert shifted.shifted(-by) == month
    assert (shifted > month) == (by > 0)


def test_a_month_turns_the_year() -> None:
    assert Month(2026, 12).shifted(1) == Month(2027, 1)
    assert Month(2026, 1).shifted(-1) == Month(2025, 12)
    assert str(Month(2026, 2)) == "2026-02"


def test_only_a_day_lies_in_a_month() -> None:
    text: object = "2026-11"
    assert text not in Month(2026, 11)


def test_working_days_leave_the_end_out() -> None:
    friday, saturday, monday = date(2026, 11, 6), date(2026, 11, 7), date(2026, 11, 9)
    assert working_days(friday, monday, Weekdays()) == [friday]
    assert working_days(saturday, monday + timedelta(days=1), Weekdays()) == [monday]
    assert working_days(monday, monday, Weekdays()) == []


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 6), date(2026, 11, 9)),
        (date(2026, 2, 13), date(2026, 2, 14)),  # a make-up Saturday
        (date(2026, 2, 14), date(2026, 2, 24)),  # Spring Festival
        (date(2026, 9, 30), date(2026, 10, 8)),
    ],
)
def test_the_next_working_day_skips_days_off(day: date, following: date) -> None:
    assert next_working_day(day, China()) == following
