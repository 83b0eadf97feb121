"""Days and moments in both languages, seen from Monday 2 November 2026, 09:00."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.reading.dates import (
    BACK,
    FORWARD,
    Looking,
    read_day,
    read_full_day,
    read_past_day,
    read_when,
)

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 0, 30, tzinfo=timezone(timedelta(hours=8)))
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# text: looking forward, looking back
EITHER_SIDE = {
    "mon": ("2026-11-09", "2026-10-26"),
    "monday": ("2026-11-09", "2026-10-26"),
    "Tue": ("2026-11-03", "2026-10-27"),
    "tues": ("2026-11-03", "2026-10-27"),
    "thurs": ("2026-11-05", "2026-10-29"),
    "FRI": ("2026-11-06", "2026-10-30"),
    "sunday": ("2026-11-08", "2026-11-01"),
    "周一": ("2026-11-09", "2026-10-26"),
    "周五": ("2026-11-06", "2026-10-30"),
    "星期五": ("2026-11-06", "2026-10-30"),
    "礼拜五": ("2026-11-06", "2026-10-30"),
    "周5": ("2026-11-06", "2026-10-30"),
    "星期天": ("2026-11-08", "2026-11-01"),
    "周日": ("2026-11-08", "2026-11-01"),
    "12-05": ("2026-12-05", "2025-12-05"),
    "12/5": ("2026-12-05", "2025-12-05"),
    "1-15": ("2027-01-15", "2026-01-15"),
    "11-02": ("2026-11-02", "2026-11-02"),
    "12月5日": ("2026-12-05", "2025-12-05"),
    "12月5号": ("2026-12-05", "2025-12-05"),
    "12月5": ("2026-12-05", "2025-12-05"),
    "十二月二十五日": ("2026-12-25", "2025-12-25"),
    "dec 5": ("2026-12-05", "2025-12-05"),
    "5 December": ("2026-12-05", "2025-12-05"),
    "5日": ("2026-11-05", "2026-10-05"),
    "1号": ("2026-12-01", "2026-11-01"),
    "2号": ("2026-11-02", "2026-11-02"),
    "十五号": ("2026-11-15", "2026-10-15"),
    "eom": ("2026-11-30", "2026-10-31"),
    "月底": ("2026-11-30", "2026-10-31"),
    "月末": ("2026-11-30", "2026-10-31"),
}

# text: the same day wherever one looks
ONE_SIDE = {
    "2026-11-05": "2026-11-05",
    "2026-1-5": "2026-01-05",
    "2026/11/5": "2026-11-05",
    "2026.11.05": "2026-11-05",
    "20261105": "2026-11-05",
    "2026年11月5日": "2026-11-05",
    "２０２６－１１－０５": "2026-11-05",
    "5 dec 2027": "2027-12-05",
    "dec 5, 2027": "2027-12-05",
    "sept 9 2027": "2027-09-09",
    "today": "2026-11-02",
    "Tomorrow": "2026-11-03",
    "yesterday": "2026-11-01",
    "今天": "2026-11-02",
    "明天": "2026-11-03",
    "后天": "2026-11-04",
    "大后天": "2026-11-05",
    "昨天": "2026-11-01",
    "前天": "2026-10-31",
    "大前天": "2026-10-30",
    "next mon": "2026-11-09",
    "next tue": "2026-11-10",
    "next sunday": "2026-11-15",
    "last fri": "2026-10-30",
    "last mon": "2026-10-26",
    "this fri": "2026-11-06",
    "下周二": "2026-11-10",
    "下周三": "2026-11-11",
    "下星期三": "2026-11-11",
    "下个礼拜三": "2026-11-11",
    "下下周一": "2026-11-16",
    "上周三": "2026-10-28",
    "上个星期天": "2026-11-01",
    "上上周日": "2026-10-25",
    "本周五": "2026-11-06",
    "这周日": "2026-11-08",
    "+3d": "2026-11-05",
    "+0d": "2026-11-02",
    "+ 3 days": "2026-11-05",
    "＋３d": "2026-11-05",
    "+2w": "2026-11-16",
    "+1m": "2026-12-02",
    "-3d": "2026-10-30",
    "in 3 days": "2026-11-05",
    "in 1 day": "2026-11-03",
    "in a week": "2026-11-09",
    "in 2 months": "2027-01-02",
    "3 days ago": "2026-10-30",
    "a week ago": "2026-10-26",
    "3天后": "2026-11-05",
    "三天后": "2026-11-05",
    "十二天后": "2026-11-14",
    "3天以后": "2026-11-05",
    "3天前": "2026-10-30",
    "两周后": "2026-11-16",
    "2个星期后": "2026-11-16",
    "一个月后": "2026-12-02",
    "下月底": "2026-12-31",
    "下个月底": "2026-12-31",
    "上月底": "2026-10-31",
    "本月底": "2026-11-30",
}

NO_DAY = (
    "", "x", "monopoly", "fr", "next", "next week", "next month", "下周", "周末", "soon", "3", "3d",
    "3天", "3日后", "5日前", "3月后", "12-05-2026", "12/5/2026", "26-11-05", "11", "+d", "+3y",
    "+9999999d", "next 周三", "明天的明天", "今年", "fri sat", "dec", "dec 5 6 2026", "5 dec 6",
    "eom2", "next eom", "next tomorrow", "农历五月初五", "²日", "in days", "days ago", "fri 10:00",
    "一二三", "2026-11-02T09:30", "2026-W45-1", "2026-306", "٢٠٢٦-11-05", "99天9月9日",
)  # fmt: skip

NOT_IN_THE_CALENDAR = (
    "2026-02-30", "2026-13-01", "2026-00-10", "13-45", "02-30", "02-29", "2月30日", "20261301",
    "0日", "32号", "三十二号", "十十号", "一二号", "2026年2月29日", "31 nov", "0001-01-01",
    "1899-12-31", "2200-01-01", "+999999d", "+999999w", "+999999m", "大明天",
)  # fmt: skip


@pytest.mark.parametrize(("text", "days"), EITHER_SIDE.items())
def test_a_day_lies_on_the_side_one_looks_to(text: str, days: tuple[str, str]) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(days[0])
    assert read_day(text, TODAY, looking=BACK) == date.fromisoformat(days[1])


@pytest.mark.parametrize(("text", "day"), ONE_SIDE.items())
def test_a_day_that_says_its_side_is_taken_at_its_word(text: str, day: str) -> None:
    for looking in Looking:
        assert read_day(f" {text} ", TODAY, looking=looking) == date.fromisoformat(day)


@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InputError, match=r"write it like 2026-11-05, .*fri"):
        read_day(text, TODAY)


@pytest.mark.parametrize("text", NOT_IN_THE_CALENDAR)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="the calendar has no day"):
        read_day(text, TODAY)


def test_a_day_of_the_year_that_this_year_lacks_is_not_moved_to_another() -> None:
    with pytest.raises(InputError, match="'02-29'"):
        read_day("02-29", TODAY)
    assert read_day("02-29", date(2027, 3, 1)) == date(2028, 2, 29)
    assert read_day("02-29", date(2029, 1, 1), looking=BACK) == date(2028, 2, 29)
    with pytest.raises(InputError, match="'31日'"):
        read_day("31日", TODAY)
    assert read_day("31日", TODAY, looking=BACK) == date(2026, 10, 31)


@pytest.mark.parametrize("text", ["this mon", "本周一", "这个星期一"])
@pytest.mark.parametrize("looking", Looking)
def test_a_weekdays_name_is_never_today(text: str, looking: Looking) -> None:
    with pytest.raises(InputError, match="never means today: write today"):
        read_day(text, TODAY, looking=looking)


@pytest.mark.parametrize("text", ["11-03", "12-05", "12月5日", "2-28", "5-01"])
def test_a_day_without_a_year_that_is_long_ago_is_taken_for_one_to_come(text: str) -> None:
    """What has happened is not booked a year back by a slip: the year is asked for."""
    with pytest.raises(InputError, match=r"is still to come; if .* is meant, write the year"):
        read_past_day(text, TODAY)
    with pytest.raises(InputError, match="write the year"):
        read_when(f"{text} 10:00", NOW, looking=BACK)
    assert read_day(text, TODAY, looking=BACK) < TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-05", date(2025, 12, 5)),
        ("11-20", date(2026, 11, 20)),
        ("6-1", date(2026, 6, 1)),
        ("fri", date(2026, 11, 20)),
        ("3天前", date(2026, 11, 21)),
        ("今天", date(2026, 11, 24)),
        ("2027-01-05", date(2027, 1, 5)),
    ],
)
def test_a_day_of_the_last_months_needs_no_year(text: str, day: date) -> None:
    assert read_past_day(text, date(2026, 11, 24)) == day


def test_a_months_missing_day_is_its_last() -> None:
    assert read_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_day("1个月前", date(2026, 12, 31)) == date(2026, 11, 30)


def test_the_end_of_the_month_may_be_today() -> None:
    for looking in Looking:
        assert read_day("eom", date(2026, 11, 30), looking=looking) == date(2026, 11, 30)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_nearest_but_today(today: date, name: str) -> None:
    ahead, behind = read_day(name, today), read_day(name, today, looking=BACK)
    assert timedelta(1) <= ahead - today <= timedelta(7)
    assert timedelta(1) <= today - behind <= timedelta(7)
    assert ahead.weekday() == behind.weekday() == WEEKDAYS.index(name)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(WEEKDAYS))
def test_next_and_last_name_the_calendar_weeks_beside_this_one(today: date, name: str) -> None:
    monday = today - timedelta(days=today.weekday())
    place = timedelta(days=WEEKDAYS.index(name))
    assert read_day(f"next {name}", today) == monday + timedelta(7) + place
    assert read_day(f"last {name}", today, looking=BACK) == monday - timedelta(7) + place


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_the_year_is_the_nearest_of_its_side(today: date, month: int, day: int) -> None:
    for text in (f"{month:02d}-{day:02d}", f"{month}/{day}", f"{month}月{day}日"):
        ahead, behind = read_day(text, today), read_day(text, today, looking=BACK)
        assert behind <= today <= ahead
        assert (ahead - today).days <= 365
        assert (today - behind).days <= 365
        assert (ahead.month, ahead.day) == (behind.month, behind.day) == (month, day)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_an_iso_day_reads_back(day: date) -> None:
    assert read_day(day.isoformat(), TODAY) == read_full_day(f"{day:%Y%m%d}") == day


ALPHABET = (
    "0123456789-/.+:月日号周星期礼拜下上本这个天后前年底末十二三今明大早晚午点半 adfimnoprtuwy"
)


def readings(text: str, today: date, looking: Looking) -> tuple[Callable[[], date], ...]:
    now = datetime.combine(today, time(9), NOW.tzinfo)
    return (
        lambda: read_day(text, today, looking=looking),
        lambda: read_when(text, now, looking=looking)[0],
        lambda: read_full_day(text),
    )


@given(
    st.text(ALPHABET, max_size=12) | st.text(),
    st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    st.sampled_from(Looking),
)
def test_no_text_breaks_the_readers(text: str, today: date, looking: Looking) -> None:
    """Whatever is typed is read, or refused in a whole sentence."""
    for read in readings(text, today, looking):
        try:
            assert 1900 <= read().year <= 2199
        except InputError as error:
            assert str(error)  # noqa: PT017 - any text may be refused


MOMENTS = {
    "fri": ("2026-11-06", None),
    "fri 10:00": ("2026-11-06", "10:00"),
    "fri, 10:00": ("2026-11-06", "10:00"),
    "fri at 10am": ("2026-11-06", "10:00"),
    "tomorrow 3:30 pm": ("2026-11-03", "15:30"),
    "+3d 9:05": ("2026-11-05", "09:05"),
    "next tue 12am": ("2026-11-10", "00:00"),
    "next tue 12pm": ("2026-11-10", "12:00"),
    "2026-11-02T09:30": ("2026-11-02", "09:30"),
    "2026-11-02 09:30": ("2026-11-02", "09:30"),
    "2026-11-02 09:30:59": ("2026-11-02", "09:30"),
    "2026-11-02T09:30:00+08:00": ("2026-11-02", "09:30"),
    "2026-11-01T20:30:00Z": ("2026-11-02", "04:30"),
    "2026-11-01T20:30:00.5+0000": ("2026-11-02", "04:30"),
    "12-05 15:30": ("2026-12-05", "15:30"),
    "dec 5 10:00": ("2026-12-05", "10:00"),
    "5 dec 10am": ("2026-12-05", "10:00"),
    "下周三下午3点": ("2026-11-11", "15:00"),
    "下周三 下午3:30": ("2026-11-11", "15:30"),
    "周五上午10点半": ("2026-11-06", "10:30"),
    "周二十点": ("2026-11-03", "10:00"),
    "周5 9点": ("2026-11-06", "09:00"),
    "明天的15点30分": ("2026-11-03", "15:30"),
    "明天晚上8点一刻": ("2026-11-03", "20:15"),
    "明天下午两点三刻": ("2026-11-03", "14:45"),
    "明天十点零五分": ("2026-11-03", "10:05"),
    "明早9点": ("2026-11-03", "09:00"),
    "今晚8点": ("2026-11-02", "20:00"),
    "后天中午12点": ("2026-11-04", "12:00"),
    "后天中午1点": ("2026-11-04", "13:00"),
    "后天凌晨0点": ("2026-11-04", "00:00"),
    "12月5日10点": ("2026-12-05", "10:00"),
    "５日１０：００": ("2026-11-05", "10:00"),
    "10am": ("2026-11-02", "10:00"),
    "15:30": ("2026-11-02", "15:30"),
    "9:00": ("2026-11-02", "09:00"),
    "下午3点": ("2026-11-02", "15:00"),
}

NO_MOMENT = (
    "", "x", "25:00", "10:60", "24:00", "13pm", "0am", "fri 10", "fri soon", "fri 25:00", "10",
    "周五晚上12点", "早上12点", "晚上3点", "中午5点", "上午15点", "12-0510:00", "fri 10:00 10:00",
    "十十点", "25点", "10点70分", "2026-11-02T", "2026-11-02T99:00Z", "2026-02-30T10:00Z",
    "0001-01-01T00:00Z", "t+08:00", "1800-01-01T00:00Z",
)  # fmt: skip


@pytest.mark.parametrize(("text", "moment"), MOMENTS.items())
def test_a_moment_is_a_day_and_where_told_a_time(text: str, moment: tuple[str, str | None]) -> None:
    day, at = read_when(text, NOW)
    assert day.isoformat() == moment[0]
    assert (at and f"{at:%H:%M}") == moment[1]


@pytest.mark.parametrize("text", NO_MOMENT)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no day or time"):
        read_when(text, NOW)


def test_a_moment_looks_back_too() -> None:
    assert read_when("fri 10:00", NOW, looking=BACK) == (date(2026, 10, 30), time(10))
    assert read_when("昨晚8点", NOW, looking=BACK) == (date(2026, 11, 1), time(20))
    assert read_when("9:00", NOW, looking=BACK) == (TODAY, time(9))


def test_a_time_alone_is_todays_or_refused() -> None:
    with pytest.raises(InputError, match="'8:59' has passed today"):
        read_when("8:59", NOW, looking=FORWARD)
    with pytest.raises(InputError, match="'10am' is still to come today"):
        read_when("10am", NOW, looking=BACK)


@pytest.mark.parametrize("text", ["3点", "周五3点", "明天六点半"])
def test_a_small_hour_without_its_half_of_the_day_is_not_guessed(text: str) -> None:
    with pytest.raises(InputError, match="morning or afternoon"):
        read_when(text, NOW)


def test_a_moment_of_another_zone_may_be_of_another_day() -> None:
    assert read_when("2026-11-02T18:00:00-08:00", NOW) == (date(2026, 11, 3), time(10))


@pytest.mark.parametrize("text", ["12-05", "today", "fri", "2026-11", "24/3/5", "3/5/2024", ""])
def test_a_file_names_the_year_of_a_day(text: str) -> None:
    with pytest.raises(InputError, match="no full date"):
        read_full_day(text)


@pytest.mark.parametrize("text", ["2026-02-30", "1899-12-31"])
def test_a_file_names_days_that_exist(text: str) -> None:
    with pytest.raises(InputError, match="the calendar has no day"):
        read_full_day(text)
