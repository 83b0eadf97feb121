"""A query: plain SQL, and what its rows become."""

from functools import cached_property
from importlib import import_module
from typing import Any, Generic, TypeVar, cast

from rmtrack.storage.rows import shape_of, table_of

T_co = TypeVar("T_co", covariant=True)


class Query(Generic[T_co]):
    """A SELECT with `:name` parameters and `IN (:names)` lists, whose rows become `kind`.

    The kind may be named ("contact.Contact" of `rmtrack.domain`) instead of given: then it is
    imported, and the text put together, when the query first runs. A command pays for the values
    it uses only.
    """

    def __init__(
        self, kind: "type[T_co] | str", rest: str, of: str | None, columns: dict[str, str]
    ) -> None:
        self._kind = kind
        self._rest = rest
        self._of = of
        self._columns = columns

    @cached_property
    def kind(self) -> type[T_co]:
        """What a row becomes: a record, a projection, or the type of a single column."""
        if not isinstance(self._kind, str):
            return self._kind
        module, _, name = self._kind.rpartition(".")
        return cast("type[T_co]", getattr(import_module(f"rmtrack.domain.{module}"), name))

    @cached_property
    def sql(self) -> str:
        """The text, the same for every engine."""
        of = self._of or table_of(self.kind)
        names = shape_of(self.kind).names
        columns = [self._columns.get(name, f"{of}.{name}") for name in names]
        chosen = ", ".join(columns or self._columns.values())
        return f"SELECT {chosen} FROM {of} {self._rest}"  # noqa: S608 - our own texts


def select(
    kind: "type[Any] | str", rest: str, *, of: str | None = None, **columns: str
) -> Query[Any]:
    """Return the query that reads values of `kind` from the table `of`, by default its own.

    `rest` follows the table: joins, WHERE, ORDER BY. Each field is the column of that name in
    `of`, unless `columns` says otherwise; a kind of a single column names that one alone.
    """
    return Query(kind, rest, of, columns)
