"""The bank's own figures: they win, and the difference to our sum stands beside it.

A figure holds for the end of its day. Numbers are fen, or deals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.keys import ME, NEW
from rmtrack.domain.money import Money


@dataclass(frozen=True, slots=True)
class BankFigure:
    """What the bank says of a category, as it is kept: one field a column.

    Of a flow, what is booked for the month; of a level, the balance; and the number of deals.
    """

    month: Month
    category: str
    taken_on: date
    amount: Money | None = None
    pieces: int | None = None
    reason: str | None = None  # why it is not our sum, as far as is known
    id: int = NEW
    owner: str = ME


class Entry(NamedTuple):
    """Something that counts for a month, and its day."""

    on: date
    number: int


class Figure(NamedTuple):
    """One measure of a bank's figure."""

    on: date
    number: int
    reason: str | None = None


class Correction(NamedTuple):
    """The difference between what the bank counts for the month and what we do."""

    on: date
    reading: int  # the figure itself; of a level, the balance
    bank: int  # what it means for the month; of a level, the growth
    ours: int  # our sum to the end of that day
    reason: str | None = None
    base: Figure | None = None  # of a level, the balance that the growth is counted from
    since_base: int = 0  # what was won for earlier months after the base was read

    @property
    def difference(self) -> int:
        """What is to be added to our sum."""
        return self.bank - self.ours


def correct_sum(
    figures: Sequence[Figure], entries: Sequence[Entry], *, by: date
) -> Correction | None:
    """Return the correction by the latest figure up to the day `by`; None without one.

    `figures` are those of the month, in the order of their days.
    """
    known = [figure for figure in figures if figure.on <= by]
    if not known:
        return None
    latest = known[-1]
    ours = _sum_by(entries, latest.on)
    return Correction(latest.on, latest.number, latest.number, ours, latest.reason)


def correct_level(
    figures: Sequence[Figure],
    entries: Sequence[Entry],
    *,
    by: date,
    before: Figure | None,
    since_before: int = 0,
) -> Correction | None:
    """Return the correction of a balance: its growth since the base instead of our deals.

    The base is the last reading `before` the month, else the first in it: then our own sum stands
    up to that day, and the growth is counted from there. A deal that is not in the latest reading
    is an expected inflow. What was booked before the month is in the first one.
    `since_before` is what earlier months won after `before` was read: it is theirs, no growth of
    this one.
    """
    known = [figure for figure in figures if figure.on <= by]
    if not known:
        return None
    base, latest = before or known[0], known[-1]
    theirs = 0 if before is None else since_before
    growth = latest.number - base.number - theirs
    if before is None:
        growth += _sum_by(entries, base.on)
    ours = _sum_by(entries, latest.on)
    return Correction(latest.on, latest.number, growth, ours, latest.reason, base, theirs)


def expected_since(entries: Sequence[Entry], correction: Correction | None, *, by: date) -> int:
    """Return what no reading has confirmed yet: of a level without one, all that was won."""
    known = [entry for entry in entries if entry.on <= by]
    if correction is None:
        return sum(entry.number for entry in known)
    return sum(entry.number for entry in known if entry.on > correction.on)


def _sum_by(entries: Sequence[Entry], day: date) -> int:
    return sum(entry.number for entry in entries if entry.on <= day)
