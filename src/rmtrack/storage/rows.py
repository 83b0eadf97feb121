"""Values and rows: what a value's fields say about its table, its columns, and how they are stored.

A kind of value is a record (a frozen dataclass, one field a column), a projection (a NamedTuple,
one field a column of a query), or a single column (`int`, `str`, `date` ...).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple, TypeVar

from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, StoreError
from rmtrack.domain.keys import NEW
from rmtrack.domain.money import Money

T = TypeVar("T")
Stored = str | int | None  # what every engine keeps and gives back alike
Convert = Callable[[Any], Any]

TABLES = {  # by the record's name, so that no record is imported for another's sake
    "Contact": "contact",
    "Tag": "contact_tag",
    "ContactWay": "contact_way",
    "FormerName": "former_name",
    "FormerPhone": "former_phone",
    "ListedRow": "listed_row",
    "ContactField": "contact_field",
    "AssetReading": "asset_reading",
    "Interaction": "interaction",
    "Assessment": "assessment",
    "PoolChange": "pool_change",
    "NextStep": "next_step",
    "Deal": "deal",
    "DealChange": "deal_change",
    "Booking": "booking",
    "Quota": "quota",
    "BankFigure": "bank_figure",
}
DERIVED = {"contact": frozenset({"last_touch_on", "next_touch_on"})}  # see rmtrack.storage.deriving

_READERS: dict[type, Convert | None] = {
    int: None,
    str: None,
    bool: bool,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Money: Money,
    Month: Month.parse,
}


class Shape(NamedTuple):
    """How rows become values: the columns' names, what converts each, what they make."""

    names: tuple[str, ...]
    readers: tuple[Convert | None, ...]
    make: Callable[..., Any]


_SHAPES: dict[type, Shape] = {}


def table_of(kind: type) -> str:
    """Return the name of a record's table."""
    return TABLES[kind.__name__]


def shape_of(kind: type) -> Shape:
    """Return how rows become values of this kind."""
    shape = _SHAPES.get(kind)
    if shape is None:
        shape = _SHAPES[kind] = _find_shape(kind)
    return shape


def decode(kind: type[T], rows: Sequence[Sequence[Any]]) -> list[T]:
    """Make values of rows. Raises StoreError for a value that this version doesn't know."""
    if not rows:
        return []
    shape = shape_of(kind)
    pairs = zip(zip(*rows, strict=True), shape.readers, strict=True)
    try:
        columns = [column if read is None else _read(column, read) for column, read in pairs]
    except (KeyError, ValueError) as error:
        raise _unknown(kind, error) from error
    return list(map(shape.make, *columns))


def encode(value: object) -> Stored:
    """Return what is stored for a value: the same in a record and as a parameter of a query."""
    if value is None or type(value) in {str, int, bool}:
        return value  # type: ignore[return-value]
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, int):  # Money
        return int(value)
    return str(value)  # Month


def columns_of(record: object) -> dict[str, Stored]:
    """Return a record's columns, without its id and what is derived."""
    kind = type(record)
    derived = DERIVED.get(table_of(kind), frozenset())
    names = (name for name in shape_of(kind).names if name != "id" and name not in derived)
    return {name: encode(getattr(record, name)) for name in names}


def insert_sql(table: str, columns: Iterable[str]) -> str:
    """Return the statement that adds a row and gives its id back."""
    names = list(columns)
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values}) RETURNING id"  # noqa: S608 - names of our own columns


def update_sql(table: str, columns: Iterable[str]) -> str:
    """Return the statement that sets columns of the row `:id`."""
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    return f"UPDATE {table} SET {changes} WHERE id = :id"  # noqa: S608 - names of our own columns


def delete_sql(table: str) -> str:
    """Return the statement that removes the row `:id`."""
    return f"DELETE FROM {table} WHERE id = :id"  # noqa: S608 - names of our own tables


def contact_of(table: str, row_id: int, columns: Mapping[str, Stored]) -> int | None:
    """Return the number of the client whose record a row is, where it is one's."""
    number = row_id if table == "contact" else columns.get("contact_id")
    return number if isinstance(number, int) and number != NEW else None


def _find_shape(kind: type) -> Shape:
    if kind in _READERS:
        return Shape((), (_READERS[kind],), lambda value: value)
    fields = kind.__annotations__
    return Shape(tuple(fields), tuple(_reader(field) for field in fields.values()), kind)


def _reader(annotation: Any) -> Convert | None:  # noqa: ANN401 - annotations are of no one type
    if isinstance(annotation, UnionType):
        (annotation,) = set(annotation.__args__) - {type(None)}
    if issubclass(annotation, StrEnum):
        return {member.value: member for member in annotation}.__getitem__
    return _READERS[annotation]


def _read(column: Sequence[Any], read: Convert) -> list[Any]:
    return [None if value is None else read(value) for value in column]


def _unknown(kind: type, error: Exception) -> StoreError:
    return StoreError(
        N_("the store holds something that this rmtrack can't read as {kind}: {reason}"),
        kind=kind.__name__,
        reason=error,
    )
