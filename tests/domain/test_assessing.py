"""The method's questions, and the familiarity they lead to: each row of the table, and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.assessing import (
    MANY,
    Answers,
    Ground,
    Proposal,
    Question,
    answers_kept,
    open_question,
    propose,
    write_answers,
)
from rmtrack.domain.grid import band
from rmtrack.domain.keys import Band

G = Ground
NOTHING_HOLDS = Answers(
    sleeping=False,
    taken_over=False,
    basic_service=False,
    upset=False,
    buys_only=False,
    products=0,
    in_touch=False,
    asks_first=False,
    buys_again=False,
)
YES = st.sampled_from((False, True))
COMPLETE = st.builds(
    Answers, YES, YES, YES, YES, YES, st.integers(0, 9), YES, YES, YES, touched=YES
)
PARTIAL = st.builds(
    Answers,
    *[st.sampled_from((None, False, True))] * 5,
    st.sampled_from((None, 0, 1, 3, 4)),
    *[st.sampled_from((None, False, True))] * 3,
    touched=YES,
)

TABLE = [
    (Answers(sleeping=True), 0, (G.SLEEPING,)),
    (Answers(taken_over=True), 0, (G.TAKEN_OVER,)),
    (Answers(upset=True), 3, (G.UPSET,)),
    (Answers(basic_service=True), 3, (G.BASIC_SERVICE,)),
    (
        Answers(asks_first=True, products=4, buys_again=True),
        9,
        (G.ASKS_FIRST, G.MANY_PRODUCTS, G.BUYS_AGAIN),
    ),
    (Answers(asks_first=True), 8, (G.ASKS_FIRST,)),
    (Answers(asks_first=True, products=9), 8, (G.ASKS_FIRST, G.MANY_PRODUCTS)),
    (Answers(asks_first=True, products=3, buys_again=True), 8, None),
    (Answers(in_touch=True, products=4), 7, (G.MANY_PRODUCTS, G.IN_TOUCH)),
    (Answers(in_touch=True, buys_again=True), 7, (G.BUYS_AGAIN, G.IN_TOUCH)),
    (Answers(in_touch=True, products=4, buys_again=True), 7, None),
    (Answers(in_touch=True, products=1), 6, (G.FEW_PRODUCTS, G.IN_TOUCH)),
    (Answers(in_touch=True, products=3), 6, None),
    (Answers(in_touch=False, products=4), 5, (G.MANY_PRODUCTS, G.NOT_IN_TOUCH)),
    (Answers(buys_again=True), 5, (G.BUYS_AGAIN,)),
    (Answers(in_touch=False, products=3), 4, (G.FEW_PRODUCTS, G.NOT_IN_TOUCH)),
    (Answers(in_touch=True, products=0), 4, (G.IN_TOUCH,)),
    (Answers(products=0), 1, (G.DETAILS_ONLY,)),
    (Answers(in_touch=False), 1, (G.DETAILS_ONLY,)),
    (Answers(in_touch=False, touched=True), 2, (G.DETAILS_ONLY,)),
    (Answers(buys_only=True), 4, (G.BUYS_ONLY,)),
    (Answers(buys_only=True, products=0), 4, (G.BUYS_ONLY,)),
    (Answers(buys_only=True, products=1, in_touch=True), 5, None),
    (
        Answers(buys_only=True, asks_first=True),
        5,
        (G.ASKS_FIRST, G.BUYS_ONLY),
    ),
]


@pytest.mark.parametrize(("answers", "familiarity", "reasons"), TABLE)
def test_each_row_of_the_table(
    answers: Answers, familiarity: int, reasons: tuple[Ground, ...] | None
) -> None:
    proposal = propose(answers)
    assert proposal is not None
    assert proposal.familiarity == familiarity
    assert reasons in (None, proposal.reasons)


@pytest.mark.parametrize(
    "answers",
    [
        Answers(),
        Answers(touched=True),
        Answers(sleeping=False, taken_over=False, upset=False),
        Answers(asks_first=False, buys_again=False, buys_only=False),
    ],
)
def test_where_too_little_is_known_nothing_is_proposed(answers: Answers) -> None:
    """A no alone says who a client is not."""
    assert propose(answers) is None


@given(COMPLETE)
def test_with_all_answers_there_is_a_proposal_with_a_reason(answers: Answers) -> None:
    proposal = propose(answers)
    assert proposal is not None
    assert 0 <= proposal.familiarity <= 9
    assert proposal.reasons


@given(COMPLETE)
def test_whoever_is_only_sold_to_is_never_in_the_high_band(answers: Answers) -> None:
    proposal = propose(answers._replace(buys_only=True))
    assert proposal is not None
    assert proposal.familiarity <= 5


@given(COMPLETE)
def test_a_purchase_alone_is_no_relationship(answers: Answers) -> None:
    """Who neither is in touch nor asks before deciding is never in the high band."""
    proposal = propose(answers._replace(in_touch=False, asks_first=False))
    assert proposal is not None
    assert band(proposal.familiarity) is not Band.HIGH


@given(COMPLETE, st.sampled_from(("products", "in_touch", "asks_first", "buys_again")))
def test_a_good_sign_never_lowers_the_proposal(answers: Answers, sign: str) -> None:
    question = next(one for one in Question if one.field == sign)
    less, more = (0, 9) if question is Question.PRODUCTS else (False, True)
    before = propose(answers.answered(question, less))
    after = propose(answers.answered(question, more))
    assert before is not None
    assert after is not None
    assert before.familiarity <= after.familiarity


@given(COMPLETE, st.sampled_from(("sleeping", "taken_over", "upset", "basic_service")))
def test_what_ends_the_questions_puts_nobody_above_it(answers: Answers, sign: str) -> None:
    proposal = propose(answers._replace(**{sign: True}))
    assert proposal is not None
    assert proposal.familiarity <= (0 if sign in {"sleeping", "taken_over"} else 3)


def test_an_answer_stands_over_what_is_known_and_leaves_the_rest() -> None:
    known = Answers(products=2, in_touch=True, touched=True)
    said = Answers(in_touch=False, upset=True)
    assert said.over(known) == Answers(upset=True, products=2, in_touch=False, touched=True)


def test_whether_anything_was_answered() -> None:
    assert not Answers(touched=True).given
    assert Answers(sleeping=False).given
    assert Answers(products=0).given


def asked(answers: Answers, said: Answers) -> list[Question]:
    """Return which questions are asked where these are the answers."""
    questions = []
    while question := open_question(answers):
        questions.append(question)
        answers = answers.answered(question, getattr(said, question.field))
    return questions


def test_with_nothing_known_all_are_asked_in_their_order() -> None:
    assert asked(Answers(), NOTHING_HOLDS) == list(Question)


@pytest.mark.parametrize("sign", ["sleeping", "taken_over"])
def test_a_client_nobody_knows_is_asked_nothing_more(sign: str) -> None:
    said = NOTHING_HOLDS._replace(**{sign: True})
    assert asked(Answers(), said)[-1].field == sign
    assert open_question(Answers(**{sign: True})) is None


def test_what_the_store_answers_is_not_asked() -> None:
    known = Answers(taken_over=False, basic_service=False, products=2, buys_again=True)
    left = asked(known, NOTHING_HOLDS)
    assert not {Question.TAKEN_OVER, Question.PRODUCTS, Question.BUYS_AGAIN} & {*left}


@given(COMPLETE, PARTIAL)
def test_what_is_not_asked_would_have_changed_nothing(said: Answers, known: Answers) -> None:
    """The proposal by the questions that were asked is the one by all of them."""
    answers = known
    while question := open_question(answers):
        answers = answers.answered(question, getattr(said, question.field))
    rest = {
        name: value if getattr(answers, name) is None else getattr(answers, name)
        for name, value in said._asdict().items()
        if name != "touched"
    }
    by_asked, by_all = propose(answers), propose(answers._replace(**rest))
    assert by_all is not None
    assert by_asked is not None
    assert by_asked.familiarity == by_all.familiarity


def test_a_question_that_was_passed_over_is_not_asked_again() -> None:
    first = open_question(Answers())
    assert first is Question.SLEEPING
    assert open_question(Answers(), {first}) is Question.TAKEN_OVER
    assert open_question(Answers(), set(Question)) is None


def test_a_proposal_of_nothing_but_no_is_contact_details_only() -> None:
    assert propose(NOTHING_HOLDS) == Proposal(1, (Ground.DETAILS_ONLY,))
    assert MANY == 4


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (Answers(), None),
        (Answers(touched=True), None),
        (Answers(products=0), "products=0"),
        (
            Answers(in_touch=True, asks_first=True, upset=False, products=2),
            "in-touch asks-first -upset products=2",
        ),
        (Answers(sleeping=False, buys_again=True), "buys-again -sleeping"),
    ],
)
def test_answers_are_kept_as_words_in_an_order_of_their_own(
    answers: Answers, text: str | None
) -> None:
    assert write_answers(answers) == text
    assert answers_kept(text) == answers._replace(touched=False)


@given(PARTIAL | COMPLETE)
def test_answers_kept_are_those_that_were_given(answers: Answers) -> None:
    """Whether there ever was a touch is no answer of anybody's."""
    kept = answers_kept(write_answers(answers))
    assert kept == answers._replace(touched=False)
    assert kept.given is (write_answers(answers) is not None)


def test_words_of_a_later_version_say_nothing() -> None:
    assert answers_kept("in-touch -likes-tea children=2") == Answers(in_touch=True)


def test_some_answers_can_be_left_out() -> None:
    answers = Answers(products=0, upset=False, in_touch=True, touched=True)
    assert answers.questions == (Question.UPSET, Question.PRODUCTS, Question.IN_TOUCH)
    rest = answers.without([Question.UPSET, Question.PRODUCTS])
    assert rest == Answers(in_touch=True, touched=True)
    assert [rest.to(one) for one in (Question.UPSET, Question.IN_TOUCH)] == [None, True]
