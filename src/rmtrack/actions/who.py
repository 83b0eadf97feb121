"""From what was typed to the one client meant. Never a guess."""

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, AmbiguousError, NotFoundError
from rmtrack.reading.names import name_key, nearest
from rmtrack.storage import queries
from rmtrack.storage.store import Store


def find_contact(store: Store, who: str, *, reading: bool = False) -> Contact:
    """Return the client that `who` names: an id, the full name, or a part of a name.

    The first of these that fits decides. Archived clients fit only for `reading`, and only where
    nobody else does. Raises AmbiguousError when several fit, NotFoundError, with the nearest
    names, when none does. A name that is merely similar never fits.
    """
    if who.isascii() and who.isdigit():
        return _by_id(store, int(who), reading=reading)
    key = name_key(who)
    fits = store.all(queries.CONTACTS_NAMED, key=key) if key else []
    if key and not _usable(fits, reading=reading):
        fits = store.all(queries.CONTACTS_LIKE, pattern=queries.part_pattern(key))
    usable = _usable(fits, reading=reading)
    if not usable:
        raise _nobody(store, who, key)
    if len(usable) > 1:
        raise AmbiguousError(
            N_("'{who}' fits {count} clients; say which by the number"),
            candidates=[(contact.id, contact.name) for contact in usable],
            who=who,
            count=len(usable),
        )
    return usable[0]


def _by_id(store: Store, number: int, *, reading: bool) -> Contact:
    contact = store.first(queries.CONTACT, id=number)
    if contact is None:
        raise NotFoundError(N_("there is no client {number}"), number=number)
    if contact.archived and not reading:
        raise NotFoundError(N_("client {number} is archived"), number=number)
    return contact


def _usable(contacts: list[Contact], *, reading: bool) -> list[Contact]:
    active = [contact for contact in contacts if not contact.archived]
    return active or (contacts if reading else [])


def _nobody(store: Store, who: str, key: str) -> NotFoundError:
    names = {row.name_key: row.name for row in store.all(queries.CONTACT_NAMES)}
    near = [names[found] for found in nearest(key, names)]
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=N_("the nearest names: {near}") if near else N_("'rmtrack contact list' shows all"),
        who=who,
        near=", ".join(near),
    )
