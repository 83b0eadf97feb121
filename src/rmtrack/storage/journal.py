"""What a running command writes, row by row: the changed columns' values before and after.

The only place where rows of records are written, so that none changes without a trace.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from rmtrack.storage.database import Database
from rmtrack.storage.deriving import CAUSES, drop_row, moves_keys
from rmtrack.storage.rows import (
    DERIVED,
    Stored,
    contact_of,
    encode,
    insert_sql,
    update_sql,
)

Columns = Mapping[str, Stored]


class Change(NamedTuple):
    """A row before and after: no `old` where it was added, no `new` where it was removed."""

    table: str
    row_id: int
    contact_id: int | None
    old: Columns | None
    new: Columns | None


class Journal:
    """The changes of one command, in order, and the clients of whom something is derived anew.

    Of those `moved` it is the touch days, of those `renamed` the keys by which they are found.
    """

    def __init__(self, database: Database) -> None:
        self.changes: list[Change] = []
        self.moved: set[int] = set()
        self.renamed: set[int] = set()
        self._database = database

    def insert(self, table: str, columns: Columns) -> int:
        """Add a row and return its id."""
        known = {name: value for name, value in columns.items() if value is not None}
        ((row_id,),) = self._database.rows(insert_sql(table, known), **known)
        self._note(table, row_id, known, None, known)
        return int(row_id)

    def update(self, table: str, row_id: int, stored: Columns, columns: Columns) -> None:
        """Change what differs between the row as it is `stored` and the new `columns`."""
        new = {name: value for name, value in columns.items() if value != stored[name]}
        if new:
            self._database.run(update_sql(table, new), id=row_id, **new)
            self._note(table, row_id, {**stored, **new}, {name: stored[name] for name in new}, new)
            self._move(table, row_id, stored, new)

    def delete(self, table: str, row_id: int, stored: Columns) -> None:
        """Remove a row."""
        derived = DERIVED.get(table, frozenset())
        known = {
            name: value
            for name, value in stored.items()
            if value is not None and name != "id" and name not in derived
        }
        drop_row(self._database, table, row_id)
        self._note(table, row_id, stored, known, None)

    def write(self, line: str, at: datetime) -> None:
        """Keep the changes as one line of history; what was undone before can't be redone now."""
        import json  # noqa: PLC0415 - only a command that writes pays for it

        self._database.run(DROP)
        ((number,),) = self._database.rows(
            insert_sql("history", ("done_at", "line", "state")),
            done_at=encode(at),
            line=line,
            state="done",
        )
        for change in self.changes:
            self._database.run(
                NOTE,
                history_id=number,
                table_name=change.table,
                row_id=change.row_id,
                contact_id=change.contact_id,
                old_values=_text(json.dumps, change.old),
                new_values=_text(json.dumps, change.new),
            )

    def _note(
        self, table: str, row_id: int, row: Columns, old: Columns | None, new: Columns | None
    ) -> None:
        self.changes.append(Change(table, row_id, contact_of(table, row_id, row), old, new))
        self._move(table, row_id, row, new or row)

    def _move(self, table: str, row_id: int, row: Columns, changed: Columns) -> None:
        contact_id = contact_of(table, row_id, row)
        if contact_id is None:
            return
        if table in CAUSES:
            self.moved.add(contact_id)
        if moves_keys(table, changed):
            self.renamed.add(contact_id)


DROP = "UPDATE history SET state = 'dropped', turn = NULL WHERE state = 'undone'"
NOTE = (
    "INSERT INTO change (history_id, table_name, row_id, contact_id, old_values, new_values)"
    " VALUES (:history_id, :table_name, :row_id, :contact_id, :old_values, :new_values)"
)


def _text(dumps: Any, columns: Columns | None) -> str | None:  # noqa: ANN401 - json is imported late
    if columns is None:
        return None
    text: str = dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return text
