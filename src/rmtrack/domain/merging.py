"""Two records of one client become one: what the first takes over, and what is kept aside.

Nothing that was known is lost: what two rows say is kept once, and what had to give way is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.deceased import refuse_one_deceased
from rmtrack.domain.differences import (
    FACTS,
    INTRODUCER,
    SNOOZED,
    Difference,
    Half,
    Preference,
    Side,
    find_differences,
    known_of,
    settle,
)
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import Way
from rmtrack.domain.merged import NAME, LeftOver, Plan
from rmtrack.domain.one_story import (
    PLACE,
    find_aside,
    find_readings_aside,
    find_toward,
    missing_feeling,
    missing_reading,
    missing_turns,
)
from rmtrack.domain.sharing import changed_fields, known_twice, missing_rows, share_ways
from rmtrack.domain.sharing_names import share_names
from rmtrack.domain.strangers import share_a_name
from rmtrack.domain.writing import Key, alike


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
    refuse_one_deceased(first, second)
    if first.archived and not second.archived:
        raise RuleError(
            N_("{name} ({number}) is archived, and {other} ({of}) is not"),
            hint=N_("rmtrack contact archive {number} --back comes first, or archive {of} too"),
            **facts,
        )


def plan_merge(
    first: Half, second: Half, preference: Preference, *, today: date, key: Key = alike
) -> Plan:
    """Return what merging the second into the first does.

    `key` returns what all writings of a tag, or of a field's name, have in common.
    Raises InputError for a preference that names neither, or nothing in which they differ.
    """
    differences = find_differences(first, second, today, key)
    sides = settle(differences, preference, first, second, key)
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
        dropped=frozenset([*ways, *names.dropped, *known_twice(first, second, key)]),
        changed=tuple(changed_fields(first, second, sides, key)),
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
        listed=tuple(missing_rows(first, second)),
    )
    felt = missing_feeling((first, second), contact, aside, sides, today) if plan.placed else None
    return plan._replace(felt=felt)


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
