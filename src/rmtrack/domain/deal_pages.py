"""What the verbs on deals answer: one that changed, one on its own page."""

from typing import NamedTuple

from rmtrack.domain.deal import Booking, DealChange
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.passed_over import PassedOver


class Altered(NamedTuple):
    """A deal before and after a move or a correction, and the dated row where one was written."""

    before: DealLine
    after: DealLine
    row: DealChange | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that are different now; none where nothing changed."""
        pairs = zip(self.after._fields, self.before, self.after, strict=True)
        return tuple(name for name, old, new in pairs if old != new)


class DealPage(NamedTuple):
    """One deal: how it stood over time and what was booked of it, the oldest first."""

    deal: DealLine
    changes: tuple[DealChange, ...]
    bookings: tuple[Booking, ...]
    passed_over: tuple[PassedOver, ...] = ()  # who has, or had, just the name that was typed
