"""Where a category stands against its plan. Every number follows what has been booked.

B is what was won and counted for the month up to now, T(d) the cumulative target to the end of
day d. Numbers are fen, or deals; a day is a working day.
"""

from bisect import bisect_left
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from rmtrack.domain.apportion import spread
from rmtrack.domain.curves import Shares
from rmtrack.domain.days import Month
from rmtrack.domain.weeks import Layout, Week, daily_targets, week_index


class Way(NamedTuple):
    """So much a day from the `first` working day to the `last`, both included."""

    a_day: int
    first: date
    last: date


class Standing(NamedTuple):
    """The targets of one measure, laid out day by day, and what was booked against them."""

    month: Month
    today: date
    quota: int
    weeks: tuple[Week, ...]
    days: tuple[date, ...]  # all working days of the month
    marks: tuple[int, ...]  # T after 0, 1, 2 … of them
    daily: tuple[tuple[int, ...], ...]  # targets, by week
    shares: tuple[int, ...] | None  # by week; None for the flat curve
    booked: int  # B, today's wins included
    won_today: int

    @property
    def past(self) -> int:
        """The working days that lie wholly behind: the index of today, or of the next one."""
        return bisect_left(self.days, self.today)

    @property
    def at_work(self) -> bool:
        """Whether today is a working day of the month."""
        return self.past < len(self.days) and self.days[self.past] == self.today

    @property
    def week(self) -> int:
        """The index of the plan week to which today belongs; for a day of the month only."""
        return week_index(self.weeks, self.today)

    @property
    def week_end(self) -> int:
        """The working days of the month up to the end of this week."""
        return sum(len(week) for week in self.weeks[: self.week + 1])

    @property
    def all_due(self) -> bool:
        """Whether neither this week nor a later one has a share of its own, and days are left."""
        return self.past < len(self.days) and self.due_from(self.week)

    def due_from(self, week: int) -> bool:
        """Tell whether neither the plan week of that index nor a later one has a share."""
        if self.shares is None:
            return False
        targets = any(target for days in self.daily[week:] for target in days)
        return not (targets or any(self.shares[week:]))

    @property
    def rest(self) -> int:
        """T(end of this week) - B, at the start of today; on a day off at its end."""
        won = self.won_today if self.at_work else 0
        return self.marks[self.week_end] - self.booked + won


def stand(  # noqa: PLR0913 - the facts of one category, each named
    *,
    month: Month,
    today: date,
    layout: Layout,
    quota: int,
    shares: Shares | None,
    booked: int,
    won_today: int,
) -> Standing:
    """Lay the targets of a measure out. `booked` is B and holds `won_today` too."""
    daily = daily_targets(quota, layout, shares)
    weeks = layout.weeks
    amounts = (amount for week in daily for amount in week)
    return Standing(
        month=month,
        today=today,
        quota=quota,
        weeks=weeks,
        days=tuple(day for week in weeks for day in week),
        marks=tuple(accumulate(amounts, initial=0)),
        daily=daily,
        shares=layout.fold(shares) if shares and weeks else None,
        booked=booked,
        won_today=won_today,
    )


def pace(at: Standing) -> int:
    """B - T(end of the previous working day): ahead from 0 on, behind below it."""
    return at.booked - (at.quota if at.today >= at.month.end else at.marks[at.past])


def pace_days(at: Standing) -> float:
    """Tell the pace in working days, with its sign.

    They run from the point where T first reached B, between two marks in proportion, to the end of
    the previous working day. Who is not behind in money is not behind in days either.
    """
    days = _point_of(at.booked, at.marks) - at.past
    return max(0.0, days) if pace(at) >= 0 else days


def left(at: Standing) -> int:
    """Return what the quota still asks for."""
    return max(0, at.quota - at.booked)


def surplus(at: Standing) -> int:
    """Return what was booked beyond the quota."""
    return max(0, at.booked - at.quota)


def left_this_week(at: Standing) -> int:
    """max(0, T(end of this week) - B); nothing outside the month.

    Once every share is due, only that part of the rest which falls on this week's days, where
    the rest is spread over all working days left in the month. Never more than the month asks.
    """
    if at.today not in at.month:
        return 0
    if not at.all_due:
        return max(0, at.marks[at.week_end] - at.booked)
    here = spread(at.rest, len(at.days) - at.past)[: at.week_end - at.past]
    won = at.won_today if at.at_work else 0
    return min(left(at), max(0, sum(here) - won))


def share_today(at: Standing) -> int:
    """Return today's share of the rest at the start of today, before what was won today.

    The rest is spread over the working days left in the week, or in the month once every share is
    due. A day off has none.
    """
    if not at.at_work:
        return 0
    return max(0, spread(at.rest, _bearing_until(at, at.past) - at.past)[0])


def needed_today(at: Standing) -> int:
    """max(0, today's share of the rest - what was won today).

    A reversal today never asks for more than the week does.
    """
    return min(left_this_week(at), max(0, share_today(at) - at.won_today)) if at.at_work else 0


def way_on(at: Standing) -> Way | None:
    """Return what each day asks for from here on, evenly, so that the week ends as planned.

    From today, or from the next working day where today is a day off or has all it needs. None
    where no working day is left, and where nothing is missing.
    """
    start = at.past + (at.at_work and not needed_today(at))
    if start >= len(at.days) or at.today not in at.month:
        return None
    end = _bearing_until(at, start)
    rest = at.marks[end] - at.booked
    if rest <= 0:
        return None
    return Way(spread(rest, end - start)[0], at.days[start], at.days[end - 1])


def _bearing_until(at: Standing, index: int) -> int:
    """Return the number of working days up to the last that bears the rest with day `index`.

    It is the end of that day's plan week, or of the month once every share is due.
    """
    week = week_index(at.weeks, at.days[index])
    if at.due_from(week):
        return len(at.days)
    return sum(len(days) for days in at.weeks[: week + 1])


def _point_of(amount: int, marks: tuple[int, ...]) -> float:
    """Return the working days, with a fraction, after which T first reached an amount."""
    reached = min(amount, marks[-1])
    index = bisect_left(marks, reached)
    if index == 0:
        return 0.0
    return index - (marks[index] - reached) / (marks[index] - marks[index - 1])
