"""The method's own questions about one client, as far as the store doesn't answer them itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from rmtrack.actions.assess import answered_before, familiarity_on
from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_contact
from rmtrack.cli.asking.completing import retyped, settled, with_argument, with_option
from rmtrack.cli.asking.people import ask_client
from rmtrack.cli.asking.prompts import ENTER, ask_key, ask_one_of, ask_text
from rmtrack.cli.asking.touch import ask_mood
from rmtrack.cli.output import screen_cells, write_screen
from rmtrack.cli.session import session_of
from rmtrack.domain.assessing import Answers, Proposal, Question, open_question, propose
from rmtrack.domain.contact import Contact
from rmtrack.domain.contradicting import refuse_contradiction, ruled_out
from rmtrack.domain.keys import Mood, Nature, Objection, Truth
from rmtrack.domain.touch import nature_of
from rmtrack.i18n import _
from rmtrack.reading.assessing import read_answers, read_products
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import clean
from rmtrack.reading.words import read_category, read_familiarity
from rmtrack.views.answers import (
    known_text,
    proposal_text,
    question_text,
    said_text,
    stands_text,
)
from rmtrack.views.assess import client_line
from rmtrack.views.cells import fold
from rmtrack.views.terms import term

YES_OR_NO = {"y": True, "1": True, "n": False, "2": False}
INDENT = "  "

Words = Iterator[tuple[str, str]]  # options of the command line, with what was answered


class Said(NamedTuple):
    """What was answered to the method's questions, and what the store had answered already."""

    holds: list[Question]
    lacks: list[Question]
    products: str
    known: Answers


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask how well a client is known, for the mood, and for what is heard beside it.

    Toward a category nobody is known better or less: there the mood comes first.
    """
    args, session = settled(ctx), session_of(ctx)
    typed = _typed(ctx)
    category = ctx.params["category"]
    if category and typed.given:
        return args  # which the command refuses
    toward = read_category(category, session.categories) if category else None
    if ctx.params["who"] is None:
        who = ask_client(session)
        args = with_argument(args, who)
    else:
        who = ctx.params["who"]
    desk = session.desk()
    contact = find_contact(desk.store, who)
    on = ctx.params["on"]
    day = read_day(on, desk.today, looking=BACK) if on else desk.today
    write_screen(client_line(contact, cells=screen_cells()))
    words = _ask_toward(toward) if toward else _ask(desk, contact, day, typed)
    for name, value in words:
        args = with_option(args, name, value) if value else args
    return retyped(ctx, args)


def _typed(ctx: Any) -> Answers:  # noqa: ANN401 - as above
    """Return what the command line answers. Raises InputError where it contradicts itself."""
    holds, lacks = ctx.params["holds"] or (), ctx.params["lacks"] or ()
    typed = read_answers(holds, lacks, ctx.params["products"])
    refuse_contradiction(typed)
    return typed


def _answered(desk: Desk, contact: Contact, day: date, typed: Answers) -> Answers:
    """Return what the command line, earlier days and the store answer, and tell the latter."""
    before = answered_before(desk, contact, day).beside(typed)
    _tell(known_text(before))
    if before.said:
        told = _("{said}; another answer: --is, --not, --products")
        _tell(told.format(said=said_text(before.said)))
    return typed.over(before.answers)


def _ask(desk: Desk, contact: Contact, day: date, typed: Answers) -> Words:
    """Yield the words of the command line that the answers make, in their order."""
    stands = familiarity_on(desk, contact, day)
    said = _ask_method(_answered(desk, contact, day, typed), ruled_out(typed))
    yield "--is", ",".join(said.holds)
    yield "--not", ",".join(said.lacks)
    yield "--products", said.products
    yield "--familiarity", _ask_familiarity(propose(said.known), stands)
    mood = ask_mood(contact)
    yield "--mood", mood
    yield from _ask_objection(mood)


def _ask_toward(category: str) -> Words:
    """Yield the words that the answers about a category make."""
    message = _("Mood toward {category}").format(category=term(category))
    unknown = ("", _("not known"))
    mood = ask_one_of(message, [unknown, *_titles(Mood)])
    yield "--mood", mood
    yield from _ask_objection(mood)


def _ask_method(answers: Answers, out: set[Question]) -> Said:
    """Ask the questions whose answers may still change the proposal.

    Those that are `out`, because a yes would contradict what was typed, are not asked.
    """
    said = Said([], [], "", answers)
    passed = {*out}
    if open_question(answers, passed):
        _tell(_("y or 1: yes · n or 2: no · Enter: not known"))
    while question := open_question(said.known, passed):
        answer = _ask_products() if question is Question.PRODUCTS else _ask_yes_or_no(question)
        if answer is None:
            passed.add(question)
            continue
        said = said._replace(known=said.known.answered(question, answer))
        if question is Question.PRODUCTS:
            said = said._replace(products=str(answer))
        else:
            (said.holds if answer else said.lacks).append(question)
    return said


def _ask_yes_or_no(question: Question) -> bool | None:
    words = {key: _("yes") if holds else _("no") for key, holds in YES_OR_NO.items()}
    key = ask_key(question_text(question), {**words, ENTER: _("not known")})
    return YES_OR_NO.get(key)


def _ask_products() -> int | None:
    """Ask for a number on a line of its own, as it may have two digits."""
    question = question_text(Question.PRODUCTS)
    hint = _("a number, then Enter; Enter alone: not known")
    typed = ask_text(question, read_products, hint=hint, skippable=True)
    return read_products(typed) if typed else None


def _ask_familiarity(proposal: Proposal | None, stands: int | None) -> str:
    """Ask how well they know each other; Enter takes the proposal where nothing stands yet."""
    hint = _("0 to 9, or a band; Enter: leave it open")
    if proposal:
        _tell(proposal_text(proposal))
        hint = _("0 to 9, or a band; Enter: {n}, as proposed").format(n=proposal.familiarity)
    if stands is not None:
        _tell(stands_text(stands))
        hint = _("0 to 9, or a band; Enter: {n}, as it stands").format(n=stands)
    message = _("How well do you know each other")
    typed = ask_text(message, read_familiarity, hint=hint, skippable=True)
    if typed:
        return str(read_familiarity(typed))
    return str(proposal.familiarity) if proposal and stands is None else ""


def _tell(text: str) -> None:
    """Write what helps to answer, a little further in."""
    lines = fold(text, screen_cells() - len(INDENT))
    write_screen("\n".join(f"{INDENT}{line}" for line in lines))


def _ask_objection(mood: str) -> Words:
    """Ask what is said against it, and what still fits; where nothing is, for the words alone."""
    none, unknown = ("", _("none")), ("", _("not known"))
    objection = ask_one_of(_("An objection"), [none, *_titles(Objection)])
    yield "--objection", objection
    if objection:
        if nature_of(Objection(objection)) is None:
            yield "--nature", ask_one_of(_("What it is about"), [unknown, *_titles(Nature)])
        yield "--truth", ask_one_of(_("How it is meant"), [unknown, *_titles(Truth)])
        yield "--term", _ask_words(_("How long the money may still be tied"))
        yield "--loss", _ask_words(_("How much may still be lost"))
    if objection or mood == Mood.RESISTANT:
        hint = _("0 to 10; Enter: not asked")
        yield "--willing", ask_text(_("How willing"), _read_willing, hint=hint, skippable=True)
    yield "--words", _ask_words(_("In the client's own words"))


def _titles(kind: type[Mood | Objection | Nature | Truth]) -> list[tuple[str, str]]:
    return [(str(one), term(one)) for one in kind]


def _ask_words(message: str) -> str:
    return ask_text(message, clean, hint=_("Enter: none"), skippable=True)


def _read_willing(text: str) -> int:
    return read_whole(text, least=0, most=10)
