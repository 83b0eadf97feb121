"""What two records of one client have beside them, kept once: ways, words, own fields."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Half, Side, own_key
from rmtrack.domain.keys import Way
from rmtrack.domain.listed import told_by
from rmtrack.domain.profile import ContactField, ContactWay, ListedRow
from rmtrack.domain.tag import Tag
from rmtrack.domain.writing import Key


def share_ways(
    first: Half, second: Half, contact: Contact
) -> tuple[list[ContactWay], list[ContactWay]]:
    """Return the rows that say what is said elsewhere, and new ones for the second's own ways."""
    known = {(way, getattr(contact, way)) for way in Way}
    dropped = []
    for row in (*first.ways, *second.ways):
        if (row.way, row.value) in known:
            dropped.append(row)
        known.add((row.way, row.value))
    own = [(way, getattr(second.contact, way)) for way in Way]
    new = [
        ContactWay(contact.id, way, value)
        for way, value in own
        if value is not None and (way, value) not in known
    ]
    return dropped, new


def missing_rows(first: Half, second: Half) -> Iterator[ListedRow]:
    """Yield how a list may tell of those of whom no phone is known, where no row of one is kept.

    For the next list may still have both.
    """
    for half in (first, second):
        contact = half.contact
        reachable = contact.phone or any(row.way is Way.PHONE for row in half.ways)
        if not reachable and all(row.name_key != contact.name_key for row in half.listed):
            yield ListedRow(first.contact.id, contact.name_key, told_by(contact))


def known_twice(first: Half, second: Half, key: Key) -> Iterator[ContactField | Tag]:
    """Yield the second's own fields that the first has too, whatever the value, and such tags.

    All writings of a field's name, or of a tag, are one: `key` returns what they have in common.
    """
    fields = {key(row.field) for row in first.fields}
    tags = {key(row.word) for row in first.tags}
    yield from (row for row in second.fields if key(row.field) in fields)
    for row in second.tags:
        if key(row.word) in tags:
            yield row
        tags.add(key(row.word))


def changed_fields(
    first: Half, second: Half, sides: Mapping[str, Side], key: Key
) -> Iterator[ContactField]:
    """Yield the first's fields that take the second's value, in whatever writing he has them."""
    values = {key(row.field): row.value for row in second.fields}
    for row in first.fields:
        if key(row.field) in values and sides.get(own_key(row.field)) is Side.SECOND:
            yield replace(row, value=values[key(row.field)])
