"""Who introduced a client, as it is typed: often somebody who is not in the pool any more."""

from collections.abc import Sequence

from rmtrack.actions.who import find_even_archived, plain_number
from rmtrack.domain.contact import Contact
from rmtrack.reading.names import name_key, simplified
from rmtrack.storage import queries
from rmtrack.storage.store import Store


def find_introducer(store: Store, who: str) -> Contact:
    """Return the client whom `who` names as an introducer; he may be archived, or have died.

    A whole name goes before a part of one, be it that of somebody who is gone: what was meant for
    him lands on nobody else. Raises what `find_contact` raises, as for writing.
    """
    named = _named(store, who)
    if not named or any(not one.archived for one in named):
        return find_even_archived(store, who)
    if len(named) > 1:
        from rmtrack.actions.namesakes import (  # noqa: PLC0415 - when several fit
            look_up_rivals,
            several_fit,
        )

        raise several_fit(who, look_up_rivals(store, named))
    return named[0]


def passed_over(store: Store, who: str | None, taken: int | None) -> Sequence[Contact]:
    """Return who is archived, or kept as deceased, under the whole name by which one was `taken`.

    Whom a number names is meant, and nobody else.
    """
    if who is None or taken is None:
        return ()
    return tuple(one for one in _named(store, who) if one.archived and one.id != taken)


def _named(store: Store, who: str) -> Sequence[Contact]:
    """Return the clients whose whole name was typed; none for a number."""
    if plain_number(who) is not None:
        return ()
    key = name_key(who)
    found = store.all(queries.CONTACTS_NAMED, key=key)
    return found or store.all(queries.CONTACTS_NAMED, key=simplified(key))
