"""How what is left comes about, and the parts of it that this week and today ask for."""

from collections.abc import Iterator
from typing import Any

from rmtrack.domain.apportion import spread
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
from rmtrack.domain.explaining_pace import target_line
from rmtrack.domain.explaining_weeks import run_terms
from rmtrack.domain.measuring import Measured
from rmtrack.domain.pace import Standing


def need_lines(at: Standing, measured: Measured[Any], unit: Unit) -> Iterator[Line]:
    """Yield what is left, what is beyond the quota, and what this week and today need."""
    nothing = Quantity(0, unit)
    booked, quota = signed(at.booked, unit, What.BOOKED), signed(at.quota, unit, What.QUOTA)
    rest = (quota, less(at.booked, unit, What.BOOKED))
    yield Line(Said(Name.LEFT), Quantity(measured.left, unit), rest, least=nothing)
    if measured.surplus:
        over = (booked, less(at.quota, unit, What.QUOTA))
        yield Line(Said(Name.SURPLUS), Quantity(measured.surplus, unit), over, least=nothing)
    if at.today not in at.month:
        begun = at.today >= at.month.end
        why = Said(Remark.MONTH_OVER if begun else Remark.NOT_BEGUN)
        yield Line(Said(Name.LEFT_THIS_WEEK), nothing, remarks=(why,))
        yield Line(Said(Name.NEEDED_TODAY), nothing, remarks=(why,))
        return
    yield from _spread_lines(at, measured, unit) if at.all_due else _due_lines(at, measured, unit)


def _due_lines(at: Standing, measured: Measured[Any], unit: Unit) -> Iterator[Line]:
    """Yield the needs of an ordinary week: its target less what is booked, over its days."""
    if at.week_end != at.past:
        yield target_line(at, Name.WEEK_TARGET, at.week_end, unit)
    target = signed(at.marks[at.week_end], unit, What.TARGET)
    terms = (target, less(at.booked, unit, What.BOOKED))
    week = Quantity(measured.left_this_week, unit)
    yield Line(Said(Name.LEFT_THIS_WEEK), week, terms, least=Quantity(0, unit))
    if not at.at_work:
        yield _day_off_line(unit)
        return
    what = What.LEFT_THIS_WEEK
    if at.won_today:
        yield Line(Said(Name.REST), Quantity(at.rest, unit), (*terms, _won_back(at, unit)))
        what = What.REST
    yield from _today_lines(at, measured, unit, Said(what), at.week_end - at.past)


def _spread_lines(at: Standing, measured: Measured[Any], unit: Unit) -> Iterator[Line]:
    """Yield the needs once every share is due: the rest is spread over all days left."""
    days = len(at.days) - at.past
    terms = [
        signed(at.marks[at.week_end], unit, What.TARGET),
        less(at.booked, unit, What.BOOKED),
    ]
    if at.at_work and at.won_today:
        terms.append(_won_back(at, unit))
    all_due = Said(Remark.ALL_DUE, {"days": Quantity(days, Unit.DAYS)})
    yield Line(Said(Name.REST), Quantity(at.rest, unit), tuple(terms), remarks=(all_due,))
    here = spread(at.rest, days)[: at.week_end - at.past]
    won = at.won_today if at.at_work else 0
    line = Line(
        Said(Name.LEFT_THIS_WEEK),
        Quantity(measured.left_this_week, unit),
        run_terms(here, unit) + ((less(won, unit, What.WON_TODAY),) if won else ()),
        least=Quantity(0, unit),
        most=Quantity(measured.left, unit),
    )
    yield line if here else line.remarked(Said(Remark.NO_DAY_OF_WEEK_LEFT))
    if at.at_work:
        yield from _today_lines(at, measured, unit, Said(What.REST), days)
    else:
        yield _day_off_line(unit)


def _today_lines(
    at: Standing, measured: Measured[Any], unit: Unit, rest: Said, days: int
) -> Iterator[Line]:
    """Yield today's share of the rest, spread over so many days, and what of it is still to win."""
    nothing, needed = Quantity(0, unit), Quantity(measured.needed_today, unit)
    if at.rest <= 0 <= at.won_today:
        yield Line(Said(Name.NEEDED_TODAY), needed, remarks=(Said(Remark.NOTHING_MISSING),))
        return
    by = Said(What.DAYS_LEFT_OF_MONTH if at.all_due else What.DAYS_LEFT)
    part = Term((Quantity(at.rest, unit),), rest, over=Quantity(days, Unit.DAYS), by=by)
    share = Line(
        Said(Name.SHARE_TODAY), Quantity(measured.share_today or 0, unit), (part,), least=nothing
    )
    share = share.remarked(Said(Remark.EARLIER_CARRY)) if share.is_rounded else share
    if not at.won_today:
        yield share._replace(name=Said(Name.NEEDED_TODAY), result=needed)
        return
    yield share
    yield Line(
        Said(Name.NEEDED_TODAY),
        needed,
        (
            signed(share.result.number, unit, What.SHARE_TODAY),
            less(at.won_today, unit, What.WON_TODAY),
        ),
        least=nothing,
        most=Quantity(measured.left_this_week, unit),
    )


def _won_back(at: Standing, unit: Unit) -> Term:
    """Return what was won today, added again: the rest is that of this morning."""
    return signed(at.won_today, unit, What.WON_TODAY)


def _day_off_line(unit: Unit) -> Line:
    return Line(Said(Name.NEEDED_TODAY), Quantity(0, unit), remarks=(Said(Remark.DAY_OFF),))
