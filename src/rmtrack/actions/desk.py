"""What every verb works with: the store, the moment, the calendar, the policy."""

from dataclasses import dataclass
from datetime import date, datetime

from rmtrack.domain.days import WorkCalendar
from rmtrack.domain.policy import Policy
from rmtrack.storage.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The place at which one command works. `now` is aware; `line` is what history will call it."""

    store: Store
    now: datetime
    calendar: WorkCalendar
    policy: Policy
    line: str

    @property
    def today(self) -> date:
        """The user's calendar day."""
        return self.now.date()
