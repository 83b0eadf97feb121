"""The store: records in, records out, every command one transaction and one line of history."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from rmtrack.domain.errors import N_, NotFoundError
from rmtrack.domain.keys import NEW
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import Stored, columns_of, decode, shape_of, table_of

if TYPE_CHECKING:  # what only a writing command needs is imported by it
    from rmtrack.domain.policy import Policy
    from rmtrack.storage.database import Database
    from rmtrack.storage.journal import Journal


class Record(Protocol):
    """A value that is kept: a frozen dataclass with an id."""

    @property
    def id(self) -> int:
        """Its number; NEW until it is stored."""


T = TypeVar("T")
R = TypeVar("R", bound=Record)

_MISSING = {
    "contact": N_("there is no client {number}"),
    "deal": N_("there is no deal {number}"),
}


class Store:
    """The records of one person, in one database.

    Reading needs no ceremony; writing happens inside `command`. Every failure of the database is a
    StoreError. `policy` (by default our own numbers) rules the derived touch days.
    """

    def __init__(self, database: "Database", policy: "Policy | None" = None) -> None:
        self.database = database
        self._policy = policy
        self._journal: Journal | None = None

    @property
    def policy(self) -> "Policy":
        """The numbers in force."""
        if self._policy is None:
            from rmtrack.domain.policy import Policy  # noqa: PLC0415 - a reader needs none

            self._policy = Policy()
        return self._policy

    def all(self, query: Query[T], **params: object) -> list[T]:
        """Return what a query finds, in its order."""
        try:
            rows = self.database.rows(query.sql, **params)
        except OverflowError:  # a number of more than 64 bits: no record has it
            return []
        return decode(query.kind, rows)

    def first(self, query: Query[T], **params: object) -> T | None:
        """Return the first that a query finds, or None."""
        return next(iter(self.all(query, **params)), None)

    def get(self, kind: type[T], id: int) -> T:  # noqa: A002 - the name all records have for it
        """Return the record with this id. Raises NotFoundError."""
        found = self.first(cast("Query[T]", select(kind, "WHERE id = :id")), id=id)
        if found is None:
            raise _missing(kind, id)
        return found

    def put(self, record: R) -> R:
        """Store a record inside a command, and return it with its id.

        A new one is added; of a stored one the columns that differ are changed. Raises
        NotFoundError where it is gone. Derived fields are not taken from the record: they are
        brought up to date when the command ends, so `get` has them then.
        """
        journal, kind = self._writing(), type(record)
        if record.id == NEW:
            number = journal.insert(table_of(kind), columns_of(record))
            return cast("R", replace(cast("Any", record), id=number))
        journal.update(table_of(kind), record.id, self._row(record), columns_of(record))
        return record

    def remove(self, record: Record) -> None:
        """Remove a stored record inside a command. Raises NotFoundError where it is gone."""
        self._writing().delete(table_of(type(record)), record.id, self._row(record))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read everything inside at one moment, whatever others write. Inside a command: as is."""
        with self.database.reading():
            yield

    @contextmanager
    def command(self, line: str, at: datetime) -> Iterator[None]:
        """Run one command: all it writes is one transaction and one line of history, or nothing.

        Load what you decide on inside, too: nobody else writes meanwhile. Whatever is raised takes
        everything back. A command that wrote nothing leaves no line. A new line ends what `redo`
        could bring back. `line` is what was typed, `at` an aware moment.
        """
        from rmtrack.storage.journal import Journal  # noqa: PLC0415 - a reader needs none

        with self.database.writing():
            self._journal = Journal(self.database)
            try:
                yield
                if self._journal.changes:
                    self.derive(self._journal.moved)
                    self.derive_keys(self._journal.renamed)
                    self._journal.write(line, at)
            finally:
                self._journal = None

    def derive(self, contact_ids: "set[int]") -> int:
        """Bring these clients' derived columns up to date; return how many were not.

        Runs inside the transaction of whoever changed their causes.
        """
        from rmtrack.storage.deriving import derive  # noqa: PLC0415 - a reader needs none

        return derive(self.database, contact_ids, self.policy) if contact_ids else 0

    def derive_keys(self, contact_ids: "set[int]") -> int:
        """Bring up to date by what these clients are found; return of how many it was not.

        Runs inside the transaction of whoever changed their causes.
        """
        if not contact_ids:
            return 0
        from rmtrack.storage.keying import derive_keys  # noqa: PLC0415 - most change no name

        return derive_keys(self.database, contact_ids)

    def close(self) -> None:
        """Let go of the store."""
        self.database.close()

    def _writing(self) -> "Journal":
        if self._journal is None:
            raise RuntimeError("records are written inside a command")
        return self._journal

    def _row(self, record: Record) -> dict[str, Stored]:
        kind = type(record)
        query = select(kind, "WHERE id = :id")
        rows = self.database.rows(query.sql, id=record.id)
        if not rows:
            raise _missing(kind, record.id)
        return dict(zip(shape_of(kind).names, rows[0], strict=True))


def _missing(kind: type, number: int) -> NotFoundError:
    table = table_of(kind)
    sentence = _MISSING.get(table, N_("there is no record {number} of {table}"))
    return NotFoundError(sentence, number=number, table=table)
