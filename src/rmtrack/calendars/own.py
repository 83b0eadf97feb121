"""A calendar with the user's own days off taken out."""

from collections.abc import Mapping
from datetime import date

from rmtrack.domain.days import Month, WorkCalendar


class WithDaysOff:
    """Another calendar, but for days that the user does not work.

    `days_off` has for each the day on which it became known, or None where it always was.
    """

    def __init__(self, calendar: WorkCalendar, days_off: Mapping[date, date | None]) -> None:
        self.name = calendar.name
        self._calendar = calendar
        self._days_off = days_off

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked, a day of the user's own off never."""
        return day not in self._days_off and self._calendar.is_working(day)

    def is_provisional(self, year: int) -> bool:
        """Tell whether the calendar beneath has no official year."""
        return self._calendar.is_provisional(year)

    def late_days_off(self, month: Month) -> Mapping[date, date]:
        """Return the days off of the month that became known once it had begun."""
        return {
            day: min(known, day)
            for day, known in self._days_off.items()
            if day in month
            and known is not None
            and known > month.first
            and self._calendar.is_working(day)
        }
