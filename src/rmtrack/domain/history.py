"""What the history tells about the commands that changed something."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.money import Money


class LineState(StrEnum):
    """Where a line stands: in force, taken back, or taken back and out of reach of redo."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Changed(NamedTuple):
    """How many rows of one kind of record a command touched."""

    table: str  # the record's name in the store: contact, interaction, next_step, ...
    added: int
    changed: int
    removed: int


class Said(NamedTuple):
    """What a quota, or a figure of the bank's, said in the columns that a command touched."""

    amount: Money | None = None
    pieces: int | None = None
    curve: str | None = None


class PlanChange(NamedTuple):
    """A quota or a figure of the bank's that a command set, and what it said before and after.

    Of a row that was there before and after, only the columns that `changed` are told.
    """

    table: str
    month: Month
    category: str
    taken_on: date | None  # of a figure; None of a quota
    changed: tuple[str, ...]  # names of `Said`
    before: Said | None  # None: it was not there
    after: Said | None  # None: it was dropped


class HistoryLine(NamedTuple):
    """One command, and what it changed."""

    id: int
    at: datetime
    line: str
    state: LineState
    changes: tuple[Changed, ...] = ()
    contact_ids: tuple[int, ...] = ()  # the clients whose records it touched, in order
    names: tuple[str, ...] = ()  # of the same; of those who are gone, as they were
    plan_changes: tuple[PlanChange, ...] = ()
