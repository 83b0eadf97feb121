"""The verb that brings a list of clients in: all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rmtrack.actions.bringing import Storing, Taken, take_known, take_new
from rmtrack.actions.brought import Kept
from rmtrack.actions.desk import Desk
from rmtrack.actions.former_names import was_named
from rmtrack.actions.introducing import Introducers, Met, Person, put_together
from rmtrack.actions.start import count_unplaced
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.domain.importing import (
    ClientRow,
    Fault,
    FaultyFileError,
    Imported,
    Sheet,
    Unmet,
    is_told_by,
    refreshed,
)
from rmtrack.domain.joining import merge_rows
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
        sheet, faults = _sort_out(pool, sheet)
        rows = sheet.clients
        if faults and not skip_bad:
            raise FaultyFileError(faults, rows=sheet.rows)
        same = pool.find_same(rows)
        kept, storing = Kept(desk, same.values(), rows), Storing(desk)
        met = _meet(Introducers(known, pool.former, rows, same), rows)
        taken = [_take(desk, row, same.get(row.row), kept, met[row.row]) for row in rows]
        for one in taken:
            tick()
            if not dry_run:
                storing.take(one)
        storing.introduce()
    news = tuple(one.news for one in taken if one.news)
    return Imported(
        sheet=sheet,
        added=len(rows) - len(news),
        updated=sum(one.any for one in news),
        unchanged=sum(not one.any for one in news),
        namesakes=_namesakes(known, rows, same),
        refused=tuple(faults),
        dry_run=dry_run,
        unplaced=0 if dry_run else count_unplaced(desk),
        news=tuple(one for one in news if one.any),
        unmet=put_together(one for one in met.values() if isinstance(one, Unmet)),
        not_taken=tuple(one.not_taken for one in taken if one.not_taken),
    )


def _meet(people: Introducers, rows: Sequence[ClientRow]) -> dict[int, Met]:
    """Return by the row's number who introduced its client."""
    return {row.row: people.meet(row) for row in rows}


def _take(
    desk: Desk,
    row: ClientRow,
    contact: Contact | None,
    kept: Kept,
    met: Met,
) -> Taken:
    row = row._replace(more=kept.as_written(row.more))
    if contact is None:
        return take_new(desk, row, met if isinstance(met, Person) else None)
    return take_known(contact, row, kept, None if isinstance(met, Unmet) else met)


def _sort_out(pool: "_Pool", sheet: Sheet) -> tuple[Sheet, list[Fault]]:
    """Return the sheet with the rows that can be taken, and all faults in the order of the file.

    Rows of two numbers of one stored client tell of one, and so do rows of the name and of a former
    name: what the file alone can't settle is looked at again.
    """
    sheet = _look_again(pool, sheet)
    faults = {fault.row: fault for fault in pool.find_strangers(sheet.clients)}
    rows = [row for row in sheet.clients if row.row not in faults]
    merging = merge_rows(rows, {row: owner.id for row, owner in pool.owners(rows).items()})
    faults |= {fault.row: fault for fault in merging.faults}
    merged = tuple(sorted((*sheet.merged, *merging.merged)))
    for one in merged:
        if one.into in faults:
            faults[one.row] = faults[one.into]._replace(row=one.row)
    everything = [*sheet.faults, *faults.values()]
    left = sheet._replace(clients=tuple(merging.clients), merged=merged)
    return left, sorted(everything, key=lambda fault: fault.row)


def _look_again(pool: "_Pool", sheet: Sheet) -> Sheet:
    """Return the sheet with the contested rows that tell of a stored client, as if without fault.

    Their numbers are that client's, and so is the name.
    """
    strangers = {fault.row for fault in pool.find_strangers(sheet.contested)}
    owned = pool.owners(sheet.contested).keys() - strangers
    rows = [row for row in sheet.contested if row.row in owned]
    return sheet._replace(
        clients=tuple(sorted((*sheet.clients, *rows), key=lambda row: row.row)),
        faults=tuple(fault for fault in sheet.faults if fault.row not in owned),
    )


class _Pool:
    """The stored clients, found by any of their phones, or by name where they have none."""

    def __init__(self, desk: Desk, contacts: Sequence[Contact]) -> None:
        self._desk = desk
        self.former = desk.store.all(beside.FORMER_NAMES)
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
        for former in self.former:  # behind who has the name now
            if owners[former.contact_id].phone is None:
                self.by_name.setdefault(former.name_key, []).append(owners[former.contact_id])

    def find_same(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return the stored clients of whom rows tell, by the row's number.

        Of namesakes without a phone number each is one row's client at most. Who is as a row tells
        is taken first, then who has nothing to learn from it, so that the same file again finds
        everybody in his place.
        """
        same = self.owners(rows)
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

    def owners(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return the stored clients who have a phone number of a row, by the row's number."""
        return {
            row.row: self.by_phone[phone]
            for row in rows
            for phone in row.phones
            if phone in self.by_phone
        }

    def find_strangers(self, rows: Sequence[ClientRow]) -> list[Fault]:
        """Return the faults of the rows whose phone numbers are those of others.

        A client who had the row's name before is no other: the user has corrected it since.
        """
        return [fault for row in rows if (fault := self._fault_of(row))]

    def _fault_of(self, row: ClientRow) -> Fault | None:
        known = (self.by_phone[phone] for phone in row.phones if phone in self.by_phone)
        owners = list({owner.id: owner for owner in known}.values())
        if len(owners) > 1:
            sentence = N_("its phone numbers are those of several clients already: {clients}")
            clients = ", ".join(f"{one.name} ({one.id})" for one in owners)
            return Fault(row.row, None, sentence, {"clients": clients})
        if not owners or owners[0].name_key == row.name_key:
            return None
        if was_named(self._desk, owners[0], row.name_key):
            return None
        return Fault(
            row.row,
            None,
            N_("the phone number is that of '{name}' (client {number}) already"),
            {"name": owners[0].name, "number": owners[0].id},
        )


def _learns_nothing(contact: Contact, row: ClientRow) -> bool:
    return _agree(contact, row) and refreshed(contact, row) == contact


def _agree(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a person is known by the same details in both; a blank is one of them.

    Two clients may share a name, and joining them could not be seen any more.
    """
    fields = ("sex", "birth_year", "birth_day", "birth_lunar", "opened_on", "wechat", "email")
    return all(getattr(contact, field) == getattr(row, field) for field in fields)


def _namesakes(
    known: Sequence[Contact], rows: Sequence[ClientRow], same: Mapping[int, Contact]
) -> tuple[str, ...]:
    """Return the names of the file that more than one client has, in the file's order."""
    count = Counter(contact.name_key for contact in known)
    count.update(row.name_key for row in rows if row.row not in same)
    return tuple(dict.fromkeys(row.name for row in rows if count[row.name_key] > 1))
