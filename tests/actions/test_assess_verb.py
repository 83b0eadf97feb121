"""An assessment: what was felt is a dated row, and the client stands where the latest rows say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmtrack.actions.assess import answered_before, assess_client
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, lose_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, undo
from rmtrack.actions.log import log_touch
from rmtrack.domain.assessing import Answers, Ground
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, InputError, NotFoundError, RuleError
from rmtrack.domain.keys import (
    DEPOSIT,
    INSURANCE,
    NEW,
    Kind,
    LostReason,
    Mood,
    Nature,
    Objection,
    Outcome,
    Truth,
)
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries
from tests.actions.values import MONDAY, a_client, a_deal, a_touch, dump, november

DeskOn = Callable[[date], Desk]
LONG_AGO = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def _clients(desk_on: DeskOn) -> None:
    """Know one client with a place in the grid, and one without."""
    desk = desk_on(november(2))
    add_contact(desk, a_client("王小明", added_on=november(2), familiarity=4, mood=Mood.NEUTRAL))
    add_contact(desk, a_client("王大明", added_on=november(2)))


def a_row(day: date = MONDAY, **fields: object) -> Assessment:
    return Assessment(NEW, day, **fields)  # type: ignore[arg-type]


def stands(desk: Desk, number: int = 1) -> tuple[int | None, Mood | None]:
    contact = desk.store.get(Contact, number)
    return contact.familiarity, contact.mood


def facts(desk: Desk, number: int = 1, day: date = MONDAY) -> Answers:
    return answered_before(desk, desk.store.get(Contact, number), day).facts


def test_what_was_decided_is_one_dated_row_and_moves_the_client(desk: Desk) -> None:
    done = assess_client(desk, "小明", a_row(familiarity=7, mood=Mood.POSITIVE, words="想看年金"))
    assert done.felt == replace(
        a_row(familiarity=7, mood=Mood.POSITIVE, words="想看年金"), id=2, contact_id=1
    )
    assert (done.before.familiarity, done.after.familiarity) == (4, 7)
    assert done.after == desk.store.get(Contact, 1)
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[-1] == done.felt
    assert (done.proposal, done.today) == (None, MONDAY)


def test_both_the_proposed_and_the_decided_familiarity_are_kept(desk: Desk) -> None:
    answers = Answers(in_touch=True, products=2)
    done = assess_client(desk, "小明", a_row(familiarity=7), answers)
    assert (done.felt.proposed, done.felt.familiarity) == (6, 7)
    assert done.proposal is not None
    assert done.proposal.reasons == (Ground.FEW_PRODUCTS, Ground.IN_TOUCH)


def test_without_a_familiarity_the_proposal_places_the_client(desk: Desk) -> None:
    done = assess_client(desk, "王大明", a_row(mood=Mood.NEUTRAL), Answers(asks_first=True))
    assert (done.felt.proposed, done.felt.familiarity) == (8, 8)
    assert stands(desk, 2) == (8, Mood.NEUTRAL)


def test_what_the_store_knows_supports_a_proposal_too(desk: Desk) -> None:
    add_deal(desk, "大明", a_deal())
    win_deal(desk, "1")
    for day in (9, 13):
        log_touch(desk, "大明", a_touch(november(day)), None)
    done = assess_client(desk, "大明", a_row())
    assert (done.felt.proposed, done.felt.familiarity) == (6, 6)


def test_the_users_answer_stands_over_what_the_store_knows(desk: Desk) -> None:
    for day in (9, 13):
        log_touch(desk, "大明", a_touch(november(day)), None)
    done = assess_client(desk, "大明", a_row(), Answers(in_touch=False))
    assert (done.felt.familiarity, done.felt.answers) == (2, "-in-touch")


def test_a_familiarity_that_is_known_is_overruled_by_nobody_but_the_user(desk: Desk) -> None:
    """What was answered is kept with what it led to, and can be taken then."""
    done = assess_client(desk, "小明", a_row(), Answers(asks_first=True))
    kept = a_row(proposed=8, answers="asks-first")
    assert done.felt == replace(kept, id=2, contact_id=1)
    assert (done.stands, stands(desk)) == (4, (4, Mood.NEUTRAL))
    taken = assess_client(desk, "小明", a_row(familiarity=8))
    assert (taken.felt.proposed, stands(desk)) == (8, (8, Mood.NEUTRAL))


def test_where_nothing_is_said_a_familiarity_stands_and_nothing_is_kept(desk: Desk) -> None:
    add_deal(desk, "小明", a_deal())
    win_deal(desk, "1")
    before = dump(desk.store)
    with pytest.raises(InputError, match="4 stands: say what holds with --familiarity"):
        assess_client(desk, "小明", a_row())
    assert dump(desk.store) == before


def test_where_nothing_is_known_it_is_asked_for_and_nothing_stored(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(InputError, match="say it with --familiarity"):
        assess_client(desk, "王大明", a_row())
    assert dump(desk.store) == before


def test_a_mood_alone_moves_the_mood_alone(desk: Desk) -> None:
    for day in (9, 13):
        log_touch(desk, "小明", a_touch(november(day)), None)
    done = assess_client(desk, "小明", a_row(mood=Mood.RESISTANT))
    assert (done.felt.familiarity, done.felt.proposed) == (None, None)
    assert stands(desk) == (4, Mood.RESISTANT)


def test_what_is_about_a_category_moves_nobody(desk: Desk) -> None:
    row = a_row(
        category=INSURANCE,
        mood=Mood.RESISTANT,
        objection=Objection.SPOUSE,
        nature=Nature.LIQUIDITY,
        truth=Truth.PRETENDED,
        willing=3,
        term="1年",
        loss="5%",
    )
    done = assess_client(desk, "小明", row)
    assert done.felt == replace(row, id=2, contact_id=1)
    assert done.proposal is None
    assert stands(desk) == (4, Mood.NEUTRAL)
    (felt,) = desk.store.all(queries.CATEGORY_MOODS, ids=[1])
    assert (felt.category, felt.mood) == (INSURANCE, Mood.RESISTANT)


def test_an_objection_alone_is_kept_and_moves_nobody(desk: Desk) -> None:
    done = assess_client(desk, "小明", a_row(objection=Objection.SAFETY))
    assert done.felt.nature is Nature.SAFETY
    assert stands(desk) == (4, Mood.NEUTRAL)


def test_what_is_told_late_overrules_nothing_felt_since(desk: Desk) -> None:
    assess_client(desk, "小明", a_row(november(12), familiarity=8))
    done = assess_client(desk, "小明", a_row(november(10), familiarity=1, mood=Mood.RESISTANT))
    assert (done.felt.assessed_on, done.today) == (november(10), MONDAY)
    assert stands(desk) == (8, Mood.RESISTANT)


def test_a_day_to_come_is_refused(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        assess_client(desk, "小明", a_row(MONDAY + timedelta(days=1), familiarity=7))
    assert dump(desk.store) == before


@pytest.mark.parametrize(("who", "error"), [("明", AmbiguousError), ("99", NotFoundError)])
def test_nothing_is_stored_where_the_client_is_not_clear(
    desk: Desk, who: str, error: type[Exception]
) -> None:
    before = dump(desk.store)
    with pytest.raises(error):
        assess_client(desk, who, a_row(familiarity=7))
    assert dump(desk.store) == before


def test_one_undo_takes_all_of_it_back(desk: Desk) -> None:
    before = dump(desk.store)
    row = a_row(familiarity=8, mood=Mood.POSITIVE, words="好")
    assess_client(desk, "小明", row, Answers(in_touch=True, products=2))
    after = dump(desk.store)
    undo(desk)
    assert dump(desk.store) == before
    redo(desk)
    assert dump(desk.store) == after
    assert after["assessment"][-1] != before["assessment"][-1]


def test_of_a_client_nobody_touched_the_store_knows_nothing(desk: Desk) -> None:
    assert facts(desk) == Answers()


def test_products_are_what_was_won_and_not_taken_back(desk: Desk) -> None:
    products = ("年金", None, "存单")
    for product, category in zip(products, (INSURANCE, DEPOSIT, DEPOSIT), strict=True):
        add_deal(desk, "小明", a_deal(product=product, category=category))
    for number in ("1", "2", "3"):
        win_deal(desk, number, on=november(10))
    add_deal(desk, "小明", a_deal(product="还开着"))
    known = facts(desk)
    assert (known.products, known.buys_again, known.basic_service) == (3, True, False)
    lose_deal(desk, "3", LostReason.OTHER)
    lose_deal(desk, "2", LostReason.OTHER)
    known = facts(desk)
    assert (known.products, known.buys_again) == (1, None)


def test_only_what_reached_the_client_is_a_touch(desk: Desk) -> None:
    for outcome in (Outcome.NO_ANSWER, Outcome.DISCONNECTED):
        log_touch(desk, "小明", a_touch(november(13), outcome), None)
    log_touch(desk, "小明", a_touch(november(13), kind=Kind.NOTE), None)
    assert facts(desk) == Answers()
    log_touch(desk, "小明", a_touch(november(13), kind=Kind.SERVICE), None)
    assert facts(desk) == Answers(
        taken_over=False, basic_service=True, buys_only=False, touched=True
    )


def test_touches_about_a_category_alone_are_pitches(desk: Desk) -> None:
    log_touch(desk, "小明", a_touch(november(12), about=INSURANCE), None)
    log_touch(desk, "小明", a_touch(november(13), Outcome.PROPOSED), None)
    assert facts(desk).buys_only is True
    log_touch(desk, "小明", a_touch(november(14)), None)
    assert facts(desk).buys_only is False


def test_a_contact_known_from_elsewhere_counts(desk: Desk) -> None:
    add_contact(desk, a_client("赵敏", contacted_on=LONG_AGO))
    assert facts(desk, 3) == Answers(taken_over=False, in_touch=False, touched=True)


def test_an_assessment_of_a_past_day_looks_at_what_was_known_then(desk: Desk) -> None:
    add_deal(desk, "小明", a_deal())
    win_deal(desk, "1", on=november(12))
    log_touch(desk, "小明", a_touch(november(13)), None)
    add_contact(desk, a_client("赵敏", contacted_on=november(13)))
    assert facts(desk, day=november(11)) == Answers()
    assert facts(desk, 3, november(11)) == Answers()
    assert facts(desk, day=november(12)).products == 1
    assert facts(desk, day=november(13)).touched
