"""From a name, a part of one, its sound or its initials to the client it fits. Never a guess."""

from collections.abc import Sequence

from rmtrack.domain.errors import N_, AmbiguousError, NotFoundError
from rmtrack.domain.lookup import (
    READINGS,
    SPOKEN,
    SYLLABLES,
    Match,
    Named,
    Typed,
    beyond,
    least,
    names,
)
from rmtrack.reading.names import has_chinese, name_key, nearest, read_typed, simplified
from rmtrack.reading.text import shown
from rmtrack.storage import finding
from rmtrack.storage.store import Store

LONGEST_KEY = 2_000  # characters; no name is as long
MOST_NEAR = 3  # names that are suggested
NAMESAKES = 50  # who are looked through for so many different ones
WRITTEN = frozenset({Match.NAME})


def find_named(store: Store, who: str, *, reading: bool) -> int:
    """Return the number of the one client whom a name fits; see `find_contact`."""
    key = name_key(who)
    fits = _fitting(store, key, reading=reading)
    if not fits and has_chinese(key):
        key = simplified(key)  # as names are kept
        fits = _fitting(store, key, reading=reading)
    if not fits:
        raise _nobody(store, who, key, reading=reading)
    if len(fits) > 1:
        raise AmbiguousError(
            N_("'{who}' fits {count} clients; say which by the number"),
            candidates=[(one.id, one.name) for one in fits],
            who=who,
            count=len(fits),
        )
    return fits[0].id


def _fitting(store: Store, key: str, *, reading: bool) -> Sequence[Named]:
    """Return who fits in the first tier that has anybody, active clients before archived ones.

    An archived one whose full name was typed is told of for writing too, to be refused as such:
    what was meant for him must not land on whoever has that name as a part of a longer one.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        return []
    named = store.all(finding.NAMED_SO, key=key)
    active = [one for one in named if not one.archived]
    if active or (named and not reading):
        return active or named[:1]
    partly = _named_partly(store, read_typed(key))
    active = [one for one in partly if not one.archived]
    return active or (named or partly if reading else [])


def _named_partly(store: Store, typed: Typed) -> list[Named]:
    """Return who fits by a part of the name, by pinyin, or by initials, in the order of names."""
    ids: set[int] = set()
    for part, kinds in ((typed.key, WRITTEN), (typed.sound, SPOKEN)):
        if part is not None:
            kept = store.all(finding.KEPT, least=least(part), beyond=beyond(part))
            ids.update(contact_id for contact_id, kind in kept if kind in kinds)
    return [one for one in store.all(finding.NAMED, ids=ids) if names(typed, one)] if ids else []


def _nobody(store: Store, who: str, key: str, *, reading: bool) -> NotFoundError:
    known = store.all(finding.ALL_NAMES)
    near = _nearest(key, [one for one in known if reading or not one.archived])
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("the nearest names: {near}") if near else N_("'rmtrack contact list' shows all"),
        who=shown(who),
        near=", ".join(near),
    )


def _nearest(key: str, known: Sequence[Named]) -> list[str]:
    """Return the names that look like what was typed; or sound like it, where it may be pinyin."""
    typed = read_typed(key)
    alike = [(one.name_key, one.name) for one in known]
    if typed.sound:
        spoken = ((one.readings.replace(SYLLABLES, ""), one.name) for one in known if one.readings)
        alike += [(sound, name) for sounds, name in spoken for sound in sounds.split(READINGS)]
    places = nearest(typed.sound or key, [text for text, _name in alike], most=NAMESAKES)
    return list(dict.fromkeys(alike[place][1] for place in places))[:MOST_NEAR]
