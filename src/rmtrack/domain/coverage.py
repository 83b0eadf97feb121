"""How far the open deals of a month cover what is left of it, in the unit that it asks for.

In deals where they are what is counted, or all that is asked for; else in money. A number of deals
is kept as so many yuan, as everywhere, so that a chance leaves hundredths of a deal.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from rmtrack.domain.chances import Chances
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.measuring import Measured
from rmtrack.domain.money import ZERO, Money, nearest, total
from rmtrack.domain.pipeline import OpenDeal, weigh
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.steps import AMOUNT, DEALS
from rmtrack.domain.weeks import Week

PER_CENT = 100  # a coverage has two digits


class Asked(NamedTuple):
    """What a category's month asks for, in its unit, and how it stands."""

    unit: str  # AMOUNT or DEALS
    quota: Money | None
    booked: Money
    left: Money | None  # None without a quota
    ahead: Money = ZERO  # booked for a day to come
    weeks: tuple[tuple[Week, Money, Money], ...] = ()  # days, target, booked
    beside: "Asked | None" = None  # in deals, where they are asked for beside the money


class Reach(NamedTuple):
    """How far what is open, by the chances, and what is booked ahead reach in what is left."""

    left: Money
    ahead: Money
    weighted: Money

    @property
    def missing(self) -> Money:
        """What stays uncovered; below zero where more is there than is left."""
        return Money(self.left - self.ahead - self.weighted)

    @property
    def coverage(self) -> float | None:
        """To two digits, where 1.0 is enough; None where nothing is left."""
        return coverage(self.ahead + self.weighted, self.left)


class Coming(NamedTuple):
    """An open deal in the unit of its month."""

    deal: OpenDeal
    worth: Money  # what it adds when it is won
    weighted: Money  # that times its chance


def asked_of(plan: MonthPlan, category: str, kind: CategoryKind) -> Asked:
    """Return what a month asks for of a category of that `kind`, and what is booked for it."""
    asked, ahead = _stands(plan.of(category), kind), plan.ahead_of(category)
    if ahead is None:
        return asked
    pieces = Money.yuan(ahead.pieces)
    beside = asked.beside and asked.beside._replace(ahead=pieces)
    return asked._replace(ahead=pieces if asked.unit == DEALS else ahead.counted, beside=beside)


def _stands(plan: CategoryPlan | None, kind: CategoryKind) -> Asked:
    in_deals = kind is CategoryKind.PIECES or _asks_for_deals(plan)
    if plan is None:
        return Asked(DEALS if in_deals else AMOUNT, None, ZERO, None)
    if not in_deals:
        weeks = tuple((week.days, week.target, week.booked) for week in plan.weeks)
        left = None if plan.target is None else plan.left
        both = None not in {plan.target, plan.deals.quota}
        beside = _in_deals(plan.deals) if both else None
        return Asked(AMOUNT, plan.target, plan.booked, left, weeks=weeks, beside=beside)
    return _in_deals(plan.deals)


def _in_deals(deals: Measured[int]) -> Asked:
    return Asked(
        DEALS,
        None if deals.quota is None else Money.yuan(deals.quota),
        Money.yuan(deals.booked),
        None if deals.quota is None else Money.yuan(deals.left),
        weeks=tuple(
            (week.days, Money.yuan(week.target), Money.yuan(week.booked)) for week in deals.weeks
        ),
    )


def coming_of(
    deals: Iterable[OpenDeal],
    asked: Asked,
    chances: Chances,
    *,
    kind: CategoryKind,
    begun: Collection[int] = (),
) -> list[Coming]:
    """Return what open deals would add to a month of a category of that `kind`, by its unit.

    One that has `begun`, won in part, is one deal of the month already. Money is rounded deal by
    deal, as everywhere.
    """

    def worth(deal: OpenDeal) -> Money:
        if asked.unit == AMOUNT:
            return deal.counted
        return deal.amount if kind is CategoryKind.PIECES else Money.yuan(deal.id not in begun)

    shares = {degree: chance.share for degree, chance in chances.items()}
    valued = ((deal, worth(deal)) for deal in deals)
    return [Coming(deal, adds, weigh(adds, shares[deal.degree])) for deal, adds in valued]


def coverage(amount: Money, left: Money | None) -> float | None:
    """Return `amount` / `left` to two digits, half up, where 1.0 is enough; None without a rest."""
    return nearest(amount * PER_CENT, left) / PER_CENT if left is not None and left > 0 else None


def reach_beside(
    deals: Iterable[OpenDeal], asked: Asked, chances: Chances, begun: Collection[int] = ()
) -> Reach | None:
    """Return how far open deals reach as a number, where so many are asked for beside the money."""
    beside = asked.beside
    if beside is None or beside.left is None:
        return None
    coming = coming_of(deals, beside, chances, kind=CategoryKind.FLOW, begun=begun)
    return Reach(beside.left, beside.ahead, total(one.weighted for one in coming))


def weighted_coverage(coming: Iterable[Coming], asked: Asked) -> float | None:
    """Return how far the deals, by their chances, and what is booked ahead cover what is left."""
    return coverage(asked.ahead + total(one.weighted for one in coming), asked.left)


def _asks_for_deals(plan: CategoryPlan | None) -> bool:
    return plan is not None and plan.target is None and plan.deals.quota is not None
