"""The verb that brings a list of clients in: all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rmtrack.actions.assets import keep_assets
from rmtrack.actions.contacts import put_new_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.former_names import was_named
from rmtrack.actions.placing import keep_news
from rmtrack.actions.start import count_unplaced
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.domain.importing import (
    ClientRow,
    Fault,
    FaultyFileError,
    Imported,
    Sheet,
    is_told_by,
    refreshed,
)
from rmtrack.storage import beside, queries, ways

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
    without a number is the same where name and all other details agree with a client who has none,
    and who is no other row's. Raises FaultyFileError, and stores nothing, when a row has a fault,
    unless `skip_bad` leaves those rows out. A dry run stores nothing.
    """
    with desk.store.command(desk.line, desk.now):
        known = desk.store.all(queries.ALL_CONTACTS)
        pool = _Pool(desk, known)
        strangers = pool.find_strangers(sheet)
        faults = sorted([*sheet.faults, *strangers.values()], key=lambda fault: fault.row)
        if faults and not skip_bad:
            raise FaultyFileError(faults, rows=sheet.rows)
        rows = [row for row in sheet.clients if row.row not in strangers]
        same = pool.find_same(rows)
        done = Counter(
            _take(desk, same.get(row.row), row, dry_run=dry_run, tick=tick) for row in rows
        )
    return Imported(
        sheet=sheet,
        added=done["added"],
        updated=done["updated"],
        unchanged=done["unchanged"],
        namesakes=_namesakes(known, rows, same),
        refused=tuple(faults),
        dry_run=dry_run,
        unplaced=0 if dry_run else count_unplaced(desk),
    )


class _Pool:
    """The stored clients, found by any of their phones, or by name where they have none."""

    def __init__(self, desk: Desk, contacts: Sequence[Contact]) -> None:
        self._desk = desk
        self.by_phone: dict[str, Contact] = {}
        self.by_name: dict[str, list[Contact]] = {}
        for contact in contacts:
            if contact.phone:
                self.by_phone[contact.phone] = contact
            else:
                self.by_name.setdefault(contact.name_key, []).append(contact)
        owners = {contact.id: contact for contact in contacts}
        for line in desk.store.all(ways.PHONES):
            self.by_phone.setdefault(line.value, owners[line.contact_id])
        for former in desk.store.all(beside.FORMER_NAMES):  # behind who has the name now
            if owners[former.contact_id].phone is None:
                self.by_name.setdefault(former.name_key, []).append(owners[former.contact_id])

    def find_same(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return the stored clients of whom rows tell, by the row's number.

        Of namesakes without a phone number each is one row's client at most. Who is as a row tells
        is taken first, then who has nothing to learn from it, so that the same file again finds
        everybody in his place.
        """
        same = {row.row: self.by_phone[row.phone] for row in rows if row.phone in self.by_phone}
        taken: set[int] = set()
        for fits in (is_told_by, _learns_nothing, _agree):
            for row in rows:
                if row.phone or row.row in same:
                    continue
                namesakes = (
                    one for one in self.by_name.get(row.name_key, ()) if one.id not in taken
                )
                found = next((one for one in namesakes if fits(one, row)), None)
                if found is not None:
                    same[row.row] = found
                    taken.add(found.id)
        return same

    def find_strangers(self, sheet: Sheet) -> dict[int, Fault]:
        """Return the faults of the rows whose phone number is that of another client, by row.

        A client who had the row's name before is no other: the user has corrected it since. What
        was joined to such a row is at fault with it.
        """
        faults = {row.row: fault for row in sheet.clients if (fault := self._fault_of(row))}
        joined = {
            merged.row: faults[merged.into]._replace(row=merged.row)
            for merged in sheet.merged
            if merged.into in faults
        }
        return faults | joined

    def _fault_of(self, row: ClientRow) -> Fault | None:
        owner = self.by_phone.get(row.phone or "")
        if owner is None or owner.name_key == row.name_key:
            return None
        if was_named(self._desk, owner, row.name_key):
            return None
        return Fault(
            row.row,
            None,
            N_("the phone number is that of '{name}' (client {number}) already"),
            {"name": owner.name, "number": owner.id},
        )


def _learns_nothing(contact: Contact, row: ClientRow) -> bool:
    return _agree(contact, row) and refreshed(contact, row) == contact


def _agree(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a person is known by the same details in both; a blank is one of them.

    Two clients may share a name, and joining them could not be seen any more.
    """
    fields = ("sex", "birth_year", "birth_day", "birth_lunar", "opened_on", "wechat", "email")
    return all(getattr(contact, field) == getattr(row, field) for field in fields)


def _take(desk: Desk, contact: Contact | None, row: ClientRow, *, dry_run: bool, tick: Tick) -> str:
    """Store one row and say what came of it."""
    tick()
    if contact is None:
        if not dry_run:
            put_new_contact(desk, _new_contact(desk, row))
        return "added"
    fresh = refreshed(contact, row)
    if fresh == contact or contact.deceased:  # whatever the bank still keeps of him
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
    keep_assets(desk, contact, fresh)
    keep_news(desk, contact, fresh)


def _namesakes(
    known: list[Contact], rows: list[ClientRow], same: Mapping[int, Contact]
) -> tuple[str, ...]:
    """Return the names of the file that more than one client has, in the file's order."""
    count = Counter(contact.name_key for contact in known)
    count.update(row.name_key for row in rows if row.row not in same)
    return tuple(dict.fromkeys(row.name for row in rows if count[row.name_key] > 1))
