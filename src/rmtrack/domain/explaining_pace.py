"""How the pace comes about, in the measure's own unit and in working days."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from rmtrack.domain.arithmetic import (
    Line,
    Name,
    Quantity,
    Remark,
    Said,
    Term,
    Unit,
    What,
    less,
    signed,
)
from rmtrack.domain.explaining_weeks import run_terms
from rmtrack.domain.measuring import Measured
from rmtrack.domain.pace import Standing


def pace_lines(at: Standing, measured: Measured[Any], unit: Unit) -> Iterator[Line]:
    """Yield the target that should stand, the pace against it, and what that is in days."""
    target = _due_line(at, unit)
    yield target
    terms = (
        signed(at.booked, unit, What.BOOKED),
        less(target.result.number, unit, What.TARGET),
    )
    yield Line(Said(Name.PACE), Quantity(measured.pace, unit), terms)
    if measured.pace and at.days:
        yield from _days_lines(at, ahead=measured.pace > 0, unit=unit)


def target_line(at: Standing, name: Name, days: int, unit: Unit) -> Line:
    """Return what the plan asks for by the evening of so many working days of the month."""
    result = Quantity(at.marks[days], unit)
    return Line(Said(name, _evening(at, days)), result, tuple(_target_terms(at, days, unit)))


def _due_line(at: Standing, unit: Unit) -> Line:
    """Return the target to the end of the previous working day; after the month all of it."""
    if at.today < at.month.end:
        line = target_line(at, Name.TARGET, at.past, unit)
        return line if at.past else line.remarked(Said(Remark.NO_DAY_BEHIND))
    name = Said(Name.TARGET, _evening(at, len(at.days)))
    whole = (signed(at.quota, unit, What.QUOTA),)
    return Line(name, Quantity(at.quota, unit), whole, remarks=(Said(Remark.MONTH_OVER),))


def _evening(at: Standing, days: int) -> dict[str, date | None]:
    return {"day": at.days[days - 1] if days else None}


def _target_terms(at: Standing, days: int, unit: Unit) -> Iterator[Term]:
    """Yield whole weeks, then the days of the one that is not over."""
    for number, daily in enumerate(at.daily, start=1):
        if days <= 0:
            return
        if days < len(daily):
            yield from run_terms(daily[:days], unit, Said(What.WEEK, {"week": number}))
        else:
            yield signed(sum(daily), unit, What.WEEK, week=number)
        days -= len(daily)


def _days_lines(at: Standing, *, ahead: bool, unit: Unit) -> Iterator[Line]:
    """Yield where on the plan B was first reached, and how far that is from this morning."""
    on_plan = min(at.booked, at.marks[-1])
    index = bisect_left(at.marks, on_plan)
    reached = Fraction(0)
    if index:
        full, mark = index - 1, at.marks[index - 1]
        asked, beyond = at.marks[index] - mark, on_plan - mark
        reached = full + Fraction(beyond, asked)
        yield _beyond_line(at, on_plan, full, unit)
        part = signed(beyond, unit, What.BEYOND_MARK)._replace(
            over=Quantity(asked, unit), by=Said(What.OF_DAY, {"day": at.days[full]})
        )
        terms = (signed(full, Unit.DAYS, What.DAYS_TO, **_evening(at, full)), part)
        kept = terms if full else terms[1:]
        yield Line(Said(Name.REACHED), Quantity(reached, Unit.DAYS), kept)
    days = reached - at.past
    terms = (
        signed(reached, Unit.DAYS, What.REACHED),
        less(at.past, Unit.DAYS, What.BEHIND_US),
    )
    least = Quantity(0, Unit.DAYS) if ahead else None
    result = Quantity(max(Fraction(0), days) if ahead else days, Unit.DAYS)
    yield Line(Said(Name.PACE_DAYS), result, terms, least=least)


def _beyond_line(at: Standing, on_plan: int, full: int, unit: Unit) -> Line:
    """Return how far B stands beyond the last evening whose target it has passed."""
    key = What.BOOKED if on_plan == at.booked else What.ON_PLAN
    mark = at.marks[full]
    terms = (
        signed(on_plan, unit, key),
        less(mark, unit, What.MARK, **_evening(at, full)),
    )
    return Line(Said(Name.BEYOND_MARK), Quantity(on_plan - mark, unit), terms)
