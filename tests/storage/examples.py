"""Made-up records for the tests of the store."""

from datetime import date, datetime, timedelta, timezone

from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal
from rmtrack.domain.keys import Kind, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.reading.names import name_fields
from rmtrack.storage.rows import TABLES
from rmtrack.storage.store import Store

CHINA = timezone(timedelta(hours=8))
DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 30, tzinfo=CHINA)


def a_contact(name: str = "王小明", **fields: object) -> Contact:
    known = {"added_on": DAY, **name_fields(name)} | fields
    return Contact(**known)  # type: ignore[arg-type]


def a_touch(contact_id: int, day: date = DAY, **fields: object) -> Interaction:
    known = {"kind": Kind.CALL, "outcome": Outcome.TALKED} | fields
    at = datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)
    return Interaction(contact_id, at, day, **known)  # type: ignore[arg-type]


def a_step(contact_id: int, day: date = DAY, **fields: object) -> NextStep:
    return NextStep(contact_id, due_on=day, list_on=day, **fields)  # type: ignore[arg-type]


def a_deal(contact_id: int, **fields: object) -> Deal:
    known = {"category": "investment", "amount": Money.yuan(500_000)} | fields
    return Deal(contact_id, opened_on=DAY, **known)  # type: ignore[arg-type]


def add(store: Store, *names: str) -> list[Contact]:
    """Add clients, each by a command of its own, and return them as stored."""
    added = []
    for name in names:
        with store.command(f"contact add {name}", AT):
            added.append(store.put(a_contact(name)))
    return [store.get(Contact, contact.id) for contact in added]


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every record, and what is derived; history is none."""
    ordered = dict.fromkeys(TABLES.values(), "id") | {"contact_key": "part, kind, contact_id"}
    return {
        table: [tuple(row) for row in store.database.rows(f"SELECT * FROM {table} ORDER BY {by}")]  # noqa: S608 - our own tables
        for table, by in ordered.items()
    }
