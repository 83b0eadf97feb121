"""What the store answers of the method's questions, and what is kept of an assessment."""

from datetime import date, timedelta

import pytest

from rmtrack.domain.assessed import Known, Touch, answers_of, decide
from rmtrack.domain.assessing import Answers, Ground, Proposal
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import (
    DEPOSIT,
    INSURANCE,
    INVESTMENT,
    NEW,
    Mood,
    Nature,
    Objection,
    Outcome,
    Truth,
)
from rmtrack.domain.touch import Assessment, nature_of

TODAY = date(2026, 11, 16)
SIX = Proposal(6, (Ground.IN_TOUCH,))
NOTHING = Answers()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def touch(days: int, about: str | None = None, **fields: object) -> Touch:
    known = {"outcome": Outcome.TALKED, "service": False} | fields
    return Touch(ago(days), about=about, **known)  # type: ignore[arg-type]


def known(*touches: Touch, sold: tuple[tuple[str, str | None], ...] = (), added: int = 10) -> Known:
    last = max((one.on for one in touches), default=None)
    return Known(sold, touches, last, ago(added))


def answers(kept: Known) -> Answers:
    return answers_of(kept, TODAY)


def test_of_a_client_just_added_nothing_is_known() -> None:
    assert answers(known()) == Answers()


def test_who_was_touched_is_not_just_taken_over() -> None:
    assert answers(known(touch(3))).taken_over is False
    assert answers(known(touch(3))).touched
    assert answers(known()).taken_over is None


def test_a_contact_known_from_elsewhere_is_a_touch() -> None:
    told = answers(Known((), (), last_on=ago(20), added_on=TODAY))
    assert (told.taken_over, told.touched, told.in_touch) == (False, True, None)


@pytest.mark.parametrize(
    ("days", "in_touch"),
    [
        ([1, 30], True),
        ([90, 180], True),
        ([1, 30, 200], True),
        ([0, 91], None),  # two, but too far apart to be a habit
        ([90], None),  # one is no habit
        ([91, 100], False),
        ([91], False),
        ([5, 5], None),  # one day
    ],
)
def test_in_touch_means_the_last_two_touches_within_three_months_each(
    days: list[int], in_touch: bool | None
) -> None:
    assert answers(known(*map(touch, days))).in_touch is in_touch


@pytest.mark.parametrize(("added", "in_touch"), [(90, None), (91, False)])
def test_who_was_never_touched_in_three_months_is_not_in_touch(
    added: int, in_touch: bool | None
) -> None:
    assert answers(known(added=added)).in_touch is in_touch


def test_products_are_counted_once_each_and_none_says_nothing() -> None:
    sold = ((INVESTMENT, "A"), (INVESTMENT, "A"), (INVESTMENT, None), (DEPOSIT, None))
    told = answers(known(sold=sold))
    assert (told.products, told.buys_again, told.basic_service) == (3, True, False)
    once = answers(known(sold=sold[:1]))
    assert (once.products, once.buys_again) == (1, None)
    assert answers(known()).products is None


def test_all_touches_as_pitches_is_only_sold_to() -> None:
    pitch, offer, talk = touch(9, INSURANCE), touch(5, outcome=Outcome.PROPOSED), touch(2)
    assert answers(known(pitch, offer)).buys_only is True
    assert answers(known(pitch, offer, talk)).buys_only is False
    assert answers(known()).buys_only is None


def test_all_touches_as_service_is_basic_service_unless_something_was_sold() -> None:
    service = touch(9, service=True)
    assert answers(known(service)).basic_service is True
    assert answers(known(service, touch(3))).basic_service is None
    assert answers(known(service, sold=((DEPOSIT, None),))).basic_service is False


def a_row(**fields: object) -> Assessment:
    return Assessment(NEW, TODAY, **fields)  # type: ignore[arg-type]


def test_without_a_familiarity_the_proposal_is_taken() -> None:
    assert decide(a_row(), NOTHING, SIX, known=None) == a_row(familiarity=6, proposed=6)
    assert decide(a_row(), NOTHING, SIX, known=3) == a_row(familiarity=6, proposed=6)


def test_the_users_own_familiarity_is_kept_beside_the_proposed_one() -> None:
    assert decide(a_row(familiarity=7), NOTHING, SIX, known=4) == a_row(familiarity=7, proposed=6)
    assert decide(a_row(familiarity=7), NOTHING, None, known=4) == a_row(familiarity=7)


def test_a_mood_alone_leaves_the_familiarity_that_is_known() -> None:
    mood = a_row(mood=Mood.POSITIVE)
    assert decide(mood, NOTHING, SIX, known=8) == mood
    taken = decide(mood, NOTHING, SIX, known=None)
    assert taken == a_row(mood=Mood.POSITIVE, familiarity=6, proposed=6)
    answered = decide(mood, Answers(in_touch=True), SIX, known=8)
    assert answered == a_row(mood=Mood.POSITIVE, familiarity=6, proposed=6)


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
