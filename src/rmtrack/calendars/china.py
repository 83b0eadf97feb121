"""China's official working days, with holidays and make-up workdays (调休)."""

from collections.abc import Container, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from rmtrack.domain.days import Month

SATURDAY = 5
OCTOBER = 10


class Notices(NamedTuple):
    """What the State Council's notices say, of the years that are known."""

    off: Container[date]
    on: Container[date]
    years: Container[int]


class China:
    """The official calendar; Monday to Friday in a year for which none is known."""

    name = "CN"

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked, a make-up Saturday or Sunday too."""
        said = notices()
        return day in said.on or (day.weekday() < SATURDAY and day not in said.off)

    def is_provisional(self, year: int) -> bool:
        """Tell whether `year` has no official calendar here."""
        return year not in notices().years

    def late_days_off(self, month: Month) -> Mapping[date, date]:  # noqa: ARG002 - it has none
        """Return nothing: the notices come before the year."""
        return {}


@cache
def notices() -> Notices:
    """Return the official days, loaded when first asked for.

    The library's own functions search all its days on every call, and refuse an unknown year; its
    tables answer both at once. A year is known once its National Day is.
    """
    from chinese_calendar import holidays, workdays  # noqa: PLC0415 - 2 ms, not every command asks

    known = {day.year for day in holidays if day.month == OCTOBER}
    return Notices(off=holidays, on=workdays, years=known)
