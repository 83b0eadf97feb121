"""The pipeline as JSON: `rmtrack.pipeline/1`."""

from collections.abc import Callable
from typing import Any

from rmtrack.domain.chances import Chance
from rmtrack.domain.coverage import Reach
from rmtrack.domain.money import FEN_PER_YUAN, WHOLE, Money
from rmtrack.domain.outlook import Outlook, WeekOutlook
from rmtrack.domain.pieces import number_of
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.reserve import DegreeReserve, MonthReserve, Reserve
from rmtrack.domain.rolling import Part, Roll
from rmtrack.domain.steps import DEALS
from rmtrack.views.page_json import step_json

MONEY = ("quota", "booked", "ahead", "left")
COVERS = ("coverage", "coverage_unweighted", "coverage_wanted")
BESIDE = ("deals_left", "deals_ahead", "deals_weighted", "deals_coverage")
OF_A_MONTH = ("unit", *MONEY, *COVERS, *BESIDE, "forecast", "weeks")


def pipeline_json(pipeline: Pipeline) -> dict[str, Any]:
    """Return the pipeline as `rmtrack.pipeline/1`.

    What is told of one month alone (`left`, `coverage`, `forecast` ...) stands at the category
    where a month is asked for, else at each of its `months`; it is null where it is not told.
    """
    return {
        "schema": "rmtrack.pipeline/1",
        "today": str(pipeline.today),
        "month": str(pipeline.month) if pipeline.month else None,
        "clients": pipeline.clients,
        "win_rate": {**_chance_json(pipeline.rate), "own": _own_rate(pipeline)},
        "chance_weight": pipeline.weight,
        "categories": [_category(pipeline, category) for category in pipeline.categories],
        "steps": [step_json(step) for step in pipeline.steps],
        "archived": pipeline.away,
    }


def _category(pipeline: Pipeline, category: CategoryPipeline) -> dict[str, Any]:
    asked = category.outlook(pipeline.month) if pipeline.month else None
    return {
        "category": category.category,
        "kind": str(category.kind),
        **_reserve(category.reserve),
        **_outlook(asked),
        "degrees": [_degree(one) for one in category.degrees],
        "months": [_month(one) for one in category.months],
        "roll": _roll(category.roll),
        "stale": [one.deal.id for one in category.stale],
    }


def _month(month: MonthReserve) -> dict[str, Any]:
    return {
        "month": str(month.month) if month.month else None,
        **_reserve(month.reserve),
        **_outlook(month.outlook),
        "degrees": [_degree(one) for one in month.degrees],
    }


def _reserve(reserve: Reserve) -> dict[str, Any]:
    return {
        "count": reserve.number,
        "clients": reserve.clients,
        "amount": str(reserve.amount),
        "counted": str(reserve.counted),
        "weighted": str(reserve.weighted),
        "age_days": reserve.age,
    }


def _degree(degree: DegreeReserve) -> dict[str, Any]:
    return {
        "degree": str(degree.degree),
        **_reserve(degree.reserve),
        **_chance_json(degree.chance),
    }


def _chance_json(chance: Chance) -> dict[str, Any]:
    return {"chance": chance.share / WHOLE, "n": chance.n}


def _own_rate(pipeline: Pipeline) -> float | None:
    return None if pipeline.own_rate is None else pipeline.own_rate / WHOLE


def _outlook(outlook: Outlook | None) -> dict[str, Any]:
    """Return what a month comes to, in its unit: amounts as texts, deals as numbers."""
    if outlook is None:
        return dict.fromkeys(OF_A_MONTH)
    number = _number if outlook.unit == DEALS else str
    told = {name: getattr(outlook, name) for name in MONEY}
    return {
        "unit": outlook.unit,
        **{name: None if value is None else number(value) for name, value in told.items()},
        **{name: getattr(outlook, name) for name in COVERS},
        **_beside(outlook.beside),
        "forecast": {
            **{name: number(getattr(outlook.forecast, name)) for name in ("mean", "low", "high")},
            "held": round(outlook.forecast.held, 4),
        },
        "weeks": [_week(week, number) for week in outlook.weeks],
    }


def _beside(reach: Reach | None) -> dict[str, Any]:
    """Return how far the deals reach where a number of them is asked for beside the money."""
    if reach is None:
        return dict.fromkeys(BESIDE)
    numbers = (number_of(reach.left), number_of(reach.ahead), _number(reach.weighted))
    return dict(zip(BESIDE, (*numbers, reach.coverage), strict=True))


def _number(deals: Money) -> float:
    """Return a number of deals; by their chances it has a fraction."""
    return int(deals) / FEN_PER_YUAN


def _week(week: WeekOutlook, number: Callable[[Money], Any]) -> dict[str, Any]:
    return {
        "number": week.number,
        "days": [str(day) for day in week.days],
        "target": None if week.target is None else number(week.target),
        "booked": number(week.booked),
        "count": week.deals,
        "worth": number(week.worth),
        "weighted": number(week.weighted),
    }


def _roll(roll: Roll) -> dict[str, Any]:
    return {
        "since": str(roll.since),
        "start": _part(roll.start),
        "came_in": _part(roll.came_in),
        "moved": {**_part(roll.moved), "nearer": roll.nearer, "farther": roll.farther},
        "closed": _part(roll.closed),
        "in_part": _part(roll.in_part),
        "dropped": _part(roll.dropped),
        "now": _part(roll.now),
    }


def _part(part: Part) -> dict[str, Any]:
    return {"count": part.number, "amount": str(part.amount)}
