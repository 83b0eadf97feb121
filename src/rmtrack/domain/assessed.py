"""An assessment: what the store answers of the method's questions, and what is kept in the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.assessing import IN_TOUCH, Answers, Proposal
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Outcome, Truth
from rmtrack.domain.touch import Assessment, nature_of


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

    `sold` has the category and product of each deal that was won and not taken back. `last_on`
    is the last touch, which may be known from elsewhere.
    """

    sold: Sequence[tuple[str, str | None]]
    touches: Sequence[Touch]
    last_on: date | None
    added_on: date


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


def _in_touch(known: Known, today: date) -> bool | None:
    """Tell whether today and the last two touches lie no more than three months apart.

    One touch alone is no habit yet, unless it lies too far back.
    """
    days = sorted({touch.on for touch in known.touches} | {known.last_on or known.added_on})
    if today - days[-1] > IN_TOUCH:
        return False
    return True if len(days) > 1 and days[-1] - days[-2] <= IN_TOUCH else None


class Assessed(NamedTuple):
    """An assessment as stored, the client before and after it, and what was proposed."""

    before: Contact
    after: Contact
    felt: Assessment
    proposal: Proposal | None
    today: date


def decide(
    felt: Assessment, answers: Answers, proposal: Proposal | None, *, known: int | None
) -> Assessment:
    """Return what is to be kept: a proposal is taken where nobody said a familiarity.

    `known` is the client's own so far: what somebody decided is changed by nobody else, so that a
    proposal is then only told. Raises InputError for what goes against itself, and where nothing
    is left to keep.
    """
    _refuse_half_told(felt, answers)
    felt = replace(felt, nature=felt.nature or nature_of(felt.objection))
    if proposal is not None and felt.familiarity is None and known is None:
        felt = replace(felt, familiarity=proposal.familiarity)
    if proposal is not None and felt.familiarity is not None:
        felt = replace(felt, proposed=proposal.familiarity)
    if not _is_told(felt) and proposal is not None and known is not None:
        raise InputError(
            N_("{proposed} is proposed and {known} stands: say what holds with --familiarity"),
            proposed=proposal.familiarity,
            known=known,
        )
    if not _is_told(felt):
        raise _nothing_told(felt)
    return felt


def _refuse_half_told(felt: Assessment, answers: Answers) -> None:
    if felt.category is not None and (felt.familiarity is not None or answers.given):
        raise InputError(
            N_("how well you know each other is about no category: leave --category out of it")
        )
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
