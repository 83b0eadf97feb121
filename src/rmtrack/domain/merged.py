"""What a merge of two records does, and what it did."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Columns, Difference, Side
from rmtrack.domain.filling_in import Known
from rmtrack.domain.one_story import PLACE, Toward
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import (
    AssetReading,
    ContactField,
    ContactWay,
    FormerName,
    ListedRow,
)
from rmtrack.domain.reach import Profile
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment

Beside = ContactWay | FormerName | ContactField | Tag
NAME = "name"


class LeftOver(NamedTuple):
    """Something that was known of the client and has no place in the record any more."""

    key: str  # of a fact, a field of the user's own, or `name`
    known: Columns
    side: Side  # whose it was


class Plan(NamedTuple):
    """What a merge does; all rows of the second that are not dropped go over to the first.

    `contact` is the first as it then stands, without what is told in its note.
    """

    contact: Contact
    differences: tuple[Difference, ...]
    sides: Mapping[str, Side]  # whose fact holds, or mood toward a category, as far as settled
    dropped: frozenset[Beside]  # rows that say what another one says
    changed: tuple[ContactField, ...]  # with the second's value
    new: tuple[ContactWay | FormerName | AssetReading | PoolChange, ...]
    left_over: tuple[LeftOver, ...]
    aside: tuple[Assessment, ...] = ()  # rows of either that tell no place any more
    readings_aside: tuple[AssetReading, ...] = ()  # of either, that tell no tier any more
    toward: tuple[Toward, ...] = ()  # whose mood holds toward what, where both tell one
    felt: Assessment | None = None  # of today, where the rows left say another place
    put_off: date | None = None  # until then, which only the second was
    strangers: bool = False  # their names are different
    listed: tuple[ListedRow, ...] = ()  # how lists may tell of one of whom no phone was known

    @property
    def placed(self) -> bool:
        """Whether it is settled where the client stands in the grid."""
        return not {one.key for one in self.differences}.difference(self.sides).intersection(PLACE)


class Merged(NamedTuple):
    """A client who was two, or would be one: `dry_run`."""

    profile: Profile  # as stored, or as it would be
    first: Contact  # as he was before, he who stays
    gone: Contact
    plan: Plan
    moved: Mapping[str, int]  # rows that went over, by the record's name in the store
    names: Mapping[int, str]  # of the introducers that are told of, by their numbers
    filled_in: tuple[Known, ...]  # what only the one knew who is gone
    dry_run: bool

    @property
    def contact(self) -> Contact:
        """The client who stays."""
        return self.profile.contact

    @property
    def unsettled(self) -> tuple[Difference, ...]:
        """The differences of which nobody has said whose fact holds."""
        return tuple(one for one in self.plan.differences if one.key not in self.plan.sides)

    @property
    def was_archived(self) -> bool:
        """Whether what the archived one had counts again, for the one who stays is active."""
        return self.gone.archived and not self.contact.archived
