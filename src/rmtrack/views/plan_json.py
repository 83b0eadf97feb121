"""The plan of a month as JSON: `rmtrack.plan/1`."""

from collections.abc import Callable
from typing import Any

from rmtrack.domain.curves import percent
from rmtrack.domain.figures import Correction
from rmtrack.domain.measuring import Measured, WeekPlan
from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan, Replanned

MONEY = ("booked", "prebooked", "pace", "left", "left_this_week", "needed_today", "surplus")
ALWAYS = MONEY[:2]  # told without a quota too


def plan_json(plan: MonthPlan) -> dict[str, Any]:
    """Return the plan as `rmtrack.plan/1`."""
    total = plan.total
    return {
        "schema": "rmtrack.plan/1",
        "today": str(plan.today),
        "month": str(plan.month),
        "calendar": plan.calendar,
        "calendar_provisional": plan.provisional,
        "categories": [category_json(category) for category in plan.categories],
        "ahead": ahead_json(plan),
        "total": {name: str(value) for name, value in total._asdict().items()},
    }


def ahead_json(plan: MonthPlan) -> list[dict[str, Any]]:
    """Return what is booked for days to come, a row a category; with its first and last day."""
    return [
        {
            "category": one.category,
            "amount": str(one.counted),
            "pieces": one.pieces,
            "amount_days": one.money_days and [*map(str, one.money_days)],
            "piece_days": one.deal_days and [*map(str, one.deal_days)],
        }
        for one in plan.ahead
    ]


def replanned_json(replanned: Replanned) -> dict[str, Any]:
    """Return the plan after something was set, with how that category stood before."""
    before = replanned.before.of(replanned.category)
    return {
        **plan_json(replanned.plan),
        "changed": {
            "category": replanned.category,
            "before": before and category_json(before),
        },
    }


def category_json(category: CategoryPlan) -> dict[str, Any]:
    """Return one category: its money flat, its deals apart."""
    quota = category.quota
    asked = category.target is not None
    return {
        "category": category.category,
        "kind": str(category.kind),
        "quota": str(category.target) if asked else None,
        "pieces": quota and quota.pieces,
        "curve": quota and quota.curve,
        "shares": category.shares and [percent(share) for share in category.shares],
        **{
            name: str(getattr(category, name)) if asked or name in ALWAYS else None
            for name in MONEY
        },
        "pace_days": round(category.pace_days, 2) if asked else None,
        "expected": str(category.expected),
        "correction": _correction(category.correction, lambda fen: str(Money(fen))),
        "weeks": [_week(week, str) for week in category.weeks],
        "deals": _deals(category.deals),
    }


def _deals(deals: Measured[int]) -> dict[str, Any]:
    """Return how the number of deals stands."""
    asked = deals.quota is not None
    return {
        "quota": deals.quota,
        **{name: getattr(deals, name) if asked or name in ALWAYS else None for name in MONEY},
        "pace_days": round(deals.pace_days, 2) if asked else None,
        "correction": _correction(deals.correction, int),
        "weeks": [_week(week, int) for week in deals.weeks],
    }


def _week(week: WeekPlan[Any], shown: Callable[[Any], object]) -> dict[str, Any]:
    return {
        "number": week.number,
        "days": [str(day) for day in week.days],
        "target": shown(week.target),
        "flat_target": shown(week.flat_target),
        "daily": [shown(target) for target in week.daily],
        "booked": shown(week.booked),
    }


def _correction(found: Correction | None, shown: Callable[[int], object]) -> dict[str, Any] | None:
    """Return what the bank says and what it adds to our sum; of a level also its base."""
    if found is None:
        return None
    base = found.base
    return {
        "on": str(found.on),
        "figure": shown(found.reading),
        "base": base and {"on": str(base.on), "figure": shown(base.number)},
        "ours": shown(found.ours),
        "difference": shown(found.difference),
        "reason": found.reason,
    }
