"""Whether a later command stands in the way of taking one back, and which."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.domain.errors import N_, RuleError
from rmtrack.storage.lines import Kept, Line, columns
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import decode

if TYPE_CHECKING:
    from rmtrack.storage.database import Database


class Link(NamedTuple):
    """A column that holds the id of a row of another table."""

    table: str
    column: str
    parent: str


LINKS = (
    Link("contact", "introducer_id", "contact"),
    Link("contact_tag", "contact_id", "contact"),
    Link("contact_way", "contact_id", "contact"),
    Link("former_name", "contact_id", "contact"),
    Link("former_phone", "contact_id", "contact"),
    Link("listed_row", "contact_id", "contact"),
    Link("contact_field", "contact_id", "contact"),
    Link("asset_reading", "contact_id", "contact"),
    Link("interaction", "contact_id", "contact"),
    Link("assessment", "contact_id", "contact"),
    Link("assessment", "interaction_id", "interaction"),
    Link("pool_change", "contact_id", "contact"),
    Link("next_step", "contact_id", "contact"),
    Link("next_step", "interaction_id", "interaction"),
    Link("next_step", "settled_by", "interaction"),
    Link("deal", "contact_id", "contact"),
    Link("booking", "deal_id", "deal"),
    Link("deal_change", "deal_id", "deal"),
)
# What later commands build on without touching it, by the table and the column: in which rows of
# the same deal, found by which column, they wrote which one.
BUILT_ON = {
    ("deal_change", "deal_id"): (("deal_change", "deal_id", "deal_id"), ("deal", "id", "state")),
    ("deal", "category"): (("booking", "deal_id", "category"),),
    ("deal", "factor"): (("booking", "deal_id", "factor"),),
    ("deal", "for_month"): (("booking", "deal_id", "for_month"),),
}
UNIQUE = {
    "contact": ("phone",),
    "contact_tag": ("contact_id", "word"),
    "contact_way": ("contact_id", "way", "value"),
    "former_name": ("contact_id", "name_key"),
    "contact_field": ("contact_id", "field"),
    "quota": ("owner", "month", "category"),
    "bank_figure": ("owner", "month", "category", "taken_on"),
}
ANY_OF = {"quota": ("amount", "pieces")}  # columns that must not all be empty

# What later commands that stand changed in the rows that this one changed, the latest first.
LATER: Query[Kept] = select(
    Kept,
    "JOIN history ON history.id = change.history_id"
    " JOIN change mine ON mine.table_name = change.table_name AND mine.row_id = change.row_id"
    " WHERE mine.history_id = :id AND change.history_id > :id AND history.state = 'done'"
    " ORDER BY change.id DESC",
    of="change",
)
# The same for one row.
LATER_IN_ROW: Query[Kept] = select(
    Kept,
    "JOIN history ON history.id = change.history_id"
    " WHERE change.table_name = :table_name AND change.row_id = :row_id"
    " AND change.history_id > :id AND history.state = 'done' ORDER BY change.id DESC",
    of="change",
)
LINE: Query[Line] = select(Line, "WHERE id = :id", of="history")


def refuse_overlap(database: "Database", number: int, changes: Iterable[Kept]) -> None:
    """Raise RuleError when a later command changed a column that line `number` changed."""
    mine: dict[tuple[str, int], set[str] | None] = {}
    for change in changes:
        mine[change.table_name, change.row_id] = _merge(
            mine.get((change.table_name, change.row_id), set()), change
        )
    for later in decode(Kept, database.rows(LATER.sql, id=number)):
        own = mine[later.table_name, later.row_id]
        if own is None or later.new_values is None or own & columns(later.new_values).keys():
            raise _conflict(database, number, later.history_id)


def refuse_children(database: "Database", number: int, change: Kept) -> None:
    """Raise RuleError when a row hangs on the one that would go."""
    for link in LINKS:
        if link.parent != change.table_name:
            continue
        found = _ids(database, link.table, {link.column: change.row_id})
        for child in found:
            raise _culprit(database, number, link.table, child, {link.column})


def refuse_builders(database: "Database", number: int, change: Kept) -> None:
    """Raise RuleError when a later command went by what this one said, in rows of its own.

    How a deal stood is taken back the latest first, and after what closed it; its category, after
    what was booked under it.
    """
    new = columns(change.new_values)
    for (table, column), builders in BUILT_ON.items():
        if table != change.table_name or column not in new:
            continue
        deal = new.get("deal_id", change.row_id)
        for built, link, wrote in builders:
            for row in _ids(database, built, {link: deal}):
                _refuse_later(database, number, (built, row), wrote)


def _refuse_later(database: "Database", number: int, row: tuple[str, int], column: str) -> None:
    table, row_id = row
    found = database.rows(LATER_IN_ROW.sql, table_name=table, row_id=row_id, id=number)
    for later in decode(Kept, found):
        if column in columns(later.new_values):
            raise _conflict(database, number, later.history_id)


def refuse_homeless(database: "Database", number: int, change: Kept) -> None:
    """Raise RuleError when the values to come back have no place any more.

    What they hang on is gone, another row has taken what only one may have, or the row would be
    left without anything it is for.
    """
    row = columns(change.old_values)
    for link in LINKS:
        parent = row.get(link.column) if link.table == change.table_name else None
        if parent is not None and not _ids(database, link.parent, {"id": parent}):
            raise _culprit(database, number, link.parent, parent, None)
    unique = UNIQUE.get(change.table_name, ())
    if not row.keys().isdisjoint(unique):
        whole = {**_columns(database, change, unique), **row}
        for rival in _ids(database, change.table_name, {name: whole[name] for name in unique}):
            raise _culprit(database, number, change.table_name, rival, set(unique))
    needed = ANY_OF.get(change.table_name, ())
    if not row.keys().isdisjoint(needed):
        whole = {**_columns(database, change, needed), **row}
        if not any(whole.values()):
            emptied = set(needed) - row.keys()
            raise _culprit(database, number, change.table_name, change.row_id, emptied)


def _merge(known: set[str] | None, change: Kept) -> set[str] | None:
    """Add the columns of a change; None means all of them.

    So it is for a row added or removed, and for one that went over to another client: what was
    written of it since was written of that one.
    """
    new = columns(change.new_values)
    whole = change.old_values is None or change.new_values is None or "contact_id" in new
    return None if known is None or whole else known | new.keys()


def _ids(database: "Database", table: str, wanted: Mapping[str, Any]) -> list[int]:
    where = " AND ".join(f"{name} = :{name}" for name in wanted)
    sql = f"SELECT id FROM {table} WHERE {where} ORDER BY id"  # noqa: S608 - names of our own
    return [number for (number,) in database.rows(sql, **wanted)]


def _columns(database: "Database", change: Kept, names: Sequence[str]) -> dict[str, Any]:
    """Return columns of the row as it is; nothing where it is gone."""
    sql = f"SELECT {', '.join(names)} FROM {change.table_name} WHERE id = :id"  # noqa: S608 - names of our own
    rows = database.rows(sql, id=change.row_id)
    return dict(zip(names, rows[0], strict=True)) if rows else {}


def _culprit(
    database: "Database", number: int, table: str, row_id: int, changed: set[str] | None
) -> RuleError:
    """Return the refusal that names who last changed those columns of a row (None: removed it)."""
    rows = database.rows(LATER_IN_ROW.sql, table_name=table, row_id=row_id, id=number)
    for later in decode(Kept, rows):
        new = later.new_values
        if new is None if changed is None else changed & columns(new).keys():
            return _conflict(database, number, later.history_id)
    return RuleError(N_("line {number} can't be undone: later records build on it"), number=number)


def _conflict(database: "Database", number: int, later: int) -> RuleError:
    (line,) = decode(Line, database.rows(LINE.sql, id=later))
    return RuleError(
        N_("line {number} can't be undone: line {later} builds on it: {line}"),
        hint=N_("rmtrack undo {later} comes first"),
        number=number,
        later=later,
        line=line.line,
    )
