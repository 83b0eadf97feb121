"""What is kept of a client beside the record, above all the further ways to reach him."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from rmtrack.domain.keys import Way

if TYPE_CHECKING:
    from rmtrack.domain.contact import Contact

Given = Mapping[Way, Sequence[str]]  # whole lists, as they were given: empty clears


class WayLine(NamedTuple):
    """A further way: a row of a query."""

    way: Way
    value: str


class First(Protocol):
    """The first ways of all, as a client's record has them."""

    @property
    def phone(self) -> str | None:
        """Digits only."""

    @property
    def wechat(self) -> str | None:
        """The name there."""

    @property
    def email(self) -> str | None:
        """The address."""


class Reach(NamedTuple):
    """Every way to reach a client, each kind in its order."""

    phones: tuple[str, ...] = ()
    wechats: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


def reach_of(record: First, further: Iterable[WayLine] = ()) -> Reach:
    """Return all ways: those in the record first, each once."""
    ways = [(Way.PHONE, record.phone), (Way.WECHAT, record.wechat), (Way.EMAIL, record.email)]
    ways += [(line.way, line.value) for line in further]
    told = {kind: tuple(dict.fromkeys(v for way, v in ways if way is kind and v)) for kind in Way}
    return Reach(told[Way.PHONE], told[Way.WECHAT], told[Way.EMAIL])


def first_of(given: Given) -> dict[str, Any]:
    """Return what of given ways belongs into the record, by the field's name."""
    return {str(way): next(iter(values), None) for way, values in given.items()}


def further_of(values: Sequence[str]) -> tuple[str, ...]:
    """Return what of the given values is kept beside the record: all but the first, each once."""
    return tuple(dict.fromkeys(value for value in values[1:] if value != values[0]))


class Profile(NamedTuple):
    """A client with all that is kept beside the record."""

    contact: "Contact"
    introducer: str | None = None  # the name
    tags: tuple[str, ...] = ()
    ways: tuple[WayLine, ...] = ()  # beside those in the record
    fields: tuple[tuple[str, str], ...] = ()  # of the user's own, with their values
    introducer_deceased: bool = False

    @property
    def reach(self) -> Reach:
        """All ways to reach the client."""
        return reach_of(self.contact, self.ways)
