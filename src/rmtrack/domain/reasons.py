"""Why a client is called today, in whole points that add up to the score.

A promise, a deal near its date, a silence or a first contact put a client on the list; the cell
alone never does, it says who comes first. Points beside a promise can't outweigh one: `Policy`
sees to that.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.cadence import cadence_days, due_by_cadence
from rmtrack.domain.grid import CELLS, Cell, place
from rmtrack.domain.keys import Degree, Mood
from rmtrack.domain.pipeline import OpenDeal

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy

DEGREES = {Degree.COMMITTED: 3, Degree.LEANING: 2, Degree.CONSIDERING: 1}  # thirds of the points


class ReasonCode(StrEnum):
    """What a reason is about."""

    PROMISE_DUE = "promise-due"
    PROMISE_OVERDUE = "promise-overdue"
    DEAL_CLOSING = "deal-closing"
    SILENCE = "silence"
    NEW_CLIENT = "new-client"
    CELL = "cell"


PROMISES = frozenset({ReasonCode.PROMISE_DUE, ReasonCode.PROMISE_OVERDUE})
TRIGGERS = frozenset(ReasonCode) - {ReasonCode.CELL}
SAME_AS = {  # of two that say the same, only one counts
    ReasonCode.PROMISE_OVERDUE: ReasonCode.PROMISE_DUE,
    ReasonCode.NEW_CLIENT: ReasonCode.SILENCE,
}


class Candidate(NamedTuple):
    """A client as the call list needs it: a row of a query."""

    id: int
    name: str
    name_key: str
    familiarity: int | None
    mood: Mood | None
    cadence_days: int | None  # the contact's own
    last_touch_on: date | None
    next_touch_on: date | None  # None: archived
    added_on: date
    snoozed_until: date | None = None


class OpenStep(NamedTuple):
    """An open next step: a row of a query."""

    contact_id: int
    due_on: date
    list_on: date
    due_time: str | None
    what: str | None
    promise: bool


class CategoryMood(NamedTuple):
    """What a client last showed toward a category: a row of a query."""

    contact_id: int
    category: str
    mood: Mood | None
    assessed_on: date


class LastNote(NamedTuple):
    """The last words kept of a client: a row of a query."""

    contact_id: int
    note: str


class Silence(NamedTuple):
    """A silence: since the last touch, or for a client never touched since it was added."""

    since: date
    allowed: int  # days


class Reason(NamedTuple):
    """One reason, with the fact it rests on.

    `days` is how long ago the fact's own day was, negative when it is still to come: the day a
    step is due, a deal is expected, a silence began. A cell has no day: 0.
    """

    code: ReasonCode
    points: int
    days: int
    fact: OpenStep | OpenDeal | Silence | Cell


def find_reasons(
    candidate: Candidate,
    steps: Iterable[OpenStep],
    deals: Iterable[OpenDeal],
    *,
    today: date,
    policy: "Policy",
) -> tuple[Reason, ...]:
    """Return every reason to call this client today, the strongest first.

    `steps` and `deals` are the client's own open ones; of several reasons that
    say the same, the strongest counts.
    """
    due = sorted((s for s in steps if max(s.due_on, s.list_on) <= today), key=_earliest_first)
    found = (
        *(_by_promise(step, today, policy) for step in due if step.promise),
        *_by_deals(deals, today, policy),
        *(_by_own_step(step, today, policy) for step in due if not step.promise),
        *_by_silence(candidate, today, policy),
        *_by_cell(candidate, policy),
    )
    strongest: dict[ReasonCode, Reason] = {}
    for reason in sorted(found, key=lambda reason: -reason.points):
        if reason.points:
            strongest.setdefault(SAME_AS.get(reason.code, reason.code), reason)
    return tuple(strongest.values())


def closable(
    deals: Iterable[OpenDeal],
    overall: Mood | None,
    moods: Mapping[tuple[int, str], Mood],
) -> list[OpenDeal]:
    """Return the deals a client may be called for.

    A client who refuses a category (or, where the category has no mood of its own, refuses
    overall) is not called to sell it; what such a client has committed to is still closed.
    """
    return [
        deal
        for deal in deals
        if deal.degree is Degree.COMMITTED
        or moods.get((deal.contact_id, deal.category), overall) is not Mood.RESISTANT
    ]


def _by_promise(step: OpenStep, today: date, policy: "Policy") -> Reason:
    late = (today - step.due_on).days
    if late:
        return Reason(ReasonCode.PROMISE_OVERDUE, policy.points_promise_overdue, late, step)
    return Reason(ReasonCode.PROMISE_DUE, policy.points_promise_due, late, step)


def _by_own_step(step: OpenStep, today: date, policy: "Policy") -> Reason:
    """Tell a step nobody was promised as the end of a silence: the RM's own day for it."""
    days = (today - step.due_on).days
    return Reason(ReasonCode.SILENCE, policy.points_silence, days, step)


def _by_deals(deals: Iterable[OpenDeal], today: date, policy: "Policy") -> Iterator[Reason]:
    """Yield the deals past their date or near it: the firmer and nearer, the more points.

    At the far end of the window a deal has half the points of one that is due.
    """
    window = policy.deal_window_days
    for deal in sorted(deals, key=lambda deal: (-deal.amount, deal.id)):
        if deal.expected_on is None or (deal.expected_on - today).days > window:
            continue
        days = (today - deal.expected_on).days
        whole = max(2 * window, 1)
        near = DEGREES[deal.degree] * (whole + min(days, 0))
        points = _share(policy.points_deal_closing, near, whole * len(DEGREES))
        yield Reason(ReasonCode.DEAL_CLOSING, points, days, deal)


def _by_silence(candidate: Candidate, today: date, policy: "Policy") -> Iterator[Reason]:
    last, added, most = candidate.last_touch_on, candidate.added_on, policy.points_silence
    allowed = cadence_days(candidate.familiarity, candidate.cadence_days, policy)
    over = (today - due_by_cadence(last, added, allowed)).days
    if over < 0:
        return
    if last is None:
        week = policy.first_contact_days
        points = _growing(most, over, week)
        yield Reason(ReasonCode.NEW_CLIENT, points, over, Silence(added, week))
    else:
        points = _growing(most, over, policy.silence_full_days)
        yield Reason(ReasonCode.SILENCE, points, (today - last).days, Silence(last, allowed))


def _by_cell(candidate: Candidate, policy: "Policy") -> Iterator[Reason]:
    """Give the first cell all points, the last one a ninth: the closest first, in any mood."""
    cell = place(candidate.familiarity, candidate.mood)
    if cell is not None:
        points = _share(policy.points_cell, len(CELLS) - CELLS.index(cell), len(CELLS))
        yield Reason(ReasonCode.CELL, points, 0, cell)


def _earliest_first(step: OpenStep) -> tuple[date, bool, str, str, date]:
    return step.due_on, step.due_time is None, step.due_time or "", step.what or "", step.list_on


def _growing(most: int, days: int, full_days: int) -> int:
    """Return points that grow from the first day on and are all there within `full_days`."""
    return _share(most, min(days + 1, full_days), full_days)


def _share(most: int, part: int, whole: int) -> int:
    """Return part / whole of the points, rounded up, so that a reason never has none."""
    return -(-most * part // whole)
