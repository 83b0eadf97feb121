"""The verb that makes one client of two."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from rmtrack.actions.desk import Desk
from rmtrack.actions.placing import keep_felt, place_by_rows
from rmtrack.actions.show import open_profile
from rmtrack.actions.who import find_even_archived, plain_number
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import (
    INTRODUCER,
    Columns,
    Difference,
    Half,
    Preference,
    Side,
    refuse_unsettled,
)
from rmtrack.domain.filling_in import Known, find_filled
from rmtrack.domain.introducing import find_ring
from rmtrack.domain.keys import NEW
from rmtrack.domain.merged import LeftOver, Merged, Plan
from rmtrack.domain.merging import plan_merge, refuse_merge
from rmtrack.domain.strangers import refuse_strangers
from rmtrack.reading.names import name_key, simplified
from rmtrack.reading.writings import word_key
from rmtrack.storage import beside, merging, queries, ways
from rmtrack.storage.rows import table_of

NOTHING_SAID = Preference()
BETWEEN_NOTES = " · "

Names = Mapping[int, str]
Remark = Callable[[Contact, Sequence[LeftOver], Names], str]


class _TakenBack(Exception):  # noqa: N818 - no error: the end of a dry run
    """Raised inside a command, which then stores nothing."""


def merge_contacts(  # noqa: PLR0913 - the two, what is said of them, and how to tell it
    desk: Desk,
    who: str,
    other: str,
    preference: Preference = NOTHING_SAID,
    *,
    remark: Remark,
    dry_run: bool = False,
) -> Merged:
    """Merge the client that `other` names into the one that `who` names, whose number stays.

    All that is kept of the second goes over. What the two know is told once; where they differ,
    `preference` says whose holds, and what gives way is told in the note, in the words of `remark`.
    Either may be archived. Two of different names are merged where either is named by the number
    or the full name. A dry run takes everything back and leaves open what is not settled.
    Raises RuleError where two can't be one, InputError for differences that are not settled, and
    what `find_contact` raises.
    """
    with suppress(_TakenBack), desk.store.command(desk.line, desk.now):
        first, second = (find_even_archived(desk.store, one) for one in (who, other))
        refuse_merge(first, second)
        halves = _half(desk, first), _half(desk, second)
        plan = plan_merge(*halves, preference, today=desk.today, key=word_key)
        plan = _without_ring(desk, plan, *halves)
        if not dry_run:
            if plan.strangers and not (_is_sure(who, first) and _is_sure(other, second)):
                refuse_strangers(*halves)
            refuse_unsettled(plan.differences, plan.sides, first, second)
        merged = _carry_out(desk, halves, plan, remark, dry_run=dry_run)
        if dry_run:
            raise _TakenBack
    return merged


def _half(desk: Desk, contact: Contact) -> Half:
    def rows(query: Any) -> tuple[Any, ...]:  # noqa: ANN401 - of as many kinds as there are tables
        return tuple(desk.store.all(query, contact_id=contact.id))

    return Half(
        contact,
        ways=rows(ways.CONTACT_WAYS_OF),
        names=rows(beside.FORMER_NAMES_OF),
        listed=rows(beside.LISTED_ROWS_OF),
        fields=rows(beside.FIELDS_OF),
        tags=rows(queries.TAGS_OF),
        readings=rows(merging.READINGS_OF),
        turns=rows(merging.TURNS_OF),
        felt=rows(queries.FELT_ABOUT),
    )


def _without_ring(desk: Desk, plan: Plan, first: Half, second: Half) -> Plan:
    """Return the plan without an introducer whom the client, being one, has introduced himself.

    Not even over others: who introduced whom never runs in a ring.
    """
    introducer = plan.contact.introducer_id
    ids = {second.contact.id: first.contact.id}

    def introducer_of(number: int) -> int | None:
        found = desk.store.get(Contact, number).introducer_id
        return found and ids.get(found, found)

    if introducer is None or not find_ring(first.contact.id, introducer, introducer_of):
        return plan
    side = Side.FIRST if first.contact.introducer_id == introducer else Side.SECOND
    left = LeftOver(INTRODUCER, (introducer,), side)
    contact = replace(plan.contact, introducer_id=None)
    return plan._replace(contact=contact, left_over=(*plan.left_over, left))


def _is_sure(who: str, contact: Contact) -> bool:
    """Tell whether a client was named by the number or the full name, and by no part of it."""
    return plain_number(who) is not None or simplified(name_key(who)) == contact.name_key


def _introducers(desk: Desk, plan: Plan, filled: Sequence[Known]) -> Names:
    """Return the names of the introducers who are told of: of one of the two, or left over."""
    known: list[Difference | LeftOver | Known] = [*plan.differences, *plan.left_over, *filled]
    told = [one for one in known if one.key == INTRODUCER]
    ids = {number for one in told for (number,) in _columns(one)}
    return {number: desk.store.get(Contact, number).name for number in sorted(ids)}


def _columns(one: Difference | LeftOver | Known) -> tuple[Columns, ...]:
    return (one.first, one.second) if isinstance(one, Difference) else (one.known,)


def _rows_to_move(desk: Desk, second: Contact, plan: Plan) -> list[Any]:
    rows = [row for query in merging.HANGING for row in desk.store.all(query, contact_id=second.id)]
    return [row for row in rows if row not in plan.dropped]


def _carry_out(
    desk: Desk, halves: tuple[Half, Half], plan: Plan, remark: Remark, *, dry_run: bool
) -> Merged:
    """Merge, inside a command, and return what was done: the client as he is at its end."""
    store, (first, second) = desk.store, (half.contact for half in halves)
    differing = {one.key for one in plan.differences}
    filled = (*find_filled(first, plan.contact, second, differing, desk.today),)
    names = _introducers(desk, plan, filled)
    told = remark(second, plan.left_over, names)
    notes = filter(None, (first.note, second.note, told))
    contact = replace(plan.contact, note=BETWEEN_NOTES.join(notes))
    moved = _rows_to_move(desk, second, plan)
    plan = _write_down(desk, halves, plan, moved, contact)
    if dry_run and plan.felt:
        plan = plan._replace(felt=replace(plan.felt, id=NEW))
    store.derive({first.id})
    profile = open_profile(desk, store.get(Contact, first.id))
    counts = Counter(table_of(type(row)) for row in moved)
    return Merged(profile, first, second, plan, counts, names, filled, dry_run)


def _write_down(
    desk: Desk, halves: tuple[Half, Half], plan: Plan, moved: Sequence[Any], contact: Contact
) -> Plan:
    """Write it all down, so that at no moment two clients have one phone number.

    Nor when it is taken back, the last row first; and what hangs on a row that goes, goes before.
    Return the plan with what was felt today, if anything was, as it is stored.
    """
    store, (first, second) = desk.store, (half.contact for half in halves)
    for one in store.all(merging.INTRODUCED_BY, contact_id=second.id):
        store.put(replace(one, introducer_id=None if one.id == first.id else first.id))
    for row in sorted(plan.dropped, key=lambda row: (table_of(type(row)), row.id)):
        store.remove(row)
    for row in moved:
        store.put(replace(row, contact_id=first.id))
    for felt in plan.aside:
        store.put(replace(felt, contact_id=first.id, aside=True))
    for read in plan.readings_aside:
        store.put(replace(read, contact_id=first.id, aside=True))
    store.remove(second)
    placed = plan.felt and keep_felt(desk, contact, plan.felt)
    if not plan.placed:
        store.put(contact)
    elif placed is None:
        place_by_rows(desk, contact)
    for new in (*plan.changed, *plan.new, *plan.listed):
        store.put(new)
    return plan._replace(felt=placed)
