"""The lines of history and the changes of each, as they are kept."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.history import Changed, HistoryLine, LineState, PlanChange, Said
from rmtrack.domain.money import Money
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import decode

if TYPE_CHECKING:
    from rmtrack.storage.database import Database


class Line(NamedTuple):
    """A line of history without what it changed."""

    id: int
    done_at: datetime
    line: str
    state: LineState


class Kept(NamedTuple):
    """A changed row: JSON of its columns before (None: it was added) and after (None: removed)."""

    history_id: int
    table_name: str
    row_id: int
    contact_id: int | None
    old_values: str | None
    new_values: str | None


class Tally(NamedTuple):
    """How many rows of a table a line touched."""

    history_id: int
    table_name: str
    added: int
    changed: int
    removed: int


class Touched(NamedTuple):
    """A client whose records a line touched; without a name when the client is gone."""

    history_id: int
    contact_id: int
    name: str | None


NEWEST: Query[Line] = select(Line, "ORDER BY id DESC LIMIT :most", of="history")
LINE: Query[Line] = select(Line, "WHERE id = :id", of="history")
NEWEST_DONE: Query[Line] = select(
    Line, "WHERE state = 'done' ORDER BY id DESC LIMIT 1", of="history"
)
LAST_UNDONE: Query[Line] = select(
    Line, "WHERE state = 'undone' ORDER BY turn DESC LIMIT 1", of="history"
)
CHANGES: Query[Kept] = select(Kept, "WHERE history_id = :id ORDER BY id", of="change")
TALLIES: Query[Tally] = select(
    Tally,
    "WHERE history_id IN (:ids) GROUP BY history_id, table_name ORDER BY history_id, min(id)",
    of="change",
    added="count(DISTINCT CASE WHEN old_values IS NULL THEN row_id END)",
    changed="count(DISTINCT CASE WHEN old_values IS NOT NULL AND new_values IS NOT NULL"
    " THEN row_id END)",
    removed="count(DISTINCT CASE WHEN new_values IS NULL THEN row_id END)",
)
TOUCHED: Query[Touched] = select(
    Touched,
    "LEFT JOIN contact ON contact.id = change.contact_id"
    " WHERE change.history_id IN (:ids) AND change.contact_id IS NOT NULL"
    " GROUP BY change.history_id, change.contact_id, contact.name"
    " ORDER BY change.history_id, change.contact_id",
    of="change",
    name="contact.name",
)
# How clients came and went: their names stand there when they are gone.
WHOLE_CLIENTS: Query[Kept] = select(
    Kept,
    "WHERE table_name = 'contact' AND row_id IN (:ids)"
    " AND (old_values IS NULL OR new_values IS NULL) ORDER BY id",
    of="change",
)
# What commands made of quotas and of the bank's figures; neither is any client's.
TOLD = frozenset({"quota", "bank_figure"})
PLAN_CHANGES: Query[Kept] = select(
    Kept,
    "WHERE history_id IN (:ids) AND table_name IN ('quota', 'bank_figure') ORDER BY id",
    of="change",
)
# Such a row as it was added: its month and its category never change.
ADDED: Query[Kept] = select(
    Kept,
    "WHERE table_name IN ('quota', 'bank_figure') AND row_id IN (:rows)"
    " AND old_values IS NULL ORDER BY id",
    of="change",
)


def read_lines(database: "Database", most: int) -> list[HistoryLine]:
    """Return the newest lines, and what each changed."""
    return _whole(database, decode(Line, database.rows(NEWEST.sql, most=most)))


def read_line(database: "Database", number: int) -> HistoryLine:
    """Return a line that is there."""
    (whole,) = _whole(database, decode(Line, database.rows(LINE.sql, id=number)))
    return whole


def read_changes(database: "Database", number: int) -> list[Kept]:
    """Return what a line changed, in order."""
    return decode(Kept, database.rows(CHANGES.sql, id=number))


def columns(text: str | None) -> dict[str, Any]:
    """Return the columns kept in a JSON text; none where the row was not there."""
    import json  # noqa: PLC0415 - only undo and redo look into the changes

    return json.loads(text) if text is not None else {}


def _whole(database: "Database", lines: list[Line]) -> list[HistoryLine]:
    ids = [line.id for line in lines]
    tallies: dict[int, list[Changed]] = {number: [] for number in ids}
    touched: dict[int, list[Touched]] = {number: [] for number in ids}
    for number, table, *counts in decode(Tally, database.rows(TALLIES.sql, ids=ids)):
        tallies[number].append(Changed(table, *counts))
    clients = decode(Touched, database.rows(TOUCHED.sql, ids=ids))
    gone = _names_of_gone(database, {one.contact_id for one in clients if one.name is None})
    for one in clients:
        touched[one.history_id].append(one)
    told = [number for number in ids if TOLD.intersection(one.table for one in tallies[number])]
    plan_changes = _plan_changes(database, told)
    return [
        HistoryLine(
            *line,
            changes=tuple(tallies[line.id]),
            contact_ids=tuple(one.contact_id for one in touched[line.id]),
            names=tuple(one.name or gone.get(one.contact_id, "") for one in touched[line.id]),
            plan_changes=tuple(plan_changes.get(line.id, ())),
        )
        for line in lines
    ]


def _names_of_gone(database: "Database", ids: set[int]) -> dict[int, str]:
    """Return the last names of clients who are there no more."""
    if not ids:
        return {}
    rows = decode(Kept, database.rows(WHOLE_CLIENTS.sql, ids=sorted(ids)))
    return {row.row_id: columns(row.new_values or row.old_values)["name"] for row in rows}


def _plan_changes(database: "Database", ids: Sequence[int]) -> dict[int, list[PlanChange]]:
    """Return what each of these lines made of quotas and of the bank's figures."""
    if not ids:
        return {}
    changes = decode(Kept, database.rows(PLAN_CHANGES.sql, ids=ids))
    rows = sorted({change.row_id for change in changes})
    added = {
        (row.table_name, row.row_id): columns(row.new_values)
        for row in decode(Kept, database.rows(ADDED.sql, rows=rows))
    }
    plan_changes: dict[int, list[PlanChange]] = {}
    for change in changes:
        first = added[change.table_name, change.row_id]
        plan_changes.setdefault(change.history_id, []).append(_plan_change(change, first))
    return plan_changes


def _plan_change(change: Kept, first: Mapping[str, Any]) -> PlanChange:
    old, new = columns(change.old_values), columns(change.new_values)
    day = first.get("taken_on")
    return PlanChange(
        table=change.table_name,
        month=Month.parse(first["month"]),
        category=first["category"],
        taken_on=date.fromisoformat(day) if day else None,
        changed=tuple(name for name in Said._fields if name in old.keys() | new.keys()),
        before=_said(old) if change.old_values is not None else None,
        after=_said(new) if change.new_values is not None else None,
    )


def _said(values: Mapping[str, Any]) -> Said:
    amount = values.get("amount")
    money = None if amount is None else Money(amount)
    return Said(money, values.get("pieces"), values.get("curve"))
