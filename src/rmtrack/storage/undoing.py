"""Taking commands back, and doing them again.

A command is taken back by its changed columns alone, so that one from days ago can go while later
ones stay, unless a later one changed the same column or hangs a row on one that would go.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rmtrack.domain.errors import N_, NotFoundError, RuleError
from rmtrack.domain.history import HistoryLine, LineState
from rmtrack.storage import lines
from rmtrack.storage.conflicts import (
    refuse_builders,
    refuse_children,
    refuse_homeless,
    refuse_overlap,
)
from rmtrack.storage.deriving import CAUSES, drop_row, moves_keys
from rmtrack.storage.keying import name_anew
from rmtrack.storage.lines import Kept, Line, columns, read_changes, read_line, read_lines
from rmtrack.storage.placing import place_anew
from rmtrack.storage.rows import contact_of, decode, insert_sql, update_sql

if TYPE_CHECKING:
    from rmtrack.storage.database import Database
    from rmtrack.storage.store import Store

MARK = "UPDATE history SET state = :state, state_at = :at, turn = :turn WHERE id = :id"
LAST_TURN = "SELECT coalesce(max(turn), 0) FROM history"


def history(store: "Store", limit: int) -> list[HistoryLine]:
    """Return the last commands that changed something, the newest first."""
    with store.snapshot():
        return read_lines(store.database, limit)


def undo(store: "Store", at: datetime, number: int | None = None) -> HistoryLine:
    """Take back the newest command that stands, or line `number`, and return its line.

    Raises RuleError when there is nothing to take back, when the line is taken back already, or
    when a later command builds on it, which is named; NotFoundError for a line that is not there.
    """
    database = store.database
    with database.writing():
        line = _line_to_undo(database, number)
        changes = read_changes(database, line.id)
        refuse_overlap(database, line.id, changes)
        for change in reversed(changes):
            _take_back(database, line.id, change)
        ((last,),) = database.rows(LAST_TURN)
        database.run(MARK, id=line.id, state=LineState.UNDONE, at=at, turn=last + 1)
        _derive_anew(store, changes)
        return read_line(database, line.id)


def redo(store: "Store", at: datetime) -> HistoryLine:
    """Do again the command that was taken back last, and return its line.

    Raises RuleError when there is none: a new command ends what could be done again.
    """
    database = store.database
    with database.writing():
        found = decode(Line, database.rows(lines.LAST_UNDONE.sql))
        if not found:
            raise RuleError(N_("there is nothing to redo"))
        changes = read_changes(database, found[0].id)
        for change in changes:
            _write(database, change, change.old_values, change.new_values)
        database.run(MARK, id=found[0].id, state=LineState.DONE, at=at, turn=None)
        _derive_anew(store, changes)
        return read_line(database, found[0].id)


def _line_to_undo(database: "Database", number: int | None) -> Line:
    if number is None:
        found = decode(Line, database.rows(lines.NEWEST_DONE.sql))
        if not found:
            raise RuleError(N_("there is nothing to undo"))
        return found[0]
    found = decode(Line, database.rows(lines.LINE.sql, id=number))
    if not found:
        raise NotFoundError(N_("there is no line {number} in the history"), number=number)
    if found[0].state is not LineState.DONE:
        raise RuleError(N_("line {number} is undone already"), number=number)
    return found[0]


def _take_back(database: "Database", number: int, change: Kept) -> None:
    if change.old_values is None:
        refuse_children(database, number, change)
    else:
        refuse_homeless(database, number, change)
    refuse_builders(database, number, change)
    _write(database, change, change.new_values, change.old_values)


def _write(database: "Database", change: Kept, before: str | None, after: str | None) -> None:
    """Bring one row from how it was `before` to how it is `after`."""
    table, row_id, values = change.table_name, change.row_id, columns(after)
    if after is None:
        drop_row(database, table, row_id)
    elif before is None:
        database.rows(insert_sql(table, ("id", *values)), id=row_id, **values)
    else:
        database.run(update_sql(table, values), id=row_id, **values)


def _derive_anew(store: "Store", changes: Sequence[Kept]) -> None:
    """Bring up to date what follows from rows that were changed: history has nothing of it."""
    placed = place_anew(store.database, changes)
    name_anew(store.database, _clients(changes, _tells_of_a_name))
    store.derive(placed | _clients(changes, lambda table, _columns: table in CAUSES))
    store.derive_keys(_clients(changes, moves_keys))


def _tells_of_a_name(table: str, columns: Iterable[str]) -> bool:
    return table in {"contact", "former_name"} and "name" in columns


def _clients(changes: Sequence[Kept], concern: Callable[[str, Iterable[str]], bool]) -> set[int]:
    """Return the clients whom those of the changes concern that `concern` takes."""
    found = set()
    for change in changes:
        table, sides = change.table_name, (columns(change.old_values), columns(change.new_values))
        if concern(table, sides[0].keys() | sides[1].keys()):
            found |= {contact_of(table, change.row_id, side) for side in sides}
            found.add(change.contact_id)
    return {number for number in found if number is not None}
