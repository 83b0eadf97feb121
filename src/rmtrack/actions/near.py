"""Whose names are nearest to one that fits nobody: for suggestions only."""

from collections.abc import Iterable, Iterator

from rmtrack.domain.lookup import READINGS, SYLLABLES, Match, Named, beyond, joined, least
from rmtrack.domain.mixed import pieces
from rmtrack.domain.near_names import (
    has_letters,
    may_be_near,
    near_endings,
    near_names,
    near_sounds,
)
from rmtrack.reading.names import name_fields
from rmtrack.storage import finding
from rmtrack.storage.store import Store

READ_AS = 4  # ways in which what was typed is read, the likeliest
BEGINNING = 2  # signs with which a name begins that is one sign apart behind them
MOST_KEPT = 1_000  # places at which a beginning is looked for


def nearest_names(store: Store, key: str, *, reading: bool) -> list[Named]:
    """Return the clients of the names nearest to a folded one; archived ones only for reading."""
    if not may_be_near(key):
        return []
    sounds = _sounds(store, key)
    ids = {*_by_sound(store, sounds, in_letters=has_letters(key)), *_by_signs(store, key)}
    known = store.all(finding.NAMED, ids=ids) if ids else ()
    by_number = sorted(known, key=lambda one: one.id)
    return near_names(key, sounds, (one for one in by_number if reading or not one.archived))


def _by_sound(store: Store, sounds: Iterable[str], *, in_letters: bool) -> Iterator[int]:
    """Yield who is kept under a sound that is near one of these, or begins with one."""
    for sound in sounds:
        parts = near_sounds(sound, in_letters=in_letters)
        kept = store.all(finding.SPOKEN_SO, parts=parts)
        if in_letters:
            kept = [*kept, *_kept_of(store, sound, Match.PINYIN)]
        yield from (contact_id for contact_id, _kind in kept)


def _by_signs(store: Store, key: str) -> Iterator[int]:
    """Yield who may be one sign apart: he begins with the first two, or ends with the others."""
    typed = joined(key)
    if typed.isascii():
        return
    kept = [*store.all(finding.NAMED_SO_AT_END, parts=near_endings(key))]
    if len(typed) > BEGINNING:
        kept += _kept_of(store, typed[:BEGINNING], Match.NAME)
    yield from (contact_id for contact_id, _kind in kept)


def _kept_of(store: Store, part: str, kind: Match, most: int = MOST_KEPT) -> list[finding.Kept]:
    between = {"least": least(part), "beyond": beyond(part)}
    return [*store.all(finding.KEPT_OF, **between, kinds=[kind], most=most)]


def _sounds(store: Store, key: str) -> list[str]:
    """Return how what was typed may sound, as those who have its signs in their names are read.

    A sign that nobody has is looked up, and all the others with it: that takes as long as to start.
    """
    if joined(key).isascii():
        return [joined(key)]
    known = [sign if sign.isascii() else _sound_of(store, sign) for sign in pieces(key)]
    if known and None not in known:
        return ["".join(filter(None, known))] if len(known) > 1 else []
    readings = (name_fields(key)["readings"] or "").split(READINGS)[:READ_AS]
    return [one.replace(SYLLABLES, "") for one in readings if SYLLABLES in one]


def _sound_of(store: Store, sign: str) -> str | None:
    """Return how a sign is spoken in somebody's name."""
    for contact_id, _kind in _kept_of(store, sign, Match.NAME, most=1):
        for one in store.all(finding.NAMED, ids=[contact_id]):
            signs = pieces(one.name_key)
            syllables = (one.readings or "").partition(READINGS)[0].split(SYLLABLES)
            if len(signs) == len(syllables):
                return syllables[signs.index(sign)]
    return None
