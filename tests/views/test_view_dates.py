"""Days and months as a person reads them, in both languages."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from rmtrack import i18n
from rmtrack.domain.days import Month
from rmtrack.views import dates

DAY = date(2026, 11, 16)
NOVEMBER = Month(2026, 11)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("told", "english", "chinese"),
    [
        (lambda: dates.weekday(DAY), "Mon", "周一"),
        (lambda: dates.weekday(DAY + timedelta(days=6)), "Sun", "周日"),
        (lambda: dates.short_day(DAY), "16 Nov", "11月16日"),
        (lambda: dates.short_day(date(2026, 5, 3)), "3 May", "5月3日"),
        (lambda: dates.long_day(DAY), "Mon 16 Nov", "11月16日 周一"),
        (lambda: dates.full_day(DAY), "16 Nov 2026", "2026年11月16日"),
        (lambda: dates.month_name(NOVEMBER), "November 2026", "2026年11月"),
        (lambda: dates.month_name(Month(2027, 1)), "January 2027", "2027年1月"),
        (lambda: dates.month_word(NOVEMBER.shifted(1)), "December", "12月"),
        (lambda: dates.month_code(Month(2026, 9)), "2026-09", "2026年9月"),
    ],
)
def test_a_day_or_month(told: Callable[[], str], english: str, chinese: str) -> None:
    assert told() == english
    i18n.use("zh")
    assert told() == chinese


def november(*days: int) -> list[date]:
    return [date(2026, 11, day) for day in days]


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([], ""),
        (november(2), "2"),
        (november(2, 3), "2–3"),
        (november(2, 3, 4, 5, 6), "2–6"),
        (november(23, 24, 25, 26, 27, 30), "23–27, 30"),
        (november(2, 4, 6), "2, 4, 6"),
        (november(2, 3, 5, 9, 10), "2–3, 5, 9–10"),
    ],
)
def test_days_stand_in_runs(days: list[date], text: str) -> None:
    assert dates.day_range(days) == text


@pytest.mark.parametrize(
    ("lang", "same", "other"),
    [("en", "Thu 5 Nov", "Fri 5 Nov 2027"), ("zh", "11月5日 周四", "2027年11月5日 周五")],
)
def test_another_year_is_told(
    lang: str, same: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmtrack.views.dates._this_year", 2026)
    i18n.use(lang)
    assert dates.long_day(date(2026, 11, 5)) == same
    assert dates.long_day(date(2027, 11, 5)) == other
