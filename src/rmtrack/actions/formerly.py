"""Clients by a name of before, written or spoken."""

from collections.abc import Callable, Collection

from rmtrack.actions.naming import kept_under
from rmtrack.domain.finding import Found, sort_out
from rmtrack.domain.lookup import Named, Typed, names
from rmtrack.domain.spelling import names_whole
from rmtrack.storage import finding
from rmtrack.storage.store import Store

Fits = Callable[[Typed, Named], bool]


def once_called(store: Store, ids: Collection[int], typed: Typed) -> list[Found]:
    """Return who of these clients had just the name that was typed, with that name."""
    return _named_before(store, ids, typed, names_whole)


def formerly_called(store: Store, typed: Typed) -> list[Found]:
    """Return who had a name that fits what was typed, as it fits a name of today."""
    _today, former = kept_under(store, typed)
    return _named_before(store, former, typed, names)


def _named_before(store: Store, ids: Collection[int], typed: Typed, fits: Fits) -> list[Found]:
    """Return each client once, in the order of names."""
    found = store.all(finding.FORMER_NAMES, ids=ids) if ids else []
    return [*sort_out(one for one in found if fits(typed, _as_named(one)))]


def _as_named(found: Found) -> Named:
    """Return a name of before, as a look-up needs a name."""
    return Named(found.id, found.text, found.held, found.readings, found.archived)
