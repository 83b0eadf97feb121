"""The method's questions about a client in words: asked, answered before, and what follows."""

from collections.abc import Iterator, Sequence

from rmtrack.domain.answered import Before, Said
from rmtrack.domain.assessing import Answers, Ground, Proposal, Question
from rmtrack.domain.grid import band
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.dates import short_day
from rmtrack.views.terms import term

QUESTIONS = {
    Question.SLEEPING: N_("Does the account sleep, or is the number dead?"),
    Question.TAKEN_OVER: N_("Just taken over, and never touched?"),
    Question.BASIC_SERVICE: N_("Only basic service, like renewing an ID?"),
    Question.UPSET: N_("Upset over a loss?"),
    Question.BUYS_ONLY: N_("In touch only when something is being sold?"),
    Question.PRODUCTS: N_("How many products does the client hold?"),
    Question.IN_TOUCH: N_("In touch every 1 to 3 months?"),
    Question.ASKS_FIRST: N_("Asks you before deciding on money, even elsewhere?"),
    Question.BUYS_AGAIN: N_("Buys again?"),
}
GROUNDS = {
    Ground.SLEEPING: N_("the account sleeps, or the number is dead"),
    Ground.TAKEN_OVER: N_("taken over, and never touched"),
    Ground.UPSET: N_("upset over a loss"),
    Ground.BASIC_SERVICE: N_("only basic service"),
    Ground.DETAILS_ONLY: N_("contact details only"),
    Ground.FEW_PRODUCTS: N_("holds 1–3 products"),
    Ground.MANY_PRODUCTS: N_("holds more than 3 products"),
    Ground.IN_TOUCH: N_("in touch every 1–3 months"),
    Ground.NOT_IN_TOUCH: N_("not in touch every 1–3 months"),
    Ground.ASKS_FIRST: N_("asks you before deciding"),
    Ground.BUYS_AGAIN: N_("buys again"),
    Ground.BUYS_ONLY: N_("in touch only to be sold something: at most 5"),
}
HOLDS = {  # what was said to hold; what counts has a number instead
    Question.SLEEPING: GROUNDS[Ground.SLEEPING],
    Question.TAKEN_OVER: GROUNDS[Ground.TAKEN_OVER],
    Question.BASIC_SERVICE: GROUNDS[Ground.BASIC_SERVICE],
    Question.UPSET: GROUNDS[Ground.UPSET],
    Question.BUYS_ONLY: N_("in touch only to be sold something"),
    Question.IN_TOUCH: GROUNDS[Ground.IN_TOUCH],
    Question.ASKS_FIRST: GROUNDS[Ground.ASKS_FIRST],
    Question.BUYS_AGAIN: GROUNDS[Ground.BUYS_AGAIN],
}
LACKS = {  # what was said not to
    Question.SLEEPING: N_("the account is in use"),
    Question.TAKEN_OVER: N_("not just taken over"),
    Question.BASIC_SERVICE: N_("more than basic service"),
    Question.UPSET: N_("not upset over a loss"),
    Question.BUYS_ONLY: N_("in touch not only to be sold something"),
    Question.IN_TOUCH: GROUNDS[Ground.NOT_IN_TOUCH],
    Question.ASKS_FIRST: N_("decides without asking you"),
    Question.BUYS_AGAIN: N_("doesn't buy again"),
}


def question_text(question: Question) -> str:
    """Return a question of the method."""
    return _(QUESTIONS[question])


def known_text(before: Before) -> str:
    """Return what the store itself knows of a client: nobody is asked for it."""
    return _("known: {facts}").format(facts=" · ".join(_facts(before)))


def _facts(before: Before) -> Iterator[str]:
    facts = before.facts
    if facts.products:
        told = ngettext("{n} product bought", "{n} products bought", facts.products)
        yield told.format(n=facts.products)
    if facts.buys_again:
        yield _(GROUNDS[Ground.BUYS_AGAIN])
    if facts.in_touch is not None:
        yield _(GROUNDS[Ground.IN_TOUCH if facts.in_touch else Ground.NOT_IN_TOUCH])
    if facts.basic_service:
        yield _(GROUNDS[Ground.BASIC_SERVICE])
    if facts.buys_only:
        yield _("only ever talked to about something to buy")
    if before.last_on is None:
        yield _("no contact on record")
    else:
        yield _("last in touch {day}").format(day=short_day(before.last_on))


def said_text(said: Sequence[Said]) -> str:
    """Return what was answered before and still counts, the newest first, each with its day."""
    told = _("said {day}: {answers}")
    return _("; ").join(
        told.format(day=short_day(one.on), answers=" · ".join(_words(one.answers))) for one in said
    )


def _words(answers: Answers) -> Iterator[str]:
    for question in answers.questions:
        answer = answers.to(question)
        if question is not Question.PRODUCTS:
            yield _((HOLDS if answer else LACKS)[question])
        elif answer:
            yield ngettext("{n} product", "{n} products", answer).format(n=answer)
        else:
            yield _("no products")


def stands_text(familiarity: int) -> str:
    """Return the familiarity that stands, with its band."""
    return _("stands: {n} ({band})").format(n=familiarity, band=term(band(familiarity)))


def proposal_text(proposal: Proposal) -> str:
    """Return the familiarity proposed, with its band and its reasons."""
    told = _("proposed: {n} ({band}) · {reasons}")
    number = proposal.familiarity
    return told.format(n=number, band=term(band(number)), reasons=reasons_text(proposal))


def reasons_text(proposal: Proposal) -> str:
    """Return why a familiarity is proposed."""
    return _("; ").join(_(GROUNDS[ground]) for ground in proposal.reasons)


def answers_json(answers: Answers) -> dict[str, int | None]:
    """Return the answers by question; yes and no are true and false."""
    return {str(question): answers.to(question) for question in answers.questions}
