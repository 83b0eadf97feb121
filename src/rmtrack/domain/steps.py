"""The month turns in four steps, the first two of them in the last two plan weeks before it."""

from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.quota import Quota
from rmtrack.domain.weeks import plan_weeks, week_index

STOCK, CLOSE, OPEN_BOOK, RAISE_ACTIVITY = 1, 2, 3, 4
AMOUNT, DEALS = "amount", "deals"

RANGES = {STOCK: (10, 20), CLOSE: (20, 50)}  # percent of next month's quota, cumulative


class Counts(NamedTuple):
    """What stands for a month in one category: the part won, and the open deals dated in it."""

    won: Money  # booked for the month up to now
    deals_won: int
    committed: Money  # of the committed open deals
    deals_committed: int
    clients: int  # distinct clients with an open deal
    weighted: Money  # of all open deals


class Step(NamedTuple):
    """A step of one category, its goals and where it stands, in its unit.

    In deals, `goal_*`, `won` and `committed` are numbers, in amount Money. A goal is None where
    there is none: without a quota both.
    """

    month: Month  # the month it serves
    step: int  # 1-4
    category: str
    unit: str
    goal_min: int | None
    goal_max: int | None
    won: int
    committed: int
    clients: int
    open_weighted: Money | None


def steps_of(today: date, calendar: WorkCalendar) -> tuple[tuple[Month, int], ...]:
    """Return the (month, step) pairs of a day: this month's step first, then the next one's.

    Weeks 1 and 2 are steps 3 and 4 of their own month; the last but one and the last are steps
    1 and 2 of the next. In a month of fewer than four weeks a day can carry both.
    """
    month = Month.of(today)
    weeks = plan_weeks(month, calendar)
    if not weeks:
        return ()
    index = week_index(weeks, today)
    own = {0: OPEN_BOOK, 1: RAISE_ACTIVITY}.get(index)
    coming = {len(weeks) - 2: STOCK, len(weeks) - 1: CLOSE}.get(index)
    pairs = ((month, own), (month.shifted(1), coming))
    return tuple((of, step) for of, step in pairs if step is not None)


def next_month_leads(today: date, calendar: WorkCalendar, *, full: bool) -> bool:
    """Tell whether a step of the next month stands above this month's own rest.

    It does once this month is `full`, else from the middle of the plan week on: the third day
    of five, the second of three.
    """
    week = _week_at(today, calendar)
    return full or sum(day < today for day in week) >= len(week) // 2


def step_for(  # noqa: PLR0913 - what a step is made of, each named
    month: Month,
    step: int,
    category: str,
    *,
    quota: Quota | None,
    counts: Counts,
    kind: CategoryKind = CategoryKind.FLOW,
) -> Step:
    """Make a step of a month from its quota in the category and what stands for it.

    Goals in amount are percentages of the quota, rounded down to the fen; where only deals are
    asked for, of their number, to the nearest one. Where pieces are counted nothing is told in
    money.
    """
    if step in RANGES and quota is None and kind is CategoryKind.PIECES:
        return Step(month, step, category, DEALS, None, None, *_in_deals(counts))
    if step in RANGES and quota is not None and quota.amount is None:
        least, most = (_deals_part(quota, percent) for percent in RANGES[step])
        return Step(month, step, category, DEALS, least, most, *_in_deals(counts))
    if step in RANGES:
        low, high = (_part(quota, percent) for percent in RANGES[step])
        money = (AMOUNT, low, high, counts.won, counts.committed, counts.clients, counts.weighted)
        return Step(month, step, category, *money)
    goal = _pieces(step, quota)
    return Step(month, step, category, DEALS, goal, None, *_in_deals(counts))


def _in_deals(counts: Counts) -> tuple[int, int, int, None]:
    return counts.deals_won, counts.deals_committed, counts.clients, None


def _part(quota: Quota | None, percent: int) -> Money | None:
    if quota is None or quota.amount is None:
        return None
    return Money(quota.amount * percent // 100)


def _deals_part(quota: Quota, percent: int) -> int:
    return ((quota.pieces or 0) * percent + 50) // 100


def _pieces(step: int, quota: Quota | None) -> int | None:
    if quota is None:
        return None
    return 1 if step == OPEN_BOOK else quota.pieces


def _week_at(today: date, calendar: WorkCalendar) -> tuple[date, ...]:
    weeks = plan_weeks(Month.of(today), calendar)
    return weeks[week_index(weeks, today)] if weeks else ()
