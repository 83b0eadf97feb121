"""Made-up values, as the edge hands them to the verbs, and what the tests look at afterwards."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Deal
from rmtrack.domain.errors import AmbiguousError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.importing import ClientRow, Sheet
from rmtrack.domain.joining import merge_rows
from rmtrack.domain.keys import INVESTMENT, NEW, Kind, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.namesakes import Rival
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.reading.names import name_fields
from rmtrack.storage.rows import TABLES
from rmtrack.storage.store import Store

CHINA_TIME = timezone(timedelta(hours=8))
MONDAY = date(2026, 11, 16)
AT_NINE = datetime(2026, 11, 16, 9, tzinfo=CHINA_TIME)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)

Dump = dict[str, list[tuple[object, ...]]]


def november(day: int) -> date:
    return date(2026, 11, day)


def a_client(name: str = "王小明", **fields: object) -> Contact:
    known = {"added_on": MONDAY, **name_fields(name)} | fields
    return Contact(**known)  # type: ignore[arg-type]


def a_touch(day: date = MONDAY, outcome: Outcome = Outcome.TALKED, **fields: object) -> Interaction:
    known = {"kind": Kind.CALL} | fields
    at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=CHINA_TIME)
    return Interaction(NEW, at, day, outcome=outcome, **known)  # type: ignore[arg-type]


def a_step(day: date, **fields: object) -> NextStep:
    return NextStep(NEW, due_on=day, list_on=day, **fields)  # type: ignore[arg-type]


def a_deal(yuan: int = 500_000, **fields: object) -> Deal:
    known = {"category": INVESTMENT, "opened_on": november(2)} | fields
    return Deal(NEW, amount=Money.yuan(yuan), **known)  # type: ignore[arg-type]


def a_figure(day: date = MONDAY, **fields: object) -> BankFigure:
    known = {"month": NOVEMBER, "category": INVESTMENT} | fields
    return BankFigure(taken_on=day, **known)  # type: ignore[arg-type]


def a_row(row: int, name: str = "王小明", **fields: object) -> ClientRow:
    return ClientRow(row, **name_fields(name), **fields)  # type: ignore[arg-type]


def a_sheet(*rows: ClientRow) -> Sheet:
    """Return the sheet that a file of these rows makes."""
    clients, merged, faults, contested = merge_rows(rows)
    return Sheet(clients, faults, merged, rows=len(rows), contested=contested)


def add(desk: Desk, *names: str) -> list[Contact]:
    """Add clients, each by a command of its own."""
    return [add_contact(desk, a_client(name)) for name in names]


def named(error: AmbiguousError) -> list[tuple[int, str]]:
    """Return the clients among whom somebody must choose."""
    rivals = [one for _number, one in error.candidates if isinstance(one, Rival)]
    assert [one.contact.id for one in rivals] == [number for number, _one in error.candidates]
    return [(one.contact.id, one.contact.name) for one in rivals]


def archive(store: Store, contact: Contact) -> None:
    with store.command("archive", AT_NINE):
        store.put(replace(contact, archived=True))


def dump(store: Store) -> Dump:
    """Return every row of every record, and what is derived; history is none."""
    ordered = dict.fromkeys(TABLES.values(), "id") | {"contact_key": "part, kind, contact_id"}
    return {
        table: [tuple(row) for row in store.database.rows(f"SELECT * FROM {table} ORDER BY {by}")]  # noqa: S608 - our own tables
        for table, by in ordered.items()
    }
