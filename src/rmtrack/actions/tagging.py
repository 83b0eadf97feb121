"""Words put on a client, and taken off."""

from collections.abc import Sequence

from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.tag import Tag
from rmtrack.domain.writing import Writings, known_as
from rmtrack.reading.writings import word_key
from rmtrack.storage import beside, queries


def put_tags(desk: Desk, contact: Contact, words: Sequence[str]) -> tuple[str, ...]:
    """Put words on a stored client inside a running command, and return those that are new.

    A word is written the way it was first written with anybody.
    """
    if not words:
        return ()
    known = [tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=contact.id)]
    written = Writings(desk.store.all(beside.TAG_NAMES), word_key).of(words)
    new = tuple(word for word in written if known_as(word, known, word_key) is None)
    for word in new:
        desk.store.put(Tag(contact_id=contact.id, word=word))
    return new


def take_off_tags(desk: Desk, contact: Contact, words: Sequence[str]) -> tuple[str, ...]:
    """Take words off a client inside a running command, in every writing, and return them.

    Raises RuleError for one that is not there.
    """
    tags = desk.store.all(queries.TAGS_OF, contact_id=contact.id) if words else ()
    asked = {word_key(word) for word in words}
    for word in words:
        if known_as(word, (tag.word for tag in tags), word_key) is None:
            raise RuleError(N_("{name} has no tag '{word}'"), name=contact.name, word=word)
    gone = [tag for tag in tags if word_key(tag.word) in asked]
    for tag in gone:
        desk.store.remove(tag)
    return tuple(tag.word for tag in gone)
