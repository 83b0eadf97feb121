"""A client's place in the grid, once a command was taken back or done again: what the rows say.

A later command may have kept what was felt without changing the place: it said the same, or it told
of an earlier day. Then the place of before is not the one that is left.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.storage.lines import Kept, columns
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import decode, update_sql

if TYPE_CHECKING:
    from rmtrack.storage.database import Database


class Place(NamedTuple):
    """What was last felt about a client overall."""

    id: int
    familiarity: int | None
    mood: str | None


def _latest(field: str) -> str:
    return (
        f"(SELECT felt.{field} FROM assessment felt WHERE felt.contact_id = contact.id"  # noqa: S608 - a column of ours
        f" AND felt.category IS NULL AND felt.{field} IS NOT NULL AND felt.aside = FALSE"
        " ORDER BY felt.assessed_on DESC, felt.id DESC LIMIT 1)"
    )


PLACES: Query[Place] = select(
    Place,
    "WHERE id IN (:ids) ORDER BY id",
    of="contact",
    familiarity=_latest("familiarity"),
    mood=_latest("mood"),
)
UPDATE = update_sql("contact", ("familiarity", "mood"))


def place_anew(database: "Database", changes: Iterable[Kept]) -> set[int]:
    """Put the clients of whom these changes tell what was felt where the rows say; return them."""
    ids = {change.contact_id for change in changes if _tells_of_a_place(change)} - {None}
    for place in decode(Place, database.rows(PLACES.sql, ids=ids)):
        database.run(UPDATE, **place._asdict())
    return {number for number in ids if number is not None}


def _tells_of_a_place(change: Kept) -> bool:
    """Tell whether a row was felt overall: what was felt about a category is that category's."""
    row = columns(change.new_values) | columns(change.old_values)
    return change.table_name == "assessment" and row.get("category") is None
