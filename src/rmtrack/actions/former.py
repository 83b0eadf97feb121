"""The names and numbers of clients before: a bank's list may still have them."""

from collections.abc import Iterable

from rmtrack.actions.desk import Desk
from rmtrack.actions.ways import look_up_reach
from rmtrack.domain.contact import Contact
from rmtrack.domain.profile import FormerName, FormerPhone
from rmtrack.storage import beside


def keep_former_name(desk: Desk, before: Contact, after: Contact) -> None:
    """Keep the name that an edit changed, inside a running command; once, however often it goes."""
    if after.name_key != before.name_key and not was_named(desk, before, before.name_key):
        former = FormerName(before.id, before.name, before.name_key, before.readings)
        desk.store.put(former)


def was_named(desk: Desk, contact: Contact, name_key: str) -> bool:
    """Tell whether the client was ever kept under another name than now, and that was this."""
    former = desk.store.all(beside.FORMER_NAMES_OF, contact_id=contact.id)
    return any(one.name_key == name_key for one in former)


def keep_former_phones(desk: Desk, contact: Contact, before: Iterable[str]) -> None:
    """Keep the numbers that an edit took from a client, inside a running command; each once."""
    known = desk.store.all(beside.FORMER_PHONES_OF, contact_id=contact.id)
    kept = {*look_up_reach(desk, contact).phones, *(row.phone for row in known)}
    for phone in before:
        if phone not in kept:
            desk.store.put(FormerPhone(contact.id, phone))
