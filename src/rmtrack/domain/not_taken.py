"""What a list says of a client that is not taken, for something else stands there.

Only what is blank is filled from a list, and what the bank knows better: what it says else is told,
so that somebody can look which of the two holds.
"""

from dataclasses import replace
from typing import Any, NamedTuple

from rmtrack.domain.brought import Beside
from rmtrack.domain.contact import Contact
from rmtrack.domain.employers import same_employer
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.writing import Key, alike, known_as

INTRODUCER = "introducer"
BIRTHDAY = ("birth_year", "birth_day", "birth_lunar")
COMPARED: tuple[str, ...] = ("sex", "opened_on", "familiarity", "mood", "note", "wechat", "email")
COMPARED += ("source", "employer", "area", "family", "style", "money", "authority", "need")


class Other(NamedTuple):
    """A fact beside the record: what stands, and what the row says."""

    key: str  # `introducer`, or a field of the user's own
    kept: str
    said: str


class NotTaken(NamedTuple):
    """What a row says of a stored client and is not taken."""

    row: int
    known: Contact  # as stored then
    said: Contact  # as it would be by the row's word
    beside: tuple[Other, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record that differ."""
        names = (*COMPARED, *BIRTHDAY, "risk")
        return tuple(
            name for name in names if getattr(self.known, name) != getattr(self.said, name)
        )

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.fields or self.beside)


def find_not_taken(
    row: ClientRow,
    known: Contact,
    kept: Beside,
    introducer: Other | None = None,
    fold: Key = alike,
) -> NotTaken:
    """Return what of a row is not taken of its client, who is `known` with its news.

    `kept` is what was beside the record, `introducer` another one than is kept whom the row names.
    An earlier assessment of risks, fewer products and a birthday by the other calendar say nothing
    against what is known, and neither does another writing of it: `fold` returns what all writings
    of a text have in common.
    """
    said: dict[str, Any] = {
        name: value
        for name in COMPARED
        if _differs(name, value := getattr(row, name), known, kept, fold)
    }
    if _is_born_otherwise(row, known):
        said |= {name: getattr(row, name) for name in BIRTHDAY}
    if _is_rated_otherwise(row, known):
        said["risk"] = row.risk
    own = dict(kept.own)
    others = [introducer] if introducer else []
    for field, value in row.more.own:
        mine = own.get(known_as(field, own, fold) or field, value)
        others += [] if fold(mine) == fold(value) else [Other(field, mine, value)]
    return NotTaken(row.row, known, replace(known, **said), tuple(others))


def _differs(name: str, value: object, known: Contact, kept: Beside, fold: Key) -> bool:
    mine = getattr(known, name)
    if value is None or mine == value:
        return False
    if not isinstance(value, str) or not isinstance(mine, str):
        return True
    if name == "note":
        return fold(value) not in fold(mine)
    if name == "employer" and same_employer(mine, value, fold):
        return False
    return known_as(value, (mine, *kept.ways), fold) is None


def _is_born_otherwise(row: ClientRow, known: Contact) -> bool:
    """Tell whether two days of one calendar differ, or their years do."""
    if row.birth_day is None or row.birth_lunar != known.birth_lunar:
        return False
    return row.birth_day != known.birth_day or (
        row.birth_year is not None and row.birth_year != known.birth_year
    )


def _is_rated_otherwise(row: ClientRow, known: Contact) -> bool:
    """Tell whether an assessment that is no earlier one says another risk level."""
    if row.risk is None or row.risk is known.risk:
        return False
    return None in (row.risk_until, known.risk_until) or row.risk_until == known.risk_until
