"""The verb that is used fifty times a day: what happened, and what comes next."""

from dataclasses import replace
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_contact
from rmtrack.domain.cadence import touch_days
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import next_working_day
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.promises import UNREACHED, Logged, after_touch, refuse_early_step
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.storage import queries


def log_touch(desk: Desk, who: str, touch: Interaction, step: NextStep | None) -> Logged:
    """Record `touch` and the `step` agreed in it, whose client `who` names.

    The client's number on both values is filled in here. The steps due by then are settled; mood
    and familiarity move the client. Raises RuleError for a touch that lies in the future and for a
    step that lies before the touch, and what `find_contact` raises.
    """
    _refuse_odd_days(desk, touch, step)
    with desk.store.command(desk.line, desk.now):
        contact = find_contact(desk.store, who)
        before = desk.store.all(queries.OPEN_STEPS_OF, contact_id=contact.id)
        stored = desk.store.put(replace(touch, contact_id=contact.id))
        after = [_settle(desk, old, stored) for old in before]
        new = step and desk.store.put(
            replace(step, contact_id=contact.id, interaction_id=stored.id)
        )
        _move(desk, contact, stored)
    return Logged(
        contact=desk.store.get(Contact, contact.id),
        interaction=stored,
        new=new,
        kept=tuple(one for one in after if one.settled_by == stored.id),
        still_open=tuple(one for one in after if one.settled_by is None),
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


def _move(desk: Desk, contact: Contact, touch: Interaction) -> None:
    """Keep what was felt as dated rows, and the client's place in the grid by the latest of them.

    A mood heard about a category is that category's alone.
    """
    overall = touch.mood if touch.about is None else None
    if touch.about is not None and touch.mood is not None:
        desk.store.put(_assessment(touch, category=touch.about, mood=touch.mood))
    if overall is None and touch.familiarity is None:
        return
    desk.store.put(_assessment(touch, mood=overall, familiarity=touch.familiarity))
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=contact.id)  # the oldest first
    moods = [row.mood for row in rows if row.mood is not None]
    grades = [row.familiarity for row in rows if row.familiarity is not None]
    desk.store.put(
        replace(
            contact,
            mood=moods[-1] if moods else contact.mood,
            familiarity=grades[-1] if grades else contact.familiarity,
        )
    )


def _assessment(touch: Interaction, **felt: object) -> Assessment:
    return Assessment(
        contact_id=touch.contact_id,
        assessed_on=touch.happened_on,
        interaction_id=touch.id,
        **felt,  # type: ignore[arg-type]
    )
