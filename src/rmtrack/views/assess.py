"""An assessment: where the client stands by it, what it was made of, and what is missing."""

from collections.abc import Iterator
from typing import Any

from rmtrack.domain.assessed import Assessed, Stood
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import band, place
from rmtrack.domain.touch import Assessment, nature_of
from rmtrack.i18n import _
from rmtrack.views.answers import GROUNDS, answers_json, reasons_text, said_text
from rmtrack.views.cells import fold
from rmtrack.views.dates import full_day, long_day
from rmtrack.views.records import record_json
from rmtrack.views.terms import cell_term, term

INDENT = "  "


def place_text(contact: Contact | Stood) -> str:
    """Return where a client stands in the grid, or what is known of it."""
    cell = cell_term(place(contact.familiarity, contact.mood))
    if cell:
        return cell
    known = [] if contact.familiarity is None else [term(band(contact.familiarity))]
    known += [term(contact.mood)] if contact.mood else []
    return "".join(known) or _("unclassified")


def client_line(contact: Contact, *, cells: int) -> str:
    """Say which client is asked about, and where he stands, on lines of so many cells."""
    return "\n".join(_hanging(f"{_named(contact)}  {place_text(contact)}", "", cells))


def assessed_lines(done: Assessed, *, cells: int) -> str:
    """Say who stands where by it, why, and what else was felt, on lines of so many cells."""
    felt, contact = done.felt, done.after
    told = _toward(done) if felt.category else _placed(done)
    lines = _hanging(f"{_named(contact)}  {told}", "", cells)
    for text in (*_grounds(done), *_heard(felt), *_remarks(done)):
        lines += _hanging(text, INDENT, cells)
    return "\n".join(lines)


def _named(contact: Contact) -> str:
    return _("{name} ({number})").format(name=contact.name, number=contact.id)


def _hanging(text: str, indent: str, cells: int) -> list[str]:
    """Return a text folded, the lines behind its first a little further in."""
    first, *rest = fold(text, cells - len(indent) - len(INDENT))
    return [f"{indent}{first}", *(f"{indent}{INDENT}{line}" for line in rest)]


def _placed(done: Assessed) -> str:
    """Return where the client stands by it; on a day of the past, and today where that differs."""
    before, then, after = (place_text(one) for one in (done.before, done.then, done.after))
    if done.felt.assessed_on == done.today:
        way = _("{before} → {after}").format(before=before, after=after)
        return _with_familiarity(after if before == after else way, done)
    day = long_day(done.felt.assessed_on)
    told = _("as of {day}: {place}").format(day=day, place=_with_familiarity(then, done))
    if then == after:
        return told
    return _("{told} · today {place}").format(told=told, place=after)


def _toward(done: Assessed) -> str:
    """Return the mood toward a category."""
    felt = done.felt
    told = term(felt.category or "")
    if felt.mood is not None:
        told = _("{category}: {mood}").format(category=told, mood=term(felt.mood))
    if felt.assessed_on == done.today:
        return told
    day = _("as of {day}").format(day=long_day(felt.assessed_on))
    return f"{told}  {day}"


def _with_familiarity(place: str, done: Assessed) -> str:
    """Return a place with the familiarity decided on, or the one that stands, and the proposed."""
    said, proposed = done.felt.familiarity, done.felt.proposed
    if said is None and done.felt.answers is None:
        return place
    if said is None:
        told = _stands(proposed, done.stands)
    elif proposed is None:
        told = _("{place} (familiarity {n})")
    elif proposed == said:
        told = _("{place} ({n}, as proposed)")
    else:
        told = _("{place} (proposed {proposed}, you said {n})")
    return told.format(place=place, n=said, proposed=proposed, stands=done.stands)


def _stands(proposed: int | None, stands: int | None) -> str:
    """Return how a familiarity that stands is told beside what the answers lead to, if anything."""
    if stands is None:
        return "{place}"
    if proposed is None:
        return _("{place} (familiarity {stands} stands)")
    if proposed == stands:
        return _("{place} (familiarity {stands} stands, as proposed)")
    return _(
        "{place} (familiarity {stands} stands, {proposed} proposed: --familiarity {proposed} "
        "takes it)"
    )


def _grounds(done: Assessed) -> Iterator[str]:
    """Yield why a familiarity is proposed, and what of it was answered before."""
    if done.proposal is not None and done.felt.proposed is not None:
        yield _("because: {reasons}").format(reasons=reasons_text(done.proposal))
        if done.said:
            yield said_text(done.said)


def _remarks(done: Assessed) -> Iterator[str]:
    """Yield from when on it counts, and what is still missing for a place in the grid."""
    felt, contact = done.felt, done.after
    if felt.category is not None:
        return
    moves = felt.familiarity is not None or felt.mood is not None
    if moves and felt.assessed_on < contact.added_on:
        told = _("added {day}: in the grid it counts from that day on")
        yield told.format(day=full_day(contact.added_on))
    if contact.familiarity is None:
        yield _("familiarity not known yet: --familiarity")
    if contact.mood is None:
        yield _("mood not known yet: --mood")


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
    """Return the assessment as stored, what it was made of, and the move, as JSON has it."""
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
        "said": [{"on": str(one.on), "answers": answers_json(one.answers)} for one in done.said],
        "before": _cell(done.before),
        "after": _cell(done.after),
        "then": _cell(done.then),
    }


def _cell(contact: Contact | Stood) -> str | None:
    cell = place(contact.familiarity, contact.mood)
    return str(cell) if cell else None
