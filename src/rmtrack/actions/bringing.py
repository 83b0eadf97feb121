"""What a list brings of each client: found out first, then stored."""

from dataclasses import replace
from typing import NamedTuple

from rmtrack.actions.assets import keep_assets
from rmtrack.actions.brought import Kept, keep_beside
from rmtrack.actions.contacts import put_new_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.introducing import Person
from rmtrack.actions.placing import keep_news
from rmtrack.domain.brought import NOTHING, Brought, news
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, News, refreshed
from rmtrack.domain.not_taken import NotTaken, Other, find_not_taken
from rmtrack.reading.writings import text_key


class Taken(NamedTuple):
    """A row that is taken: the client before, None for a new one, and after; and the rest."""

    row: int
    before: Contact | None
    after: Contact
    more: Brought
    introducer: Person | None
    not_taken: NotTaken | None = None  # of a known client, where there is anything

    @property
    def news(self) -> News | None:
        """What it brings to a known client; None of a new one."""
        if self.before is None:
            return None
        return News(self.row, self.before, self.after, self.more)


def take_new(desk: Desk, row: ClientRow, introducer: Person | None) -> Taken:
    """Return what becomes of the row of a new client."""
    values = row._asdict()
    del values["row"], values["more"]
    contact = Contact(added_on=desk.today, **values)
    return Taken(row.row, None, contact, row.more, introducer)


def take_known(
    contact: Contact, row: ClientRow, kept: Kept, introducer: Person | Other | None
) -> Taken:
    """Return what becomes of a row of a stored client; nothing of one who has died."""
    if contact.deceased:
        return Taken(row.row, contact, contact, NOTHING, None)
    known = kept.of(contact)
    told = row._replace(phone=None) if row.phone in known.phones else row
    fresh = refreshed(contact, told)
    phones = known.phones | {fresh.phone or ""}
    told_more = row.more._replace(phones=row.phones)
    other = introducer if isinstance(introducer, Other) else None
    person = introducer if isinstance(introducer, Person) else None
    if person is None:
        told_more = told_more._replace(introducer=None, introducer_key=None)
    more = news(told_more, known._replace(phones=phones))
    left = find_not_taken(row, fresh, known, other, text_key)
    return Taken(row.row, contact, fresh, more, person, left if left.any else None)


class Storing:
    """The storing of what was taken, inside a running command.

    Who introduced may come in behind whom he introduced: that is kept when all are there.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.numbers: dict[int, int] = {}  # of the clients, by the row's
        self._new: dict[int, Contact] = {}  # by the row
        self._waiting: list[tuple[Contact, int]] = []

    def take(self, taken: Taken) -> None:
        """Store the client of one row."""
        after, introducer = taken.after, taken.introducer
        if introducer and introducer.number is not None:
            after = replace(after, introducer_id=introducer.number)
        contact = _stored(self._desk, taken.before, after)
        self.numbers[taken.row] = contact.id
        if taken.before is None:
            self._new[taken.row] = contact
        if introducer and introducer.row is not None:
            self._waiting.append((contact, introducer.row))
        keep_beside(self._desk, contact, taken.more)

    def introduce(self) -> None:
        """Keep who introduced whom, where both came in."""
        for contact, row in self._waiting:
            self._desk.store.put(replace(contact, introducer_id=self._new[row].id))


def _stored(desk: Desk, before: Contact | None, after: Contact) -> Contact:
    """Store a client's record; a place in the grid that is news is a row of its own too."""
    if before is None:
        return put_new_contact(desk, after)
    if after != before:
        desk.store.put(after)
        keep_assets(desk, before, after)
        keep_news(desk, before, after)
    return after
