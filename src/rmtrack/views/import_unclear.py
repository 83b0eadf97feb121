"""Rows of an import that mean, or may mean, somebody whom nobody would expect."""

from collections.abc import Iterator, Sequence
from typing import Any

from rmtrack.domain.unclear import By, Departed, Joined, Rival, Unclear, Undecided
from rmtrack.i18n import N_, _, ngettext

MOST_ROWS = 3  # that are told one by one
MOST_NAMES = 6
JOINED = {
    By.DETAILS: N_("  row {row} has no phone, and is taken for {name} ({number})"),
    By.NAME: N_("  row {row} tells a name alone, and is taken for {name} ({number})"),
    By.FORMER_PHONE: N_("  row {row} has a phone of before, and is taken for {name} ({number})"),
    By.NEW_PHONE: N_(
        "  row {row} has a new phone, and is taken for {name} ({number}): born on the same day"
    ),
}


def names_text(names: Sequence[str]) -> str:
    """Return names in a line: the first ones of many."""
    told = _(", ").join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    if more <= 0:
        return told
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=told, n=more)


def joined_lines(joined: Sequence[Joined]) -> Iterator[str]:
    """Yield which rows without a phone of his were taken for whom, the first few one by one."""
    for one in joined[:MOST_ROWS]:
        yield _(JOINED[one.by]).format(row=one.row, name=one.name, number=one.number)
    if more := joined[MOST_ROWS:]:
        told = ngettext(
            "  {n} more row has no phone of today, and is taken for a client: row {rows}",
            "  {n} more rows have no phone of today, and are taken for clients: rows {rows}",
            len(more),
        )
        yield told.format(n=len(more), rows=_rows(more))


def undecided_lines(undecided: Sequence[Undecided]) -> Iterator[str]:
    """Yield of which rows nothing is taken, for they may tell of several clients.

    Those that may tell of the same ones are told together, the first few.
    """
    alike: dict[tuple[Rival, ...], list[Undecided]] = {}
    for one in undecided:
        alike.setdefault(one.clients, []).append(one)
    for clients, rows in [*alike.items()][:MOST_ROWS]:
        line = ngettext(
            "  row {rows} may be {clients}: nothing is taken",
            "  rows {rows} may be {clients}: nothing is taken",
            len(rows),
        )
        yield line.format(rows=_rows(rows), clients=_(" or ").join(map(_rival, clients)))
    if more := [one for rows in [*alike.values()][MOST_ROWS:] for one in rows]:
        line = ngettext(
            "  {n} more row may be a client's, and nothing is taken: row {rows}",
            "  {n} more rows may be clients', and nothing is taken: rows {rows}",
            len(more),
        )
        yield line.format(n=len(more), rows=_rows(more))
    if undecided:
        yield _("  a phone number in the row decides; somebody new: rmtrack contact add")


def _rival(one: Rival) -> str:
    told = _("{name} ({number})")
    if one.archived:
        told = _("{name} ({number}, archived)")
    if one.deceased:
        told = _("{name} ({number}, deceased)")
    return told.format(name=one.name, number=one.number)


def _rows(told: Sequence[Joined] | Sequence[Undecided]) -> str:
    return names_text([str(one.row) for one in told])


def namesakes_lines(
    names: Sequence[str], unclear: Unclear, *, dry_run: bool = False
) -> Iterator[str]:
    """Say who was kept apart, and how two are made one where they are one after all."""
    if names:
        yield _("  the same name, and kept apart: {names}").format(names=names_text(names))
    if unclear.renamed:
        told = _("{name}, now {now} ({number})")
        renamed = [told.format(**one._asdict()) for one in unclear.renamed]
        yield _("  a former name, and kept apart: {names}").format(names=names_text(renamed))
    if (names or unclear.renamed) and not dry_run:
        yield _("  who may be one client: rmtrack contact list --duplicates")


def departed_lines(departed: Sequence[Departed]) -> Iterator[str]:
    """Say whose rows are of clients who are gone; they stay so."""
    own = [one for one in departed if not one.namesake]
    dead = [_client(one) for one in own if one.deceased]
    if dead:
        told = ngettext(
            "  {n} client is kept as deceased, and nothing is taken: {names}",
            "  {n} clients are kept as deceased, and nothing is taken: {names}",
            len(dead),
        )
        yield told.format(n=len(dead), names=names_text(dead))
    archived = [_client(one) for one in own if not one.deceased]
    if archived:
        told = ngettext(
            "  {n} client is archived, and stays so: {names}",
            "  {n} clients are archived, and stay so: {names}",
            len(archived),
        )
        yield told.format(n=len(archived), names=names_text(archived))
    alike = [_client(one) for one in departed if one.namesake]
    if alike:
        told = _("  added under the name of somebody who is kept as deceased: {names}")
        yield told.format(names=names_text([*dict.fromkeys(alike)]))


def unclear_json(unclear: Unclear) -> dict[str, Any]:
    """Return the same by its keys in `rmtrack.import/1`."""
    return {
        "joined": [
            {"row": one.row, "id": one.number, "name": one.name, "by": one.by}
            for one in unclear.joined
        ],
        "former_namesakes": [
            {"name": one.name, "id": one.number, "now": one.now} for one in unclear.renamed
        ],
        "undecided": [
            {"row": one.row, "name": one.name, "clients": [*map(_rival_json, one.clients)]}
            for one in unclear.undecided
        ],
        "departed": [
            {
                "row": one.row,
                "id": one.number,
                "name": one.name,
                "state": "deceased" if one.deceased else "archived",
                "namesake": one.namesake,
            }
            for one in unclear.departed
        ],
    }


def _rival_json(one: Rival) -> dict[str, Any]:
    return {
        "id": one.number,
        "name": one.name,
        "archived": one.archived,
        "deceased": one.deceased,
    }


def _client(departed: Departed) -> str:
    return _("{name} ({number})").format(name=departed.name, number=departed.number)
