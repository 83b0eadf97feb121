"""What money and deals have in common where they stand against a quota. For types alone."""

from typing import Protocol

from rmtrack.domain.pace import Way


class Stands(Protocol):
    """How money or deals stand against what is asked for: a `Measured`, a category's money."""

    @property
    def target(self) -> int | None:
        """The quota; None where there is none."""

    @property
    def booked(self) -> int:
        """What counts up to today."""

    @property
    def pace(self) -> int:
        """Ahead from 0 on, behind below it."""

    @property
    def pace_days(self) -> float:
        """The pace in working days."""

    @property
    def left(self) -> int:
        """What is still asked for."""

    @property
    def left_this_week(self) -> int:
        """The part of it that this week asks for."""

    @property
    def needed_today(self) -> int:
        """The part of it that today asks for."""

    @property
    def surplus(self) -> int:
        """What is beyond the quota."""

    @property
    def way(self) -> Way | None:
        """What each day asks for from here on; None where nothing is missing."""
