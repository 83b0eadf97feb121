"""A month's page as JSON: the plan, with its steps and what the needs mean in acts."""

from typing import Any

from rmtrack.domain.acts import acts_for, acts_for_deals
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.steps import AMOUNT, Step
from rmtrack.views.acts import acts_json, basis_json
from rmtrack.views.plan_json import category_json, plan_json


def page_json(page: MonthPage) -> dict[str, Any]:
    """Return the month as `rmtrack.plan/1`, with its steps and, of the current one, its acts."""
    return {
        **plan_json(page.plan),
        "categories": [_category(page, category) for category in page.plan.categories],
        "steps": [step_json(step) for step in page.steps],
        "next_month_leads": page.next_leads,
    }


def step_json(step: Step) -> dict[str, Any]:
    """Return a step; amounts as texts, deals as numbers."""
    money = step.unit == AMOUNT
    row = {**step._asdict(), "month": str(step.month)}
    for key in ("goal_min", "goal_max", "won", "committed", "open_weighted"):
        row[key] = str(row[key]) if money and row[key] is not None else row[key]
    return row


def _category(page: MonthPage, category: CategoryPlan) -> dict[str, Any]:
    deals = page.closest.get(category.category, ())
    return {
        **category_json(category),
        "acts": _acts(page, category),
        "closest": [_deal(deal) for deal in deals],
    }


def _acts(page: MonthPage, category: CategoryPlan) -> dict[str, Any] | None:
    """Return the needs of week and day in acts, and what they are worked from."""
    if page.basis is None or category.quota is None:
        return None
    if category.target is None:
        week = acts_for_deals(category.deals.left_this_week, page.basis)
        day = acts_for_deals(category.deals.needed_today, page.basis)
    else:
        week = acts_for(category.left_this_week, category.category, page.basis)
        day = acts_for(category.needed_today, category.category, page.basis)
    return {
        "week": acts_json(week),
        "today": acts_json(day),
        "basis": basis_json(page.basis, category.category),
    }


def _deal(deal: OpenDeal) -> dict[str, Any]:
    return {
        "deal_id": deal.id,
        "contact_id": deal.contact_id,
        "name": deal.name,
        "amount": str(deal.amount),
        "degree": str(deal.degree),
    }
