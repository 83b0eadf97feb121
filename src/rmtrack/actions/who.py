"""From what was typed to the one client meant. Never a guess."""

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, AmbiguousError, NotFoundError
from rmtrack.reading.names import name_key, nearest
from rmtrack.reading.text import shown
from rmtrack.storage import queries
from rmtrack.storage.store import Store

LONGEST_NUMBER = 20  # digits; a longer one is cut, for no record has it either
LONGEST_KEY = 2_000  # characters; no name is as long, and an engine may refuse a longer pattern


def find_contact(store: Store, who: str, *, reading: bool = False) -> Contact:
    """Return the client that `who` names: an id, the full name, or a part of a name.

    The first of these that fits decides. Archived clients fit only for `reading`, and only where
    nobody else does. Raises AmbiguousError when several fit, NotFoundError, with the nearest
    names, when none does. A name that is merely similar never fits.
    """
    number = plain_number(who)
    if number is not None:
        return _active(store.first(queries.CONTACT, id=number), number, reading=reading)
    key = name_key(who)
    fits = _fitting(store, key, reading=reading) if 0 < len(key) <= LONGEST_KEY else []
    if not fits:
        raise _nobody(store, who, key, reading=reading)
    if len(fits) > 1:
        raise AmbiguousError(
            N_("'{who}' fits {count} clients; say which by the number"),
            candidates=[(contact.id, contact.name) for contact in fits],
            who=who,
            count=len(fits),
        )
    return _active(fits[0], fits[0].id, reading=reading)


def plain_number(text: str) -> int | None:
    """Return the number that was typed, in any width; None for what is a name.

    No client can be named by digits alone: see `read_name`.
    """
    key = name_key(text)
    return int(key[:LONGEST_NUMBER]) if key.isdecimal() else None


def _fitting(store: Store, key: str, *, reading: bool) -> list[Contact]:
    """Return who fits in the first tier that has anybody, active clients before archived ones.

    An archived one whose full name was typed is told of for writing too, to be refused as such:
    what was meant for him must not land on whoever has that name as a part of a longer one.
    """
    named = store.all(queries.CONTACTS_NAMED, key=key)
    active = [contact for contact in named if not contact.archived]
    if active or (named and not reading):
        return active or named[:1]
    like = store.all(queries.CONTACTS_LIKE, pattern=queries.part_pattern(key))
    active = [contact for contact in like if not contact.archived]
    return active or (named or like if reading else [])


def _active(contact: Contact | None, number: int, *, reading: bool) -> Contact:
    """Return the client, unless there is none, or an archived one is to be written to."""
    if contact is None:
        raise NotFoundError(N_("there is no client {number}"), number=number)
    if contact.archived and not reading:
        raise NotFoundError(N_("client {number} is archived"), number=number)
    return contact


def _nobody(store: Store, who: str, key: str, *, reading: bool) -> NotFoundError:
    known = store.all(queries.CONTACT_NAMES)
    names = {row.name_key: row.name for row in known if reading or not row.archived}
    near = [names[found] for found in nearest(key, names)]
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("the nearest names: {near}") if near else N_("'rmtrack contact list' shows all"),
        who=shown(who),
        near=", ".join(near),
    )
