"""What every verb works with: the store, the moment, the calendar, the user's own rules."""

from dataclasses import dataclass
from datetime import date, datetime

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import WorkCalendar
from rmtrack.domain.policy import Policy
from rmtrack.storage.store import Store

OURS = CategoryRules()


@dataclass(frozen=True, slots=True)
class Desk:
    """The place at which one command works. `now` is aware; `line` is what history will call it."""

    store: Store
    now: datetime
    calendar: WorkCalendar
    policy: Policy
    line: str
    rules: CategoryRules = OURS

    @property
    def today(self) -> date:
        """The user's calendar day."""
        return self.now.date()
