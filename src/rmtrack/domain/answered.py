"""What is answered of a client before anybody is asked: by the store, and on earlier days.

What the RM said holds until it is answered anew, and over what the store makes of its records. Of
products the larger number counts: the store may not know them all, and sells on. Of answers that
contradict each other the later one counts, and over both what is said now. What is of a
moment ends after `IN_TOUCH`, and before that with what happened since then. Where something was
sold since then, the store knows better who buys again and who wants nothing but basic service.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rmtrack.domain.assessing import ENDING, IN_TOUCH, Answers, Question
from rmtrack.domain.contradicting import contradicted, ruled_out
from rmtrack.domain.keys import Mood, Outcome

OF_A_MOMENT = (Question.SLEEPING, Question.TAKEN_OVER, Question.UPSET, Question.IN_TOUCH)
TOLD_BY_SALES = (Question.BASIC_SERVICE, Question.BUYS_AGAIN)


class Touch(NamedTuple):
    """A touch that reached the client, as an assessment looks at it."""

    on: date
    outcome: Outcome
    service: bool
    about: str | None  # a category

    @property
    def is_pitch(self) -> bool:
        """Whether something was to be sold."""
        return self.about is not None or self.outcome is Outcome.PROPOSED


class Known(NamedTuple):
    """What the store holds of a client: what was sold, and when he was touched, newest first.

    `sold` has the category and product of each deal that was won and not taken back, the last of
    them on `sold_on`. `last_on` is the last touch, which may be known from elsewhere.
    """

    sold: Sequence[tuple[str, str | None]]
    touches: Sequence[Touch]
    last_on: date | None
    added_on: date
    sold_on: date | None = None


class Said(NamedTuple):
    """What was answered on a day, and the mood felt with it."""

    on: date
    answers: Answers
    mood: Mood | None = None


class Before(NamedTuple):
    """What is answered of a client before anybody is asked; no question twice.

    `said` is what still counts of earlier answers, the newest first, `facts` what the store answers
    beside it; `last_on` is the last touch.
    """

    facts: Answers
    said: tuple[Said, ...]
    last_on: date | None

    @property
    def answers(self) -> Answers:
        """All of it together."""
        answers = self.facts
        for said in self.said:
            answers = said.answers.over(answers)
        return answers

    def beside(self, now: Answers) -> "Before":
        """Return what of it counts beside what is answered now: nothing twice, nothing against."""
        rest = (
            row._replace(
                answers=row.answers.without({*now.questions, *contradicted(row.answers, now)})
            )
            for row in self.said
        )
        said = tuple(one for one in rest if one.answers.given)
        return self._replace(facts=_facts_beside(self.facts, now), said=said)


def answers_of(known: Known, today: date) -> Answers:
    """Return what the store answers by itself; it leaves open what it can't be sure of.

    Nothing sold says nothing: the client may have bought before there was a store.
    """
    served = bool(known.touches) and all(touch.service for touch in known.touches)
    return Answers(
        taken_over=False if known.last_on else None,
        basic_service=False if known.sold else served or None,
        buys_only=all(touch.is_pitch for touch in known.touches) if known.touches else None,
        products=len(set(known.sold)) or None,
        in_touch=_in_touch(known, today),
        buys_again=len(known.sold) > 1 or None,
        touched=known.last_on is not None,
    )


def recall(rows: Iterable[Said], known: Known, day: date) -> Before:
    """Return what is answered on a day by what was said up to it, the newest first, and the store.

    Of each question the latest answer is looked at, and no earlier one; nor one that was
    contradicted since then.
    """
    facts = answers_of(known, day)
    seen: set[Question] = set()
    out: set[Question] = set()  # a yes to which was contradicted since then
    said = []
    calmed = False  # the client was in a positive mood since then
    for row in rows:
        over = {one for one in row.answers.questions if not _counts(one, row, known, facts, day)}
        over |= {Question.UPSET} if calmed and row.answers.upset else set()
        over |= seen | {question for question in out if row.answers.to(question)}
        seen |= {*row.answers.questions}
        out |= ruled_out(row.answers)
        said.append(row._replace(answers=row.answers.without(over)))
        calmed = calmed or row.mood is Mood.POSITIVE
    still = tuple(row for row in said if row.answers.given)
    for row in still:
        facts = _facts_beside(facts, row.answers)
    return Before(facts, still, known.last_on)


def _facts_beside(facts: Answers, said: Answers) -> Answers:
    """Return what the store answers, but not over what is said.

    What was sold stays known beside "only basic service", which decides all the same.
    """
    against = contradicted(facts, said) & {*ENDING}
    return facts.without({*said.questions, *against})


def _in_touch(known: Known, today: date) -> bool | None:
    """Tell whether today and the last two touches lie no more than three months apart.

    One touch alone is no habit yet, unless it lies too far back.
    """
    days = sorted({touch.on for touch in known.touches} | {known.last_on or known.added_on})
    if today - days[-1] > IN_TOUCH:
        return False
    return True if len(days) > 1 and days[-1] - days[-2] <= IN_TOUCH else None


def _counts(question: Question, row: Said, known: Known, facts: Answers, day: date) -> bool:
    """Tell whether an earlier answer still counts beside what the store knows."""
    answer, fact = row.answers.to(question), facts.to(question)
    if answer == fact:  # so that the store tells it by itself
        return False
    if question is Question.PRODUCTS:
        return fact is None or (answer or 0) > fact
    if question in OF_A_MOMENT:
        if day - row.on > IN_TOUCH:
            return False
        reached = known.last_on is not None and known.last_on > row.on
        wakes = question is Question.SLEEPING and bool(answer)
        return not reached or (fact is None and not wakes)
    sold = known.sold_on is not None and known.sold_on > row.on
    return question not in TOLD_BY_SALES or fact is None or not sold
