"""Care: the days in a client's life that are kept, for greetings and never for a pitch."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from rmtrack.domain.days import ONE_DAY

LEAP_DAY = "02-29"
KEPT_ON = "02-28"  # a birthday on the leap day, in all other years
MARCH = 3
BIRTHDAY = "birthday"


class CareDate(NamedTuple):
    """A day to remember, at its next return."""

    contact_id: int
    name: str
    what: str
    on: date
    lunar: str | None = None  # MM-DD, where it is one of the lunar calendar


class Birthday(Protocol):
    """A client with a birthday: a row of a query."""

    @property
    def id(self) -> int:
        """The client's."""

    @property
    def name(self) -> str:
        """The client's."""

    @property
    def birth_day(self) -> str:
        """MM-DD."""


def birthdays_within(today: date, days: int) -> list[str]:
    """Return the birthdays (MM-DD) from today up to and with `days` days later, in their order.

    29 February stands beside the 28th in years without it.
    """
    found: list[str] = []
    for n in range(days + 1):
        found += _birthdays_on(today + n * ONE_DAY)
    return found


def next_birthday(birth_day: str, today: date) -> date:
    """Return the first day, today or later, on which a birthday (MM-DD) is kept."""
    this_year = _kept_in(today.year, birth_day)
    return this_year if this_year >= today else _kept_in(today.year + 1, birth_day)


def remember(birthdays: Iterable[Birthday], today: date) -> tuple[CareDate, ...]:
    """Return when each birthday is next kept, the nearest first, then by name and id."""
    return in_order(
        CareDate(row.id, row.name, BIRTHDAY, next_birthday(row.birth_day, today))
        for row in birthdays
    )


def in_order(dates: Iterable[CareDate]) -> tuple[CareDate, ...]:
    """Return days to remember, the nearest first, then by name and id."""
    return tuple(sorted(dates, key=lambda care: (care.on, care.name, care.contact_id)))


def _birthdays_on(day: date) -> list[str]:
    birth_day = f"{day:%m-%d}"
    last_of_february = birth_day == KEPT_ON and (day + ONE_DAY).month == MARCH
    return [birth_day, LEAP_DAY] if last_of_february else [birth_day]


def _kept_in(year: int, birth_day: str) -> date:
    if birth_day == LEAP_DAY:
        return date(year, MARCH, 1) - ONE_DAY
    return date.fromisoformat(f"{year:04d}-{birth_day}")
