"""The verbs that show one client: everything, or what is kept beside the record."""

from typing import TYPE_CHECKING

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_exactly
from rmtrack.domain.contact import Contact
from rmtrack.domain.reach import Profile
from rmtrack.storage import beside, queries, ways

if TYPE_CHECKING:
    from rmtrack.domain.client_page import ClientPage, FeltAs, Kept
    from rmtrack.domain.lunar import LunarCalendar
    from rmtrack.domain.touch import Assessment


def show_client(desk: Desk, who: str) -> "ClientPage":
    """Return all that is known of the client that `who` names, an archived one too.

    Raises what `find_contact` raises.
    """
    from rmtrack.domain.client_page import open_page  # noqa: PLC0415 - a profile needs no page

    with desk.store.snapshot():
        contact, passed_over = find_exactly(desk.store, who, reading=True)
        kept = _look_up(desk, contact)
    lunar = _lunar_calendar() if kept.contact.birth_lunar else None
    page = open_page(kept, today=desk.today, policy=desk.policy, lunar=lunar)
    return page._replace(passed_over=passed_over)


def _lunar_calendar() -> "LunarCalendar":
    from rmtrack.calendars.lunar import China  # noqa: PLC0415 - where the client was born by it

    return China()


def open_profile(desk: Desk, contact: Contact) -> Profile:
    """Return a stored client with all ways, tags and own fields, and the introducer's name."""
    store, number = desk.store, contact.introducer_id
    introducer = None if number is None else store.get(Contact, number)
    return Profile(
        contact,
        introducer=introducer.name if introducer else None,
        introducer_deceased=introducer is not None and introducer.deceased,
        tags=tuple(store.all(queries.TAG_WORDS_OF, contact_id=contact.id)),
        ways=tuple(store.all(ways.WAYS_OF, contact_id=contact.id)),
        fields=tuple(row[1:] for row in store.all(beside.FIELDS, ids=[contact.id])),
    )


def _look_up(desk: Desk, contact: Contact) -> "Kept":
    from rmtrack.domain.client_page import Kept  # noqa: PLC0415 - as above

    store = desk.store
    felt = tuple(store.all(queries.FELT_ABOUT, contact_id=contact.id))
    return Kept(
        **open_profile(desk, contact)._asdict(),
        steps=tuple(store.all(queries.STEPS_OF, contact_id=contact.id)),
        interactions=tuple(store.all(queries.INTERACTIONS_OF, contact_id=contact.id)),
        deals=tuple(store.all(queries.DEAL_LINES_OF, contact_id=contact.id)),
        assessments=felt,
        felt_as=_look_up_whose(desk, felt),
    )


def _look_up_whose(desk: Desk, felt: "tuple[Assessment, ...]") -> "dict[int, FeltAs]":
    """Return of whom what is set aside was felt; history is asked only where anything is."""
    if not any(row.aside for row in felt):
        return {}
    from rmtrack.actions.whose_were import look_up_whose  # noqa: PLC0415 - of who was two

    return look_up_whose(desk.store, felt)
