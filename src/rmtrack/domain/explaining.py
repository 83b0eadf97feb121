"""How each number of a month's plan comes about, line by line, so that it can be said again."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rmtrack.domain import pace
from rmtrack.domain.arithmetic import Line, Name, Quantity, Remark, Said, Term, Unit, What, signed
from rmtrack.domain.curves import FLAT
from rmtrack.domain.explaining_booked import BookedBy, booked_lines
from rmtrack.domain.explaining_needs import need_lines
from rmtrack.domain.explaining_pace import pace_lines
from rmtrack.domain.explaining_weeks import week_lines
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.measuring import Measured
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.quota import Quota
from rmtrack.domain.steps import AMOUNT, RANGES, Counts, step_for

NOBODY = Counts(ZERO, 0, ZERO, 0, 0, ZERO)  # a goal doesn't depend on what stands for it
FEWEST = 2  # categories that make a total
SUMS = {  # of the total, by the field of a category
    "target": Name.QUOTA,
    "booked": Name.BOOKED,
    "pace": Name.PACE,
    "left": Name.LEFT,
    "surplus": Name.SURPLUS,
    "left_this_week": Name.LEFT_THIS_WEEK,
    "needed_today": Name.NEEDED_TODAY,
}


class Coming(NamedTuple):
    """A quota of next month that this month already stocks for: see `rmtrack.domain.steps`."""

    step: int
    quota: Quota


class Explained(NamedTuple):
    """The lines of one category."""

    category: str
    amount: tuple[Line, ...]  # in fen
    deals: tuple[Line, ...] = ()  # where deals are asked for, or nothing else is counted
    coming: tuple[Line, ...] = ()  # of next month's step


class Explanation(NamedTuple):
    """The lines of a month's plan."""

    plan: MonthPlan
    categories: tuple[Explained, ...]
    total: tuple[Line, ...] = ()  # where there is something to add up


def explain_plan(
    plan: MonthPlan, bookings: Sequence[BookedBy], coming: Sequence[Coming] = ()
) -> Explanation:
    """Explain every number of a plan.

    `bookings` are those that the plan was made from, with whose they are; what is dated after
    its day doesn't count yet and is not told.
    """
    known = [booking for booking in bookings if booking.booked_on <= plan.today]
    told = [category.category for category in plan.categories]
    told += sorted({one.quota.category for one in coming}.difference(told))
    return Explanation(
        plan,
        tuple(_explained(plan, category, known, coming) for category in told),
        tuple(_total_lines(plan.categories)),
    )


def _explained(
    plan: MonthPlan, category: str, bookings: Sequence[BookedBy], coming: Sequence[Coming]
) -> Explained:
    at = plan.of(category)
    steps = tuple(line for one in coming for line in _step_lines(one, category))
    if at is None:
        return Explained(category, (), coming=steps)
    own = [booking for booking in bookings if booking.category == category]
    in_deals = at.deals.quota is not None or at.kind is CategoryKind.PIECES
    in_money = at.target is not None or not in_deals
    return Explained(
        category,
        tuple(_lines(plan, at, _money_of(at), own, Unit.AMOUNT)) if in_money else (),
        tuple(_lines(plan, at, at.deals, own, Unit.DEALS)) if in_deals else (),
        steps,
    )


def _money_of(at: CategoryPlan) -> Measured[Money]:
    """Return the money of a category as the one measure that it is."""
    names = (name for name in Measured._fields if name != "quota")
    return Measured(quota=at.target, **{name: getattr(at, name) for name in names})


def _lines(
    plan: MonthPlan,
    at: CategoryPlan,
    measured: Measured[Any],
    bookings: Sequence[BookedBy],
    unit: Unit,
) -> Iterator[Line]:
    """Yield the lines of one measure: what is asked for, what is booked, how it stands."""
    told = list(booked_lines(plan, at, measured, bookings, unit))
    if measured.quota is None:
        yield from told
        return
    standing = pace.stand(
        month=plan.month,
        today=plan.today,
        layout=plan.layout,
        quota=measured.quota,
        shares=at.shares,
        booked=measured.booked,
        won_today=sum(one.number(unit) for one in bookings if one.booked_on == plan.today),
    )
    yield _quota_line(measured.quota, at, unit)
    yield from week_lines(plan.layout, measured, at.shares, unit)
    yield from told
    yield from pace_lines(standing, measured, unit)
    yield from need_lines(standing, measured, unit)


def _quota_line(quota: int, at: CategoryPlan, unit: Unit) -> Line:
    asked = Quantity(quota, unit)
    line = Line(Said(Name.QUOTA), asked, (Term((asked,)),))
    curve = at.quota.curve if at.quota else FLAT
    return line.remarked(Said(Remark.CURVE, {"curve": curve, "shares": at.shares}))


def _step_lines(coming: Coming, category: str) -> Iterator[Line]:
    """Yield the range of a step of next month: percentages of its quota."""
    quota = coming.quota
    if quota.category != category:
        return
    goals = step_for(quota.month, coming.step, category, quota=quota, counts=NOBODY)
    in_money = goals.unit == AMOUNT
    unit, asked = (Unit.AMOUNT, quota.amount) if in_money else (Unit.DEALS, quota.pieces)
    rounded = Said(Remark.ROUNDED_DOWN if in_money else Remark.NEAREST)
    whole = Quantity(asked or 0, unit)
    yield Line(Said(Name.QUOTA), whole, (Term((whole,)),))
    facts = {"step": coming.step}
    for name, percent, goal in zip(
        (Name.STEP_LOW, Name.STEP_HIGH),
        RANGES[coming.step],
        (goals.goal_min or 0, goals.goal_max or 0),
        strict=True,
    ):
        part = Term((whole, Quantity(percent * 100, Unit.SHARE)))
        line = Line(Said(name, facts), Quantity(goal, unit), (part,))
        yield line.remarked(rounded) if line.is_rounded else line


def _total_lines(categories: Sequence[CategoryPlan]) -> Iterator[Line]:
    """Yield the sums over the categories with a quota in money."""
    asked = [category for category in categories if category.target is not None]
    if len(asked) < FEWEST:
        return
    for field, name in SUMS.items():
        parts = [(one.category, getattr(one, field)) for one in asked]
        if name is Name.SURPLUS and not any(part for _, part in parts):
            continue
        yield Line(
            Said(name),
            Quantity(sum(part for _, part in parts), Unit.AMOUNT),
            tuple(signed(part, Unit.AMOUNT, What.CATEGORY, category=of) for of, part in parts),
        )
