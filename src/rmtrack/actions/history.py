"""Verbs on the history of commands."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.history import HistoryLine
from rmtrack.storage import undoing


def undo(desk: Desk, number: int | None = None) -> HistoryLine:
    """Take back the last command that stands, or the one with that number; return it."""
    return undoing.undo(desk.store, desk.now, number)


def redo(desk: Desk) -> HistoryLine:
    """Do again what was last taken back; return it."""
    return undoing.redo(desk.store, desk.now)


def show_history(desk: Desk, limit: int) -> list[HistoryLine]:
    """Return the last commands that changed something, the newest first."""
    return undoing.history(desk.store, limit)
