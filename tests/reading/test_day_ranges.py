"""Days from one to another, as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.domain.wanted import Days
from rmtrack.reading.day_ranges import read_days

MONDAY = date(2026, 11, 16)
LATER = date(2029, 3, 1)


def november(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-16..2026-11-20", november(16), november(20)),
        ("2026-11-01 .. 2026-11-30", november(1), november(30)),
        ("2026-11-20...2026-11-20", november(20), november(20)),
        ("tue..fri", november(17), november(20)),
        ("today..+3d", november(16), november(19)),
        ("11-01..eom", november(1), november(30)),  # a first day to come would lie after the last
        ("mon..fri", november(16), november(20)),  # today's own name, where a range begins
        ("mon..mon", november(23), november(23)),
        ("周一..周五", november(16), november(20)),
        ("last mon..today", november(9), november(16)),
        ("11月1日至11月30日", november(1), november(30)),
        ("周二到周五", november(17), november(20)),
        ("今天～月底", november(16), november(30)),
        ("fri", november(20), november(20)),
        ("2025-03-05", date(2025, 3, 5), date(2025, 3, 5)),
    ],
)
def test_a_range_has_both_its_days(text: str, first: date, last: date) -> None:
    assert read_days(text, MONDAY) == Days(first, last)


@pytest.mark.parametrize(
    ("today", "working_week", "rest"),
    [
        (16, (16, 20), (16, 20)),
        (17, (16, 20), (17, 20)),
        (18, (16, 20), (18, 20)),
        (19, (16, 20), (19, 20)),
        (20, (23, 27), (20, 27)),  # where a range ends, a weekday's name is never today
        (21, (23, 27), (21, 27)),
        (22, (23, 27), (22, 27)),
    ],
)
@pytest.mark.parametrize(
    ("week", "from_today"), [("mon..fri", "today..fri"), ("周一..周五", "今天..周五")]
)
def test_a_working_week_ends_on_the_friday_to_come_on_each_weekday(
    today: int, working_week: tuple[int, int], rest: tuple[int, int], week: str, from_today: str
) -> None:
    assert read_days(week, november(today)) == Days(*map(november, working_week))
    assert read_days(from_today, november(today)) == Days(*map(november, rest))


@pytest.mark.parametrize("days", range(7))
def test_a_range_from_todays_own_weekday_begins_today(days: int) -> None:
    today = MONDAY + timedelta(days=days)
    name, after = (f"{today + timedelta(days=n):%a}".lower() for n in (0, 3))
    assert read_days(f"{name}..{after}", today) == Days(today, today + timedelta(days=3))


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("11-01..11-30", (2026, 12, 1), (2026, 11, 1), (2026, 11, 30)),
        ("11月1日至11月30日", (2026, 12, 1), (2026, 11, 1), (2026, 11, 30)),
        ("nov 20", (2026, 12, 1), (2026, 11, 20), (2026, 11, 20)),
        ("12-15..01-10", (2027, 2, 1), (2026, 12, 15), (2027, 1, 10)),
        ("2026-11-01..11-30", (2026, 12, 1), (2026, 11, 1), (2026, 11, 30)),
        ("06-01..06-03", (2026, 12, 1), (2026, 6, 1), (2026, 6, 3)),  # 181 days ago, or in 182
        ("06-01..06-02", (2026, 12, 1), (2027, 6, 1), (2027, 6, 2)),  # 182, or in as many
        ("06-02", (2026, 12, 1), (2026, 6, 2), (2026, 6, 2)),
        ("06-01", (2026, 12, 1), (2027, 6, 1), (2027, 6, 1)),
        ("04-01..06-30", (2026, 12, 5), (2027, 4, 1), (2027, 6, 30)),  # the next quarter but one
        ("01-05..06-30", (2026, 12, 5), (2027, 1, 5), (2027, 6, 30)),
        ("11-20..12-01", (2026, 12, 1), (2026, 11, 20), (2026, 12, 1)),  # not over yet
        ("11-20..12-10", (2026, 12, 1), (2026, 11, 20), (2026, 12, 10)),
        ("2027-01-01..11-30", (2026, 12, 1), (2027, 1, 1), (2027, 11, 30)),
        ("today..11-30", (2026, 12, 1), (2026, 12, 1), (2027, 11, 30)),
        ("mon..fri", (2026, 12, 1), (2026, 11, 30), (2026, 12, 4)),
        ("5日..10日", (2026, 12, 15), (2027, 1, 5), (2027, 1, 10)),  # a day of any month to come
        ("02-29", (2027, 12, 1), (2028, 2, 29), (2028, 2, 29)),  # 2027 has none
    ],
)
def test_days_without_a_year_that_are_just_over_are_those_and_no_next_years(
    text: str, today: tuple[int, int, int], first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert read_days(text, date(*today)) == Days(date(*first), date(*last))


@given(last=st.integers(0, 182), length=st.integers(0, 180), today=st.dates(MONDAY, LATER))
def test_any_range_that_is_over_and_nearer_than_the_next_is_found_without_its_years(
    last: int, length: int, today: date
) -> None:
    assume(last < 365 - last - length)
    end = today - timedelta(days=last)
    begin = end - timedelta(days=length)
    assume((2, 29) not in {(begin.month, begin.day), (end.month, end.day)})
    assert read_days(f"{begin:%m-%d}..{end:%m-%d}", today) == Days(begin, end)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "'' is no day"),
        ("someday", "'someday' is no day"),
        ("fri..someday", "'someday' is no day"),
        ("2026-02-30..fri", "the calendar has no day '2026-02-30'"),
        ("fri..", "'fri..' lacks a day: write the first and the last"),
        ("..fri", "'..fri' lacks a day"),
        ("..", "'..' lacks a day"),
        ("2026-11-20..2026-11-19", "'2026-11-20..2026-11-19' ends before it begins"),
        ("fri..sat..sun", "'sat..sun' is no day"),
    ],
)
def test_what_is_no_range_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_days(text, MONDAY)
    assert str(refused.value).startswith(said)
