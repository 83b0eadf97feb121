"""Rows of an import that mean, or may mean, somebody whom nobody would expect."""

from collections.abc import Iterator, Sequence
from typing import Any

from rmtrack.domain.unclear import Departed, Joined, Unclear, Undecided
from rmtrack.i18n import _, ngettext

MOST_ROWS = 3  # that are told one by one
MOST_NAMES = 6


def names_text(names: Sequence[str]) -> str:
    """Return names in a line: the first ones of many."""
    told = _(", ").join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    if more <= 0:
        return told
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=told, n=more)


def joined_lines(joined: Sequence[Joined]) -> Iterator[str]:
    """Return which rows without a phone were taken for whom; only how many of a great number."""
    told = _("  row {row} has no phone, and is taken for {name} ({number})")
    more = len(joined[MOST_ROWS:])
    rest = ngettext(
        "  {n} more row has no phone, and is taken for a client",
        "  {n} more rows have no phone, and are taken for clients",
        more,
    )
    lines = [told.format(row=one.row, name=one.name, number=one.number) for one in joined]
    return _first_ones(lines, rest.format(n=more))


def undecided_lines(undecided: Sequence[Undecided]) -> Iterator[str]:
    """Return of which rows nothing is taken, for they may tell of several clients."""
    told = _("  row {row} may be {clients}: nothing is taken; a phone or a birthday decides")
    more = len(undecided[MOST_ROWS:])
    rest = ngettext(
        "  {n} more row may be several clients, and nothing is taken",
        "  {n} more rows may be several clients, and nothing is taken",
        more,
    )
    lines = [told.format(row=one.row, clients=_clients(one)) for one in undecided]
    return _first_ones(lines, rest.format(n=more))


def _clients(undecided: Undecided) -> str:
    told = _("{name} ({number})")
    return _(" or ").join(told.format(name=name, number=n) for n, name in undecided.clients)


def _first_ones(lines: Sequence[str], rest: str) -> Iterator[str]:
    """Yield the first lines, and of a greater number what is said of the rest."""
    yield from lines[:MOST_ROWS]
    if len(lines) > MOST_ROWS:
        yield rest


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
        "joined": [{"row": one.row, "id": one.number, "name": one.name} for one in unclear.joined],
        "former_namesakes": [
            {"name": one.name, "id": one.number, "now": one.now} for one in unclear.renamed
        ],
        "undecided": [
            {
                "row": one.row,
                "name": one.name,
                "clients": [{"id": number, "name": name} for number, name in one.clients],
            }
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


def _client(departed: Departed) -> str:
    return _("{name} ({number})").format(name=departed.name, number=departed.number)
