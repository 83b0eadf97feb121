"""How well an RM and a client know each other, from the method's own questions.

The nearest row that holds decides; the rows above the line end the questions.

| what is said of the client                                       | familiarity            |
|------------------------------------------------------------------|------------------------|
| the account sleeps, or the number is dead                        | 0                      |
| just taken over, never touched                                   | 0                      |
| upset over a loss                                                | 3                      |
| nothing but basic service, like renewing an ID                   | 3                      |
|------------------------------------------------------------------|------------------------|
| asks before any decision on money, holds many, buys again        | 9                      |
| asks before any decision on money                                | 8                      |
| in touch every 1-3 months, and holds many products or buys again | 7                      |
| in touch every 1-3 months, and holds 1-3 products                | 6                      |
| holds many products or buys again, and is not in touch           | 5                      |
| holds 1-3 products, or is in touch                               | 4                      |
| contact details only                                             | 1; 2 once touched      |
| in touch only when something is being sold                       | 4 at least, 5 at most  |

The method gives the bands, and 3, 5 and 6 in so many words; the rest is our reading of it: a
purchase alone is no relationship, so that whoever isn't in touch stays below the high band.
What is not answered speaks for nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from enum import StrEnum
from itertools import product
from typing import Any, NamedTuple

IN_TOUCH = timedelta(days=90)  # every 1-3 months
MANY = 4  # products; up to three are few
NOT = "-"  # before what doesn't hold, in the answers kept
SOLD_TO_LEAST, SOLD_TO_MOST = 4, 5  # of who is touched only when something is sold


class Question(StrEnum):
    """What the method asks about a client, in the order in which it is asked."""

    SLEEPING = "sleeping"
    TAKEN_OVER = "taken-over"  # and never touched
    BASIC_SERVICE = "basic-service"
    UPSET = "upset"
    BUYS_ONLY = "buys-only"
    PRODUCTS = "products"  # how many; all others are yes or no
    IN_TOUCH = "in-touch"
    ASKS_FIRST = "asks-first"
    BUYS_AGAIN = "buys-again"

    @property
    def field(self) -> str:
        """Where its answer stands in `Answers`."""
        return self.value.replace("-", "_")


QUESTIONS = {str(question): question for question in Question}
ENDING = {  # a yes to one of these is all there is to say
    Question.SLEEPING: 0,
    Question.TAKEN_OVER: 0,
    Question.UPSET: 3,
    Question.BASIC_SERVICE: 3,
}


class Answers(NamedTuple):
    """What is known of a client, by the name of the question; None: it was not answered.

    `touched` is whether there ever was a touch: nobody is asked for it.
    """

    sleeping: bool | None = None
    taken_over: bool | None = None
    basic_service: bool | None = None
    upset: bool | None = None
    buys_only: bool | None = None
    products: int | None = None
    in_touch: bool | None = None
    asks_first: bool | None = None
    buys_again: bool | None = None
    touched: bool = False

    def answered(self, question: Question, answer: int) -> "Answers":
        """Return the answers with this one; yes and no are True and False."""
        said: dict[str, Any] = {question.field: answer}
        return self._replace(**said)

    def over(self, known: "Answers") -> "Answers":
        """Return these answers, and where there is none what is `known`."""
        own = {name: value for name, value in self._asdict().items() if value is not None}
        return known._replace(**own | {"touched": known.touched or self.touched})

    def without(self, questions: Collection[Question]) -> "Answers":
        """Return the answers but those to some questions."""
        gone: dict[str, Any] = dict.fromkeys(question.field for question in questions)
        return self._replace(**gone)

    def to(self, question: Question) -> int | None:
        """Return the answer to a question; yes and no are True and False."""
        answer: int | None = getattr(self, question.field)
        return answer

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that were answered, in their order."""
        return tuple(question for question in Question if self.to(question) is not None)

    @property
    def given(self) -> bool:
        """Whether anything was answered."""
        return bool(self.questions)


class Ground(StrEnum):
    """Why a familiarity is proposed."""

    SLEEPING = "sleeping"
    TAKEN_OVER = "taken-over"
    UPSET = "upset"
    BASIC_SERVICE = "basic-service"
    DETAILS_ONLY = "details-only"
    FEW_PRODUCTS = "few-products"
    MANY_PRODUCTS = "many-products"
    IN_TOUCH = "in-touch"
    NOT_IN_TOUCH = "not-in-touch"  # which keeps below the high band who bought
    ASKS_FIRST = "asks-first"
    BUYS_AGAIN = "buys-again"
    BUYS_ONLY = "buys-only"  # which keeps at 5 at most


class Proposal(NamedTuple):
    """A familiarity 0-9, and what speaks for it."""

    familiarity: int
    reasons: tuple[Ground, ...]


def propose(answers: Answers) -> Proposal | None:
    """Return the familiarity that the answers lead to; None where they say too little."""
    for question, familiarity in ENDING.items():
        if answers.to(question):
            return Proposal(familiarity, (Ground(question),))
    found = _by_closeness(answers)
    if not answers.buys_only:
        return found
    if found is None or found.familiarity < SOLD_TO_LEAST:
        return Proposal(SOLD_TO_LEAST, (Ground.BUYS_ONLY,))
    return Proposal(min(found.familiarity, SOLD_TO_MOST), (*found.reasons, Ground.BUYS_ONLY))


def open_question(answers: Answers, passed: Collection[Question] = ()) -> Question | None:
    """Return the first question not answered yet whose answer may still change the proposal.

    Those that were `passed` over, because the answer isn't known, are not asked again.
    """
    left = [one for one in Question if answers.to(one) is None and one not in passed]
    return next((one for one in left if _matters(one, left, answers)), None)


def write_answers(answers: Answers) -> str | None:
    """Return the answers as they are kept: what holds, what doesn't, how many products.

    Like `in-touch asks-first -upset products=2`; None where nothing was answered.
    """
    said = {one: answers.to(one) for one in answers.questions if one is not Question.PRODUCTS}
    words = [str(one) for one, holds in said.items() if holds]
    words += [f"{NOT}{one}" for one, holds in said.items() if not holds]
    if answers.products is not None:
        words.append(f"{Question.PRODUCTS}={answers.products}")
    return " ".join(words) or None


def answers_kept(text: str | None) -> Answers:
    """Return the answers that `write_answers` wrote.

    A word that this version doesn't know says nothing.
    """
    answers = Answers()
    for word in (text or "").split():
        name, _, count = word.removeprefix(NOT).partition("=")
        if name in QUESTIONS:
            holds = not word.startswith(NOT)
            answers = answers.answered(QUESTIONS[name], int(count) if count else holds)
    return answers


def _by_closeness(answers: Answers) -> Proposal | None:
    """Return what the good signs lead to; without any, that only the details are known."""
    many, again = (answers.products or 0) >= MANY, bool(answers.buys_again)
    bought = [*_bought(answers)]
    if answers.asks_first:
        return Proposal(9 if many and again else 8, (Ground.ASKS_FIRST, *bought))
    if bought and answers.in_touch:
        return Proposal(7 if many or again else 6, (*bought, Ground.IN_TOUCH))
    if bought:
        apart = [] if answers.in_touch is None else [Ground.NOT_IN_TOUCH]
        return Proposal(5 if many or again else 4, (*bought, *apart))
    if answers.in_touch:
        return Proposal(4, (Ground.IN_TOUCH,))
    if answers.products is None and answers.in_touch is None:
        return None
    return Proposal(2 if answers.touched else 1, (Ground.DETAILS_ONLY,))


def _bought(answers: Answers) -> Iterator[Ground]:
    if answers.products:
        yield Ground.MANY_PRODUCTS if answers.products >= MANY else Ground.FEW_PRODUCTS
    if answers.buys_again:
        yield Ground.BUYS_AGAIN


def _matters(question: Question, left: Sequence[Question], answers: Answers) -> bool:
    """Tell whether the answer may change the proposal, by any way of answering the others."""
    others = [one for one in left if one is not question]
    for said in product(*(_possible(one) for one in others)):
        rest = answers
        for other, answer in zip(others, said, strict=True):
            rest = rest.answered(other, answer)
        found = [propose(rest.answered(question, answer)) for answer in _possible(question)]
        if len({one and one.familiarity for one in found}) > 1:
            return True
    return False


def _possible(question: Question) -> tuple[int, ...]:
    return (0, 1, MANY) if question is Question.PRODUCTS else (False, True)
