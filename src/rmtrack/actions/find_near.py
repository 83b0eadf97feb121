"""Where nobody has what is looked for: whose name it is short for, or was, and whose is like it."""

from collections.abc import Iterator, Sequence

from rmtrack.actions.formerly import formerly_called
from rmtrack.actions.naming import kept_short_for
from rmtrack.actions.near import nearest_names
from rmtrack.domain.finding import Found, Search
from rmtrack.domain.lookup import SPOKEN, Match, Named, Typed
from rmtrack.domain.spelling import short_reading
from rmtrack.reading.names import read_typed
from rmtrack.storage import finding
from rmtrack.storage.store import Store


def find_short_for(store: Store, search: Search) -> Iterator[Found]:
    """Yield whose whole name is meant, some of it shortened to initials, as it is spoken then."""
    typed = _typed(search)
    kept = kept_short_for(store, typed) if typed.short else ()
    ids = {contact_id for contact_id, kind in kept if kind in SPOKEN}
    (query,) = finding.OF_THESE[Match.PINYIN]
    for one in store.all(query, ids=ids) if ids else ():
        reading = short_reading(typed, one.name_key, one.held)
        if reading is not None:
            yield one._replace(text=reading)


def find_formerly(store: Store, search: Search) -> tuple[Found, ...]:
    """Return who had a name that is meant so."""
    typed = _typed(search)
    return tuple(formerly_called(store, typed)) if typed.part else ()


def find_near(store: Store, search: Search) -> Sequence[Named]:
    """Return the clients of the names that are nearest, the archived too."""
    return nearest_names(store, search.name_key or "", reading=True)


def _typed(search: Search) -> Typed:
    return read_typed(search.name_key or "", search.text)
