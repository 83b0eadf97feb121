"""The month as a whole: its plan, the four steps, the deals that can fill it."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TypeAlias

from rmtrack.actions.chances import chances_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.open_deals import open_deals
from rmtrack.actions.plan import show_plan
from rmtrack.actions.rates import basis_of
from rmtrack.domain.chances import Chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import CategoryKind, Degree
from rmtrack.domain.money import total
from rmtrack.domain.month_page import Filed, MonthPage, closest_deals, file_deals
from rmtrack.domain.pieces import number_of
from rmtrack.domain.pipeline import OpenDeal, weighted
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.steps import Counts, Step, next_month_leads, step_for, steps_of

PlanOf: TypeAlias = Callable[[Month], MonthPlan]


def look_at_month(desk: Desk, month: Month) -> MonthPage:
    """Return how a month stands; of the current one also its steps and what its needs mean."""
    with desk.store.snapshot():
        if month != Month.of(desk.today):
            return MonthPage(show_plan(desk, month))
        return current_month(desk, file_deals(open_deals(desk)), chances_of(desk))


def current_month(desk: Desk, deals: Filed, chances: Chances) -> MonthPage:
    """Return the current month with its steps; `deals` are all open ones."""
    plan_of = cache(partial(show_plan, desk))
    plan = plan_of(Month.of(desk.today))
    steps, next_leads = find_steps(desk, plan_of, deals, chances)
    asked = [category.category for category in plan.categories if category.quota is not None]
    return MonthPage(
        plan=plan,
        steps=steps,
        next_leads=next_leads,
        basis=basis_of(desk) if asked else None,
        closest={
            category: closest_deals(deals.get((plan.month, category), ()), chances)
            for category in asked
        },
    )


def find_steps(
    desk: Desk, plan_of: PlanOf, deals: Filed, chances: Chances
) -> tuple[tuple[Step, ...], bool]:
    """Return the steps of today, this month's and the next one's, and whether the next one's leads.

    One for each category of their month's plan; `deals` are all open ones.
    """
    plan = plan_of(Month.of(desk.today))
    steps = tuple(
        step_for(
            month,
            step,
            category.category,
            quota=category.quota,
            counts=_counts(category, deals.get((month, category.category), ()), chances),
            kind=category.kind,
        )
        for month, step in steps_of(desk.today, desk.calendar)
        for category in plan_of(month).categories
    )
    coming = any(step.month != plan.month for step in steps)
    return steps, coming and next_month_leads(desk.today, desk.calendar, full=plan.is_full)


def _counts(category: CategoryPlan, deals: Sequence[OpenDeal], chances: Chances) -> Counts:
    committed = [deal for deal in deals if deal.degree is Degree.COMMITTED]
    return Counts(
        won=category.booked,
        deals_won=max(0, category.deals.booked),  # what was taken back opens no book
        committed=total(deal.counted for deal in committed),
        deals_committed=sum(number_of(deal.amount) for deal in committed)
        if category.kind is CategoryKind.PIECES
        else len(committed),
        clients=len({deal.contact_id for deal in deals}),
        weighted=weighted(deals, chances),
    )
