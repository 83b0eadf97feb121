"""What tells that nobody fits a name: who was called so once, who is archived, who is near."""

from collections.abc import Sequence

from rmtrack.actions.formerly import formerly_called
from rmtrack.actions.naming import LONGEST_KEY
from rmtrack.domain.errors import N_, NotFoundError
from rmtrack.domain.finding import Found
from rmtrack.domain.lookup import Named, Typed, joined
from rmtrack.domain.near_names import numbered
from rmtrack.domain.several import Named as Numbered
from rmtrack.domain.several import Several
from rmtrack.reading.names import read_typed
from rmtrack.reading.text import shown
from rmtrack.storage.store import Store

MOST_NAMED = 3  # beside a refusal


def nobody_named(
    store: Store, who: str, key: str, *, reading: bool, fits: Sequence[Named]
) -> NotFoundError:
    """Return the refusal of a name, folded as `key`; `fits` are whom it fits for reading alone."""
    typed = read_typed(key, who)
    former = formerly_called(store, typed) if 0 < len(key) <= LONGEST_KEY and joined(key) else []
    if former:
        return _was_named(former, who)
    if fits and all(one.archived for one in fits):
        return _only_archived(store, fits, who, typed)
    from rmtrack.actions.near import nearest_names  # noqa: PLC0415 - nobody was called so either

    near = nearest_names(store, key, reading=reading) if len(key) <= LONGEST_KEY else []
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("the nearest names: {near}") if near else N_("'rmtrack contact list' shows all"),
        alike=[(one.id, one.name) for one in near],
        who=shown(who),
        near=numbered(near),
    )


def _only_archived(store: Store, gone: Sequence[Named], who: str, typed: Typed) -> NotFoundError:
    """Return what tells of the archived clients whom a name fits that nobody else has."""
    from rmtrack.actions.namesakes import rivals_of  # noqa: PLC0415 - nobody to write to was found

    told = [Numbered(one.name, one.id) for one in gone[:MOST_NAMED]]
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("only archived clients fit: {names}"),
        candidates=[(one.contact.id, one) for one in rivals_of(store, gone, typed)],
        who=shown(who),
        near="",
        names=Several.of([*told, *["…"] * (len(gone) > MOST_NAMED)]),
    )


def _was_named(former: Sequence[Found], who: str) -> NotFoundError:
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
        names=Several.of(Numbered(one.name, one.id) for one in former[:MOST_NAMED]),
    )
