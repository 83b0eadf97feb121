"""Fill a store with the made-up month, by the same verbs that a user has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from rmtrack.actions.contacts import put_new_contact
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.demo_people import (
    DEALS,
    MONTH,
    PEOPLE,
    PROMISES,
    QUOTAS,
    Person,
    Promise,
    Story,
)
from rmtrack.actions.desk import Desk
from rmtrack.actions.log import log_touch
from rmtrack.actions.plan import set_quota
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal
from rmtrack.domain.keys import NEW, Degree, Kind, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.reading.names import name_key

TODAY = date(MONTH.year, MONTH.number, 16)
Say = Callable[[str], str]


def fill_with_demo(desk: Desk, say: Say) -> None:
    """Play the month up to the morning of its 16th; `say` puts its texts into the user's words."""
    for month, category, yuan in QUOTAS:
        set_quota(_on(desk, MONTH.first), month, category, amount=Money.yuan(yuan))
    for person in PEOPLE:
        _add(_on(desk, MONTH.first), person, say)
    for promise in PROMISES:
        _promise(desk, promise, say)
    for story in DEALS:
        _deal(desk, story, say)


def _on(desk: Desk, day: date) -> Desk:
    """Return the desk as it was at ten on that day."""
    return replace(desk, now=_ten_o_clock(day))


def _ten_o_clock(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10).astimezone()


def _day(number: int) -> date:
    return MONTH.first + timedelta(days=number - 1)


def _add(desk: Desk, person: Person, say: Say) -> None:
    known = None if person.silent is None else TODAY - timedelta(days=person.silent)
    contact = Contact(
        name=person.name,
        name_key=name_key(person.name),
        added_on=desk.today,
        familiarity=person.familiarity,
        mood=person.mood,
        assets=Money.yuan(person.assets),
        birth_day=person.birth_day,
    )
    with desk.store.command("demo", desk.now):
        put_new_contact(desk, contact)
    if known is not None:
        later = _on(desk, max(known, desk.today))
        log_touch(later, person.name, _touch(known, Outcome.TALKED, say(person.note)), None)


def _touch(day: date, outcome: Outcome, note: str) -> Interaction:
    kind = Kind.MEETING if outcome is Outcome.MET else Kind.CALL
    return Interaction(
        contact_id=NEW,
        happened_at=_ten_o_clock(day),
        happened_on=day,
        kind=kind,
        outcome=outcome,
        note=note,
    )


def _promise(desk: Desk, promise: Promise, say: Say) -> None:
    day, due = _day(promise.day), _day(promise.next_day)
    step = NextStep(
        contact_id=NEW, due_on=due, list_on=due, due_time=promise.time, what=say(promise.what)
    )
    touch = _touch(day, promise.outcome, say(promise.note))
    log_touch(_on(desk, day), promise.name, touch, step)


def _deal(desk: Desk, story: Story, say: Say) -> None:
    expected = None if story.degree and story.month else _day(story.day)
    deal = Deal(
        contact_id=NEW,
        category=story.category,
        amount=Money.yuan(story.amount),
        opened_on=MONTH.first,
        product=story.product and say(story.product),
        degree=story.degree or Degree.COMMITTED,
        expected_on=expected,
        for_month=story.month,
    )
    added = add_deal(_on(desk, MONTH.first), story.name, deal)
    if story.degree is None:
        win_deal(_on(desk, _day(story.day)), str(added.id))
