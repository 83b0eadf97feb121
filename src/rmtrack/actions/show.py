"""The verbs that show one client: everything, or what is kept beside the record."""

from typing import TYPE_CHECKING

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact
from rmtrack.domain.reach import Profile
from rmtrack.storage import beside, queries, ways

if TYPE_CHECKING:
    from rmtrack.domain.client_page import ClientPage, Kept
    from rmtrack.domain.lunar import LunarCalendar


def show_client(desk: Desk, who: str) -> "ClientPage":
    """Return all that is known of the client that `who` names, an archived one too.

    Raises what `find_contact` raises.
    """
    from rmtrack.domain.client_page import open_page  # noqa: PLC0415 - a profile needs no page

    with desk.store.snapshot():
        kept = _look_up(desk, find_contact(desk.store, who, reading=True))
    lunar = _lunar_calendar() if kept.contact.birth_lunar else None
    return open_page(kept, today=desk.today, policy=desk.policy, lunar=lunar)


def _lunar_calendar() -> "LunarCalendar":
    from rmtrack.calendars.lunar import China  # noqa: PLC0415 - where the client was born by it

    return China()


def open_profile(desk: Desk, contact: Contact) -> Profile:
    """Return a stored client with all ways, tags and own fields, and the introducer's name."""
    store, number = desk.store, contact.introducer_id
    return Profile(
        contact,
        introducer=None if number is None else store.get(Contact, number).name,
        tags=tuple(store.all(queries.TAG_WORDS_OF, contact_id=contact.id)),
        ways=tuple(store.all(ways.WAYS_OF, contact_id=contact.id)),
        fields=tuple(row[1:] for row in store.all(beside.FIELDS, ids=[contact.id])),
    )


def _look_up(desk: Desk, contact: Contact) -> "Kept":
    from rmtrack.domain.client_page import Kept  # noqa: PLC0415 - as above

    store = desk.store
    return Kept(
        **open_profile(desk, contact)._asdict(),
        steps=tuple(store.all(queries.STEPS_OF, contact_id=contact.id)),
        interactions=tuple(store.all(queries.INTERACTIONS_OF, contact_id=contact.id)),
        deals=tuple(store.all(queries.DEAL_LINES_OF, contact_id=contact.id)),
        assessments=tuple(store.all(queries.FELT_ABOUT, contact_id=contact.id)),
    )
