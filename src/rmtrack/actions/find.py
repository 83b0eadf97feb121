"""The verb that finds clients by whatever is remembered of them."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from rmtrack.actions.desk import Desk
from rmtrack.domain.finding import (
    Findings,
    Found,
    Search,
    once_spoken_so,
    sort_out,
    spoken_so,
    that_fit,
)
from rmtrack.domain.lookup import LONGEST_PART, NAMES, SPOKEN, Match, beyond, least
from rmtrack.reading.names import sought
from rmtrack.reading.text import folded
from rmtrack.storage import finding
from rmtrack.storage.queries import part_pattern
from rmtrack.storage.store import Store

if TYPE_CHECKING:
    from rmtrack.actions.find_many import Crowd

MANY = 2_000  # beginnings: of fewer all are looked at
KEPT_SIMPLE = NAMES | SPOKEN  # what is kept in simplified characters already


def find_clients(
    desk: Desk, search: Search, *, notes: bool = False, most: int | None = None
) -> Findings:
    """Return who has the searched text anywhere: archived clients too, behind the others.

    Names and their pinyin and initials, former names, phone numbers, WeChat names, e-mail
    addresses, employers and tags are looked through, in whatever characters they are written: all
    is compared in simplified ones. With `notes` also what was noted of a client, in a touch, or of
    a next step, just as it was written. With `most` only so many of those found are fetched, the
    first ones; and where very many fit, they are counted up to a number. Where nobody has it, it
    may be short for whole names, and else the nearest names come with the answer.
    """
    store = desk.store
    with store.snapshot():
        crowd = None if notes or most is None else _crowd(store, search, most)
        fits = crowd.fits if crowd else _who_fits(store, search)
        found = [
            one
            for match, ids in fits.items()
            for one in _found(store, match, _first(store, ids, most), search)
        ]
        by_fields = set().union(*fits.values())
        if notes:
            pattern = part_pattern(search.text.lower())
            noted = (one for query in finding.NOTES for one in store.all(query, text=pattern))
            found += [one for one in noted if one.id not in by_fields]
        if not found:
            return _nobody(store, search, notes=notes)
    if crowd:
        return Findings(search, notes, sort_out(found)[:most], crowd.total, crowd.all_counted)
    everybody = by_fields | {one.id for one in found}
    return Findings(search, notes, sort_out(found)[:most], len(everybody))


def _crowd(store: Store, search: Search, most: int) -> "Crowd | None":
    """Return the first of those who fit, where very many do and the first are found at once."""
    crowded = (
        store.all(finding.CROWDED, least=least(part), beyond=beyond(part), many=MANY)
        for part in set(search.parts.values())
    )
    if search.mixed or not any(crowded):
        return None
    from rmtrack.actions.find_many import find_crowd  # noqa: PLC0415 - for very many only

    return find_crowd(store, search, most)


def _nobody(store: Store, search: Search, *, notes: bool) -> Findings:
    from rmtrack.actions.find_near import (  # noqa: PLC0415 - nobody was found
        find_formerly,
        find_near,
        find_short_for,
    )

    found = sort_out(find_short_for(store, search)) or find_formerly(store, search)
    near = () if found else tuple(find_near(store, search))
    return Findings(search, notes, found, len(found), near=near)


def _who_fits(store: Store, search: Search) -> dict[Match, set[int]]:
    """Return who fits, each by what fits best."""
    asked, known = search.parts, set[int]()
    kept = _kept_under(store, asked)
    fits = {}
    if search.mixed:
        kept[Match.PINYIN] = _spoken_so(store, search)
    for match in (match for match in Match if match in kept):
        ids = kept[match] - known
        if len(asked.get(match, "")) > LONGEST_PART:  # only its beginning is kept
            ids = {one.id for one in _found(store, match, ids, search)}
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


def _found(store: Store, match: Match, ids: Collection[int], search: Search) -> Iterator[Found]:
    """Yield these clients once for each text of the kind in which the part is."""
    fold = folded if match in KEPT_SIMPLE else sought
    for query in finding.OF_THESE[match]:
        found = store.all(query, ids=ids)
        if search.mixed and match is Match.PINYIN:
            yield from spoken_so(found, search.mixed)
        elif match is Match.FORMER_SOUND:
            yield from once_spoken_so(found, search.parts[match])
        else:
            yield from that_fit(found, search.parts[match], fold)


def _spoken_so(store: Store, search: Search) -> set[int]:
    """Return who fits signs and pinyin together."""
    from rmtrack.domain.mixed import longest_run  # noqa: PLC0415 - seldom typed so

    part = longest_run(search.name_key or "")
    kept = store.all(finding.KEPT, least=least(part), beyond=beyond(part))
    ids = {contact_id for contact_id, kind in kept if kind == Match.NAME}
    return {one.id for one in _found(store, Match.PINYIN, ids, search)}
