"""The verb that puts a client off."""

from dataclasses import replace
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact
from rmtrack.domain.snoozing import Snoozed, put_off, refuse_no_delay
from rmtrack.storage import queries


def snooze_contact(desk: Desk, who: str, until: date) -> Snoozed:
    """Put the client that `who` names off until a day: no call before, but for a promise.

    What was to come before that day is moved to it. Raises RuleError for a day that is not after
    today, and what `find_contact` raises.
    """
    refuse_no_delay(until, desk.today)
    with desk.store.command(desk.line, desk.now):
        contact = find_contact(desk.store, who)
        desk.store.put(replace(contact, snoozed_until=until))
        before = desk.store.all(queries.OPEN_STEPS_OF, contact_id=contact.id)
        moved = [desk.store.put(put_off(step, until)) for step in before if step.due_on < until]
    return Snoozed(desk.store.get(Contact, contact.id), until, tuple(moved))
