"""The verb that collects what is kept of a client beside the record."""

from rmtrack.actions.desk import Desk
from rmtrack.actions.ways import look_up_reach
from rmtrack.domain.contact import Contact
from rmtrack.domain.reach import Profile
from rmtrack.storage import beside, queries


def open_profile(desk: Desk, contact: Contact) -> Profile:
    """Return a stored client with all ways, tags and own fields, and the introducer's name."""
    store, number = desk.store, contact.introducer_id
    return Profile(
        contact,
        reach=look_up_reach(desk, contact),
        tags=tuple(store.all(queries.TAG_WORDS_OF, contact_id=contact.id)),
        fields=tuple(
            (row.field, row.value) for row in store.all(beside.FIELDS_OF, contact_id=contact.id)
        ),
        introducer=None if number is None else store.get(Contact, number).name,
    )
