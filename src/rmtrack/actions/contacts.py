"""Verbs on clients."""

from collections.abc import Sequence
from dataclasses import replace

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_contact
from rmtrack.domain.choosing import Choice, choose
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries

EVERYBODY = Choice()


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


def namesakes(desk: Desk, contact: Contact) -> list[Contact]:
    """Return the other clients of the same name, archived ones too."""
    named = desk.store.all(queries.CONTACTS_NAMED, key=contact.name_key)
    return [one for one in named if one.id != contact.id]


def refuse_known_phone(desk: Desk, contact: Contact) -> None:
    """Raise RuleError when another stored client has the phone number of `contact`."""
    if contact.phone is None:
        return
    known = desk.store.first(queries.CONTACTS_BY_PHONE, phone=contact.phone)
    if known is not None and known.id != contact.id:
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


def list_contacts(desk: Desk, choice: Choice = EVERYBODY) -> list[Contact]:
    """Return the clients that are asked for, in their order; by default all, by name.

    The archived are never among the others: a choice asks for them or for the rest.
    """
    store = desk.store
    with store.snapshot():
        pool = store.all(queries.ARCHIVED_CONTACTS if choice.archived else queries.CONTACTS)
        tagged = store.all(queries.TAGGED, word=choice.tag) if choice.tag is not None else ()
        expecting = store.all(queries.EXPECTING) if choice.no_next else ()
    return choose(pool, choice, tagged=frozenset(tagged), expecting=frozenset(expecting))
