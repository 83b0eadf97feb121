"""The words of an assessment, in both languages."""

import pytest

from rmtrack.domain.assessing import Answers, Question
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import Nature, Truth
from rmtrack.reading.assessing import SIGN_WORDS, read_answers
from rmtrack.reading.assessing import read_nature as nature
from rmtrack.reading.assessing import read_truth as truth
from rmtrack.reading.words import NATURES, TRUTHS


@pytest.mark.parametrize(
    ("holds", "lacks", "products", "answers"),
    [
        ([], [], None, Answers()),
        (["sleeping"], [], None, Answers(sleeping=True)),
        (
            ["in-touch,asks-first"],
            ["upset"],
            "2",
            Answers(in_touch=True, asks_first=True, upset=False, products=2),
        ),
        (
            ["In Touch", "buys_again, upset"],
            [],
            "0",
            Answers(in_touch=True, buys_again=True, upset=True, products=0),
        ),
        (
            ["先问我，复购、保持联系"],
            ["睡眠"],
            "１２",
            Answers(asks_first=True, buys_again=True, in_touch=True, sleeping=False, products=12),
        ),
        (["", ",", "upset,"], [], None, Answers(upset=True)),
        (["upset", "upset"], [], None, Answers(upset=True)),
    ],
)
def test_answers_are_words_or_several_joined_by_commas(
    holds: list[str], lacks: list[str], products: str | None, answers: Answers
) -> None:
    assert read_answers(holds, lacks, products) == answers


def test_every_question_has_its_words_but_the_one_that_counts() -> None:
    assert {*Question} - SIGN_WORDS.keys() == {Question.PRODUCTS}
    words = [word for others in SIGN_WORDS.values() for word in others]
    assert len(words) == len({*words})


def test_what_holds_can_not_be_what_does_not() -> None:
    with pytest.raises(InputError, match="'upset' can't both hold and not hold"):
        read_answers(["upset"], ["in-touch", "因亏损不满"], None)


@pytest.mark.parametrize("text", ["products", "sleepy", "熟"])
def test_a_word_that_is_no_answer_is_refused_with_those_that_are(text: str) -> None:
    with pytest.raises(InputError, match=f"no answer '{text}': write sleeping, taken-over"):
        read_answers([text], [], None)


@pytest.mark.parametrize("text", ["-1", "100", "many", "1.5"])
def test_a_number_of_products_is_a_whole_one(text: str) -> None:
    with pytest.raises(InputError, match="whole number from 0 to 99"):
        read_answers([], [], text)


def test_natures_and_truths_are_read_by_key_and_by_each_word() -> None:
    assert [nature(word) for word in ("liquidity", "收益", "安全性")] == [*Nature]
    assert [truth(word) for word in ("REAL", "借口", "隐藏")] == [*Truth]
    assert NATURES.keys() == {*Nature}
    assert TRUTHS.keys() == {*Truth}


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(InputError, match="no nature 'spouse': write liquidity, return"):
        nature("spouse")
    with pytest.raises(InputError, match="no objection that is 'maybe': write real, pretended"):
        truth("maybe")
