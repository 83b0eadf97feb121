"""Birthdays by the lunar calendar (农历): a month and a day that fall on another date each year.

A leap month (闰月) has no birthdays: who was born in one is congratulated in the plain month of
that number. The 30th is kept on the 29th where the month has no more.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from rmtrack.domain.care import BIRTHDAY, Birthday, CareDate
from rmtrack.domain.days import ONE_DAY

LONGEST_MONTH = 30  # days


class LunarMonth(NamedTuple):
    """A month of a lunar year: its number, its first day and its length (29 or 30 days)."""

    number: int
    leap: bool
    first: date
    days: int

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=self.days - 1)


class LunarCalendar(Protocol):
    """When the lunar months begin. An adapter in `rmtrack.calendars` answers."""

    def months(self, year: int) -> Sequence[LunarMonth]:
        """Return the months of a lunar year in their order; it begins in January or February."""


def lunar_parts(day: str) -> tuple[int, int]:
    """Return the month and the day of `MM-DD`."""
    month, _, number = day.partition("-")
    return int(month), int(number)


def kept_in(year: int, day: str, calendar: LunarCalendar) -> date:
    """Return the date on which a lunar birthday (MM-DD) is kept in a lunar year."""
    number, wanted = lunar_parts(day)
    month = next(
        month for month in calendar.months(year) if month.number == number and not month.leap
    )
    return month.first + timedelta(days=min(wanted, month.days) - 1)


def next_lunar_birthday(day: str, today: date, calendar: LunarCalendar) -> tuple[date, int]:
    """Return the first date, today or later, on which it is kept, and the lunar year it is in.

    A lunar year may have begun the winter before, so the one that goes is looked at too.
    """
    for year in (today.year - 1, today.year):
        if (on := kept_in(year, day, calendar)) >= today:
            return on, year
    return kept_in(today.year + 1, day, calendar), today.year + 1


def lunar_birthdays_within(today: date, days: int, calendar: LunarCalendar) -> list[str]:
    """Return the lunar birthdays (MM-DD) kept from today up to and with `days` days later.

    The 30th stands beside the 29th where a month ends with it.
    """
    found: list[str] = []
    for n in range(days + 1):
        found += _birthdays_on(today + n * ONE_DAY, calendar)
    return found


def lunar_days_of(days: Iterable[date], calendar: LunarCalendar) -> tuple[tuple[str, date], ...]:
    """Return the lunar birthdays (MM-DD) that are kept on one of these days, with that day."""
    return tuple((lunar, day) for day in days for lunar in _birthdays_on(day, calendar))


def remember_lunar(
    birthdays: Iterable[Birthday], today: date, calendar: LunarCalendar
) -> tuple[CareDate, ...]:
    """Return when each of these lunar birthdays is next kept."""
    return tuple(
        CareDate(
            row.id,
            row.name,
            BIRTHDAY,
            next_lunar_birthday(row.birth_day, today, calendar)[0],
            lunar=row.birth_day,
        )
        for row in birthdays
    )


def find_month(day: date, calendar: LunarCalendar) -> LunarMonth:
    """Return the lunar month in which a day lies."""
    begins = calendar.months(day.year)[0].first
    year = day.year if day >= begins else day.year - 1
    return next(month for month in calendar.months(year) if day <= month.last)


def birth_date(year: int, day: str, calendar: LunarCalendar, *, leap: bool = False) -> date | None:
    """Return the date of a lunar day (MM-DD) of a lunar year; None where it had no such day."""
    number, wanted = lunar_parts(day)
    for month in calendar.months(year):
        if (month.number, month.leap) == (number, leap) and wanted <= month.days:
            return month.first + timedelta(days=wanted - 1)
    return None


def _birthdays_on(day: date, calendar: LunarCalendar) -> Iterator[str]:
    month = find_month(day, calendar)
    if month.leap:
        return
    number = (day - month.first).days + 1
    yield f"{month.number:02d}-{number:02d}"
    if day == month.last and month.days < LONGEST_MONTH:
        yield f"{month.number:02d}-{LONGEST_MONTH}"
