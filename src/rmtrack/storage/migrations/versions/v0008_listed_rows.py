"""What lists told of clients without a phone, the numbers they had before, how names sounded.

A merge marked the name under which lists have a client without a phone. It keeps such a row now, so
the marks become rows, in the history too: taking the merge back takes them back. How the names of
before are read is filled in where the store is keyed anew.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

MARK = "phoneless"
OWN = (("id", sa.Integer), ("owner", sa.String), ("contact_id", sa.Integer))
MARKED = "SELECT id, owner, contact_id, name_key FROM former_name WHERE phoneless ORDER BY id"
CHANGES = (
    "SELECT change.id, history_id, row_id, state, old_values, new_values"
    " FROM change JOIN history ON history.id = history_id"
    " WHERE table_name = 'former_name' ORDER BY change.id"
)
ADD = (
    "INSERT INTO listed_row (owner, contact_id, name_key, told)"
    " VALUES (:owner, :contact_id, :name_key, :told) RETURNING id"
)
WRITE_DOWN = (
    "INSERT INTO change (history_id, table_name, row_id, contact_id, new_values)"
    " VALUES (:line, 'listed_row', :id, :contact_id, :new)"
)
DROP = "DELETE FROM change WHERE id = :id"
WRITE_ANEW = "UPDATE change SET old_values = :old, new_values = :new WHERE id = :id"


class Change(NamedTuple):
    """A change of a name of before, as a command wrote it down."""

    id: int
    line: int
    row_id: int
    state: str
    old: dict[str, Any]
    new: dict[str, Any]


def upgrade() -> None:
    """Make the tables and the column, turn the marks into rows, and drop the mark."""
    _create("former_phone", {"phone": sa.String})
    _create("listed_row", {"name_key": sa.String, "told": sa.Text})
    changes = [
        Change._make((*known, _values(old), _values(new))) for *known, old, new in _run(CHANGES)
    ]
    marked = {one.row_id: one.line for one in changes if one.state == "done" and one.new.get(MARK)}
    for number, *known in _run(MARKED):
        row = dict(zip(("owner", "contact_id", "name_key"), known, strict=True)) | {"told": "{}"}
        ((added,),) = _run(ADD, **row)
        if number in marked:
            told = {"id": added, "contact_id": row["contact_id"], "new": _text(row)}
            _run(WRITE_DOWN, line=marked[number], **told)
    for change in changes:
        _take_out_mark(change)
    op.drop_column("former_name", MARK)
    op.add_column("former_name", sa.Column("readings", sa.Text, nullable=True))


def _take_out_mark(change: Change) -> None:
    """Write a change anew without the mark; one of the mark alone is none any more."""
    marked = {**change.old, **change.new}
    if marked.keys() == {MARK}:
        _run(DROP, id=change.id)
    elif MARK in marked:
        _run(WRITE_ANEW, id=change.id, old=_text(change.old), new=_text(change.new))


def _run(sql: str, **values: object) -> Iterable[Any]:
    result = op.get_bind().execute(sa.text(sql), values)
    return result.fetchall() if result.returns_rows else ()


def _values(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}


def _text(values: dict[str, Any]) -> str | None:
    kept = {name: value for name, value in values.items() if name != MARK}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else None


def _create(table: str, columns: dict[str, type]) -> None:
    """Create a table of rows about clients."""
    op.create_table(
        table,
        *(sa.Column(column, kind, nullable=False) for column, kind in [*OWN, *columns.items()]),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f(f"fk_{table}_contact_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_contact_id", table, ["contact_id"])
