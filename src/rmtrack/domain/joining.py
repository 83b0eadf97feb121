"""Which rows of a client list tell of one client: they become one row."""

from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType

from rmtrack.domain.brought import differing, filled
from rmtrack.domain.errors import N_
from rmtrack.domain.importing import DETAILS, ClientRow, Fault, MergedRow, Merging, learnt

NOBODY: Mapping[int, int] = MappingProxyType({})


def merge_rows(rows: Iterable[ClientRow], owners: Mapping[int, int] = NOBODY) -> Merging:
    """Make one row of the rows that tell of one client. Pure, and keeps the order.

    A phone number is one client's: a later row fills what the earlier ones left blank, and where
    they disagree the earlier stands. One number with two names is a fault of the later row, for it
    may be a couple's or a slip, and so are numbers of two clients. Rows without a number are one
    client only where all is the same: two clients may share a name. `owners` are the stored clients
    of whom rows are known to tell, by the row's number: rows of one are one, whatever former name
    of the client's a row still has.
    """
    clients: list[ClientRow] = []
    places: dict[Hashable, int] = {}  # of a client, by whatever makes another row the same one
    merged: list[MergedRow] = []
    faults: list[Fault] = []
    contested: list[ClientRow] = []
    for row in rows:
        same: set[Hashable] = {*row.phones} or {row._replace(row=0, name="", readings=None)}
        if row.row in owners:
            same.add(owners[row.row])
        known = sorted({places[one] for one in same if one in places})
        owned = owners.get(row.row) in places
        if not known:
            clients.append(row)
        elif fault := _fault_of(row, [clients[place] for place in known], owned=owned):
            faults.append(fault)
            contested.append(row)
            continue
        else:
            first = clients[known[0]]
            clients[known[0]] = _filled(first, row)
            merged.append(MergedRow(row.row, first.row, _differing(first, row)))
        place = known[0] if known else len(clients) - 1
        places |= dict.fromkeys(same, place)
    return Merging(tuple(clients), tuple(merged), tuple(faults), tuple(contested))


def _filled(known: ClientRow, row: ClientRow) -> ClientRow:
    """Return `known` with its blanks filled from `row`."""
    more = filled(known.more, row.more._replace(phones=row.phones))
    further = tuple(phone for phone in more.phones if phone != known.phone)
    return known._replace(**learnt(known, row), more=more._replace(phones=further))


def _differing(known: ClientRow, row: ClientRow) -> tuple[str, ...]:
    """Return in what two rows of one client disagree; one more phone is no disagreement."""
    pairs = ((field, getattr(known, field), getattr(row, field)) for field in DETAILS)
    fields = (
        field
        for field, one, other in pairs
        if field != "phone" and None not in (one, other) and one != other
    )
    return (*fields, *differing(known.more, row.more))


def _fault_of(row: ClientRow, known: list[ClientRow], *, owned: bool) -> Fault | None:
    """Return why a row is not one with those whose phone numbers it has.

    `owned` tells that one of them is of the same stored client, whose names are known.
    """
    if len(known) > 1:
        sentence = N_("its phone numbers are those of rows {rows} already: correct one of them")
        rows = ", ".join(str(one.row) for one in known)
        return Fault(row.row, None, sentence, {"rows": rows})
    if owned or known[0].name_key == row.name_key:
        return None
    sentence = N_(
        "the phone number is that of '{name}' in row {other} already: correct one of them"
    )
    return Fault(row.row, None, sentence, {"name": known[0].name, "other": known[0].row})
