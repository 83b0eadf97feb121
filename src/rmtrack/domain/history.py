"""What the history tells about the commands that changed something."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


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


class HistoryLine(NamedTuple):
    """One command, and what it changed."""

    id: int
    at: datetime
    line: str
    state: LineState
    changes: tuple[Changed, ...] = ()
    contact_ids: tuple[int, ...] = ()  # the clients whose records it touched, in order
    names: tuple[str, ...] = ()  # of the same; of those who are gone, as they were
