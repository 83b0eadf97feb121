"""What is kept of an assessment, and where a client stands by it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmtrack.domain.assessed import Stood, decide, stood_on
from rmtrack.domain.assessing import Answers, Ground, Proposal
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import (
    INSURANCE,
    NEW,
    Mood,
    Nature,
    Objection,
    Truth,
)
from rmtrack.domain.touch import Assessment, nature_of

TODAY = date(2026, 11, 16)
SIX = Proposal(6, (Ground.IN_TOUCH,))
NOTHING = Answers()


def a_row(**fields: object) -> Assessment:
    return Assessment(NEW, TODAY, **fields)  # type: ignore[arg-type]


def test_without_a_familiarity_the_proposal_is_taken() -> None:
    assert decide(a_row(), NOTHING, SIX, known=None) == a_row(familiarity=6, proposed=6)


def test_the_users_own_familiarity_is_kept_beside_the_proposed_one() -> None:
    assert decide(a_row(familiarity=7), NOTHING, SIX, known=4) == a_row(familiarity=7, proposed=6)
    assert decide(a_row(familiarity=7), NOTHING, None, known=4) == a_row(familiarity=7)


@pytest.mark.parametrize("mood", [None, Mood.POSITIVE])
def test_what_is_answered_never_overrules_a_familiarity_that_is_known(mood: Mood | None) -> None:
    """The answers are kept with what they lead to, for the user to take or leave."""
    kept = decide(a_row(mood=mood), Answers(in_touch=True), SIX, known=8)
    assert kept == a_row(mood=mood, proposed=6, answers="in-touch")


def test_answers_that_lead_nowhere_yet_are_kept_where_a_familiarity_is_known() -> None:
    answers = Answers(upset=False)
    assert decide(a_row(), answers, None, known=5) == a_row(answers="-upset")
    with pytest.raises(InputError, match="known to propose"):
        decide(a_row(), answers, None, known=None)
    mood = a_row(mood=Mood.NEUTRAL)
    assert decide(mood, answers, None, known=None) == replace(mood, answers="-upset")


def test_answers_are_kept_with_the_familiarity_they_led_to() -> None:
    answers = Answers(in_touch=True, products=2)
    kept = a_row(familiarity=6, proposed=6, answers="in-touch products=2")
    assert decide(a_row(), answers, SIX, known=None) == kept
    said = decide(a_row(familiarity=7), answers, SIX, known=4)
    assert said == replace(kept, familiarity=7)


def test_a_mood_alone_leaves_the_familiarity_that_is_known() -> None:
    mood = a_row(mood=Mood.POSITIVE)
    assert decide(mood, NOTHING, SIX, known=8) == mood
    taken = decide(mood, NOTHING, SIX, known=None)
    assert taken == a_row(mood=Mood.POSITIVE, familiarity=6, proposed=6)


def test_where_nothing_is_said_and_a_familiarity_stands_both_are_told() -> None:
    with pytest.raises(InputError, match="6 is proposed and 4 stands") as told:
        decide(a_row(), NOTHING, SIX, known=4)
    assert "--familiarity" in str(told.value)


@pytest.mark.parametrize("category", [None, INSURANCE])
def test_what_says_nothing_is_refused(category: str | None) -> None:
    with pytest.raises(InputError, match="known to propose" if category is None else "is told"):
        decide(a_row(category=category), NOTHING, None, known=5)


@pytest.mark.parametrize(
    "told",
    [
        {"mood": Mood.NEUTRAL},
        {"objection": Objection.SPOUSE},
        {"nature": Nature.SAFETY},
        {"truth": Truth.HIDDEN},
        {"willing": 0},
        {"term": "1年"},
        {"loss": "5%"},
        {"words": "不要保险"},
    ],
)
def test_any_one_thing_is_enough_to_be_kept(told: dict[str, object]) -> None:
    row = a_row(category=INSURANCE, **told)
    assert decide(row, NOTHING, None, known=None) == row


@pytest.mark.parametrize(
    ("felt", "answered"),
    [
        (a_row(category=INSURANCE, familiarity=5), NOTHING),
        (a_row(category=INSURANCE, mood=Mood.RESISTANT), Answers(upset=True)),
    ],
)
def test_how_well_they_know_each_other_is_about_no_category(
    felt: Assessment, answered: Answers
) -> None:
    with pytest.raises(InputError, match="about no category"):
        decide(felt, answered, None, known=None)


@pytest.mark.parametrize("truth", [Truth.REAL, Truth.PRETENDED])
def test_only_what_is_hidden_may_lack_its_objection(truth: Truth) -> None:
    with pytest.raises(InputError, match="needs an objection"):
        decide(a_row(mood=Mood.RESISTANT, truth=truth), NOTHING, None, known=None)
    for named in ({"objection": Objection.SPOUSE}, {"nature": Nature.SAFETY}):
        row = a_row(truth=truth, **named)
        assert decide(row, NOTHING, None, known=None) == row


def test_an_objection_that_is_a_nature_says_it_itself() -> None:
    row = a_row(objection=Objection.SAFETY)
    assert decide(row, NOTHING, None, known=None).nature is Nature.SAFETY
    same = a_row(objection=Objection.SAFETY, nature=Nature.SAFETY)
    assert decide(same, NOTHING, None, known=None) == same
    with pytest.raises(InputError, match="'safety' says its nature itself"):
        decide(a_row(objection=Objection.SAFETY, nature=Nature.RETURN), NOTHING, None, known=None)


def test_every_nature_is_an_objection_and_no_excuse_is_a_nature() -> None:
    told = {str(one): nature_of(one) for one in Objection}
    assert {key: str(nature) for key, nature in told.items() if nature} == {
        str(nature): str(nature) for nature in Nature
    }
    assert nature_of(None) is None


def test_a_client_stands_where_the_latest_rows_up_to_a_day_say() -> None:
    days = [TODAY - timedelta(days=days) for days in (9, 5, 5, 1)]
    rows = [
        Assessment(1, days[0], mood=Mood.NEUTRAL),
        Assessment(1, days[1], familiarity=4, proposed=6),
        Assessment(1, days[2], familiarity=7),
        Assessment(1, days[3], mood=Mood.RESISTANT, proposed=8, answers="asks-first"),
    ]
    assert stood_on(rows, days[0] - timedelta(days=1)) == Stood(None, None)
    assert stood_on(rows, days[0]) == Stood(None, Mood.NEUTRAL)
    assert stood_on(rows, days[1]) == Stood(7, Mood.NEUTRAL)
    assert stood_on(rows, TODAY) == Stood(7, Mood.RESISTANT)


def test_where_the_other_of_two_stood_is_no_place_of_his() -> None:
    rows = [
        Assessment(1, TODAY, familiarity=4),
        Assessment(1, TODAY, familiarity=8, mood=Mood.POSITIVE, aside=True),
    ]
    assert stood_on(rows, TODAY) == Stood(4, None)
