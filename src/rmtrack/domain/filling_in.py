"""What a client's record takes over from another one of his, for it did not know it itself."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import FACTS, SNOOZED, Columns, known_of
from rmtrack.domain.keys import Way


class Known(NamedTuple):
    """A fact, or a first way to reach a client, and what is known of it."""

    key: str
    known: Columns


def find_filled(
    before: Contact, after: Contact, gone: Contact, differing: Collection[str], today: date
) -> Iterator[Known]:
    """Yield what the record did not know before, or not whole.

    What is `differing` is told as such; and until when a client is put off is told by itself.
    """
    for way in Way:
        if getattr(before, way) is None and getattr(after, way) is not None:
            yield Known(str(way), (getattr(after, way),))
    ids = before.id, gone.id
    for key in (key for key in FACTS if key not in {SNOOZED, *differing}):
        was, holds = (known_of(one, key, ids, today) for one in (before, after))
        if any(old is None and new is not None for old, new in zip(was, holds, strict=True)):
            yield Known(key, holds)
