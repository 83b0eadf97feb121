"""What can't be said of one client at once: of two such answers the later one counts."""

from rmtrack.domain.assessing import Answers, Question
from rmtrack.domain.errors import N_, InputError

NEARNESS = (Question.IN_TOUCH, Question.ASKS_FIRST)
EXCLUDED = {  # by a yes; of products, any number but none
    Question.SLEEPING: NEARNESS,
    Question.TAKEN_OVER: NEARNESS,  # and never touched
    Question.BASIC_SERVICE: (Question.PRODUCTS, Question.BUYS_AGAIN, Question.ASKS_FIRST),
}


def ruled_out(answers: Answers) -> set[Question]:
    """Return the questions to which a yes would contradict the answers."""
    out = set()
    for one, others in EXCLUDED.items():
        if answers.to(one):
            out |= {*others}
        if any(answers.to(other) for other in others):
            out.add(one)
    return out


def contradicted(earlier: Answers, later: Answers) -> set[Question]:
    """Return the questions whose earlier yes contradicts what was answered later."""
    return {question for question in ruled_out(later) if earlier.to(question)}


def refuse_contradiction(answers: Answers) -> None:
    """Raise InputError for answers of one day that can't all hold."""
    for one, others in EXCLUDED.items():
        for other in others:
            if answers.to(one) and answers.to(other):
                raise InputError(
                    N_("'{one}' and '{other}' contradict each other: leave one of them out"),
                    one=str(one),
                    other=str(other),
                )
