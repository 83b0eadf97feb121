"""The morning as JSON: `rmtrack.today/1`."""

from typing import Any

from rmtrack.domain.care import CareDate
from rmtrack.domain.morning import Morning
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.ranking import Call
from rmtrack.views.grid_json import limit_json
from rmtrack.views.page_json import step_json
from rmtrack.views.plan_json import ahead_json
from rmtrack.views.reasons import opening_text, reason_text

NEEDS = ("needed_today", "pace", "left")


def today_json(morning: Morning) -> dict[str, Any]:
    """Return the morning as `rmtrack.today/1`."""
    return {
        "schema": "rmtrack.today/1",
        "today": str(morning.today),
        "calendar": morning.plan.calendar,
        "calendar_provisional": morning.plan.provisional,
        "plan": [
            {
                "category": category.category,
                **_needs_json(category),
                "coverage": morning.coverage.get(category.category),
            }
            for category in morning.plan.categories
        ],
        "ahead": ahead_json(morning.plan),
        "steps": [step_json(step) for step in morning.steps],
        "appointments": [],
        "calls": [_call_json(call) for call in morning.calls.calls],
        "waiting": morning.calls.waiting,
        "care": [_care_json(care) for care in morning.care],
        "limit": limit_json(morning.limit),
        "unclassified": morning.unplaced,
    }


def _care_json(care: CareDate) -> dict[str, Any]:
    return {
        "contact_id": care.contact_id,
        "name": care.name,
        "what": care.what,
        "on": str(care.on),
        "lunar": care.lunar,
    }


def _needs_json(category: CategoryPlan) -> dict[str, Any]:
    """Return what is needed in money, and apart from it in deals, where they are asked for."""
    asked, deals = category.target is not None, category.deals
    return {
        **{name: str(getattr(category, name)) if asked else None for name in NEEDS},
        "deals": None if deals.quota is None else {name: getattr(deals, name) for name in NEEDS},
    }


def _call_json(call: Call) -> dict[str, Any]:
    return {
        "rank": call.rank,
        "contact_id": call.contact_id,
        "name": call.name,
        "cell": str(call.cell) if call.cell else None,
        "score": call.score,
        "opening": opening_text(call.opening),
        "reasons": [
            {"code": str(reason.code), "points": reason.points, "text": reason_text(reason)}
            for reason in call.reasons
        ],
    }
