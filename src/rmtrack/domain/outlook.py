"""What a month comes to with its open deals: how far they cover what is left, and a forecast.

In deals where they are what is counted, or all that is asked for; else in money. A number of deals
is kept as so many yuan, as everywhere, so that a chance leaves hundredths of a deal.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rmtrack.domain.chances import Chance, Chances
from rmtrack.domain.coverage import (
    Asked,
    Coming,
    Reach,
    asked_of,
    coming_of,
    coverage,
    reach_beside,
)
from rmtrack.domain.days import Month
from rmtrack.domain.forecast import Prospect, likely_range
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import WHOLE, Money, nearest, total
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.weeks import Week, week_index

HUNDREDTHS = 100


class Forecast(NamedTuple):
    """What a month comes to with what is open: on average, and in eight of ten cases."""

    mean: Money
    low: Money
    high: Money
    held: float  # how likely it is to end in that range, by the chances


class WeekOutlook(NamedTuple):
    """What is expected in a plan week, beside what the plan asks of it.

    Without a number: what counts for the month and has no date in it, and what is booked for it
    in none of its weeks, such as what the bank counts beside.
    """

    number: int | None
    days: Week
    target: Money | None
    booked: Money
    deals: int  # open ones
    worth: Money  # what they add, all of them won
    weighted: Money


class Outlook(NamedTuple):
    """How a month stands in one category, and what its open deals add."""

    month: Month
    unit: str  # AMOUNT or DEALS
    quota: Money | None
    booked: Money
    ahead: Money  # booked for a day to come: it doesn't count yet
    left: Money | None  # None without a quota
    worth: Money  # of the open deals that count for it
    weighted: Money
    coverage: (
        float | None
    )  # ahead and weighted / left, where 1.0 is enough; None where nothing is left
    coverage_unweighted: float | None  # the same of what they are worth
    coverage_wanted: float | None  # of that: 1 / the share of all deals that is won
    forecast: Forecast
    beside: Reach | None  # in deals, where they are asked for beside the money
    weeks: tuple[WeekOutlook, ...]


def look_ahead(  # noqa: PLR0913 - the facts of a category's month, each named
    plan: MonthPlan,
    category: str,
    deals: Iterable[OpenDeal],
    *,
    kind: CategoryKind,
    chances: Chances,
    rate: Chance,
    begun: Collection[int] = (),
) -> Outlook:
    """Return how the month of a plan looks with the open `deals` of a category that count for it.

    The category is of that `kind`, and the plan may have neither a quota nor money of it.
    `rate` is the share of all deals that is won, `begun` are the open ones won in part. What is
    booked for a day to come is as good as certain: it covers what is left, and is in the forecast.
    """
    deals, asked = tuple(deals), asked_of(plan, category, kind)
    coming = coming_of(deals, asked, chances, kind=kind, begun=begun)
    worth, weighted = (total(column) for column in _columns(coming))
    left, ahead = asked.left, asked.ahead
    prospects = [Prospect(one.worth, chances[one.deal.degree].share) for one in coming]
    return Outlook(
        month=plan.month,
        unit=asked.unit,
        quota=asked.quota,
        booked=asked.booked,
        ahead=ahead,
        left=left,
        worth=worth,
        weighted=weighted,
        coverage=coverage(ahead + weighted, left),
        coverage_unweighted=coverage(ahead + worth, left),
        coverage_wanted=_wanted(rate),
        forecast=_forecast(asked.booked + ahead, weighted, prospects),
        beside=reach_beside(deals, asked, chances, begun),
        weeks=_weeks(asked, plan.month, coming),
    )


def _wanted(rate: Chance) -> float | None:
    """Return 1 / the rate to two digits; None where nothing was ever won: no reserve would do."""
    return nearest(WHOLE * HUNDREDTHS, rate.share) / HUNDREDTHS if rate.share else None


def _columns(coming: Sequence[Coming]) -> tuple[list[Money], list[Money]]:
    return [one.worth for one in coming], [one.weighted for one in coming]


def _forecast(booked: Money, weighted: Money, prospects: Sequence[Prospect]) -> Forecast:
    found = likely_range(prospects)
    # The page's mean rounds each deal by itself, so it can be some fen off the range's own.
    low, high = min(found.low, weighted), max(found.high, weighted)
    return Forecast(booked + weighted, booked + low, booked + high, found.held)


def _weeks(asked: Asked, month: Month, coming: Sequence[Coming]) -> tuple[WeekOutlook, ...]:
    """Return the plan weeks with what is expected in them, then what is in none of them.

    What is booked in all of them together is what is booked for the month.
    """
    laid: dict[int | None, list[Coming]] = {}
    layout = tuple(days for days, _target, _booked in asked.weeks)
    for one in coming:
        day = one.deal.expected_on
        dated = layout and day is not None and day in month
        laid.setdefault(week_index(layout, day) if dated and day else None, []).append(one)
    found = [
        WeekOutlook(index + 1, *week, *_summed(laid.get(index, [])))
        for index, week in enumerate(asked.weeks)
    ]
    apart = Money(asked.booked - sum(week.booked for week in found))
    if layout and (apart or None in laid):
        found.append(WeekOutlook(None, (), None, apart, *_summed(laid.get(None, []))))
    return tuple(found)


def _summed(coming: Sequence[Coming]) -> tuple[int, Money, Money]:
    worth, weighted = (total(column) for column in _columns(coming))
    return len(coming), worth, weighted
