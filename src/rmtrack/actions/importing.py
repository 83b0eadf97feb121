"""The verb that brings a list of clients in: all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from rmtrack.actions.bringing import Storing, Taken, take_known, take_new
from rmtrack.actions.brought import Kept
from rmtrack.actions.desk import Desk
from rmtrack.actions.introducing import Introducers, Met, Person, put_together
from rmtrack.actions.pool import Pool, Same
from rmtrack.actions.recognising import find_owners, find_pairs, recognise
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

Tick = Callable[[], None]
Told = Sequence[tuple[int, ClientRow]]


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
        pool = Pool(desk)
        read = _look_again(desk, pool, sheet)
        sheet, faults, sure = _sort_out(desk, pool, read)
        rows = sheet.clients
        if faults and not skip_bad:
            raise FaultyFileError(faults, rows=sheet.rows)
        recognised = recognise(pool, rows, read.clients, sure)
        unclear = find_unclear(pool, rows, recognised)
        same, undecided = recognised.same, {one.row for one in recognised.undecided}
        rows = tuple(row for row in rows if row.row not in undecided)
        met = _meet(Introducers(pool.clients, pool.former, rows, same), rows)
        taken = _take(desk, rows, same, met)
        stored = _store(desk, taken, tick, dry_run=dry_run)
        _keep_listed(desk, pool, _as_told(read, sheet, recognised.alike), stored)
    news = tuple(one.news for one in taken if one.news)
    return Imported(
        sheet=sheet,
        added=len(rows) - len(news),
        updated=sum(one.any for one in news),
        unchanged=sum(not one.any for one in news),
        namesakes=_namesakes(pool.clients, rows, same),
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


def _take(desk: Desk, rows: Sequence[ClientRow], same: Same, met: Mapping[int, Met]) -> list[Taken]:
    """Return what becomes of each row."""
    kept, taken = Kept(desk, same.values(), rows), []
    for told in rows:
        row, person = told._replace(more=kept.as_written(told.more)), met[told.row]
        if client := same.get(row.row):
            person = None if isinstance(person, Unmet) else person
            taken.append(take_known(client, row, kept, person))
        else:
            taken.append(take_new(desk, row, person if isinstance(person, Person) else None))
    return taken


def _store(desk: Desk, taken: Sequence[Taken], tick: Tick, *, dry_run: bool) -> Mapping[int, int]:
    """Store the clients, but on a dry run; return their numbers by the row's."""
    storing = Storing(desk)
    for one in taken:
        tick()
        if not dry_run:
            storing.take(one)
    storing.introduce()
    return storing.numbers


def _as_told(read: Sheet, sheet: Sheet, alike: Collection[int]) -> Told:
    """Return the rows without a phone, each as it stands in the file, by that of its client."""
    into = {one.row: one.into for one in sheet.merged}
    told = [(into.get(row.row, row.row), row) for row in read.clients if not row.phone]
    return [(number, row) for number, row in told if number not in alike]


def _keep_listed(desk: Desk, pool: Pool, told: Told, stored: Mapping[int, int]) -> None:
    """Keep how rows told of the clients that are `stored`, by the rows' numbers."""
    for kept in pool.listed.missing((stored[n], row) for n, row in told if n in stored):
        desk.store.put(kept)


def _sort_out(desk: Desk, pool: Pool, sheet: Sheet) -> tuple[Sheet, list[Fault], Same]:
    """Return the sheet with the rows that can be taken, all faults in the order of the file, whose.

    Rows of two numbers of one stored client tell of one, and so do rows of the name and of a former
    name: what the file alone can't settle is looked at again.
    """
    faults = {fault.row: fault for fault in find_strangers(desk, pool, sheet.clients)}
    rows = [row for row in sheet.clients if row.row not in faults]
    sure = find_owners(pool, rows)
    owners = {row: owner.id for row, owner in sure.items()}
    for row, other in find_pairs(pool, rows, owners).items():
        owners |= dict.fromkeys((row, other), -other)  # of a client who has no number yet
    rows.sort(key=lambda row: (not row.phone and row.row in owners, *_settled(row, sure)))
    merging = merge_rows(rows, owners)
    faults |= {fault.row: fault for fault in merging.faults}
    merged = tuple(sorted((*sheet.merged, *merging.merged)))
    for one in merged:
        if one.into in faults:
            faults[one.row] = faults[one.into]._replace(row=one.row)
    everything = [*sheet.faults, *faults.values()]
    clients = tuple(sorted(merging.clients, key=lambda row: row.row))
    left = sheet._replace(clients=clients, merged=merged)
    return left, sorted(everything, key=lambda fault: fault.row), sure


def _settled(row: ClientRow, sure: Same) -> tuple[bool, bool]:
    """Return how a row stands among those of its client, as far as they tell his assets.

    First what he holds by now, as it was settled before, then what his first number tells: so that
    no order of rows makes his assets rise and fall.
    """
    owner = sure.get(row.row)
    if owner is None or row.assets is None:
        return False, False
    return row.assets != owner.assets, row.phone != owner.phone


def _look_again(desk: Desk, pool: Pool, sheet: Sheet) -> Sheet:
    """Return the sheet with the contested rows that tell of a stored client, as if without fault.

    Their numbers are that client's, and so is the name.
    """
    strangers = {fault.row for fault in find_strangers(desk, pool, sheet.contested)}
    owned = find_owners(pool, sheet.contested).keys() - strangers
    rows = [row for row in sheet.contested if row.row in owned]
    return sheet._replace(
        clients=tuple(sorted((*sheet.clients, *rows), key=lambda row: row.row)),
        faults=tuple(fault for fault in sheet.faults if fault.row not in owned),
    )


def _namesakes(
    known: Sequence[Contact], rows: Sequence[ClientRow], same: Mapping[int, Contact]
) -> tuple[str, ...]:
    """Return the names of who is new that more than one client has, in the file's order."""
    count = Counter(contact.name_key for contact in known)
    count.update(row.name_key for row in rows if row.row not in same)
    new = (row for row in rows if row.row not in same)
    return tuple(dict.fromkeys(row.name for row in new if count[row.name_key] > 1))
