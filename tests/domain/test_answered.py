"""What the store and earlier days answer of the method's questions, before anybody is asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.answered import Before, Known, Said, Touch, answers_of, recall
from rmtrack.domain.assessing import Answers, Question
from rmtrack.domain.contradicting import refuse_contradiction, ruled_out
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, Mood, Outcome

TODAY = date(2026, 11, 16)


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


def said(days: int, mood: Mood | None = None, **answers: int) -> Said:
    return Said(ago(days), Answers(**answers), mood)  # type: ignore[arg-type]


def recalled(*rows: Said, kept: Known | None = None) -> Before:
    return recall(rows, kept or known(), TODAY)


def test_what_was_said_holds_until_it_is_answered_anew() -> None:
    old = said(700, buys_again=True, asks_first=False, buys_only=True, basic_service=False)
    new = said(300, asks_first=True)
    before = recalled(new, old)
    assert before.said == (
        new,
        said(700, buys_again=True, buys_only=True, basic_service=False),
    )
    assert before.answers == Answers(
        buys_again=True,
        asks_first=True,
        buys_only=True,
        basic_service=False,
        in_touch=None,
    )


@pytest.mark.parametrize("answer", [False, True])
@pytest.mark.parametrize("name", ["sleeping", "taken_over", "upset", "in_touch"])
def test_what_is_of_a_moment_holds_for_three_months(name: str, answer: bool) -> None:
    answers = Answers()._replace(**{name: answer})
    assert recalled(Said(ago(90), answers)).answers == answers
    assert recalled(Said(ago(91), answers)).answers == Answers()


def test_an_answer_that_has_run_out_hides_no_older_one() -> None:
    """The later one was the better knowledge, and now nothing is known."""
    assert recalled(said(91, upset=False), said(92, upset=True)).said == ()
    assert recalled(said(5, upset=False), said(6, upset=True)).answers.upset is False


@pytest.mark.parametrize(
    ("sold", "answer", "products", "told"),
    [(0, 3, 3, True), (2, 3, 3, True), (2, 2, 2, False), (3, 2, 3, False), (0, 0, 0, True)],
)
def test_of_products_the_larger_number_counts(
    sold: int,
    answer: int,
    products: int,
    told: bool,
) -> None:
    deals = tuple((DEPOSIT, str(number)) for number in range(sold))
    before = recalled(said(400, products=answer), kept=known(sold=deals))
    assert before.answers.products == products
    assert bool(before.said) is told
    assert before.facts.products == (None if told else products)


def test_what_the_store_tells_by_itself_is_not_told_twice() -> None:
    kept = known(touch(1), touch(30))
    before = recalled(said(10, in_touch=True, taken_over=False), kept=kept)
    assert before.said == ()
    assert (before.facts.in_touch, before.facts.taken_over) == (True, False)


def test_of_a_moment_the_store_may_know_something_newer() -> None:
    touched = known(touch(5), touch(20), touch(40))
    assert recalled(said(6, in_touch=False), kept=touched).answers.in_touch is True
    assert recalled(said(5, in_touch=False), kept=touched).answers.in_touch is False
    assert recalled(said(6, taken_over=True), kept=touched).answers.taken_over is False
    assert recalled(said(5, taken_over=True), kept=touched).answers.taken_over is True
    silent = known(touch(100), added=200)
    assert recalled(said(80, in_touch=True), kept=silent).answers.in_touch is True
    assert recalled(said(95, in_touch=True), kept=silent).answers.in_touch is False


def test_one_touch_alone_tells_nothing_newer_of_being_in_touch() -> None:
    assert recalled(said(30, in_touch=False), kept=known(touch(5))).answers.in_touch is False


def test_who_is_reached_sleeps_no_longer_but_may_be_upset_still() -> None:
    row = said(10, sleeping=True, upset=True)
    assert recalled(row, kept=known(touch(10))).answers.sleeping is True
    later = recalled(row, kept=known(touch(9))).answers
    assert (later.sleeping, later.upset) == (None, True)
    awake = recalled(said(10, sleeping=False), kept=known(touch(9)))
    assert awake.answers.sleeping is False


def test_a_positive_mood_ends_being_upset() -> None:
    upset = said(10, upset=True)
    assert recalled(said(5, Mood.POSITIVE), upset).answers.upset is None
    assert recalled(said(5, Mood.NEUTRAL), upset).answers.upset is True
    assert recalled(said(10, Mood.POSITIVE, upset=True)).answers.upset is True
    assert recalled(said(5, Mood.POSITIVE), said(10, upset=False)).answers.upset is False


@pytest.mark.parametrize(("days", "holds"), [(4, True), (5, True), (6, False)])
def test_what_was_sold_since_then_is_known_better_by_the_store(days: int, holds: bool) -> None:
    sold = ((DEPOSIT, "A"), (DEPOSIT, "B"))
    kept = known(sold=sold)._replace(sold_on=ago(5))
    before = recalled(said(days, basic_service=True, buys_again=False), kept=kept)
    assert before.answers.basic_service is holds
    assert before.answers.buys_again is not holds


def test_what_touches_were_about_does_not_overrule_what_was_said() -> None:
    pitches, talks = known(touch(5, INSURANCE), touch(6, INSURANCE)), known(touch(5), touch(6))
    assert recalled(said(60, buys_only=False), kept=pitches).answers.buys_only is False
    assert recalled(said(60, buys_only=True), kept=talks).answers.buys_only is True


def test_what_was_answered_anew_is_left_out_and_empty_days_go() -> None:
    kept = known(touch(1), touch(30))
    before = recalled(said(2, upset=False), said(9, products=2, asks_first=True), kept=kept)
    rest = before.beside(Answers(upset=True, products=1, in_touch=False))
    assert rest.said == (said(9, asks_first=True),)
    assert (rest.facts.in_touch, rest.facts.buys_only) == (None, False)
    assert rest.last_on == before.last_on == ago(1)


def test_what_was_contradicted_later_counts_no_more() -> None:
    near = Answers(in_touch=True, asks_first=True)
    slept = recalled(said(5, sleeping=True, upset=False))
    assert slept.beside(near).answers == Answers(upset=False)
    assert recalled(Said(ago(3), near), said(5, taken_over=True)).answers == near
    served = known(touch(9, service=True))
    assert recalled(kept=served).beside(Answers(asks_first=True)).facts.basic_service is None
    with pytest.raises(InputError, match="contradict each other"):
        refuse_contradiction(Answers(basic_service=True, products=1))
    refuse_contradiction(Answers(basic_service=True, products=0))


answers_said = st.builds(
    Answers,
    **{
        question.field: st.none()
        | (st.integers(0, 5) if question is Question.PRODUCTS else st.booleans())
        for question in Question
    },
)
rows_said = st.lists(
    st.builds(Said, st.dates(ago(200), TODAY), answers_said, st.none() | st.sampled_from(Mood)),
    max_size=5,
).map(lambda rows: sorted(rows, key=lambda row: row.on, reverse=True))
stores = st.builds(
    lambda days, count, sold: known(
        *(touch(day) for day in days), sold=tuple((DEPOSIT, str(one)) for one in range(count))
    )._replace(sold_on=ago(sold) if count else None),
    st.lists(st.integers(0, 200), max_size=4),
    st.integers(0, 4),
    st.integers(0, 200),
)


@given(rows_said, stores)
def test_no_question_is_answered_twice_and_nothing_the_store_knows_gets_lost(
    rows: list[Said], kept: Known
) -> None:
    before = recall(rows, kept, TODAY)
    told = [question for row in before.said for question in row.answers.questions]
    assert len(told) == len({*told})
    assert not {*told} & {*before.facts.questions}
    out = {question for row in before.said for question in ruled_out(row.answers)}
    assert {*answers_of(kept, TODAY).questions} <= {*before.answers.questions} | out
    for row in before.said:
        for question in row.answers.questions:
            first = next(one for one in rows if one.answers.to(question) is not None)
            assert (first.on, first.answers.to(question)) == (row.on, row.answers.to(question))
