"""The verb that finds clients by whatever is remembered of them."""

from collections.abc import Collection, Iterator, Mapping

from rmtrack.actions.desk import Desk
from rmtrack.domain.finding import Findings, Found, Search, sort_out, that_fit
from rmtrack.domain.lookup import LONGEST_PART, Match, beyond, least
from rmtrack.reading.names import has_chinese, simplified
from rmtrack.reading.text import folded
from rmtrack.storage import finding
from rmtrack.storage.queries import part_pattern
from rmtrack.storage.store import Store


def find_clients(
    desk: Desk, search: Search, *, notes: bool = False, most: int | None = None
) -> Findings:
    """Return who has the searched text anywhere: archived clients too, behind the others.

    Names and their pinyin and initials, former names, phone numbers, WeChat names, e-mail
    addresses, employers and tags are looked through; with `notes` also what was noted of a client,
    in a touch, or of a next step. Names are kept in simplified characters, and are looked for so
    where nobody is found. With `most` only so many of those found are fetched, the first ones.
    """
    store = desk.store
    with store.snapshot():
        fits = _who_fits(store, search)
        if not fits and has_chinese(search.text):
            search_for = search._replace(name_key=simplified(search.name_key or ""))
            fits = _who_fits(store, search_for)
        else:
            search_for = search
        found = [
            one
            for match, ids in fits.items()
            for one in _found(store, match, _first(store, ids, most), search_for.parts[match])
        ]
        by_fields = set().union(*fits.values())
        if notes:
            pattern = part_pattern(search.text.lower())
            noted = (one for query in finding.NOTES for one in store.all(query, text=pattern))
            found += [one for one in noted if one.id not in by_fields]
    everybody = by_fields | {one.id for one in found}
    return Findings(search, notes, sort_out(found)[:most], len(everybody))


def _who_fits(store: Store, search: Search) -> dict[Match, set[int]]:
    """Return who fits, each by what fits best."""
    asked, known = search.parts, set[int]()
    kept = _kept_under(store, asked)
    fits = {}
    for match in (match for match in Match if match in kept):
        ids, part = kept[match] - known, asked[match]
        if len(part) > LONGEST_PART:  # only its beginning is kept
            ids = {one.id for one in _found(store, match, ids, part)}
        known |= ids
        if ids:
            fits[match] = ids
    return fits


def _kept_under(store: Store, asked: Mapping[Match, str]) -> dict[Match, set[int]]:
    """Return who is kept under what is looked for, by the kind of text."""
    found: dict[Match, set[int]] = {}
    for part in dict.fromkeys(asked.values()):
        for contact_id, kind in store.all(finding.KEPT, least=least(part), beyond=beyond(part)):
            if asked.get(kind) == part:
                found.setdefault(kind, set()).add(contact_id)
    return found


def _first(store: Store, ids: Collection[int], most: int | None) -> Collection[int]:
    if most is None or len(ids) <= most:
        return ids
    return store.all(finding.FIRST, ids=ids, most=most)


def _found(store: Store, match: Match, ids: Collection[int], part: str) -> Iterator[Found]:
    """Yield these clients once for each text of the kind in which the part is."""
    for query in finding.OF_THESE[match]:
        yield from that_fit(store.all(query, ids=ids), part, folded)
