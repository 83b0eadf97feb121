"""What two records of one client have beside them, kept once: ways, words, own fields."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Half, Side, own_key
from rmtrack.domain.keys import Way
from rmtrack.domain.profile import ContactField, ContactWay
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


def known_twice(first: Half, second: Half, tag_key: Key) -> Iterator[ContactField | Tag]:
    """Yield the second's own fields that the first has too, whatever the value, and such tags.

    All writings of a tag are one: `tag_key` returns what they have in common.
    """
    fields = {row.field for row in first.fields}
    tags = {tag_key(row.word) for row in first.tags}
    yield from (row for row in second.fields if row.field in fields)
    for row in second.tags:
        if tag_key(row.word) in tags:
            yield row
        tags.add(tag_key(row.word))


def changed_fields(first: Half, second: Half, sides: Mapping[str, Side]) -> Iterator[ContactField]:
    """Yield the first's fields that take the second's value."""
    values = {row.field: row.value for row in second.fields}
    for row in first.fields:
        if row.field in values and sides.get(own_key(row.field)) is Side.SECOND:
            yield replace(row, value=values[row.field])
