"""Fields of the user's own: what they may be called, and what clients have in them."""

from collections.abc import Iterable
from typing import NamedTuple

LONGEST_FIELD = 20  # characters: it heads a column
Own = tuple[tuple[str, str], ...]  # a client's fields and their values, in the order of writing


class OwnField(NamedTuple):
    """A client's value of a field: a row of a query."""

    contact_id: int
    field: str
    value: str


class FieldChange(NamedTuple):
    """What became of a field: None where there was, or is, no value."""

    field: str
    old: str | None
    new: str | None


def by_client(rows: Iterable[OwnField]) -> dict[int, Own]:
    """Return the fields of each client."""
    found: dict[int, Own] = {}
    for number, field, value in rows:
        found[number] = (*found.get(number, ()), (field, value))
    return found
