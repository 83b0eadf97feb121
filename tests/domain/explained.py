"""Explanations in tests: how a line is reckoned, and how it is found."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from rmtrack.domain.arithmetic import Line, Name, Unit
from rmtrack.domain.explaining import Coming, Explanation, explain_plan
from rmtrack.domain.explaining_booked import BookedBy
from rmtrack.domain.plan import Booked, MonthPlan


def reckoned(line: Line) -> Fraction:
    """Reckon a line as a person would, from its numbers alone."""
    total = Fraction(0)
    for term in line.terms:
        value = Fraction(1)
        for number, unit in term.factors:
            value *= Fraction(number) / (10_000 if unit in (Unit.SHARE, Unit.FACTOR) else 1)
        if term.over is not None:
            value /= Fraction(term.over.number)
        total += -value if term.minus else value
    if line.least is not None:
        total = max(total, Fraction(line.least.number))
    return total if line.most is None else min(total, Fraction(line.most.number))


def is_true(line: Line) -> bool:
    """Tell whether a result is what its terms come to: to the fen where they are divided."""
    value, parts = reckoned(line), 10_000 if line.result.unit is Unit.SHARE else 1
    result = Fraction(line.result.number) / parts
    divided = any(term.over or len(term.factors) > 1 for term in line.terms)
    if divided and line.result.unit is not Unit.DAYS:
        return floor(value) <= result <= ceil(value)
    return value == result


def told_by(
    plan: MonthPlan, bookings: Sequence[Booked], coming: Sequence[Coming] = ()
) -> Explanation:
    """Explain a plan all of whose bookings are those of one client."""
    return explain_plan(plan, [BookedBy(*booking, name="王小明") for booking in bookings], coming)


def named(lines: tuple[Line, ...]) -> Mapping[Name, list[Line]]:
    found: dict[Name, list[Line]] = {}
    for line in lines:
        found.setdefault(Name(line.name.key), []).append(line)
    return found
