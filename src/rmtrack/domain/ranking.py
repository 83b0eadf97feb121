"""The morning's call list: who is called today, in which order, and with which words.

A client is listed for a promise, a deal near its date, a silence or a first contact. A brake keeps
a client off the list whatever the score: archived for good; touched or tried today until tomorrow,
and put off until its day, unless a promise is open for today.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rmtrack.domain.days import ONE_DAY
from rmtrack.domain.grid import Cell, place
from rmtrack.domain.keys import Mood
from rmtrack.domain.openings import Opening, choose_opening
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.reasons import (
    PROMISES,
    TRIGGERS,
    Candidate,
    OpenStep,
    Reason,
    closable,
    find_reasons,
)

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy

__all__ = [
    "Brake",
    "BrakeCode",
    "Call",
    "CallList",
    "Candidate",
    "Known",
    "OpenStep",
    "Verdict",
    "judge",
    "open_calls",
    "rank_candidates",
]

Owned = TypeVar("Owned", OpenStep, OpenDeal)


class BrakeCode(StrEnum):
    """What keeps a client off today's list."""

    DECEASED = "deceased"
    ARCHIVED = "archived"
    COOLING = "cooling"  # touched today
    NO_ANSWER = "no-answer"  # tried today, not reached
    SNOOZED = "snoozed"  # put off by the user


FOR_GOOD = frozenset({BrakeCode.DECEASED, BrakeCode.ARCHIVED})


class Brake(NamedTuple):
    """A brake and the day from which it is off; None: for good."""

    code: BrakeCode
    until: date | None


class Known(NamedTuple):
    """What is known about the candidates; all may speak of other clients too."""

    steps: Sequence[OpenStep] = ()
    deals: Sequence[OpenDeal] = ()
    tried_today: Collection[int] = ()  # ids of contacts with an interaction today, reached or not
    moods: Mapping[tuple[int, str], Mood] = {}  # (contact id, category): where it has its own


class Verdict(NamedTuple):
    """Why a client is on today's list, or why not. The points of `reasons` add up to the score."""

    reasons: tuple[Reason, ...]
    brakes: tuple[Brake, ...]

    @property
    def score(self) -> int:
        """The sum of all points."""
        return sum(reason.points for reason in self.reasons)

    @property
    def listed(self) -> bool:
        """Whether the client is on the list: a reason that puts it there, and no brake.

        A promise due today or before passes every brake but the archive.
        """
        codes = {reason.code for reason in self.reasons}
        if any(brake.code in FOR_GOOD for brake in self.brakes):
            return False
        return not codes.isdisjoint(PROMISES if self.brakes else TRIGGERS)


class Call(NamedTuple):
    """A client to call; `rank` counts from 1."""

    rank: int
    contact_id: int
    name: str
    cell: Cell | None
    score: int
    reasons: tuple[Reason, ...]  # the strongest first
    opening: Opening


class CallList(NamedTuple):
    """Today's calls in order, and how many more wait behind them."""

    calls: tuple[Call, ...]
    waiting: int


def judge(candidate: Candidate, known: Known, *, today: date, policy: "Policy") -> Verdict:
    """Weigh one client: every reason and every brake of today."""
    steps = [step for step in known.steps if step.contact_id == candidate.id]
    deals = [deal for deal in known.deals if deal.contact_id == candidate.id]
    fitting = closable(deals, candidate.mood, known.moods)
    return Verdict(
        find_reasons(candidate, steps, fitting, today=today, policy=policy),
        _brakes(candidate, known.tried_today, today),
    )


def rank_candidates(
    candidates: Iterable[Candidate],
    known: Known,
    *,
    today: date,
    policy: "Policy",
) -> list[tuple[Candidate, Verdict]]:
    """Return those who are listed today, by score, then name key, then id.

    The order depends on the values alone, not on the order in which they come.
    """
    steps, deals = _by_contact(known.steps), _by_contact(known.deals)
    listed = []
    for candidate in candidates:
        own = known._replace(
            steps=steps.get(candidate.id, ()),
            deals=deals.get(candidate.id, ()),
        )
        verdict = judge(candidate, own, today=today, policy=policy)
        if verdict.listed:
            listed.append((candidate, verdict))
    return sorted(listed, key=_order)


def open_calls(
    ranked: Sequence[tuple[Candidate, Verdict]],
    last_notes: Mapping[int, str],
    *,
    limit: int,
) -> CallList:
    """Give each of the first `limit` an opening; the others wait.

    `last_notes` holds the note of the latest touch by contact id.
    """
    calls = tuple(
        _call(rank, candidate, verdict, last_notes.get(candidate.id))
        for rank, (candidate, verdict) in enumerate(ranked[:limit], 1)
    )
    return CallList(calls, waiting=len(ranked) - len(calls))


def _brakes(candidate: Candidate, tried_today: Collection[int], today: date) -> tuple[Brake, ...]:
    if candidate.next_touch_on is None:
        return (Brake(BrakeCode.ARCHIVED, None),)
    return (*_until_tomorrow(candidate, tried_today, today), *_until_its_day(candidate, today))


def _until_tomorrow(
    candidate: Candidate, tried_today: Collection[int], today: date
) -> Iterator[Brake]:
    if candidate.last_touch_on is not None and candidate.last_touch_on >= today:
        yield Brake(BrakeCode.COOLING, today + ONE_DAY)
    elif candidate.id in tried_today:
        yield Brake(BrakeCode.NO_ANSWER, today + ONE_DAY)


def _until_its_day(candidate: Candidate, today: date) -> Iterator[Brake]:
    if candidate.snoozed_until is not None and candidate.snoozed_until > today:
        yield Brake(BrakeCode.SNOOZED, candidate.snoozed_until)


def _order(weighed: tuple[Candidate, Verdict]) -> tuple[int, str, int]:
    candidate, verdict = weighed
    return -verdict.score, candidate.name_key, candidate.id


def _call(rank: int, candidate: Candidate, verdict: Verdict, last_note: str | None) -> Call:
    return Call(
        rank=rank,
        contact_id=candidate.id,
        name=candidate.name,
        cell=place(candidate.familiarity, candidate.mood),
        score=verdict.score,
        reasons=verdict.reasons,
        opening=choose_opening(candidate, verdict.reasons, last_note),
    )


def _by_contact(rows: Iterable[Owned]) -> dict[int, list[Owned]]:
    found: dict[int, list[Owned]] = {}
    for row in rows:
        found.setdefault(row.contact_id, []).append(row)
    return found
