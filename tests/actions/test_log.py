"""What happened with a client, and what comes next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.log import log_touch
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.keys import (
    INSURANCE,
    INVESTMENT,
    Kind,
    Mood,
    Nature,
    Objection,
    Outcome,
    StepState,
)
from rmtrack.domain.promises import UNREACHED, Logged
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.storage import queries
from tests.actions.values import (
    AT_NINE,
    MONDAY,
    a_client,
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
REACHED = sorted(set(Outcome) - UNREACHED)


@pytest.fixture(autouse=True)
def _clients(desk_on: DeskOn) -> None:
    """Know two clients since the beginning of the month."""
    desk = desk_on(november(2))
    add_contact(desk, a_client("王小明", added_on=november(2), familiarity=7, mood=Mood.NEUTRAL))
    add_contact(desk, a_client("王大明", added_on=november(2)))


def promise(desk: Desk, day: date, **fields: object) -> NextStep:
    """Log a touch of the first client today that ends with a next step."""
    new = log_touch(desk, "王小明", a_touch(desk.today), a_step(day, **fields)).new
    assert new is not None
    return new


def kept_step(desk: Desk, step: NextStep) -> NextStep:
    return desk.store.get(NextStep, step.id)


def test_the_touch_and_the_step_are_stored_as_the_clients(desk: Desk) -> None:
    touch = a_touch(note="想看年金", about=INVESTMENT, willing=7, give="tea", ask="a name")
    done = log_touch(desk, "小明", touch, a_step(FRIDAY, what="年金对比", due_time="15:00"))
    assert done.interaction == replace(touch, id=1, contact_id=1)
    assert done.new == NextStep(
        contact_id=1,
        due_on=FRIDAY,
        list_on=FRIDAY,
        id=1,
        interaction_id=1,
        due_time="15:00",
        what="年金对比",
    )
    assert desk.store.all(queries.INTERACTIONS_OF, contact_id=1) == [done.interaction]
    assert desk.store.all(queries.STEPS_OF, contact_id=1) == [done.new]
    assert (done.kept, done.still_open) == ((), ())


def test_the_answer_tells_the_client_with_his_touch_days(desk: Desk) -> None:
    done = log_touch(desk, "1", a_touch(), None)
    assert done.contact == desk.store.get(Contact, 1)
    assert done.contact.last_touch_on == MONDAY
    assert done.contact.next_touch_on == MONDAY + 30 * DAY
    assert log_touch(desk, "1", a_touch(), a_step(FRIDAY)).contact.next_touch_on == FRIDAY


@pytest.mark.parametrize("outcome", REACHED)
@pytest.mark.parametrize("late", [0, 1, 30])
def test_a_touch_on_the_day_or_later_keeps_a_promise(
    desk_on: DeskOn, outcome: Outcome, late: int
) -> None:
    step = promise(desk_on(november(10)), november(13))
    day = november(13) + late * DAY
    done = log_touch(desk_on(day), "王小明", a_touch(day, outcome), None)
    assert done.kept == (
        replace(step, state=StepState.KEPT, settled_on=day, settled_by=done.interaction.id),
    )
    assert done.still_open == ()
    assert kept_step(desk_on(day), step) == done.kept[0]


def test_a_touch_before_its_day_keeps_no_promise(desk_on: DeskOn) -> None:
    """A promise for Friday is not kept by a word on Wednesday."""
    step = promise(desk_on(MONDAY), FRIDAY)
    wednesday = desk_on(november(18))
    done = log_touch(wednesday, "王小明", a_touch(november(18)), None)
    assert (done.kept, done.still_open) == ((), (step,))
    assert kept_step(wednesday, step) == step
    assert done.contact.next_touch_on == FRIDAY


@pytest.mark.parametrize("outcome", Outcome)
def test_a_note_keeps_no_promise_and_is_no_touch(desk_on: DeskOn, outcome: Outcome) -> None:
    step = promise(desk_on(november(13)), MONDAY)
    note = a_touch(outcome=outcome, kind=Kind.NOTE)
    done = log_touch(desk_on(MONDAY), "王小明", note, None)
    assert (done.kept, done.still_open) == ((), (step,))
    assert done.contact.last_touch_on == november(13)


@pytest.mark.parametrize("outcome", sorted(UNREACHED))
@pytest.mark.parametrize(
    ("tried", "again"),
    [
        (date(2026, 11, 16), date(2026, 11, 17)),
        (date(2026, 11, 20), date(2026, 11, 23)),  # a Friday: on Monday
        (date(2026, 9, 24), date(2026, 9, 28)),  # the Mid-Autumn Festival
        (date(2026, 9, 30), date(2026, 10, 8)),  # the National Day
        (date(2026, 10, 9), date(2026, 10, 10)),  # a Friday: the Saturday after it is worked
        (date(2026, 2, 13), date(2026, 2, 14)),  # the same before the Spring Festival
        (date(2026, 2, 14), date(2026, 2, 24)),
    ],
)
def test_a_promise_comes_back_on_the_next_working_day_where_nobody_was_reached(
    desk_on: DeskOn, outcome: Outcome, tried: date, again: date
) -> None:
    step = promise(desk_on(tried - 7 * DAY), tried)
    done = log_touch(desk_on(tried), "王小明", a_touch(tried, outcome), None)
    assert done.still_open == (replace(step, list_on=again),)
    assert done.kept == ()
    assert kept_step(desk_on(tried), step).due_on == tried
    assert done.contact.next_touch_on == again
    assert done.contact.last_touch_on == tried - 7 * DAY


def test_a_promise_tried_in_vain_is_kept_by_the_next_touch(desk_on: DeskOn) -> None:
    """Even on the same day, before it would have come back."""
    step = promise(desk_on(november(9)), MONDAY)
    tried = log_touch(desk_on(MONDAY), "王小明", a_touch(outcome=Outcome.NO_ANSWER), None)
    assert tried.still_open == (replace(step, list_on=november(17)),)
    done = log_touch(desk_on(MONDAY), "王小明", a_touch(), None)
    assert [one.id for one in done.kept] == [step.id]


def test_an_old_call_in_vain_does_not_bring_a_promise_back_earlier(desk_on: DeskOn) -> None:
    step = promise(desk_on(november(9)), november(12))
    desk = desk_on(MONDAY)
    log_touch(desk, "王小明", a_touch(outcome=Outcome.NO_ANSWER), None)
    before = a_touch(november(12), Outcome.NO_ANSWER)
    done = log_touch(desk, "王小明", before, None)
    assert done.still_open == (replace(step, list_on=november(17)),)


def test_of_several_steps_each_is_settled_by_its_own_day(desk_on: DeskOn) -> None:
    early = desk_on(november(10))
    friday, overdue, today = (promise(early, november(day)) for day in (20, 12, 16))
    done = log_touch(desk_on(MONDAY), "王小明", a_touch(), a_step(november(25)))
    assert [one.id for one in done.kept] == [overdue.id, today.id]
    assert done.still_open == (friday,)
    assert done.new is not None
    open_now = desk_on(MONDAY).store.all(queries.OPEN_STEPS_OF, contact_id=1)
    assert open_now == [friday, done.new]


def test_a_touch_settles_no_step_of_another_client(desk_on: DeskOn) -> None:
    step = promise(desk_on(november(10)), MONDAY)
    done = log_touch(desk_on(MONDAY), "王大明", a_touch(), None)
    assert (done.kept, done.still_open) == ((), ())
    assert kept_step(desk_on(MONDAY), step) == step


def test_a_private_step_is_no_promise_but_settled_like_one(desk_on: DeskOn) -> None:
    step = promise(desk_on(november(10)), MONDAY, promise=False, what="ask about the flat")
    assert not step.promise
    done = log_touch(desk_on(MONDAY), "王小明", a_touch(), None)
    assert [(one.id, one.promise) for one in done.kept] == [(step.id, False)]


def test_the_step_of_a_touch_is_not_settled_by_it(desk: Desk) -> None:
    done = log_touch(desk, "王小明", a_touch(), a_step(MONDAY))
    assert done.new is not None
    assert done.new.state is StepState.OPEN
    assert kept_step(desk, done.new) == done.new


def felt(done: Logged) -> tuple[int | None, Mood | None]:
    return done.contact.familiarity, done.contact.mood


def test_a_mood_in_general_moves_the_client(desk: Desk) -> None:
    done = log_touch(desk, "王小明", a_touch(mood=Mood.POSITIVE), None)
    assert felt(done) == (7, Mood.POSITIVE)
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert [(row.assessed_on, row.mood, row.interaction_id) for row in rows] == [
        (november(2), Mood.NEUTRAL, None),
        (MONDAY, Mood.POSITIVE, done.interaction.id),
    ]


def test_a_mood_about_a_category_is_that_categorys_alone(desk: Desk) -> None:
    touch = a_touch(about=INSURANCE, mood=Mood.RESISTANT)
    assert felt(log_touch(desk, "王小明", touch, None)) == (7, Mood.NEUTRAL)
    assert len(desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)) == 1
    (row,) = desk.store.all(queries.CATEGORY_MOODS, ids=[1])
    assert (row.category, row.mood) == (INSURANCE, Mood.RESISTANT)


def test_familiarity_is_the_clients_whatever_it_was_about(desk: Desk) -> None:
    touch = a_touch(about=INSURANCE, mood=Mood.RESISTANT, familiarity=8)
    assert felt(log_touch(desk, "王小明", touch, None)) == (8, Mood.NEUTRAL)
    overall = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[-1]
    assert (overall.mood, overall.familiarity) == (None, 8)


@pytest.mark.parametrize("touch", [a_touch(), a_touch(about=INSURANCE, note="later")])
def test_a_touch_without_a_feeling_moves_nobody(desk: Desk, touch: Interaction) -> None:
    before = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert felt(log_touch(desk, "王小明", touch, None)) == (7, Mood.NEUTRAL)
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=1) == before


def test_an_unclassified_client_is_placed_bit_by_bit(desk: Desk) -> None:
    assert felt(log_touch(desk, "王大明", a_touch(mood=Mood.POSITIVE), None)) == (
        None,
        Mood.POSITIVE,
    )
    assert felt(log_touch(desk, "王大明", a_touch(familiarity=4), None)) == (4, Mood.POSITIVE)


def test_what_is_told_late_does_not_overrule_what_was_felt_since(desk: Desk) -> None:
    log_touch(desk, "王小明", a_touch(november(13), mood=Mood.POSITIVE, familiarity=8), None)
    late = a_touch(november(10), mood=Mood.RESISTANT, familiarity=3)
    assert felt(log_touch(desk, "王小明", late, None)) == (8, Mood.POSITIVE)
    between = a_touch(november(14), mood=Mood.NEUTRAL)
    assert felt(log_touch(desk, "王小明", between, None)) == (8, Mood.NEUTRAL)
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert [row.assessed_on.day for row in rows] == [2, 10, 13, 14]


def test_what_a_client_came_with_is_overruled_by_no_older_touch(desk: Desk) -> None:
    older = a_touch(date(2026, 10, 30), mood=Mood.RESISTANT, familiarity=1)
    assert felt(log_touch(desk, "王小明", older, None)) == (7, Mood.NEUTRAL)


def test_of_two_moods_of_one_day_the_one_told_last_counts(desk: Desk) -> None:
    log_touch(desk, "王小明", a_touch(mood=Mood.POSITIVE), None)
    assert felt(log_touch(desk, "王小明", a_touch(mood=Mood.RESISTANT), None))[1] is Mood.RESISTANT


def test_a_touch_told_late_keeps_the_last_touch_where_it_is(desk: Desk) -> None:
    log_touch(desk, "王小明", a_touch(november(13)), None)
    done = log_touch(desk, "王小明", a_touch(november(5)), None)
    assert done.contact.last_touch_on == november(13)


@pytest.mark.parametrize("days", [1, 300])
def test_what_is_still_to_come_is_refused(desk: Desk, days: int) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match="is still to come"):
        log_touch(desk, "王小明", a_touch(MONDAY + days * DAY), None)
    assert dump(desk.store) == before


def test_a_next_step_before_its_touch_is_refused(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match=r"2026-11-12 lies before the touch: .* from 2026-11-13 on"):
        log_touch(desk, "王小明", a_touch(november(13)), a_step(november(12)))
    assert dump(desk.store) == before
    done = log_touch(desk, "王小明", a_touch(november(13)), a_step(november(13)))
    assert done.contact.next_touch_on == november(13)


def test_today_is_the_users_day_and_not_utcs(desk: Desk) -> None:
    """At two in the morning in China it is still Sunday in Greenwich."""
    night = replace(desk, now=datetime(2026, 11, 16, 2, tzinfo=AT_NINE.tzinfo))
    assert log_touch(night, "王小明", a_touch(MONDAY), None).interaction.happened_on == MONDAY


@pytest.mark.parametrize(
    ("who", "error"), [("明", AmbiguousError), ("小民", NotFoundError), ("7", NotFoundError)]
)
def test_nothing_is_stored_where_the_client_is_not_clear(
    desk: Desk, who: str, error: type[Exception]
) -> None:
    before = dump(desk.store)
    with pytest.raises(error):
        log_touch(desk, who, a_touch(mood=Mood.POSITIVE), a_step(FRIDAY))
    assert dump(desk.store) == before


def test_an_archived_client_takes_no_touch(desk: Desk) -> None:
    (gone,) = add(desk, "赵敏")
    archive(desk.store, gone)
    before = dump(desk.store)
    for who in ("赵敏", str(gone.id)):
        with pytest.raises(NotFoundError, match=r"\(3\) is archived"):
            log_touch(desk, who, a_touch(), None)
    assert dump(desk.store) == before


def test_what_fails_at_the_end_takes_everything_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_touch(desk, "王小明", a_touch(), a_step(MONDAY))
    before = dump(desk.store)

    def fail(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rmtrack.actions.log.keep_felt", fail)
    with pytest.raises(KeyboardInterrupt):
        log_touch(desk, "王小明", a_touch(mood=Mood.POSITIVE), a_step(FRIDAY))
    assert dump(desk.store) == before


def test_what_was_felt_in_a_touch_is_dated_and_names_it(desk: Desk) -> None:
    """An objection and a willingness are kept without a mood too, and then move nobody."""
    touch = a_touch(objection=Objection.SAFETY, willing=0)
    done = log_touch(desk, "王小明", touch, None)
    assert felt(done) == (7, Mood.NEUTRAL)
    row = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[-1]
    assert row == Assessment(
        contact_id=1,
        assessed_on=MONDAY,
        id=2,
        interaction_id=done.interaction.id,
        objection=Objection.SAFETY,
        nature=Nature.SAFETY,
        willing=0,
    )


@pytest.mark.parametrize("mood", [None, Mood.RESISTANT])
def test_an_objection_to_a_category_is_that_categorys_alone(desk: Desk, mood: Mood | None) -> None:
    touch = a_touch(
        about=INSURANCE, mood=mood, objection=Objection.SPOUSE, willing=3, familiarity=8
    )
    assert felt(log_touch(desk, "王小明", touch, None)) == (8, Mood.NEUTRAL)
    overall = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[-1]
    assert (overall.familiarity, overall.objection, overall.willing) == (8, None, None)
    toward = desk.store.get(Assessment, 2)
    assert (toward.category, toward.mood, toward.objection) == (INSURANCE, mood, Objection.SPOUSE)
    assert (toward.nature, toward.willing, toward.familiarity) == (None, 3, None)
