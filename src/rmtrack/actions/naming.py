"""From a name, a part of one, its sound or its initials to the client it fits. Never a guess."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.lookup import (
    FORMER,
    SPOKEN,
    Match,
    Named,
    Typed,
    beyond,
    joined,
    least,
    names,
    surely_names,
)
from rmtrack.reading.names import has_chinese, name_key, read_typed, simplified
from rmtrack.storage import finding
from rmtrack.storage.store import Store

if TYPE_CHECKING:  # where a name of before fits, or somebody is passed over
    from rmtrack.domain.finding import Found
    from rmtrack.domain.passed_over import PassedOver

LONGEST_KEY = 2_000  # characters; no name is as long
OF_NAMES = SPOKEN | {Match.NAME}


class Fitting(NamedTuple):
    """Who fits in the first tier that has anybody. Beside them who has the whole name, or had it.

    The `archived` are not meant because somebody else is, the `renamed` because it was a name of
    before.
    """

    fits: Sequence[Named] = ()
    archived: Sequence[Named] = ()
    renamed: "Sequence[Found]" = ()


def find_named(store: Store, who: str, *, reading: bool) -> "tuple[int, tuple[PassedOver, ...]]":
    """Return the one client whom a name fits, and who is passed over; see `find_exactly`."""
    key = name_key(who)
    fitting = _fitting(store, who, key, reading=reading)
    if not fitting.fits and has_chinese(key):
        key = simplified(key)  # as names are kept
        fitting = _fitting(store, who, key, reading=reading)
    if not fitting.fits:
        from rmtrack.actions.nobody import nobody_named  # noqa: PLC0415 - nobody was found

        gone = [] if reading else _fitting(store, who, key, reading=True).fits
        raise nobody_named(store, who, key, reading=reading, fits=gone)
    if len(fitting.fits) > 1:
        from rmtrack.actions.namesakes import (  # noqa: PLC0415 - when several fit
            rivals_of,
            several_fit,
        )

        raise several_fit(who, rivals_of(store, fitting.fits, read_typed(key, who)))
    taken = fitting.fits[0].id
    return taken, tuple(_passed_over(fitting, taken))


def spoken_names(store: Store, ids: Collection[int]) -> dict[int, str | None]:
    """Return how the names of these clients are read, by their numbers."""
    return {one.id: one.readings for one in store.all(finding.NAMED, ids=ids)}


def _fitting(store: Store, who: str, key: str, *, reading: bool) -> Fitting:
    """Return who fits in the first tier that has anybody, active clients before archived ones.

    An archived one whose full name was typed, be it in one word, is told of for writing too, to be
    refused as such: what was meant for him must not land on whoever has that name as a part of a
    longer one. So is whoever had just that name before, beside those.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        return Fitting()
    named = store.all(finding.NAMED_SO, key=key)
    active = [one for one in named if not one.archived]
    if active or (named and not reading):
        return Fitting(active or named[:1], _written_so(who, named, active, reading=reading))
    typed = read_typed(key, who)
    ids, former = kept_under(store, typed)
    renamed = _once_called(store, former, typed) if ids and former else []
    known = store.all(finding.NAMED, ids=ids | {one.id for one in renamed}) if ids else []
    if reading:
        return _fitting_to_read(typed, named, known, renamed)
    return Fitting(_fitting_to_write(typed, known, {one.id for one in renamed}))


def _fitting_to_read(
    typed: Typed, named: Sequence[Named], known: Sequence[Named], renamed: "Sequence[Found]"
) -> Fitting:
    """Return who of these fits by a part of the name; `named` are archived under all of it."""
    partly = [one for one in known if names(typed, one)]
    whole = [one for one in partly if _is_whole(typed, one)]
    if active := [one for one in partly if not one.archived]:
        return Fitting(active, [one for one in whole if one.archived], renamed)
    return Fitting(named or whole or partly)


def _fitting_to_write(
    typed: Typed, known: Sequence[Named], renamed: Collection[int]
) -> Sequence[Named]:
    """Return who of these fits by a part of the name, and the `renamed`; one is surely named."""
    partly = [one for one in known if names(typed, one)]
    whole = [one for one in partly if _is_whole(typed, one)]
    active = [one for one in partly if not one.archived]
    if whole and all(one.archived for one in whole):
        return whole[:1]
    if not any(surely_names(typed, one) for one in active):
        return []
    return [one for one in known if one in active or one.id in renamed]


def _is_whole(typed: Typed, client: Named) -> bool:
    return joined(client.name_key) == typed.part


def _written_so(
    who: str, named: Sequence[Named], active: Sequence[Named], *, reading: bool
) -> list[Named]:
    """Return who of these is archived, and written just as was typed, where no active one is.

    As far as they might come back; for reading the deceased too.
    """
    gone = [one for one in named if one.archived and (reading or not one.deceased)]
    if not (gone and active):
        return []
    typed = name_key(who)
    if any(name_key(one.name) == typed for one in active):
        return []
    return [one for one in gone if name_key(one.name) == typed]


def kept_under(store: Store, typed: Typed) -> tuple[set[int], set[int]]:
    """Return who may fit by a part of the name, by pinyin, or by initials; and by one of before."""
    ids: set[int] = set()
    former: set[int] = set()
    for contact_id, kind in _kept(store, typed):
        if kind in OF_NAMES:
            ids.add(contact_id)
        elif kind in FORMER:
            former.add(contact_id)
    return ids, former


def _kept(store: Store, typed: Typed) -> Iterator[finding.Kept]:
    for part in dict.fromkeys(filter(None, (typed.part, typed.sound, _signs(typed)))):
        yield from store.all(finding.KEPT, least=least(part), beyond=beyond(part))
    if typed.short:
        yield from kept_short_for(store, typed)


def kept_short_for(store: Store, typed: Typed) -> Sequence[finding.Kept]:
    """Return who may have, or have had, a name for which what was typed is short: `wangxm`."""
    from rmtrack.domain.spelling import shortened  # noqa: PLC0415 - seldom typed so

    parts = {part for letters in (typed.part, typed.sound or "") for part in shortened(letters)}
    return store.all(finding.SPOKEN_SO, parts=sorted(parts))


def _once_called(store: Store, former: Collection[int], typed: Typed) -> "list[Found]":
    """Return who of these had just this name before: a write may be meant for him."""
    from rmtrack.actions.formerly import once_called  # noqa: PLC0415 - few had another name

    return once_called(store, former, typed)


def _signs(typed: Typed) -> str | None:
    """Return what is sure to stand in the name of whoever was typed in signs and pinyin."""
    if not typed.mixed:
        return None
    from rmtrack.domain.mixed import longest_run  # noqa: PLC0415 - seldom typed so

    return longest_run(typed.key)


def _passed_over(fitting: Fitting, taken: int) -> "Iterator[PassedOver]":
    """Yield who else has, or had, the name that was typed, but the one who is taken."""
    if not (fitting.archived or fitting.renamed):
        return
    from rmtrack.domain.passed_over import PassedOver  # noqa: PLC0415 - few are

    for one in fitting.archived:
        yield PassedOver(one.id, one.name, archived=True, deceased=one.deceased)
    for was in fitting.renamed:
        if was.id != taken:
            yield PassedOver(
                was.id,
                was.name,
                archived=was.archived,
                deceased=was.deceased,
                former_name=was.text,
            )
