"""Verbs on clients."""

from collections.abc import Sequence
from dataclasses import replace

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact, Tag
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries


def add_contact(
    desk: Desk, contact: Contact, *, tags: Sequence[str] = (), introducer: str | None = None
) -> Contact:
    """Store a new client and return it with its number; `introducer` names the one who brought it.

    Raises RuleError when the phone number is another client's: it would be the same person twice.
    """
    with desk.store.command(desk.line, desk.now):
        refuse_known_phone(desk, contact)
        if introducer is not None:
            found = find_contact(desk.store, introducer, reading=True)
            contact = replace(contact, introducer_id=found.id)
        stored = put_new_contact(desk, contact)
        for word in dict.fromkeys(tags):
            desk.store.put(Tag(contact_id=stored.id, word=word))
    return desk.store.get(Contact, stored.id)


def refuse_known_phone(desk: Desk, contact: Contact) -> None:
    """Raise RuleError when a stored client has the phone number of `contact`."""
    if contact.phone is None:
        return
    known = desk.store.first(queries.CONTACTS_BY_PHONE, phone=contact.phone)
    if known is not None:
        raise RuleError(
            N_("the phone number {phone} is that of {name} already (client {number})"),
            phone=contact.phone,
            name=known.name,
            number=known.id,
        )


def put_new_contact(desk: Desk, contact: Contact) -> Contact:
    """Store a new client inside a running command, with the first row of his movement."""
    stored = desk.store.put(contact)
    if stored.familiarity is not None or stored.mood is not None:
        desk.store.put(
            Assessment(
                contact_id=stored.id,
                assessed_on=desk.today,
                familiarity=stored.familiarity,
                mood=stored.mood,
            )
        )
    return stored


def list_contacts(desk: Desk) -> list[Contact]:
    """Return the clients that are not archived, by name."""
    return desk.store.all(queries.CONTACTS)
