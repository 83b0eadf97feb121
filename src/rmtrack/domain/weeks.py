"""The plan weeks of a month: at most four, cut along calendar weeks, counting working days only."""

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise

from rmtrack.domain.apportion import apportion, spread
from rmtrack.domain.curves import Shares, fold
from rmtrack.domain.days import Month, WorkCalendar, working_days
from rmtrack.domain.money import Money

Week = tuple[date, ...]  # working days in order, at least one

MOST_WEEKS = 4
FEWEST_DAYS = 3  # of a first or last week that stands alone


def plan_weeks(month: Month, calendar: WorkCalendar) -> tuple[Week, ...]:
    """Return the plan weeks of the month: four, or fewer in a month of holidays.

    Empty only where the calendar leaves no working day at all.
    """
    days = working_days(month.first, month.end, calendar)
    groups = [tuple(group) for _, group in groupby(days, key=_monday)]
    return _at_most_four(_without_short_ends(groups))


def week_index(weeks: tuple[Week, ...], day: date) -> int:
    """Return the index of the plan week to which a day of the month belongs.

    A day off belongs to the week of the working day before it, or else to the first.
    """
    return max(0, bisect_right([week[0] for week in weeks], day) - 1)


def daily_targets(
    amount: Money, weeks: tuple[Week, ...], shares: Shares | None
) -> tuple[tuple[Money, ...], ...]:
    """Lay an amount over the working days of each week; without shares evenly over all of them.

    The days add up to the week, the weeks to the amount (but for a month without a working day).
    """
    if not weeks:
        return ()
    if shares is None:
        return _evenly(amount, [len(week) for week in weeks])
    parts = apportion(amount, fold(shares, len(weeks)))
    return tuple(
        tuple(map(Money, spread(part, len(week)))) for part, week in zip(parts, weeks, strict=True)
    )


def _evenly(amount: Money, lengths: list[int]) -> tuple[tuple[Money, ...], ...]:
    days = tuple(map(Money, spread(amount, sum(lengths))))
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
