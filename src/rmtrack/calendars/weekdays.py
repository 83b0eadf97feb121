"""The plain calendar: Monday to Friday, no holidays."""

from collections.abc import Mapping
from datetime import date

from rmtrack.domain.days import Month

SATURDAY = 5


class Weekdays:
    """Every day from Monday to Friday is worked."""

    name = "weekdays"

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is none of a weekend."""
        return day.weekday() < SATURDAY

    def is_provisional(self, year: int) -> bool:  # noqa: ARG002 - every year is as known as the next
        """Tell that no year waits for anything official."""
        return False

    def late_days_off(self, month: Month) -> Mapping[date, date]:  # noqa: ARG002 - it has none
        """Return nothing: what a week is has always been known."""
        return {}
