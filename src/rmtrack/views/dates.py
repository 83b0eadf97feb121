"""Days and months as a person reads them."""

from collections.abc import Sequence
from datetime import date

from rmtrack.domain.days import Month
from rmtrack.i18n import current

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ZH_WEEKDAYS = "一二三四五六日"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


_this_year: int | None = None


def stand_in(year: int | None) -> None:
    """Take `year` for the one that goes without saying; None: every year does."""
    global _this_year  # noqa: PLW0603 - one process looks from one day
    _this_year = year


def weekday(day: date) -> str:
    """`Mon`, 周一."""
    if current() == "zh":
        return f"周{ZH_WEEKDAYS[day.weekday()]}"
    return WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """`16 Nov`, 11月16日; with its year where that is not this one."""
    if _this_year not in (None, day.year):
        return full_day(day)
    return _day(day)


def _day(day: date) -> str:
    if current() == "zh":
        return f"{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """`Mon 16 Nov`, 11月16日 周一."""
    if current() == "zh":
        return f"{short_day(day)} {weekday(day)}"
    return f"{weekday(day)} {short_day(day)}"


def weekday_number(day: date) -> str:
    """`Mon 16`, 16日周一: where the month is plain."""
    if current() == "zh":
        return f"{day.day}日{weekday(day)}"
    return f"{weekday(day)} {day.day}"


def full_day(day: date) -> str:
    """`16 Nov 2026`, 2026年11月16日: where the year matters."""
    return f"{day.year}年{_day(day)}" if current() == "zh" else f"{_day(day)} {day.year}"


def month_name(month: Month) -> str:
    """`November 2026`, 2026年11月."""
    if current() == "zh":
        return f"{month.year}年{month.number}月"
    return f"{MONTHS[month.number - 1]} {month.year}"


def month_code(month: Month) -> str:
    """`2026-11`, 2026年11月: in a column, where the name of a month would be too wide."""
    return month_name(month) if current() == "zh" else str(month)


def month_word(month: Month) -> str:
    """`December`, 12月: where the year is plain."""
    return f"{month.number}月" if current() == "zh" else MONTHS[month.number - 1]


def day_range(days: Sequence[date]) -> str:
    """`23–27, 30`, 23–27、30日: runs of days of one month, which is plain."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if current() == "zh":
        return "、".join(_run(run) for run in runs) + "日"
    return ", ".join(_run(run) for run in runs)


def _run(run: list[date]) -> str:
    return str(run[0].day) if len(run) == 1 else f"{run[0].day}–{run[-1].day}"
