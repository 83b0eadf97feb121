"""From a name, a part of one, its sound or its initials to the client it fits. Never a guess."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.errors import N_, NotFoundError
from rmtrack.domain.lookup import (
    READINGS,
    SPOKEN,
    SYLLABLES,
    Match,
    Named,
    Typed,
    beyond,
    joined,
    least,
    names,
    surely_names,
)
from rmtrack.reading.names import (
    has_chinese,
    name_fields,
    name_key,
    nearest,
    read_typed,
    simplified,
)
from rmtrack.reading.text import shown
from rmtrack.storage import finding
from rmtrack.storage.store import Store

if TYPE_CHECKING:  # after nothing matched only
    from rmtrack.domain.finding import Found

LONGEST_KEY = 2_000  # characters; no name is as long
MOST_NEAR = 3  # names that are suggested
NAMESAKES = 50  # who are looked through for so many different ones
OF_NAMES = SPOKEN | {Match.NAME}


class Meant(NamedTuple):
    """The client whom a name fits, and an archived one who is written just as it was typed.

    The latter only where the client who is meant is written otherwise: 張偉, and 张伟 was typed.
    """

    number: int
    archived: Named | None = None


def find_named(store: Store, who: str, *, reading: bool) -> Meant:
    """Return the one client whom a name fits; see `find_contact`."""
    typed = key = name_key(who)
    fits, gone = _fitting(store, key, reading=reading)
    if not fits and has_chinese(key):
        key = simplified(key)  # as names are kept
        fits, gone = _fitting(store, key, reading=reading)
    if not fits:
        raise _nobody(store, who, key, reading=reading)
    if len(fits) > 1:
        from rmtrack.actions.namesakes import (  # noqa: PLC0415 - when several fit
            rivals_of,
            several_fit,
        )

        raise several_fit(who, rivals_of(store, fits, key))
    exactly = (one for one in gone if name_key(one.name) == typed != name_key(fits[0].name))
    return Meant(fits[0].id, next(exactly, None))


def spoken_names(store: Store, ids: Collection[int]) -> dict[int, str | None]:
    """Return how the names of these clients are read, by their numbers."""
    return {one.id: one.readings for one in store.all(finding.NAMED, ids=ids)}


def _fitting(store: Store, key: str, *, reading: bool) -> tuple[Sequence[Named], Sequence[Named]]:
    """Return who fits in the first tier that has anybody, active clients before archived ones.

    Beside them those who are archived under the whole name, as far as they might come back.

    An archived one whose full name was typed, be it in one word, is told of for writing too, to be
    refused as such: what was meant for him must not land on whoever has that name as a part of a
    longer one. So is whoever had just that name before, beside those.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        return [], []
    named = store.all(finding.NAMED_SO, key=key)
    active = [one for one in named if not one.archived]
    if active or (named and not reading):
        return active or named[:1], [one for one in named if one.archived and not one.deceased]
    typed = read_typed(key)
    ids, former = _kept_under(store, typed)
    renamed = _once_called(store, former, typed.part) if ids and former and not reading else set()
    known = store.all(finding.NAMED, ids=ids | renamed) if ids else []
    partly = [one for one in known if names(typed, one)]
    active = [one for one in partly if not one.archived]
    whole = [one for one in partly if joined(one.name_key) == typed.part]
    if reading:
        return active or named or whole or partly, []
    if whole and all(one.archived for one in whole):
        return whole[:1], []
    if not any(surely_names(typed, one) for one in active):
        return [], []
    return [one for one in known if one in active or one.id in renamed] if active else [], []


def _kept_under(store: Store, typed: Typed) -> tuple[set[int], set[int]]:
    """Return who may fit by a part of the name, by pinyin, or by initials; and by one of before."""
    ids: set[int] = set()
    former: set[int] = set()
    for part in dict.fromkeys(filter(None, (typed.part, typed.sound, _signs(typed)))):
        for contact_id, kind in store.all(finding.KEPT, least=least(part), beyond=beyond(part)):
            if kind in OF_NAMES:
                ids.add(contact_id)
            elif kind == Match.FORMER_NAME and part == typed.part:
                former.add(contact_id)
    return ids, former


def _once_called(store: Store, former: Collection[int], part: str) -> set[int]:
    """Return who of these had just this name before: a write may be meant for him."""
    return {
        one.id for one in store.all(finding.FORMER_NAMES, ids=former) if joined(one.held) == part
    }


def _signs(typed: Typed) -> str | None:
    """Return what is sure to stand in the name of whoever was typed in signs and pinyin."""
    if not typed.mixed:
        return None
    from rmtrack.domain.mixed import longest_run  # noqa: PLC0415 - seldom typed so

    return longest_run(typed.key)


def _nobody(store: Store, who: str, key: str, *, reading: bool) -> NotFoundError:
    """Return what tells that nobody fits, and who was called so once, or else is called alike."""
    part = joined(key)
    former = _formerly(store, part) if 0 < len(key) <= LONGEST_KEY and part else []
    if former:
        return _was_named(former, who)
    known = store.all(finding.ALL_NAMES)
    near = _nearest(key, [one for one in known if reading or not one.archived])
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("the nearest names: {near}") if near else N_("'rmtrack contact list' shows all"),
        who=shown(who),
        near=", ".join(near),
    )


def _formerly(store: Store, part: str) -> "list[Found]":
    """Return the clients who had a name of before in which this part is, in the order of names."""
    from rmtrack.domain.finding import sort_out, that_fit  # noqa: PLC0415 - nothing matched

    kept = store.all(finding.KEPT, least=least(part), beyond=beyond(part))
    ids = {contact_id for contact_id, kind in kept if kind == Match.FORMER_NAME}
    found = store.all(finding.FORMER_NAMES, ids=ids) if ids else []
    return list(sort_out(that_fit(found, part, str)))


def _was_named(former: "Sequence[Found]", who: str) -> NotFoundError:
    first = former[0]
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("{name}, formerly {former}: rmtrack show {number}")
        if len(former) == 1
        else N_("formerly called so: {names}"),
        who=shown(who),
        near="",
        name=first.name,
        former=first.text,
        number=first.id,
        names=", ".join(f"{one.name} ({one.id})" for one in former[:MOST_NEAR]),
    )


def _nearest(key: str, known: Sequence[Named]) -> list[str]:
    """Return the names that sound the same, then those that look like what was typed.

    Or those that sound like it, where it may be pinyin.
    """
    typed = read_typed(key)
    same = _of_one_sound(key, known) if has_chinese(key) else []
    alike = [(one.name_key, one.name) for one in known]
    if typed.sound:
        spoken = ((one.readings.replace(SYLLABLES, ""), one.name) for one in known if one.readings)
        alike += [(sound, name) for sounds, name in spoken for sound in sounds.split(READINGS)]
    places = nearest(typed.sound or key, [text for text, _name in alike], most=NAMESAKES)
    return list(dict.fromkeys([*same, *(alike[place][1] for place in places)]))[:MOST_NEAR]


def _of_one_sound(key: str, known: Sequence[Named]) -> list[str]:
    """Return the names that are read as what was typed, in any of their readings."""
    spoken = set((name_fields(key)["readings"] or "").split(READINGS)) - {""}
    return [one.name for one in known if spoken & set((one.readings or "").split(READINGS))]
