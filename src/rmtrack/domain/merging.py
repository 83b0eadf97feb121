"""Two records of one client become one: what the first takes over, and what is kept aside.

Nothing that was known is lost: what two rows say is kept once, and what had to give way is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import (
    FACTS,
    INTRODUCER,
    SNOOZED,
    Columns,
    Difference,
    Half,
    Preference,
    Side,
    find_differences,
    known_of,
    settle,
)
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.filling_in import Known
from rmtrack.domain.keys import Way
from rmtrack.domain.one_story import (
    PLACE,
    Toward,
    find_aside,
    find_readings_aside,
    find_toward,
    missing_feeling,
    missing_reading,
    missing_turns,
)
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import AssetReading, ContactField, ContactWay, FormerName
from rmtrack.domain.reach import Profile
from rmtrack.domain.sharing import changed_fields, known_twice, share_ways
from rmtrack.domain.sharing_names import share_names
from rmtrack.domain.strangers import share_a_name
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.domain.writing import Key, alike

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
    changed: tuple[ContactField | FormerName, ...]  # with the second's value; phoneless now
    new: tuple[ContactWay | FormerName | AssetReading | PoolChange, ...]
    left_over: tuple[LeftOver, ...]
    aside: tuple[Assessment, ...] = ()  # rows of either that tell no place any more
    readings_aside: tuple[AssetReading, ...] = ()  # of either, that tell no tier any more
    toward: tuple[Toward, ...] = ()  # whose mood holds toward what, where both tell one
    felt: Assessment | None = None  # of today, where the rows left say another place
    put_off: date | None = None  # until then, which only the second was
    strangers: bool = False  # their names are different

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


def refuse_merge(first: Contact, second: Contact) -> None:
    """Raise RuleError where two records can't be one, or where that would bring somebody back."""
    facts: dict[str, Any] = {
        "name": first.name,
        "number": first.id,
        "other": second.name,
        "of": second.id,
    }
    if first.id == second.id:
        raise RuleError(N_("{name} ({number}) can't be merged with himself or herself"), **facts)
    if first.archived and not second.archived:
        raise RuleError(
            N_("{name} ({number}) is archived, and {other} ({of}) is not"),
            hint=N_("rmtrack contact archive {number} --back comes first, or archive {of} too"),
            **facts,
        )
    if second.deceased and not first.archived:
        raise RuleError(
            N_("{other} ({of}) is kept as deceased, and {name} ({number}) is not"),
            hint=N_("if so, rmtrack contact archive {number} --deceased comes first"),
            **facts,
        )


def plan_merge(
    first: Half, second: Half, preference: Preference, *, today: date, tag_key: Key = alike
) -> Plan:
    """Return what merging the second into the first does.

    `tag_key` returns what all writings of a tag have in common.
    Raises InputError for a preference that names neither, or nothing in which they differ.
    """
    differences = find_differences(first, second, today)
    sides = settle(differences, preference, first, second)
    contact = _unite(first.contact, second.contact, differences, sides, today)
    ways, new_ways = share_ways(first, second, contact)
    names = share_names(first, second)
    differing = {one.key for one in differences}
    aside = find_aside(first, second, differing, sides)
    readings_aside = find_readings_aside(first, second, differing, sides)
    plan = Plan(
        contact=contact,
        differences=differences,
        sides=sides,
        dropped=frozenset([*ways, *names.dropped, *known_twice(first, second, tag_key)]),
        changed=(*changed_fields(first, second, sides), *names.changed),
        new=(
            *new_ways,
            *names.new,
            *missing_reading(first, second, contact, readings_aside),
            *missing_turns(first, second),
        ),
        left_over=tuple(_left_over(first, second, differences, sides, names.spelt)),
        aside=aside,
        readings_aside=readings_aside,
        toward=find_toward(first, second, differing, sides),
        put_off=_put_off_by(first.contact, second.contact, today),
        strangers=not share_a_name(first, second),
    )
    if not plan.placed:
        return plan
    return plan._replace(felt=missing_feeling((first, second), contact, aside, sides, today))


def _unite(
    first: Contact,
    second: Contact,
    differences: Iterable[Difference],
    sides: Mapping[str, Side],
    today: date,
) -> Contact:
    """Return the first record with what the second knows; what is unsettled stays as it is.

    The earlier day of being added holds, and the later one of a contact.
    """
    ids, differing = (first.id, second.id), {one.key: one for one in differences}
    known: dict[str, Any] = {}
    for key, columns in FACTS.items():
        mine, theirs = (known_of(one, key, ids, today) for one in (first, second))
        chosen = tuple(b if a is None else a for a, b in zip(mine, theirs, strict=True))
        if key in differing:
            chosen = differing[key].of(sides.get(key, Side.FIRST))
        known |= dict(zip(columns, chosen, strict=True))
    known["birth_lunar"] = bool(known["birth_lunar"])
    known[SNOOZED] = known[SNOOZED] or _later(first.snoozed_until, second.snoozed_until)
    for name in Way:
        mine = getattr(first, name)
        known[str(name)] = getattr(second, name) if mine is None else mine
    return replace(
        first,
        **known,
        added_on=min(first.added_on, second.added_on),
        contacted_on=_later(first.contacted_on, second.contacted_on),
        deceased=first.deceased or second.deceased,
    )


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _put_off_by(first: Contact, second: Contact, today: date) -> date | None:
    """Return the day until which the merge puts off a client who was not, if any."""
    mine, theirs = (known_of(one, SNOOZED, (), today)[0] for one in (first, second))
    return theirs if mine is None else None


def _left_over(
    first: Half,
    second: Half,
    differences: Iterable[Difference],
    sides: Mapping[str, Side],
    spelt: Iterable[str],
) -> Iterator[LeftOver]:
    """Yield names in a spelling of the second's, what gave way, who can't have introduced himself.

    What was felt stays with its day.
    """
    yield from (LeftOver(NAME, (name,), Side.SECOND) for name in spelt)
    halves = {Side.FIRST: first, Side.SECOND: second}
    for one in differences:
        for side, half in halves.items():
            gave_way = sides.get(one.key, side) is not side
            if gave_way and one.of(side)[0] not in _dated(half, one.key):
                yield LeftOver(one.key, one.of(side), side)
    ids = {first.contact.id, second.contact.id}
    for side, half in halves.items():
        if half.contact.introducer_id in ids:
            yield LeftOver(INTRODUCER, (half.contact.introducer_id,), side)


def _dated(half: Half, key: str) -> set[Any]:
    """Return what dated rows, which all stay, say of a fact."""
    if key in PLACE:
        return {getattr(row, key) for row in half.felt if row.category is None}
    return set()
