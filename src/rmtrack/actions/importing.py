"""The verb that brings a list of clients in: all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rmtrack.actions.bringing import Storing, Taken, take_known, take_new
from rmtrack.actions.brought import Kept
from rmtrack.actions.desk import Desk
from rmtrack.actions.introducing import Introducers, Met, Person, put_together
from rmtrack.actions.recognising import Pool
from rmtrack.actions.start import count_unplaced
from rmtrack.actions.strangers import find_strangers
from rmtrack.actions.unclear import find_unclear
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import (
    ClientRow,
    Fault,
    FaultyFileError,
    Imported,
    Sheet,
    Unmet,
)
from rmtrack.domain.joining import merge_rows
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
    without a number is the same where the name and the whole birthday are those of one client and
    nothing contradicts it, or where name and all other details agree with a client who has none,
    and who alone may be meant. Of a row that may be several's nothing is taken. Raises
    FaultyFileError, and stores nothing, when a row has a fault, unless `skip_bad` leaves those rows
    out. A dry run stores nothing.
    """
    with desk.store.command(desk.line, desk.now):
        known = desk.store.all(queries.ALL_CONTACTS)
        pool = Pool(desk, known)
        sheet, faults = _sort_out(desk, pool, sheet)
        rows = sheet.clients
        if faults and not skip_bad:
            raise FaultyFileError(faults, rows=sheet.rows)
        recognised = pool.recognise(rows)
        unclear = find_unclear(pool, rows, recognised)
        same, undecided = recognised.same, {one.row for one in recognised.undecided}
        rows = tuple(row for row in rows if row.row not in undecided)
        kept = Kept(desk, same.values(), rows)
        met = _meet(Introducers(known, pool.former, rows, same), rows)
        taken = [_take(desk, row, same.get(row.row), kept, met[row.row]) for row in rows]
        _store(desk, taken, tick, dry_run=dry_run)
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
        unclear=unclear,
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


def _store(desk: Desk, taken: Sequence[Taken], tick: Tick, *, dry_run: bool) -> None:
    storing = Storing(desk)
    for one in taken:
        tick()
        if not dry_run:
            storing.take(one)
    storing.introduce()


def _sort_out(desk: Desk, pool: Pool, sheet: Sheet) -> tuple[Sheet, list[Fault]]:
    """Return the sheet with the rows that can be taken, and all faults in the order of the file.

    Rows of two numbers of one stored client tell of one, and so do rows of the name and of a former
    name: what the file alone can't settle is looked at again.
    """
    sheet = _look_again(desk, pool, sheet)
    faults = {fault.row: fault for fault in find_strangers(desk, pool, sheet.clients)}
    rows = [row for row in sheet.clients if row.row not in faults]
    owners = {row: owner.id for row, owner in pool.owners(rows).items()}
    for row, other in pool.find_pairs(rows, owners).items():
        owners |= dict.fromkeys((row, other), -other)  # of a client who has no number yet
    rows.sort(key=lambda row: not row.phone and row.row in owners)  # what his number tells stands
    merging = merge_rows(rows, owners)
    faults |= {fault.row: fault for fault in merging.faults}
    merged = tuple(sorted((*sheet.merged, *merging.merged)))
    for one in merged:
        if one.into in faults:
            faults[one.row] = faults[one.into]._replace(row=one.row)
    everything = [*sheet.faults, *faults.values()]
    clients = tuple(sorted(merging.clients, key=lambda row: row.row))
    left = sheet._replace(clients=clients, merged=merged)
    return left, sorted(everything, key=lambda fault: fault.row)


def _look_again(desk: Desk, pool: Pool, sheet: Sheet) -> Sheet:
    """Return the sheet with the contested rows that tell of a stored client, as if without fault.

    Their numbers are that client's, and so is the name.
    """
    strangers = {fault.row for fault in find_strangers(desk, pool, sheet.contested)}
    owned = pool.owners(sheet.contested).keys() - strangers
    rows = [row for row in sheet.contested if row.row in owned]
    return sheet._replace(
        clients=tuple(sorted((*sheet.clients, *rows), key=lambda row: row.row)),
        faults=tuple(fault for fault in sheet.faults if fault.row not in owned),
    )


def _namesakes(
    known: Sequence[Contact], rows: Sequence[ClientRow], same: Mapping[int, Contact]
) -> tuple[str, ...]:
    """Return the names of the file that more than one client has, in the file's order."""
    count = Counter(contact.name_key for contact in known)
    count.update(row.name_key for row in rows if row.row not in same)
    return tuple(dict.fromkeys(row.name for row in rows if count[row.name_key] > 1))
