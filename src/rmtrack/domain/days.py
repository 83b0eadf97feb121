"""Days and months. All ranges are half-open: a month runs from `first` up to, without, `end`."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol, Self

from rmtrack.domain.errors import N_, InputError

ONE_DAY = timedelta(days=1)


class WorkCalendar(Protocol):
    """Which days are worked. An adapter in `rmtrack.calendars` answers."""

    @property
    def name(self) -> str:
        """The name the user chose it by: `CN` or `weekdays`."""

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is a working day."""

    def is_provisional(self, year: int) -> bool:
        """Tell whether `year` has no official calendar yet, so that Mon-Fri stands in for it."""

    def late_days_off(self, month: "Month") -> Mapping[date, date]:
        """Return the user's own days off of a month that became known once it had begun.

        Each with the day from which on targets follow it: the day on which it became known, or
        the day off itself where that came first. Beneath, all of them are working days.
        """


class Month(NamedTuple):
    """A plan month. Sorts by time; `str(month)` is `2026-11`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY-MM`, 1900 to 2199. Raises InputError for anything else, month 13 too."""
        found = re.fullmatch(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])", text)
        if found is None:
            sentence = N_("there is no month '{text}': write it as YYYY-MM, like 2026-11")
            raise InputError(sentence, text=text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month in which `day` lies."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """The day after the last one."""
        return self.shifted(1).first

    def shifted(self, months: int) -> "Month":
        """Return the month so many months later (or earlier, when negative)."""
        years, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, index + 1)

    def days(self) -> Iterator[date]:
        """Yield every day of the month in order."""
        day = self.first
        while day < self.end:
            yield day
            day += ONE_DAY

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day.year, day.month) == (self.year, self.number)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def working_days(start: date, end: date, calendar: WorkCalendar) -> list[date]:
    """Return the working days in the half-open range [start, end)."""
    days = (start + timedelta(days=n) for n in range((end - start).days))
    return [day for day in days if calendar.is_working(day)]


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """Return the first working day after `day`."""
    day += ONE_DAY
    while not calendar.is_working(day):
        day += ONE_DAY
    return day
