"""The verb that is used fifty times a day: what happened, and what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from rmtrack.actions.desk import Desk
from rmtrack.actions.placing import keep_felt
from rmtrack.actions.who import find_exactly
from rmtrack.domain.cadence import touch_days
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import next_working_day
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.promises import UNREACHED, Logged, after_touch, refuse_early_step
from rmtrack.domain.touch import Assessment, Interaction, NextStep, nature_of
from rmtrack.storage import queries


def log_touch(desk: Desk, who: str, touch: Interaction, step: NextStep | None) -> Logged:
    """Record `touch` and the `step` agreed in it, whose client `who` names.

    The client's number on both values is filled in here. The steps due by then are settled; what
    was felt is kept, and mood and familiarity move the client. Raises RuleError for a touch that
    lies in the future and for a step that lies before the touch, and what `find_contact` raises.
    """
    _refuse_odd_days(desk, touch, step)
    with desk.store.command(desk.line, desk.now):
        contact, passed_over = find_exactly(desk.store, who)
        before = desk.store.all(queries.OPEN_STEPS_OF, contact_id=contact.id)
        stored = desk.store.put(replace(touch, contact_id=contact.id))
        after = [_settle(desk, old, stored) for old in before]
        new = step and desk.store.put(
            replace(step, contact_id=contact.id, interaction_id=stored.id)
        )
        for felt in _felt(stored):
            keep_felt(desk, contact, felt)
    return Logged(
        contact=desk.store.get(Contact, contact.id),
        interaction=stored,
        new=new,
        kept=tuple(one for one in after if one.settled_by == stored.id),
        still_open=tuple(one for one in after if one.settled_by is None),
        archived=next(iter(passed_over), None),
    )


def listed_again(desk: Desk, contact: Contact) -> date | None:
    """Return the day on which a client who is reached today, with nothing new agreed, is due.

    None for an archived one.
    """
    steps = desk.store.all(queries.OPEN_STEPS_OF, contact_id=contact.id)
    later = min((step.list_on for step in steps if step.due_on > desk.today), default=None)
    return touch_days(contact, last_reached=desk.today, open_step=later, policy=desk.policy)[1]


def _refuse_odd_days(desk: Desk, touch: Interaction, step: NextStep | None) -> None:
    if touch.happened_on > desk.today:
        raise RuleError(
            N_("{day} is still to come: log what has happened, plan with --next"),
            day=touch.happened_on,
        )
    if step is not None:
        refuse_early_step(step.due_on, touch.happened_on)


def _settle(desk: Desk, step: NextStep, touch: Interaction) -> NextStep:
    again_on = touch.happened_on
    if touch.outcome in UNREACHED:  # the calendar is asked only where it is needed
        again_on = next_working_day(touch.happened_on, desk.calendar)
    return desk.store.put(after_touch(step, touch, again_on=again_on))


def _felt(touch: Interaction) -> Iterator[Assessment]:
    """Yield what was felt in a touch: about its category, and about the client as a whole.

    Familiarity is the client's as a whole, whatever the touch was about.
    """
    about = {
        "mood": touch.mood,
        "objection": touch.objection,
        "nature": nature_of(touch.objection),
        "willing": touch.willing,
    }
    whole: dict[str, Any] = {"familiarity": touch.familiarity}
    if touch.about is None:
        whole |= about
    elif any(value is not None for value in about.values()):
        yield _assessment(touch, category=touch.about, **about)
    if any(value is not None for value in whole.values()):
        yield _assessment(touch, **whole)


def _assessment(touch: Interaction, **felt: Any) -> Assessment:  # noqa: ANN401 - fields of a row
    return Assessment(
        contact_id=touch.contact_id,
        assessed_on=touch.happened_on,
        interaction_id=touch.id,
        **felt,
    )
