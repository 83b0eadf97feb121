"""The Chinese lunar calendar (农历)."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from rmtrack.domain.lunar import LunarMonth

BEFORE = 1_721_425  # the Julian day number of the day before 1 January of the year 1


class China:
    """The calendar as it is printed in China."""

    def months(self, year: int) -> Sequence[LunarMonth]:
        """Return the months of a lunar year in their order."""
        return _months(year)


@cache
def _months(year: int) -> tuple[LunarMonth, ...]:
    """Work out the months of a year; the library takes 13 ms to load and 3 ms a year."""
    from lunar_python import LunarYear  # noqa: PLC0415 - only who was born by it needs it

    return tuple(
        LunarMonth(
            number=abs(month.getMonth()),
            leap=month.getMonth() < 0,
            first=date.fromordinal(int(month.getFirstJulianDay()) - BEFORE),
            days=month.getDayCount(),
        )
        for month in LunarYear.fromYear(year).getMonths()
        if month.getYear() == year
    )
