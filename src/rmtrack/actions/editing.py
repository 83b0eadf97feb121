"""Verbs that change a client's record: edit, archive, bring back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rmtrack.actions.contacts import refuse_known_phone
from rmtrack.actions.desk import Desk
from rmtrack.actions.placing import keep_felt
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import Archived, Edited
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import StepState
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries


def edit_contact(  # noqa: PLR0913 - what can be changed, each named
    desk: Desk,
    who: str,
    changes: Mapping[str, Any],
    *,
    introducer: str | None = None,
    tags: Sequence[str] = (),
    untags: Sequence[str] = (),
) -> Edited:
    """Change fields of the client that `who` names; `introducer` names who brought him.

    `changes` holds new values by the field's name, None where the old one goes. A new familiarity
    or mood is felt from today on. `tags` are put on and `untags` taken off. Raises RuleError for
    another client's phone number, for an introducer of himself, and for a tag to take off that is
    not there, and what `find_contact` raises.
    """
    with desk.store.command(desk.line, desk.now):
        before = find_contact(desk.store, who)
        after = replace(before, **changes, **_introduced(desk, before, introducer))
        refuse_known_phone(desk, after)
        desk.store.put(after)
        _keep_what_is_felt(desk, before, after)
        untagged = _untag(desk, before, untags)
        tagged = _tag(desk, before, tags)
    return Edited(before, desk.store.get(Contact, before.id), tagged, untagged)


def archive_contact(desk: Desk, who: str) -> Archived:
    """Take the client that `who` names out of lists, grid and mornings.

    What was to come next ends; the open deals stay. Raises what `find_contact` raises.
    """
    with desk.store.command(desk.line, desk.now):
        contact = find_contact(desk.store, who)
        desk.store.put(replace(contact, archived=True))
        desk.store.put(PoolChange(contact.id, desk.today, archived=True))
        ended = [
            desk.store.put(replace(step, state=StepState.DROPPED, settled_on=desk.today))
            for step in desk.store.all(queries.OPEN_STEPS_OF, contact_id=contact.id)
        ]
        deals = desk.store.all(queries.OPEN_DEALS_OF, contact_id=contact.id)
    return Archived(desk.store.get(Contact, contact.id), tuple(ended), tuple(deals))


def bring_back(desk: Desk, who: str) -> Archived:
    """Bring an archived client back into the pool; what ended stays ended.

    Raises RuleError for a client who is not archived, and what `find_contact` raises.
    """
    with desk.store.command(desk.line, desk.now):
        contact = find_contact(desk.store, who, reading=True)
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


def _introduced(desk: Desk, contact: Contact, introducer: str | None) -> dict[str, Any]:
    if introducer is None:
        return {}
    found = find_contact(desk.store, introducer, reading=True)
    if found.id == contact.id:
        raise RuleError(N_("{name} can't have introduced himself or herself"), name=contact.name)
    return {"introducer_id": found.id}


def _keep_what_is_felt(desk: Desk, before: Contact, after: Contact) -> None:
    """Keep what is felt anew as a dated row."""
    felt = {
        name: getattr(after, name)
        for name in ("familiarity", "mood")
        if getattr(after, name) != getattr(before, name)
    }
    if felt:
        keep_felt(desk, after, Assessment(contact_id=after.id, assessed_on=desk.today, **felt))


def _tag(desk: Desk, contact: Contact, words: Sequence[str]) -> tuple[str, ...]:
    known = {tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=contact.id)}
    new = [word for word in dict.fromkeys(words) if word not in known]
    for word in new:
        desk.store.put(Tag(contact_id=contact.id, word=word))
    return tuple(new)


def _untag(desk: Desk, contact: Contact, words: Sequence[str]) -> tuple[str, ...]:
    known = {tag.word: tag for tag in desk.store.all(queries.TAGS_OF, contact_id=contact.id)}
    for word in dict.fromkeys(words):
        if word not in known:
            raise RuleError(N_("{name} has no tag '{word}'"), name=contact.name, word=word)
        desk.store.remove(known[word])
    return tuple(dict.fromkeys(words))
