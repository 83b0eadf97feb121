"""An assessment: what is kept of it in the end, and where it leaves the client."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.answered import Said
from rmtrack.domain.assessing import Answers, Proposal, write_answers
from rmtrack.domain.contact import Contact
from rmtrack.domain.contradicting import refuse_contradiction
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Mood, Truth
from rmtrack.domain.touch import Assessment, nature_of


class Stood(NamedTuple):
    """Where a client stands in the grid on the evening of a day."""

    familiarity: int | None
    mood: Mood | None


class Assessed(NamedTuple):
    """An assessment as stored, and the client before and after it.

    Beside it what was proposed, the familiarity that stood, where the client stands by it on the
    day it was felt, and the earlier answers that counted.
    """

    before: Contact
    after: Contact
    felt: Assessment
    proposal: Proposal | None
    stands: int | None
    then: Stood
    said: tuple[Said, ...]
    today: date


def stood_on(rows: Iterable[Assessment], day: date) -> Stood:
    """Return where a client stood on a day, by all rows about him as a whole, oldest first."""
    familiarity, mood = None, None
    for row in rows:
        if row.assessed_on <= day and not row.aside:
            familiarity = familiarity if row.familiarity is None else row.familiarity
            mood = row.mood or mood
    return Stood(familiarity, mood)


def decide(
    felt: Assessment, answers: Answers, proposal: Proposal | None, *, known: int | None
) -> Assessment:
    """Return what is to be kept: a proposal is taken where no familiarity is said or `known`.

    What somebody decided is changed by nobody else: then the answers are kept with what they led
    to, and the user may take it. Raises InputError for what goes against itself, and where nothing
    is left to keep.
    """
    _refuse_half_told(felt, answers)
    nature = felt.nature or nature_of(felt.objection)
    felt = replace(felt, nature=nature, answers=write_answers(answers))
    if proposal is not None and felt.familiarity is None and known is None:
        felt = replace(felt, familiarity=proposal.familiarity)
    if proposal is not None and (felt.familiarity is not None or answers.given):
        felt = replace(felt, proposed=proposal.familiarity)
    if _is_told(felt) or (known is not None and answers.given):
        return felt
    if proposal is not None and known is not None:
        raise InputError(
            N_("{proposed} is proposed and {known} stands: say what holds with --familiarity"),
            hint=N_("because: {reasons}"),
            proposed=proposal.familiarity,
            known=known,
            reasons=proposal,
        )
    raise _nothing_told(felt)


def _refuse_half_told(felt: Assessment, answers: Answers) -> None:
    if felt.category is not None and (felt.familiarity is not None or answers.given):
        raise InputError(
            N_("how well you know each other is about no category: leave --category out of it")
        )
    refuse_contradiction(answers)
    meant = felt.truth in {Truth.REAL, Truth.PRETENDED}
    if meant and felt.objection is None and felt.nature is None:
        raise InputError(N_("--truth needs an objection: name it with --objection or --nature"))
    nature = nature_of(felt.objection)
    if None not in {nature, felt.nature} and nature is not felt.nature:
        raise InputError(
            N_("the objection '{objection}' says its nature itself: leave out --nature"),
            objection=str(felt.objection),
        )


def _nothing_told(felt: Assessment) -> InputError:
    if felt.category is not None:
        return InputError(N_("nothing is told: say what is felt about it, like --mood resistant"))
    return InputError(
        N_("too little is known to propose a familiarity: say it with --familiarity 0-9"),
        hint=N_("or say what holds, like --is in-touch --products 2 --not upset"),
    )


def _is_told(felt: Assessment) -> bool:
    """Tell whether a row would say anything."""
    told = (felt.familiarity, felt.mood, felt.objection, felt.nature, felt.truth)
    others = (felt.willing, felt.term, felt.loss, felt.words)
    return any(value is not None for value in (*told, *others))
