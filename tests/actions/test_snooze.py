"""Putting a client off: no call before that day, but for a promise; and all of it taken back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.snooze import snooze_contact
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.keys import Degree
from rmtrack.storage import queries
from tests.actions.values import (
    MONDAY,
    a_client,
    a_deal,
    a_step,
    a_touch,
    add,
    archive,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
DAY = timedelta(days=1)
FRIDAY = november(20)


def listed(desk: Desk) -> list[int]:
    return [call.contact_id for call in look_at_morning(desk).calls.calls]


def test_a_client_put_off_is_not_listed_before_that_day(desk: Desk, desk_on: DeskOn) -> None:
    add(desk, "王小明")
    add_deal(desk, "1", a_deal(degree=Degree.COMMITTED, expected_on=november(17)))
    assert listed(desk) == [1]
    snoozed = snooze_contact(desk, "小明", FRIDAY)
    assert (snoozed.contact.id, snoozed.until, snoozed.moved) == (1, FRIDAY, ())
    assert snoozed.contact.snoozed_until == snoozed.contact.next_touch_on == FRIDAY
    assert listed(desk) == listed(desk_on(november(19))) == []
    assert listed(desk_on(FRIDAY)) == listed(desk_on(november(27))) == [1]


def test_what_was_to_come_before_moves_to_that_day(desk: Desk) -> None:
    add(desk, "王小明", "李姐")
    for who in ("王小明", "李姐"):
        for day in (16, 19, 20, 27):
            log_touch(desk, who, a_touch(november(13)), a_step(november(day), what=str(day)))
    snoozed = snooze_contact(desk, "王小明", FRIDAY)
    assert [(step.what, step.due_on) for step in snoozed.moved] == [("16", FRIDAY), ("19", FRIDAY)]
    after = desk.store.all(queries.OPEN_STEPS_OF, contact_id=1)
    assert sorted((step.due_on, step.what) for step in after) == [
        (FRIDAY, "16"),
        (FRIDAY, "19"),
        (FRIDAY, "20"),
        (november(27), "27"),
    ]
    others = desk.store.all(queries.OPEN_STEPS_OF, contact_id=2)
    assert [step.due_on.day for step in others] == [16, 19, 20, 27]


def test_a_promise_made_after_it_is_listed_on_its_own_day(desk: Desk, desk_on: DeskOn) -> None:
    add(desk, "王小明")
    snooze_contact(desk, "王小明", november(30))
    log_touch(desk, "王小明", a_touch(), a_step(FRIDAY))
    assert listed(desk_on(november(19))) == []
    assert listed(desk_on(FRIDAY)) == [1]


def test_a_touch_does_not_end_it(desk: Desk, desk_on: DeskOn) -> None:
    add_contact(desk, a_client(cadence_days=2))
    snooze_contact(desk, "王小明", november(30))
    log_touch(desk, "王小明", a_touch(), None)
    assert desk.store.get(Contact, 1).next_touch_on == november(30)
    assert listed(desk_on(november(24))) == []


def test_the_last_day_said_counts(desk: Desk) -> None:
    add(desk, "王小明")
    snooze_contact(desk, "王小明", november(30))
    assert snooze_contact(desk, "王小明", FRIDAY).contact.next_touch_on == FRIDAY


@pytest.mark.parametrize("until", [MONDAY, MONDAY - DAY])
def test_a_day_that_puts_nothing_off_is_refused(desk: Desk, until: date) -> None:
    add(desk, "王小明")
    before = dump(desk.store)
    with pytest.raises(RuleError, match="puts nothing off: give a day after today"):
        snooze_contact(desk, "王小明", until)
    assert dump(desk.store) == before


def test_who_is_archived_cannot_be_put_off(desk: Desk) -> None:
    (gone,) = add(desk, "王小明")
    archive(desk.store, gone)
    with pytest.raises(NotFoundError, match=r"\(1\) is archived"):
        snooze_contact(desk, "王小明", FRIDAY)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=4),
    days=st.integers(1, 40),
)
def test_undo_brings_everything_back_and_redo_does_it_again(
    desk: Desk, steps: list[tuple[int, bool]], days: int
) -> None:
    client = add_contact(desk, a_client("王小明"))
    for ahead, promise in steps:
        step = a_step(MONDAY + ahead * DAY, promise=promise)
        log_touch(desk, str(client.id), a_touch(november(13)), step)
    before = dump(desk.store)
    snooze_contact(desk, str(client.id), MONDAY + days * DAY)
    after = dump(desk.store)
    assert after != before
    undo(desk)
    assert dump(desk.store) == before
    redo(desk)
    assert dump(desk.store) == after
