"""A calendar with the user's own days off taken out."""

from collections.abc import Collection
from datetime import date

from rmtrack.domain.days import WorkCalendar


class WithDaysOff:
    """Another calendar, but for days that the user does not work."""

    def __init__(self, calendar: WorkCalendar, days_off: Collection[date]) -> None:
        self.name = calendar.name
        self._calendar = calendar
        self._days_off = days_off

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked, a day of the user's own off never."""
        return day not in self._days_off and self._calendar.is_working(day)

    def is_provisional(self, year: int) -> bool:
        """Tell whether the calendar beneath has no official year."""
        return self._calendar.is_provisional(year)
