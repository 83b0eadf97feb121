"""Verbs on clients."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rmtrack.actions.assets import keep_assets
from rmtrack.actions.desk import Desk
from rmtrack.actions.introducer import find_introducer
from rmtrack.actions.own_fields import put_fields
from rmtrack.actions.tagging import put_tags
from rmtrack.actions.ways import keep_further, refuse_known_phones, with_first
from rmtrack.domain.contact import Contact
from rmtrack.domain.keys import Way
from rmtrack.domain.reach import Given
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries

NOTHING: Mapping[str, str | None] = MappingProxyType({})
NO_WAYS: Given = MappingProxyType({})


def add_contact(  # noqa: PLR0913 - what is kept beside the record, each named
    desk: Desk,
    contact: Contact,
    *,
    tags: Sequence[str] = (),
    introducer: str | None = None,
    ways: Given = NO_WAYS,
    own: Mapping[str, str | None] = NOTHING,
) -> Contact:
    """Store a new client and return it with its number; `introducer` names the one who brought it.

    `ways` are all those of a kind, the record's own first; `own` are fields of the user's own.
    Raises RuleError when a phone number is another client's: it would be the same person twice.
    """
    with desk.store.command(desk.line, desk.now):
        contact = with_first(contact, ways)
        refuse_known_phones(desk, contact.id, [contact.phone, *ways.get(Way.PHONE, ())])
        if introducer is not None:
            found = find_introducer(desk.store, introducer)
            contact = replace(contact, introducer_id=found.id)
        stored = put_new_contact(desk, contact)
        keep_further(desk, stored, ways)
        put_tags(desk, stored, tags)
        put_fields(desk, stored, own)
    return desk.store.get(Contact, stored.id)


def namesakes(desk: Desk, contact: Contact) -> list[Contact]:
    """Return the other clients of the same name, archived ones too."""
    named = desk.store.all(queries.CONTACTS_NAMED, key=contact.name_key)
    return [one for one in named if one.id != contact.id]


def put_new_contact(desk: Desk, contact: Contact) -> Contact:
    """Store a new client inside a running command, with the first rows of his story."""
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
    keep_assets(desk, None, stored)
    return stored
