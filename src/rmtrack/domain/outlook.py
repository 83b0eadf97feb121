"""What a month comes to with its open deals: how far they cover what is left, and a forecast.

In deals where they are what is counted, or all that is asked for; else in money. A number of deals
is kept as so many yuan, as everywhere, so that a chance leaves hundredths of a deal.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from rmtrack.domain.chances import Chance
from rmtrack.domain.days import Month
from rmtrack.domain.forecast import Prospect, likely_range
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import WHOLE, ZERO, Money, nearest
from rmtrack.domain.pipeline import OpenDeal, coverage, weigh
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.weeks import Week, week_index

AMOUNT, DEALS = "amount", "deals"
HUNDREDTHS = 100


class Forecast(NamedTuple):
    """What a month comes to with what is open: on average, and in eight of ten cases."""

    mean: Money
    low: Money
    high: Money
    held: float  # how likely it is to end in that range, by the chances


class WeekOutlook(NamedTuple):
    """What is expected in a plan week, beside what the plan asks of it.

    Without a number: what counts for the month and has no date in it.
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
    left: Money | None  # None without a quota
    worth: Money  # of the open deals that count for it
    weighted: Money
    coverage: float | None  # weighted / left, where 1.0 is enough; None where nothing is left
    coverage_unweighted: float | None  # the same of what they are worth
    coverage_wanted: float | None  # of that: 1 / the share of all deals that is won
    forecast: Forecast
    weeks: tuple[WeekOutlook, ...]


class _Coming(NamedTuple):
    deal: OpenDeal
    prospect: Prospect

    @property
    def weighted(self) -> Money:
        return weigh(*self.prospect)


def look_ahead(  # noqa: PLR0913 - the facts of a category's month, each named
    month: Month,
    plan: CategoryPlan | None,
    deals: Iterable[OpenDeal],
    *,
    kind: CategoryKind,
    share: Callable[[OpenDeal], int],
    rate: Chance,
    begun: Collection[int] = (),
) -> Outlook:
    """Return how a month looks with the open `deals` that count for it.

    `plan` is its category's, which is of that `kind`; None where it has neither quota nor money.
    `share` tells the chance of a deal in basis points, `rate` the share of all deals that is won.
    A deal that has `begun`, won in part, is one deal of the month already.
    """
    in_deals = kind is CategoryKind.PIECES or _asks_for_deals(plan)
    worth = _in_deals(kind, begun) if in_deals else _in_money
    coming = [_Coming(deal, Prospect(worth(deal), share(deal))) for deal in deals]
    stands = _standing(plan, in_deals=in_deals)
    total = sum((one.prospect.worth for one in coming), ZERO)
    weighted = sum((one.weighted for one in coming), ZERO)
    left = stands.left
    return Outlook(
        month=month,
        unit=DEALS if in_deals else AMOUNT,
        quota=stands.quota,
        booked=stands.booked,
        left=left,
        worth=total,
        weighted=weighted,
        coverage=None if left is None else coverage(weighted, left),
        coverage_unweighted=None if left is None else coverage(total, left),
        coverage_wanted=nearest(WHOLE * HUNDREDTHS, rate.share) / HUNDREDTHS
        if rate.share
        else None,
        forecast=_forecast(stands.booked, weighted, coming),
        weeks=_weeks(stands, month, coming),
    )


def _asks_for_deals(plan: CategoryPlan | None) -> bool:
    return plan is not None and plan.target is None and plan.deals.quota is not None


class _Standing(NamedTuple):
    """What a category's month asks for, in its unit, and how it stands."""

    quota: Money | None
    booked: Money
    left: Money | None
    weeks: tuple[tuple[Week, Money, Money], ...]  # days, target, booked


def _standing(plan: CategoryPlan | None, *, in_deals: bool) -> _Standing:
    if plan is None:
        return _Standing(None, ZERO, None, ())
    if in_deals:
        deals = plan.deals
        weeks = tuple(
            (week.days, Money.yuan(week.target), Money.yuan(week.booked)) for week in deals.weeks
        )
        quota = None if deals.quota is None else Money.yuan(deals.quota)
        left = None if deals.quota is None else Money.yuan(deals.left)
        return _Standing(quota, Money.yuan(deals.booked), left, weeks)
    weeks = tuple((week.days, week.target, week.booked) for week in plan.weeks)
    return _Standing(plan.target, plan.booked, None if plan.target is None else plan.left, weeks)


def _in_money(deal: OpenDeal) -> Money:
    return deal.counted


def _in_deals(kind: CategoryKind, begun: Collection[int]) -> Callable[[OpenDeal], Money]:
    if kind is CategoryKind.PIECES:
        return lambda deal: deal.amount
    return lambda deal: Money.yuan(deal.id not in begun)


def _forecast(booked: Money, weighted: Money, coming: Sequence[_Coming]) -> Forecast:
    found = likely_range([one.prospect for one in coming])
    # The page's mean rounds each deal by itself, so it can be some fen off the range's own.
    low, high = min(found.low, weighted), max(found.high, weighted)
    return Forecast(booked + weighted, booked + low, booked + high, found.held)


def _weeks(stands: _Standing, month: Month, coming: Sequence[_Coming]) -> tuple[WeekOutlook, ...]:
    """Return the plan weeks with what is expected in them, then what has no date in the month."""
    laid: dict[int | None, list[_Coming]] = {}
    layout = tuple(days for days, _target, _booked in stands.weeks)
    for one in coming:
        day = one.deal.expected_on
        dated = layout and day is not None and day in month
        laid.setdefault(week_index(layout, day) if dated and day else None, []).append(one)
    found = [
        WeekOutlook(index + 1, *week, *_summed(laid.get(index, [])))
        for index, week in enumerate(stands.weeks)
    ]
    if layout and None in laid:
        found.append(WeekOutlook(None, (), None, ZERO, *_summed(laid[None])))
    return tuple(found)


def _summed(coming: Sequence[_Coming]) -> tuple[int, Money, Money]:
    return (
        len(coming),
        sum((one.prospect.worth for one in coming), ZERO),
        sum((one.weighted for one in coming), ZERO),
    )
