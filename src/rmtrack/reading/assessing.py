"""The words of an assessment: answers to the method's questions, and how an objection is meant."""

from collections.abc import Iterable

from rmtrack.domain.assessing import Answers, Question
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Nature, Truth
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import clean, narrow
from rmtrack.reading.words import Words, read_key, read_word

MOST_PRODUCTS = 99
SIGN_WORDS: Words = {
    Question.SLEEPING: ("睡眠", "睡眠客户"),
    Question.TAKEN_OVER: ("新接手", "接手未联系"),
    Question.BASIC_SERVICE: ("基础服务", "只办业务"),
    Question.UPSET: ("亏损不满", "因亏损不满"),
    Question.BUYS_ONLY: ("只在销售时联系", "只买产品"),
    Question.IN_TOUCH: ("保持联系", "1-3个月联系"),
    Question.ASKS_FIRST: ("先问我", "决定前先问"),
    Question.BUYS_AGAIN: ("复购", "重复购买"),
}


def read_answers(holds: Iterable[str], lacks: Iterable[str], products: str | None) -> Answers:
    """Read what was said to hold of a client, what not to, and how many products he has.

    Each of the first two is a list of words, or several joined by commas. Raises InputError, also
    for what is said to hold and not to.
    """
    answers = Answers()
    said = [(sign, True) for sign in _signs(holds)] + [(sign, False) for sign in _signs(lacks)]
    for sign, holding in said:
        if getattr(answers, sign.field) not in (None, holding):
            raise InputError(N_("'{sign}' can't both hold and not hold"), sign=str(sign))
        answers = answers.answered(sign, holding)
    if products is not None:
        answers = answers.answered(Question.PRODUCTS, read_products(products))
    return answers


def read_products(text: str) -> int:
    """Read how many products a client holds. Raises InputError."""
    return read_whole(text, least=0, most=MOST_PRODUCTS)


def read_nature(text: str) -> Nature:
    """Read what a refusal is about. Raises InputError."""
    return read_word(Nature, text)


def read_truth(text: str) -> Truth:
    """Read how an objection is meant. Raises InputError."""
    return read_word(Truth, text)


def _signs(typed: Iterable[str]) -> list[Question]:
    words = [
        word
        for text in typed
        for word in narrow(clean(text)).replace("、", ",").split(",")
        if word.strip()
    ]
    sentence = N_("there is no answer '{text}': write {accepted}")
    return [Question(read_key(SIGN_WORDS, word, sentence)) for word in words]
