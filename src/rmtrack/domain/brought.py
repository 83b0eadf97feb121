"""What a row of a client list tells beside the record: further phones, words, who introduced."""

from typing import NamedTuple

from rmtrack.domain.own_fields import Own
from rmtrack.domain.writing import Writings, known_as


class Brought(NamedTuple):
    """What a row tells beside the record, or what of it is news."""

    phones: tuple[str, ...] = ()  # further ones
    tags: tuple[str, ...] = ()
    introducer: str | None = None  # the name, as the row has it
    introducer_key: str | None = None
    products: int | None = None  # how many the client holds
    own: Own = ()  # fields of the user's own


class Beside(NamedTuple):
    """What is kept of a client beside the record, as far as a row may tell of it."""

    phones: frozenset[str] = frozenset()  # all, that of the record too
    tags: frozenset[str] = frozenset()
    own: Own = ()
    products: int | None = None  # as it was last said
    introduced: bool = False
    ways: frozenset[str] = frozenset()  # further ones to reach the client, but phones


class ProductsSaid(NamedTuple):
    """What was answered of a client, the number of products among it: a row of a query."""

    contact_id: int
    answers: str | None


NOTHING = Brought()


def filled(known: Brought, later: Brought) -> Brought:
    """Return what an earlier row brought, with its blanks filled from a later one."""
    introduced = known if known.introducer else later
    return Brought(
        phones=tuple(dict.fromkeys((*known.phones, *later.phones))),
        tags=Writings().of((*known.tags, *later.tags)),
        introducer=introduced.introducer,
        introducer_key=introduced.introducer_key,
        products=later.products if known.products is None else known.products,
        own=(*known.own, *_unknown(later.own, known.own)),
    )


def differing(known: Brought, later: Brought) -> tuple[str, ...]:
    """Return the names of what two rows disagree in."""
    pairs = {
        "introducer": (known.introducer_key, later.introducer_key),
        "products": (known.products, later.products),
    }
    own = dict(known.own)
    pairs |= {field: (own.get(known_as(field, own) or ""), value) for field, value in later.own}
    return tuple(
        name for name, (one, other) in pairs.items() if None not in (one, other) and one != other
    )


def news(told: Brought, known: Beside) -> Brought:
    """Return what of a row is not known of its client yet.

    What is there stands. Of products the larger number counts: the bank may have sold since, and
    the user may know of more.
    """
    more = told.products is not None and told.products > (known.products or 0)
    introduced = NOTHING if known.introduced else told
    return Brought(
        phones=tuple(phone for phone in told.phones if phone not in known.phones),
        tags=tuple(word for word in told.tags if known_as(word, known.tags) is None),
        introducer=introduced.introducer,
        introducer_key=introduced.introducer_key,
        products=told.products if more or known.products is None else None,
        own=_unknown(told.own, known.own),
    )


def _unknown(told: Own, known: Own) -> Own:
    """Return the fields of which nothing is known, in whatever writing."""
    fields = [field for field, _value in known]
    return tuple(pair for pair in told if known_as(pair[0], fields) is None)
