"""An assessment after others, as of another day, and on the day of a touch."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from rmtrack.actions.assess import answered_before, assess_client, familiarity_on
from rmtrack.actions.cold_start import list_unclassified, place_client
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import redo, undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.movement import show_moves
from rmtrack.domain.answered import Said
from rmtrack.domain.assessed import Assessed, Stood
from rmtrack.domain.assessing import Answers, Ground
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import RuleError
from rmtrack.domain.grid import band
from rmtrack.domain.keys import INSURANCE, NEW, Band, Mood, Outcome
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries
from tests.actions.values import MONDAY, a_client, a_deal, a_touch, dump, november

DeskOn = Callable[[date], Desk]


@pytest.fixture(autouse=True)
def _client(desk_on: DeskOn) -> None:
    """Know one client, of whom nothing was felt yet."""
    add_contact(desk_on(november(2)), a_client("王小明", added_on=november(2)))


def assess(
    desk: Desk, day: date = MONDAY, answers: Answers | None = None, **felt: object
) -> Assessed:
    row = Assessment(NEW, day, **felt)  # type: ignore[arg-type]
    return assess_client(desk, "小明", row, answers or Answers())


def before(desk: Desk, day: date = MONDAY) -> tuple[Said, ...]:
    return answered_before(desk, desk.store.get(Contact, 1), day).said


def test_an_assessment_starts_from_what_was_answered_before(desk: Desk, desk_on: DeskOn) -> None:
    assess(desk_on(november(3)), november(3), Answers(products=2, asks_first=False))
    done = assess(desk, answers=Answers(in_touch=True), mood=Mood.NEUTRAL)
    assert done.said == (Said(november(3), Answers(products=2, asks_first=False)),)
    assert done.proposal is not None
    assert done.proposal.reasons == (Ground.FEW_PRODUCTS, Ground.IN_TOUCH)
    assert done.felt.answers == "in-touch"  # what was said before stands in a row of its own


def test_what_is_said_now_wins_over_all(desk: Desk, desk_on: DeskOn) -> None:
    assess(desk_on(november(3)), november(3), Answers(products=2, asks_first=True))
    done = assess(desk, answers=Answers(asks_first=False, products=5), mood=Mood.NEUTRAL)
    assert done.said == ()
    assert done.proposal is not None
    assert done.proposal.familiarity == 5


def test_an_assessment_of_a_past_day_knows_only_what_was_said_by_then(desk: Desk) -> None:
    assess(desk, november(10), Answers(asks_first=True))
    assert before(desk, november(9)) == ()
    assert before(desk, november(10)) == (Said(november(10), Answers(asks_first=True)),)
    done = assess(desk, november(9), Answers(products=2))
    assert done.proposal is not None
    assert done.proposal.familiarity == 4
    assert before(desk) == (
        Said(november(10), Answers(asks_first=True)),
        Said(november(9), Answers(products=2)),
    )


def test_what_was_sold_and_felt_since_then_counts(desk: Desk, desk_on: DeskOn) -> None:
    assess(desk_on(november(3)), november(3), Answers(basic_service=True, upset=True))
    add_deal(desk, "小明", a_deal())
    win_deal(desk, "1", on=november(4))
    log_touch(desk, "小明", a_touch(november(5), mood=Mood.POSITIVE), None)
    known = answered_before(desk, desk.store.get(Contact, 1), MONDAY)
    assert known.said == ()
    assert (known.facts.products, known.facts.basic_service) == (1, False)
    assert known.last_on == november(5)


def test_a_last_contact_from_elsewhere_is_known(desk: Desk) -> None:
    add_contact(desk, a_client("赵敏", contacted_on=november(12)))
    client = desk.store.get(Contact, 2)
    assert answered_before(desk, client, MONDAY).last_on == november(12)
    assert answered_before(desk, client, november(11)).last_on is None


def test_answers_come_and_go_with_undo_and_redo(desk: Desk) -> None:
    empty = dump(desk.store)
    assess(desk, answers=Answers(in_touch=True, products=2))
    filled = dump(desk.store)
    undo(desk)
    assert (dump(desk.store), before(desk)) == (empty, ())
    redo(desk)
    assert dump(desk.store) == filled
    assert before(desk) == (Said(MONDAY, Answers(in_touch=True, products=2)),)


def test_a_past_assessment_is_answered_with_the_place_of_then(desk: Desk) -> None:
    assess(desk, november(5), familiarity=7, mood=Mood.NEUTRAL)
    assess(desk, november(12), mood=Mood.POSITIVE)
    done = assess(desk, november(10), familiarity=6)
    assert done.then == Stood(6, Mood.NEUTRAL)
    assert (done.after.familiarity, done.after.mood) == (6, Mood.POSITIVE)
    today = assess(desk, familiarity=3)
    assert today.then == Stood(3, Mood.POSITIVE)


def test_the_familiarity_that_stands_is_the_one_of_the_day(desk: Desk) -> None:
    """Where none was known by then, today's: a proposal must not stand beside it."""
    assess(desk, november(5), familiarity=2)
    assess(desk, november(12), familiarity=8)
    client = desk.store.get(Contact, 1)
    days = (november(4), november(5), november(11), november(12), MONDAY)
    assert [familiarity_on(desk, client, day) for day in days] == [8, 2, 2, 8, 8]
    done = assess(desk, november(6), Answers(asks_first=True))
    assert (done.stands, done.felt.familiarity, done.then) == (2, None, Stood(2, None))
    early = assess(desk, november(3), Answers(in_touch=True, products=1))
    assert (early.stands, early.felt.familiarity, early.felt.proposed) == (8, None, 6)


def test_a_change_names_the_last_interaction_of_its_day(desk: Desk) -> None:
    for day in (9, 13, 13):
        log_touch(desk, "小明", a_touch(november(day)), None)
    found = [
        assess(desk, day, familiarity=6).felt.interaction_id
        for day in (november(9), november(12), november(13), MONDAY)
    ]
    assert found == [1, None, 3, None]
    log_touch(desk, "小明", a_touch(MONDAY, Outcome.NO_ANSWER), None)
    toward = assess(desk, category=INSURANCE, mood=Mood.RESISTANT)
    assert toward.felt.interaction_id == 4


def test_nobody_elses_interaction_is_named(desk: Desk) -> None:
    add_contact(desk, a_client("赵敏"))
    log_touch(desk, "赵敏", a_touch(), None)
    assert assess(desk, familiarity=6).felt.interaction_id is None


def test_a_move_tells_the_touch_of_its_day(desk: Desk) -> None:
    """However it came about: assessed, edited, or placed as one of many."""
    log_touch(desk, "小明", a_touch(), None)
    assess(desk, familiarity=6, mood=Mood.NEUTRAL)
    edit_contact(desk, "小明", {"mood": Mood.POSITIVE})
    add_contact(desk, a_client("赵敏"))
    log_touch(desk, "赵敏", a_touch(), None)
    (suggested,) = list_unclassified(desk).suggestions
    place_client(desk, suggested, Band.HIGH, Mood.POSITIVE)
    assert [move.interaction_id for move in show_moves(desk, MONDAY).moves] == [1, 1, 2]


def test_a_touch_that_an_assessment_names_is_taken_back_after_it(desk: Desk) -> None:
    log_touch(desk, "小明", a_touch(), None)
    assess(desk, familiarity=6)
    with pytest.raises(RuleError):
        undo(desk, 2)
    undo(desk)
    undo(desk)
    assert desk.store.all(queries.INTERACTIONS_OF, contact_id=1) == []


def test_what_was_answered_long_ago_of_a_moment_is_asked_again(desk: Desk, desk_on: DeskOn) -> None:
    assess(desk, answers=Answers(in_touch=True, asks_first=True))
    spring = MONDAY + timedelta(days=91)
    rest = (Said(MONDAY, Answers(asks_first=True)),)
    assert before(desk_on(spring), spring) == rest
    done = assess(desk_on(spring), spring, mood=Mood.NEUTRAL)
    assert done.said == rest
    assert band(done.after.familiarity or 0) is Band.HIGH
