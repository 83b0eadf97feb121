"""What a list tells of clients beside their records: what of it is known, and how it is kept."""

from collections.abc import Collection, Sequence

from rmtrack.actions.desk import Desk
from rmtrack.actions.placing import keep_felt
from rmtrack.domain.assessing import Answers, Question, answers_kept, write_answers
from rmtrack.domain.brought import Beside, Brought, ProductsSaid
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.keys import Way
from rmtrack.domain.listing import words_by_client
from rmtrack.domain.own_fields import Own, by_client
from rmtrack.domain.profile import ContactField, ContactWay
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.domain.writing import Writings
from rmtrack.reading.writings import word_key
from rmtrack.storage import beside, merging
from rmtrack.storage.query import Query


class Kept:
    """What is kept beside the records of the clients of a list, as far as its rows may tell of it.

    Nothing is read of which no row tells.
    """

    def __init__(
        self, desk: Desk, contacts: Collection[Contact], rows: Sequence[ClientRow]
    ) -> None:
        store, ids = desk.store, sorted({contact.id for contact in contacts})
        told = {name for row in rows for name in _told(row.more)}
        self._tags = words_by_client(store.all(beside.TAGS, ids=ids)) if "tags" in told else {}
        self._own = by_client(store.all(beside.FIELDS, ids=ids)) if "own" in told else {}
        self._fields = Writings(store.all(beside.FIELD_NAMES) if "own" in told else (), word_key)
        self._words = Writings(store.all(beside.TAG_NAMES) if "tags" in told else (), word_key)
        self._products = products_said(desk) if "products" in told else {}
        self._phones: dict[int, list[str]] = {}
        self._ways: dict[int, list[str]] = {}  # the others
        for line in store.all(merging.FURTHER_WAYS):
            kept = self._phones if line.way is Way.PHONE else self._ways
            kept.setdefault(line.contact_id, []).append(line.value)
        for lost in store.all(beside.FORMER_PHONES):  # the user took it away: no list brings it
            self._phones.setdefault(lost.contact_id, []).append(lost.phone)

    def of(self, contact: Contact) -> Beside:
        """Return what is kept of a client."""
        phones = (contact.phone, *self._phones.get(contact.id, ()))
        return Beside(
            phones=frozenset(filter(None, phones)),
            ways=frozenset(self._ways.get(contact.id, ())),
            tags=frozenset(self._words.of(self._tags.get(contact.id, ()))),
            own=self._as_first_written(self._own.get(contact.id, ())),
            products=self._products.get(contact.id),
            introduced=contact.introducer_id is not None,
        )

    def as_written(self, more: Brought) -> Brought:
        """Return what a row brings, tags and fields as they were first written with anybody."""
        own = self._as_first_written(more.own)
        return more._replace(tags=self._words.of(more.tags), own=own)

    def _as_first_written(self, own: Own) -> Own:
        return tuple((self._fields.of((field,))[0], value) for field, value in own)


def products_said(desk: Desk, asked: Query[ProductsSaid] = beside.PRODUCTS_SAID) -> dict[int, int]:
    """Return how many products clients were last said to hold, by their numbers."""
    rows = desk.store.all(asked, like=f"%{Question.PRODUCTS}=%")
    said = {row.contact_id: answers_kept(row.answers).products for row in rows}
    return {number: count for number, count in said.items() if count is not None}


def keep_beside(desk: Desk, contact: Contact, news: Brought) -> None:
    """Keep what is new beside the record of a stored client, inside a running command.

    Who introduced is kept in the record: not here.
    """
    for phone in news.phones:
        desk.store.put(ContactWay(contact.id, Way.PHONE, phone))
    for word in news.tags:
        desk.store.put(Tag(contact.id, word))
    for field, value in news.own:
        desk.store.put(ContactField(contact.id, field, value))
    if news.products is not None:
        answers = write_answers(Answers(products=news.products))
        keep_felt(desk, contact, Assessment(contact.id, desk.today, answers=answers))


def _told(more: Brought) -> list[str]:
    return [name for name, value in more._asdict().items() if value not in (None, ())]
