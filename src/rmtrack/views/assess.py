"""An assessment: the method's questions, what is proposed and why, what was kept."""

from collections.abc import Iterator
from typing import Any

from rmtrack.domain.assessed import Assessed
from rmtrack.domain.assessing import Answers, Ground, Proposal, Question
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import band, place
from rmtrack.domain.touch import Assessment, nature_of
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.cells import fold
from rmtrack.views.dates import long_day
from rmtrack.views.records import record_json
from rmtrack.views.terms import cell_term, term

INDENT = "  "
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


def question_text(question: Question) -> str:
    """Return a question of the method."""
    return _(QUESTIONS[question])


def known_text(answers: Answers) -> str:
    """Return what the store itself knows of a client, if anything: nobody is asked for it."""
    facts = " · ".join(_facts(answers))
    return _("known: {facts}").format(facts=facts) if facts else ""


def _facts(answers: Answers) -> Iterator[str]:
    if answers.products:
        told = ngettext("{n} product bought", "{n} products bought", answers.products)
        yield told.format(n=answers.products)
    if answers.buys_again:
        yield _(GROUNDS[Ground.BUYS_AGAIN])
    if answers.in_touch is not None:
        yield _(GROUNDS[Ground.IN_TOUCH if answers.in_touch else Ground.NOT_IN_TOUCH])
    if answers.basic_service:
        yield _(GROUNDS[Ground.BASIC_SERVICE])
    if answers.buys_only:
        yield _("only ever talked to about something to buy")
    if not answers.touched:
        yield _("never touched")


def proposal_text(proposal: Proposal) -> str:
    """Return the familiarity proposed, with its band and its reasons."""
    told = _("proposed: {n} ({band}) · {reasons}")
    number = proposal.familiarity
    return told.format(n=number, band=term(band(number)), reasons=reasons_text(proposal))


def reasons_text(proposal: Proposal) -> str:
    """Return why a familiarity is proposed."""
    return _("; ").join(_(GROUNDS[ground]) for ground in proposal.reasons)


def place_text(contact: Contact) -> str:
    """Return where a client stands in the grid, or what is known of it."""
    cell = cell_term(place(contact.familiarity, contact.mood))
    if cell:
        return cell
    known = [] if contact.familiarity is None else [term(band(contact.familiarity))]
    known += [term(contact.mood)] if contact.mood else []
    return "".join(known) or _("unclassified")


def assessed_lines(done: Assessed, *, cells: int) -> str:
    """Say who moved from where to where, why, and what else was felt, on lines of so many cells."""
    felt, contact = done.felt, done.after
    parts = [_("{name} ({number})").format(name=contact.name, number=contact.id)]
    parts.append(_moved(done) if felt.category is None else _toward(felt))
    if felt.assessed_on != done.today:
        parts.append(_("as of {day}").format(day=long_day(felt.assessed_on)))
    lines = fold("  ".join(parts), cells)
    why = done.proposal if felt.proposed is not None else None
    told = [_("because: {reasons}").format(reasons=reasons_text(why))] if why else []
    for text in (*told, *_heard(felt)):
        first, *rest = fold(text, cells - 2 * len(INDENT))
        lines += [f"{INDENT}{first}", *(f"{INDENT}{INDENT}{line}" for line in rest)]
    return "\n".join(lines)


def _moved(done: Assessed) -> str:
    before, after = place_text(done.before), place_text(done.after)
    move = after if before == after else _("{before} → {after}").format(before=before, after=after)
    return _with_familiarity(move, done.felt)


def _toward(felt: Assessment) -> str:
    """Return the mood toward a category."""
    category = term(felt.category or "")
    if felt.mood is None:
        return category
    return _("{category}: {mood}").format(category=category, mood=term(felt.mood))


def _with_familiarity(move: str, felt: Assessment) -> str:
    """Return a move with the familiarity decided on, where one was, and the one proposed."""
    if felt.familiarity is None:
        return move
    if felt.proposed is None:
        told = _("{move} (familiarity {n})")
    elif felt.proposed == felt.familiarity:
        told = _("{move} ({n}, as proposed)")
    else:
        told = _("{move} (proposed {proposed}, you said {n})")
    return told.format(move=move, proposed=felt.proposed, n=felt.familiarity)


def _heard(felt: Assessment) -> Iterator[str]:
    """Yield what was heard beside the mood, a line each."""
    nature = None if felt.nature is nature_of(felt.objection) else felt.nature
    objection = [term(word) for word in (felt.objection, nature, felt.truth) if word]
    if objection:
        yield _("objection: {words}").format(words=" · ".join(objection))
    fits = [text for text in (felt.term, felt.loss) if text]
    if fits:
        yield _("still fits: {words}").format(words=" · ".join(fits))
    if felt.willing is not None:
        yield _("willing {n} of 10").format(n=felt.willing)
    if felt.words:
        yield _("said: {words}").format(words=felt.words)


def assessed_json(done: Assessed) -> dict[str, Any]:
    """Return the assessment as stored, what was proposed, and the move, as JSON has it."""
    proposal = done.proposal
    return {
        "schema": "rmtrack.assessment/1",
        "contact_id": done.after.id,
        "name": done.after.name,
        "assessment": record_json(done.felt),
        "proposal": proposal
        and {
            "familiarity": proposal.familiarity,
            "reasons": [
                {"code": str(ground), "text": _(GROUNDS[ground])} for ground in proposal.reasons
            ],
        },
        "before": _cell(done.before),
        "after": _cell(done.after),
    }


def _cell(contact: Contact) -> str | None:
    cell = place(contact.familiarity, contact.mood)
    return str(cell) if cell else None
