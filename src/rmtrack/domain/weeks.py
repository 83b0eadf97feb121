"""The plan weeks of a month: at most four, cut along calendar weeks, counting working days only.

A leave that becomes known once the month has begun leaves the cut and all that was asked for
before it as they were: what its days would have borne goes over to the days that are left.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from rmtrack.domain.apportion import apportion, evenly, spread
from rmtrack.domain.curves import Shares, fold
from rmtrack.domain.days import ONE_DAY, Month, WorkCalendar, working_days

Week = tuple[date, ...]  # working days in order, at least one
Bearing = dict[date, int]  # what each day bears, in days' order

MOST_WEEKS = 4
FEWEST_DAYS = 3  # of a first or last week that stands alone


class Leave(NamedTuple):
    """Days off that became known within the month: targets change from `since` on."""

    since: date
    days: frozenset[date]  # none before `since`


class Layout(NamedTuple):
    """The working days of a month in its plan weeks."""

    cut: tuple[Week, ...]  # as the month began
    leaves: tuple[Leave, ...] = ()  # in the order in which they became known

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks as they are worked: a week that a late leave empties joins the next one."""
        return tuple(days for days, _members in self._worked())

    def fold(self, shares: Shares) -> tuple[int, ...]:
        """Fit the shares to the weeks as they are worked; they keep their sum."""
        folded = fold(shares, len(self.cut))
        return tuple(sum(folded[n] for n in members) for _days, members in self._worked())

    def _worked(self) -> Iterator[tuple[Week, list[int]]]:
        """Yield each worked week with the numbers of the weeks of the cut that it stands for."""
        off = {day for leave in self.leaves for day in leave.days}
        kept = [tuple(day for day in week if day not in off) for week in self.cut]
        last = max((n for n, days in enumerate(kept) if days), default=-1)
        members: list[int] = []
        for n, days in enumerate(kept[: last + 1]):
            members.append(n)
            if n == last:
                members.extend(range(last + 1, len(kept)))
            if days:
                yield days, members
                members = []


def lay_out(month: Month, calendar: WorkCalendar) -> Layout:
    """Cut a month into its plan weeks: four, or fewer in a month of holidays.

    There are none only where the calendar leaves no working day at all.
    """
    late = calendar.late_days_off(month)
    days = sorted({*working_days(month.first, month.end, calendar), *late})
    groups = [tuple(group) for _, group in groupby(days, key=_monday)]
    leaves = (
        Leave(since, frozenset(day for day in late if late[day] == since))
        for since in sorted(set(late.values()))
    )
    return Layout(_at_most_four(_without_short_ends(groups)), tuple(_bearable(leaves, days)))


def _bearable(leaves: Iterable[Leave], days: Iterable[date]) -> Iterator[Leave]:
    """Yield the leaves after which a later day of the month is left to bear what they bore.

    Another would put its burden on days gone by: its days stay in the plan as they are.
    """
    left = set(days)
    for leave in leaves:
        if any(day >= leave.since for day in left - leave.days):
            left -= leave.days
            yield leave


def plan_weeks(month: Month, calendar: WorkCalendar) -> tuple[Week, ...]:
    """Return the plan weeks of the month as they are worked: see `lay_out`."""
    return lay_out(month, calendar).weeks


def week_index(weeks: tuple[Week, ...], day: date) -> int:
    """Return the index of the plan week to which a day of the month belongs.

    A day off belongs to the week of the working day before it, or else to the first.
    """
    return max(0, bisect_right([week[0] for week in weeks], day) - 1)


def days_of_week(month: Month, weeks: tuple[Week, ...], number: int) -> tuple[date, date]:
    """Return the first and the last day of a plan week, its days off included: see `week_index`."""
    bounds = [month.first, *(week[0] for week in weeks[1:]), month.end]
    return bounds[number - 1], bounds[number] - ONE_DAY


def daily_targets(
    amount: int, layout: Layout, shares: Shares | None
) -> tuple[tuple[int, ...], ...]:
    """Lay an amount over the working days of each week; without shares evenly over all of them.

    The days add up to the week, the weeks to the amount (but for a month without a working day).
    """
    weeks = layout.weeks
    if not weeks:
        return ()
    parts = _first_targets(amount, layout.cut, shares)
    if not layout.leaves:
        return parts
    borne = [dict(zip(*pair, strict=True)) for pair in zip(layout.cut, parts, strict=True)]
    if shares is None:
        borne = [{day: part for week in borne for day, part in week.items()}]
    for leave in layout.leaves:
        borne = _without(leave, borne)
    by_day = {day: part for group in borne for day, part in group.items()}
    return tuple(tuple(by_day[day] for day in week) for week in weeks)


def _first_targets(
    amount: int, weeks: tuple[Week, ...], shares: Shares | None
) -> tuple[tuple[int, ...], ...]:
    if shares is None:
        return _evenly(amount, [len(week) for week in weeks])
    parts = apportion(amount, fold(shares, len(weeks)))
    return tuple(tuple(spread(part, len(week))) for part, week in zip(parts, weeks, strict=True))


def _without(leave: Leave, groups: list[Bearing]) -> list[Bearing]:
    """Take a leave's days out: what they bore goes to the days left of their week, else onward.

    What no later week can bear goes to the days left of the last week that has any.
    """
    kept = [[day for day in group if day not in leave.days] for group in groups]
    late = [[day for day in days if day >= leave.since] for days in kept]
    rests = [sum(part for day, part in group.items() if day >= leave.since) for group in groups]
    last = max(n for n, days in enumerate(late) if days)
    carried = 0
    for n, days in enumerate(late):
        rests[n] += carried
        carried = 0 if days or n > last else rests[n]
    rests[last] += sum(rests[last + 1 :])
    return [
        group
        if leave.days.isdisjoint(group) and rests[n] == sum(group[day] for day in late[n])
        else {day: group[day] for day in kept[n] if day < leave.since}
        | dict(zip(late[n], spread(rests[n], len(late[n])) if late[n] else (), strict=True))
        for n, group in enumerate(groups)
    ]


def _evenly(amount: int, lengths: list[int]) -> tuple[tuple[int, ...], ...]:
    days = tuple(evenly(amount, sum(lengths)))
    bounds = accumulate(lengths, initial=0)
    return tuple(days[start:end] for start, end in pairwise(bounds))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _without_short_ends(groups: list[Week]) -> list[Week]:
    while len(groups) > 1 and len(groups[0]) < FEWEST_DAYS:
        groups = [groups[0] + groups[1], *groups[2:]]
    while len(groups) > 1 and len(groups[-1]) < FEWEST_DAYS:
        groups = [*groups[:-2], groups[-2] + groups[-1]]
    return groups


def _at_most_four(groups: list[Week]) -> tuple[Week, ...]:
    if len(groups) <= MOST_WEEKS:
        return tuple(groups)
    last = tuple(day for group in groups[MOST_WEEKS - 1 :] for day in group)
    return (*groups[: MOST_WEEKS - 1], last)
