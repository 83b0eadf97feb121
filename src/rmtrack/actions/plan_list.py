"""The months behind: what each asked for, and what came of it."""

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.plan import MonthPlan

A_YEAR = 12


def list_months(
    desk: Desk, months: int = A_YEAR, category: str | None = None
) -> tuple[MonthPlan, ...]:
    """Return how the last months stand, this one included, the newest first.

    Told are the categories with a quota or with something booked, or the one that is named; a
    month without any is left out.
    """
    this = Month.of(desk.today)
    with desk.store.snapshot():
        plans = [show_plan(desk, this.shifted(-back)) for back in range(months)]
    told = [plan if category is None else plan.only(category) for plan in plans]
    return tuple(plan for plan in map(_without_idle, told) if plan.categories)


def _without_idle(plan: MonthPlan) -> MonthPlan:
    """Leave out the categories of which nothing was asked and in which nothing was booked."""
    busy = tuple(one for one in plan.categories if one.quota or one.booked or one.deals.booked)
    return plan._replace(categories=busy)
