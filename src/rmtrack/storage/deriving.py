"""The derived columns of a client: the last touch and the next one due.

They are written here alone, in the transaction that changes their causes, so that a call list is
found by index. History doesn't keep them: whoever undoes derives them anew.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.cadence import KINDS_NO_TOUCH, OUTCOMES_NO_TOUCH, touch_days
from rmtrack.domain.contact import Contact
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import decode, delete_sql, update_sql

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy
    from rmtrack.storage.database import Database


class Day(NamedTuple):
    """A client and a day."""

    contact_id: int
    day: date


CONTACTS: Query[Contact] = select(Contact, "WHERE id IN (:ids)")
LAST_REACHED: Query[Day] = select(
    Day,
    "WHERE contact_id IN (:ids) AND kind NOT IN (:kinds) AND outcome NOT IN (:outcomes)"
    " GROUP BY contact_id",
    of="interaction",
    day="max(happened_on)",
)
OPEN_STEP: Query[Day] = select(
    Day,
    "WHERE contact_id IN (:ids) AND state = 'open' GROUP BY contact_id",
    of="next_step",
    day="min(list_on)",
)
UPDATE = update_sql("contact", ("last_touch_on", "next_touch_on"))
CAUSES = frozenset({"contact", "interaction", "next_step"})  # tables whose rows move a touch
KEY_CAUSES = {  # table: the columns by which its client is found
    "contact": frozenset({"name_key", "readings", "phone", "wechat", "email", "employer"}),
    "contact_tag": frozenset({"contact_id", "word"}),
    "contact_way": frozenset({"contact_id", "way", "value"}),
    "former_name": frozenset({"contact_id", "name_key", "readings"}),
}
DROP_KEYS = "DELETE FROM contact_key WHERE contact_id = :id"


def derive(database: "Database", contact_ids: Collection[int], policy: "Policy") -> int:
    """Bring the derived columns of these clients up to date; return how many were not."""
    ids = sorted(contact_ids)
    reached = _days(database, LAST_REACHED, ids, kinds=KINDS_NO_TOUCH, outcomes=OUTCOMES_NO_TOUCH)
    steps = _days(database, OPEN_STEP, ids)
    behind = 0
    for contact in decode(Contact, database.rows(CONTACTS.sql, ids=ids)):
        last, due = touch_days(
            contact,
            last_reached=reached.get(contact.id),
            open_step=steps.get(contact.id),
            policy=policy,
        )
        if (last, due) != (contact.last_touch_on, contact.next_touch_on):
            behind += 1
            database.run(UPDATE, id=contact.id, last_touch_on=last, next_touch_on=due)
    return behind


def moves_keys(table: str, columns: Iterable[str]) -> bool:
    """Tell whether a change of these columns changes by what a client is found."""
    return not KEY_CAUSES.get(table, frozenset()).isdisjoint(columns)


def drop_row(database: "Database", table: str, row_id: int) -> None:
    """Remove a row, and with a client what is derived of it and hangs on it."""
    if table == "contact":
        database.run(DROP_KEYS, id=row_id)
    database.run(delete_sql(table), id=row_id)


def _days(
    database: "Database", query: Query[Day], ids: list[int], **params: Collection[str]
) -> dict[int, date]:
    return dict(decode(Day, database.rows(query.sql, ids=ids, **params)))
