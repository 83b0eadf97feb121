"""The names under which clients were kept before: a bank's list may still have them."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.profile import FormerName
from rmtrack.storage import beside


def keep_former_name(desk: Desk, before: Contact, after: Contact) -> None:
    """Keep the name that an edit changed, inside a running command; once, however often it goes."""
    if after.name_key != before.name_key and not was_named(desk, before, before.name_key):
        desk.store.put(FormerName(before.id, before.name, before.name_key))


def was_named(desk: Desk, contact: Contact, name_key: str) -> bool:
    """Tell whether the client was ever kept under another name than now, and that was this."""
    former = desk.store.all(beside.FORMER_NAMES_OF, contact_id=contact.id)
    return any(one.name_key == name_key for one in former)
