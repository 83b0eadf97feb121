"""What is kept about a client beside the record itself: one field a column."""

from dataclasses import dataclass
from datetime import date

from rmtrack.domain.keys import ME, NEW, Way
from rmtrack.domain.money import Money


@dataclass(frozen=True, slots=True)
class ContactWay:
    """One more way to reach a client, beside those in the record. A phone is one client's alone."""

    contact_id: int
    way: Way
    value: str  # as the field of the record has it: a phone as digits
    id: int = NEW
    owner: str = ME


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name under which a client was kept before: a bank's list may still have it."""

    contact_id: int
    name: str
    name_key: str
    readings: str | None = None  # see rmtrack.reading.pinyin
    id: int = NEW
    owner: str = ME


@dataclass(frozen=True, slots=True)
class FormerPhone:
    """A number under which a client was reached before: a bank's list may still have it."""

    contact_id: int
    phone: str  # digits
    id: int = NEW
    owner: str = ME


@dataclass(frozen=True, slots=True)
class ListedRow:
    """How a row without a phone number told of a client: one that tells so again is his.

    Whatever he was given since, and though he was two then: each kept row is one of a list's.
    """

    contact_id: int
    name_key: str
    told: str  # see rmtrack.domain.listed
    id: int = NEW
    owner: str = ME


@dataclass(frozen=True, slots=True)
class ContactField:
    """A field of the user's own, with a client's value."""

    contact_id: int
    field: str
    value: str
    id: int = NEW
    owner: str = ME


@dataclass(frozen=True, slots=True)
class AssetReading:
    """What a client held with the bank, as read on a day; the record has the latest.

    Of one who was two, the readings of one of the two tell how his tier rose and fell: the other
    one's are set aside.
    """

    contact_id: int
    read_on: date
    amount: Money
    id: int = NEW
    owner: str = ME
    aside: bool = False
