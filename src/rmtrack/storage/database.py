"""A connection and its transactions: plain SQL in, plain rows out, failures as StoreError."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from rmtrack.storage.engine import SQLITE, Engine
from rmtrack.storage.rows import Stored, encode

MOST_OF_A_LIST = 30_000  # SQLite takes 32,766 parameters, and a million characters

_LIST = re.compile(r"\bIN \(:(\w+)\)")


class Database:
    """A DB-API connection in autocommit mode, and the transactions on it.

    One text serves every engine: `:name` parameters, and `IN (:names)` for a list.
    """

    def __init__(self, connection: Any, engine: Engine = SQLITE, path: Path | None = None) -> None:  # noqa: ANN401 - DB-API has no type
        self.path = path
        self.busy = False  # inside a transaction
        self._connection = connection
        self._engine = engine

    def rows(self, sql: str, **params: Any) -> list[Sequence[Any]]:  # noqa: ANN401 - whatever `encode` takes
        """Return the rows of a query.

        A list longer than the engine takes is asked for in parts, each in the query's order.
        """
        name = next((name for name in _LIST.findall(sql) if _is_long(params[name])), None)
        if name is None:
            return self._run(sql, params, fetch=True)
        long = list(params.pop(name))
        starts = range(0, len(long), MOST_OF_A_LIST)
        parts = (long[start : start + MOST_OF_A_LIST] for start in starts)
        return [row for part in parts for row in self.rows(sql, **params, **{name: part})]

    def run(self, sql: str, **params: object) -> None:
        """Run a statement that returns nothing."""
        self._run(sql, params, fetch=False)

    def run_each(self, sql: str, many: Sequence[Mapping[str, Stored]]) -> None:
        """Run a statement once for each set of parameters, which are stored as they are."""
        try:
            self._connection.cursor().executemany(self._engine.spell(sql), many)
        except self._engine.error as error:
            self._refuse(error)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run a transaction in which nobody else writes. Whatever is raised undoes it all."""
        with self._transaction(self._engine.begin_writing):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Run a transaction that sees the store at one moment. Inside another, that one serves."""
        if self.busy:
            yield
            return
        with self._transaction(self._engine.begin_reading):
            yield

    def close(self) -> None:
        """Let go of the store."""
        self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if self.busy:
            raise RuntimeError("a transaction runs already")
        self.busy = True
        try:
            self.run(begin)
            yield
            self.run("COMMIT")
        except BaseException:  # Ctrl-C too
            with suppress(self._engine.error):  # it may have been rolled back already
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self.busy = False

    def _run(self, sql: str, params: Mapping[str, Any], *, fetch: bool) -> list[Sequence[Any]]:
        sql, values = _spread(sql, params)
        try:
            cursor = self._connection.execute(self._engine.spell(sql), values)
            return cursor.fetchall() if fetch else []
        except self._engine.error as error:
            self._refuse(error)

    def _refuse(self, error: Exception) -> NoReturn:
        if isinstance(error, self._engine.mistake):
            raise error
        raise self._engine.explain(error, self.path) from error


def _is_long(values: Any) -> bool:  # noqa: ANN401 - any sized collection
    return len(values) > MOST_OF_A_LIST


def _spread(sql: str, params: Mapping[str, Any]) -> tuple[str, dict[str, Stored]]:
    """Write lists out; an empty one fits nothing."""
    values = dict(params)
    for name in _LIST.findall(sql):
        stored = [encode(value) for value in values.pop(name)]
        if all(type(value) is int for value in stored):
            # SQLite takes time in the square of named parameters; whole numbers need no quoting
            places = [str(value) for value in stored]
        else:
            places = [f":{name}_{n}" for n in range(len(stored))]
            values |= {f"{name}_{n}": value for n, value in enumerate(stored)}
        sql = sql.replace(f"IN (:{name})", f"IN ({', '.join(places) or 'NULL'})")
    return sql, {name: encode(value) for name, value in values.items()}
