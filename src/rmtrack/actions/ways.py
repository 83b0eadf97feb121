"""The ways to reach a client, kept: the first of each kind in the record, the others beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import Way
from rmtrack.domain.profile import ContactWay
from rmtrack.domain.reach import Given, Reach, first_of, further_of, reach_of
from rmtrack.storage import queries, ways
from rmtrack.storage.store import Store


def look_up_reach(desk: Desk, contact: Contact) -> Reach:
    """Return all ways to reach a stored client."""
    return reach_of(contact, desk.store.all(ways.WAYS_OF, contact_id=contact.id))


def with_first(contact: Contact, given: Given) -> Contact:
    """Return the client with the first of each kind that was given; none where that is empty."""
    return replace(contact, **first_of(given)) if given else contact


def keep_further(desk: Desk, contact: Contact, given: Given) -> None:
    """Put the others in the place of those that were there, inside a running command.

    Where a kind was not given, only what has become the first of the record goes.
    """
    known = desk.store.all(ways.CONTACT_WAYS_OF, contact_id=contact.id)
    for way in Way:
        rows = [row for row in known if row.way is way]
        if way in given:
            _replace(desk, contact, way, rows, further_of(given[way]))
        else:
            _remove(desk, (row for row in rows if row.value == getattr(contact, way)))


def refuse_known_phones(desk: Desk, number: int, phones: Iterable[str | None]) -> None:
    """Raise RuleError when another client than that of this `number` has one of the phones.

    It would be the same person twice. A number is looked for wherever one may have it.
    """
    for phone in filter(None, phones):
        owner = _owner(desk, phone, number)
        if owner is not None:
            raise RuleError(
                N_("the phone number {phone} is that of {name} already (client {number})"),
                phone=phone,
                name=owner.name,
                number=owner.id,
            )


def owners_of(store: Store, phone: str) -> list[int]:
    """Return the numbers of the clients who have a phone, as the first one or a further one."""
    first = [one.id for one in store.all(queries.CONTACTS_BY_PHONE, phone=phone)]
    return [*first, *store.all(ways.OWNERS_OF_PHONE, phone=phone)]


def _owner(desk: Desk, phone: str, number: int) -> Contact | None:
    """Return another client who has the number."""
    other = next((one for one in owners_of(desk.store, phone) if one != number), None)
    return None if other is None else desk.store.get(Contact, other)


def _replace(
    desk: Desk, contact: Contact, way: Way, rows: Sequence[ContactWay], values: Sequence[str]
) -> None:
    if [row.value for row in rows] == [*values]:
        return
    _remove(desk, rows)
    for value in values:
        desk.store.put(ContactWay(contact.id, way, value))


def _remove(desk: Desk, rows: Iterable[ContactWay]) -> None:
    for row in rows:
        desk.store.remove(row)
