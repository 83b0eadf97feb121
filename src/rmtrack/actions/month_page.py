"""The month as a whole: its plan, the four steps, the deals that can fill it."""

from collections.abc import Iterator, Sequence

from rmtrack.actions.chances import chances_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.open_deals import open_deals
from rmtrack.actions.plan import show_plan
from rmtrack.actions.rates import basis_of
from rmtrack.domain.chances import Chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import CategoryKind, Degree
from rmtrack.domain.money import ZERO
from rmtrack.domain.month_page import MonthPage, closest_deals, deals_of
from rmtrack.domain.pieces import number_of
from rmtrack.domain.pipeline import OpenDeal, weighted
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.steps import Counts, Step, next_month_leads, step_for, steps_of


def look_at_month(desk: Desk, month: Month) -> MonthPage:
    """Return how a month stands; of the current one also its steps and what its needs mean."""
    with desk.store.snapshot():
        if month != Month.of(desk.today):
            return MonthPage(show_plan(desk, month))
        return current_month(desk, open_deals(desk), chances_of(desk))


def current_month(desk: Desk, deals: Sequence[OpenDeal], chances: Chances) -> MonthPage:
    """Return the current month with its steps; `deals` are all open ones."""
    plan = show_plan(desk, Month.of(desk.today))
    steps = tuple(_steps(desk, plan, deals, chances))
    coming = any(step.month != plan.month for step in steps)
    asked = [category.category for category in plan.categories if category.quota is not None]
    return MonthPage(
        plan=plan,
        steps=steps,
        next_leads=coming and next_month_leads(desk.today, desk.calendar, full=plan.is_full),
        basis=basis_of(desk) if asked else None,
        closest={
            category: closest_deals(deals_of(deals, plan.month, category), chances)
            for category in asked
        },
    )


def _steps(
    desk: Desk, plan: MonthPlan, deals: Sequence[OpenDeal], chances: Chances
) -> Iterator[Step]:
    """Yield this month's and next month's step, for each category of their month's plan."""
    for month, step in steps_of(desk.today, desk.calendar):
        of_month = plan if month == plan.month else show_plan(desk, month)
        for category in of_month.categories:
            counts = _counts(category, deals_of(deals, month, category.category), chances)
            yield step_for(
                month,
                step,
                category.category,
                quota=category.quota,
                counts=counts,
                kind=category.kind,
            )


def _counts(category: CategoryPlan, deals: Sequence[OpenDeal], chances: Chances) -> Counts:
    committed = [deal for deal in deals if deal.degree is Degree.COMMITTED]
    return Counts(
        won=category.booked,
        deals_won=max(0, category.deals.booked),  # what was taken back opens no book
        committed=sum((deal.counted for deal in committed), ZERO),
        deals_committed=sum(number_of(deal.amount) for deal in committed)
        if category.kind is CategoryKind.PIECES
        else len(committed),
        clients=len({deal.contact_id for deal in deals}),
        weighted=weighted(deals, chances),
    )
