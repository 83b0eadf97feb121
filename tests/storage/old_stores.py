"""Stores as programs of older schemas left them, brought to today's on either engine."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Connection

from rmtrack.storage import migrating
from rmtrack.storage.opening import KNOWN, open_store
from rmtrack.storage.store import Store
from tests.storage.examples import AT
from tests.storage.postgres_engine import alchemy, open_postgres

NEW = KNOWN[-1]
ENGINES = ("sqlite", "postgres")


class Row(NamedTuple):
    """A row of the old program's, before and after a line of it."""

    table: str
    id: int
    old: dict[str, object] | None
    new: dict[str, object] | None


def literal(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return "NULL" if value is None else str(value)  # both engines know True and False


class OldProgram:
    """Writes a store of an older schema as its program did, with its history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lines = 0

    def run(self, line: str, *rows: Row, turn: int | None = None) -> None:
        """Do a line; with a `turn`, the one in which it was taken back, take it back too."""
        self._lines += 1
        state = "done" if turn is None else "undone"
        self._insert("history", done_at=AT.isoformat(), line=line, state=state, turn=turn)
        for row in rows:
            self._write(row)
            old, new = (self._json(side) for side in (row.old, row.new))
            known = {"table_name": row.table, "row_id": row.id, "contact_id": None}
            number = {"history_id": self._lines}
            self._insert("change", **number, **known, old_values=old, new_values=new)
        for row in reversed(rows) if turn else ():
            self._write(row._replace(old=row.new, new=row.old))

    def _write(self, row: Row) -> None:
        if row.old is None:
            self._insert(row.table, **(row.new or {}))
        elif row.new is None:
            self._execute(f"DELETE FROM {row.table} WHERE id = {row.id}")  # noqa: S608 - made up here
        else:
            new = ", ".join(f"{name} = {literal(value)}" for name, value in row.new.items())
            self._execute(f"UPDATE {row.table} SET {new} WHERE id = {row.id}")  # noqa: S608 - the same

    def _insert(self, table: str, **values: object) -> None:
        places = ", ".join(map(literal, values.values()))
        names = ", ".join(values)
        self._execute(f"INSERT INTO {table} ({names}) VALUES ({places})")  # noqa: S608 - the same

    def _execute(self, sql: str) -> None:
        self._connection.exec_driver_sql(sql)

    @staticmethod
    def _json(values: dict[str, object] | None) -> str | None:
        if values is None:
            return None
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def added(table: str, number: int, **values: object) -> Row:
    return Row(table, number, None, values | {"owner": "me"})


Live = Callable[[OldProgram], None]


@contextmanager
def migrated(
    request: pytest.FixtureRequest, folder: Path, schema: str, live: Live
) -> Iterator[Store]:
    """Yield a store that a program of that schema filled, as it is after its migration."""
    if request.param == "sqlite":
        with closing(open_store(filled(folder / "rmtrack.db", schema, live))) as store:
            yield store
        return
    server = request.getfixturevalue("postgres")
    name = server.new_database()
    with alchemy(server, name).begin() as connection:
        migrating.upgrade(connection, schema)
        live(OldProgram(connection))
        migrating.upgrade(connection, NEW)
    with closing(open_postgres(server, name)) as store:
        yield store


def filled(path: Path, schema: str, live: Live) -> Path:
    """Fill a file as a program of that schema did, and leave it so."""
    with migrating._locked(path, 1) as (connection, _lock):  # noqa: SLF001 - no other way back
        migrating.upgrade(connection, schema)
        live(OldProgram(connection))
    return path


def look_at_the_copy(folder: Path, schema: str, live: Live) -> None:
    """Bring up a file that a program of that schema filled, and look for the copy beside it."""
    path = filled(folder / "rmtrack.db", schema, live)
    open_store(path).close()
    assert version(path) == NEW
    assert version(folder / f"rmtrack.db.{schema}.backup") == schema


def version(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
