"""The verb that brings a list of clients in: all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Iterable

from rmtrack.actions.contacts import put_new_contact
from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.domain.importing import (
    ClientRow,
    Fault,
    FaultyFileError,
    Imported,
    Sheet,
    refreshed,
)
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries

Tick = Callable[[], None]


def import_clients(
    desk: Desk,
    sheet: Sheet,
    *,
    skip_bad: bool = False,
    dry_run: bool = False,
    tick: Tick = lambda: None,
) -> Imported:
    """Store the clients of a file in one command; `tick` is called once for each.

    A client with a phone number that is known is the same client, and gets the row's news; one
    without a number is the same where name and all other details agree with a client who has none.
    Raises FaultyFileError, and stores nothing, when a row has a fault, unless `skip_bad` leaves
    those rows out. A dry run stores nothing.
    """
    with desk.store.command(desk.line, desk.now):
        known = desk.store.all(queries.ALL_CONTACTS)
        pool = _Pool(known)
        strangers = [fault for row in sheet.clients if (fault := pool.fault_of(row))]
        faults = [*sheet.faults, *strangers]
        if faults and not skip_bad:
            raise FaultyFileError(sorted(faults, key=lambda fault: fault.row), rows=sheet.rows)
        bad = {fault.row for fault in strangers}
        rows = [row for row in sheet.clients if row.row not in bad]
        done = Counter(_take(desk, pool.find(row), row, dry_run=dry_run, tick=tick) for row in rows)
    return Imported(
        sheet=sheet,
        added=done["added"],
        updated=done["updated"],
        unchanged=done["unchanged"],
        namesakes=_namesakes(known, rows, pool),
        refused=tuple(faults),
        dry_run=dry_run,
    )


class _Pool:
    """The stored clients, found by phone, or by name where they have none."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self.by_phone: dict[str, Contact] = {}
        self.by_name: dict[str, list[Contact]] = {}
        for contact in contacts:
            if contact.phone:
                self.by_phone.setdefault(contact.phone, contact)
            else:
                self.by_name.setdefault(contact.name_key, []).append(contact)

    def find(self, row: ClientRow) -> Contact | None:
        """Return the stored client of whom a row tells, if any."""
        if row.phone:
            return self.by_phone.get(row.phone)
        same = (one for one in self.by_name.get(row.name_key, []) if _agree(one, row))
        return next(same, None)

    def fault_of(self, row: ClientRow) -> Fault | None:
        """Return the fault of a row whose phone number is that of another client."""
        owner = self.by_phone.get(row.phone or "")
        if owner is None or owner.name_key == row.name_key:
            return None
        return Fault(
            row.row,
            None,
            N_("the phone number is that of '{name}' (client {number}) already"),
            {"name": owner.name, "number": owner.id},
        )


def _agree(contact: Contact, row: ClientRow) -> bool:
    """Tell whether nothing that both know of a person speaks against its being one person."""
    fields = ("sex", "birth_year", "birth_day", "opened_on", "wechat", "email")
    pairs = ((getattr(contact, field), getattr(row, field)) for field in fields)
    return all(one == other for one, other in pairs)


def _take(desk: Desk, contact: Contact | None, row: ClientRow, *, dry_run: bool, tick: Tick) -> str:
    """Store one row and say what came of it."""
    tick()
    if contact is None:
        if not dry_run:
            put_new_contact(desk, _new_contact(desk, row))
        return "added"
    fresh = refreshed(contact, row)
    if fresh == contact:
        return "unchanged"
    if not dry_run:
        _put_fresh(desk, contact, fresh)
    return "updated"


def _new_contact(desk: Desk, row: ClientRow) -> Contact:
    values = row._asdict()
    del values["row"]
    return Contact(added_on=desk.today, **values)


def _put_fresh(desk: Desk, contact: Contact, fresh: Contact) -> None:
    """Store a client's news; a place in the grid that it brings is a row of its own too."""
    desk.store.put(fresh)
    familiarity = fresh.familiarity if fresh.familiarity != contact.familiarity else None
    mood = fresh.mood if fresh.mood != contact.mood else None
    if familiarity is not None or mood is not None:
        desk.store.put(
            Assessment(
                contact_id=contact.id,
                assessed_on=desk.today,
                familiarity=familiarity,
                mood=mood,
            )
        )


def _namesakes(known: list[Contact], rows: list[ClientRow], pool: _Pool) -> tuple[str, ...]:
    """Return the names of the file that more than one client has, in the file's order."""
    new = [row for row in rows if pool.find(row) is None]
    count = Counter(contact.name_key for contact in known)
    count.update(row.name_key for row in new)
    return tuple(dict.fromkeys(row.name for row in rows if count[row.name_key] > 1))
