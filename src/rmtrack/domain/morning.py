"""The morning as one value: what the `today` screen and its JSON tell."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from rmtrack.domain.care import CareDate
from rmtrack.domain.grid import Limit
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.ranking import CallList
from rmtrack.domain.steps import Step


class Appointment(NamedTuple):
    """A meeting agreed with a client: wall clock with its offset."""

    contact_id: int
    name: str
    at: datetime
    kind: str


class Morning(NamedTuple):
    """How the month stands, what today needs, and who is called first."""

    today: date
    page: MonthPage
    coverage: Mapping[str, float | None]  # by category: weighted open deals against what is left
    calls: CallList
    care: tuple[CareDate, ...]
    limit: Limit
    appointments: tuple[Appointment, ...] = ()
    unplaced: int = 0  # clients without a place in the grid
    somebody_placed: bool = False

    @property
    def plan(self) -> MonthPlan:
        """How the month stands."""
        return self.page.plan

    @property
    def steps(self) -> tuple[Step, ...]:
        """The step of this month, and the one of the next."""
        return self.page.steps
