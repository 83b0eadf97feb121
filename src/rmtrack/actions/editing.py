"""Verbs that change a client's record: edit, archive, bring back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rmtrack.actions.among_archived import find_among_archived
from rmtrack.actions.assets import keep_assets
from rmtrack.actions.contacts import NO_WAYS, NOTHING
from rmtrack.actions.desk import Desk
from rmtrack.actions.former import keep_former_name, keep_former_phones
from rmtrack.actions.introducer import find_introducer, passed_over
from rmtrack.actions.own_fields import put_fields
from rmtrack.actions.placing import keep_news
from rmtrack.actions.tagging import put_tags, take_off_tags
from rmtrack.actions.ways import (
    keep_further,
    look_up_reach,
    refuse_known_phones,
    with_first,
)
from rmtrack.actions.who import find_contact, find_even_archived
from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import Archived, Edited
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.introducing import find_ring, refuse_ring
from rmtrack.domain.keys import StepState, Way
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.reach import Given
from rmtrack.domain.risk import with_the_last_day
from rmtrack.domain.staying import refuse_all_leaving
from rmtrack.storage import queries


def edit_contact(  # noqa: PLR0913 - what can be changed, each named
    desk: Desk,
    who: str,
    changes: Mapping[str, Any],
    *,
    introducer: str | None = None,
    tags: Sequence[str] = (),
    untags: Sequence[str] = (),
    ways: Given = NO_WAYS,
    own: Mapping[str, str | None] = NOTHING,
    sure: bool = False,
) -> Edited:
    """Change fields of the client that `who` names; `introducer` names who brought him.

    `changes` holds new values by the field's name, None where the old one goes; with a risk level
    goes its last day, unless one is said. A new familiarity or mood is felt from today on. `tags`
    are put on and `untags` taken off, `ways` take the place of all there were of their kind, `own`
    are fields of the user's own. Raises InputError where several ways of a kind would go and none
    stay, unless that is `sure`. Raises RuleError for another client's phone number, for an
    introducer of himself, for a ring of introducers, and for a tag to take off that is not there,
    and what `find_contact` raises.
    """
    with desk.store.command(desk.line, desk.now):
        before = _find_for(desk, who, changes)
        reached = look_up_reach(desk, before)
        refuse_known_phones(desk, before.id, [changes.get("phone"), *ways.get(Way.PHONE, ())])
        if not sure:
            refuse_all_leaving(before, reached, ways)
        told = with_the_last_day(changes)
        after = replace(before, **told, **_introduced(desk, before, introducer))
        after = with_first(after, ways)
        desk.store.put(after)
        keep_former_name(desk, before, after)
        keep_further(desk, after, ways)
        keep_former_phones(desk, after, reached.phones)
        keep_news(desk, before, after)
        keep_assets(desk, before, after)
        untagged = take_off_tags(desk, before, untags)
        tagged = put_tags(desk, before, tags)
        fields = put_fields(desk, before, own)
    after = desk.store.get(Contact, before.id)
    both = reached, look_up_reach(desk, after)
    names = _introducers(desk, before, after)
    beside = tuple(passed_over(desk.store, introducer, after.introducer_id))
    return Edited(before, after, tagged, untagged, both, fields, names, beside)


def archive_contact(desk: Desk, who: str, *, deceased: bool = False) -> Archived:
    """Take the client that `who` names out of lists, grid and mornings; for good where `deceased`.

    What was to come next ends; the open deals stay. Who was archived already may have died since.
    Raises RuleError where that is known, and what `find_contact` raises.
    """
    with desk.store.command(desk.line, desk.now):
        contact = _find_leaving(desk, who) if deceased else find_contact(desk.store, who)
        desk.store.put(replace(contact, archived=True, deceased=deceased))
        if not contact.archived:
            desk.store.put(PoolChange(contact.id, desk.today, archived=True))
        ended = [
            desk.store.put(replace(step, state=StepState.DROPPED, settled_on=desk.today))
            for step in desk.store.all(queries.OPEN_STEPS_OF, contact_id=contact.id)
        ]
        deals = desk.store.all(queries.OPEN_DEALS_OF, contact_id=contact.id)
    return Archived(desk.store.get(Contact, contact.id), tuple(ended), tuple(deals))


def bring_back(desk: Desk, who: str) -> Archived:
    """Bring an archived client back into the pool; what ended stays ended.

    Raises RuleError for a client who is not archived, or is kept as deceased, and what
    `find_contact` raises.
    """
    with desk.store.command(desk.line, desk.now):
        contact = find_among_archived(desk.store, who)
        if contact.deceased:
            raise RuleError(
                N_("{name} (client {number}) is kept as deceased, and is not brought back"),
                hint=N_("a slip? undo, or rmtrack contact edit {number} --deceased no"),
                name=contact.name,
                number=contact.id,
            )
        if not contact.archived:
            raise RuleError(
                N_("{name} (client {number}) is not archived"),
                hint=N_("'rmtrack contact list --archived' shows who is"),
                name=contact.name,
                number=contact.id,
            )
        desk.store.put(replace(contact, archived=False))
        desk.store.put(PoolChange(contact.id, desk.today, archived=False))
    return Archived(desk.store.get(Contact, contact.id))


def _find_for(desk: Desk, who: str, changes: Mapping[str, Any]) -> Contact:
    """Return the client to edit: an archived one only to say that he has not died after all."""
    if "deceased" not in changes:
        return find_contact(desk.store, who)
    contact = find_among_archived(desk.store, who)
    if not contact.deceased:
        raise RuleError(
            N_("{name} (client {number}) is not kept as deceased"),
            name=contact.name,
            number=contact.id,
        )
    return contact


def _find_leaving(desk: Desk, who: str) -> Contact:
    """Return the client who is kept as deceased: an archived one too."""
    contact = find_even_archived(desk.store, who)
    if contact.deceased:
        raise RuleError(
            N_("{name} (client {number}) is kept as deceased already"),
            name=contact.name,
            number=contact.id,
        )
    return contact


def introducer_of(desk: Desk, contact: Contact, who: str) -> Contact:
    """Return who is to have introduced a client. Raises RuleError for himself and for a ring.

    And what `find_introducer` raises.
    """
    found = find_introducer(desk.store, who)
    if found.id == contact.id:
        raise RuleError(N_("{name} can't have introduced himself or herself"), name=contact.name)
    ring = find_ring(
        contact.id, found.id, lambda number: desk.store.get(Contact, number).introducer_id
    )
    refuse_ring(tuple(desk.store.get(Contact, number) for number in ring))
    return found


def _introduced(desk: Desk, contact: Contact, introducer: str | None) -> dict[str, Any]:
    if introducer is None:
        return {}
    return {"introducer_id": introducer_of(desk, contact, introducer).id}


def _introducers(desk: Desk, *contacts: Contact) -> dict[int, str]:
    """Return the names of who introduced a client before and after, where that has changed."""
    ids = {one.introducer_id for one in contacts}
    return {
        number: desk.store.get(Contact, number).name for number in ids if number and len(ids) > 1
    }
