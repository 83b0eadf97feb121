"""How one measure of a category stands: its money in fen, or its deals in numbers."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from rmtrack.domain import pace
from rmtrack.domain.curves import Shares
from rmtrack.domain.days import Month
from rmtrack.domain.figures import Correction, Entry
from rmtrack.domain.weeks import Layout, Week, daily_targets, week_index

N = TypeVar("N", bound=int)


class WeekPlan(NamedTuple, Generic[N]):
    """A plan week of one measure."""

    number: int  # 1-4
    days: Week
    target: N
    flat_target: N  # what the flat curve would ask, for the comparison
    daily: tuple[N, ...]  # one a day; adds up to the target
    booked: N  # by the day it was booked, days off included; without corrections


class Measured(NamedTuple, Generic[N]):
    """What a month asks of one measure, and how it stands.

    With a quota, booked + left = quota + surplus. Without one, only what was booked is told.
    Booked of the weeks, pre-booked and the correction add up to booked.
    """

    quota: N | None
    booked: N  # up to today: pre-booked and the bank's correction included
    prebooked: N  # the part booked outside the month
    correction: Correction | None  # by the bank's own figure
    pace: N  # ahead from 0 on, behind below it
    pace_days: float  # working days, with the sign of the pace
    left: N
    left_this_week: N
    needed_today: N
    surplus: N
    weeks: tuple[WeekPlan[N], ...] = ()
    share_today: N | None = None  # of the rest this morning; None without a quota
    way: pace.Way | None = None  # what each day asks for from here on

    @property
    def target(self) -> N | None:
        """The quota."""
        return self.quota


class Frame(NamedTuple):
    """What all measures of a month share."""

    month: Month
    today: date
    layout: Layout


def measure(  # noqa: PLR0913, PLR0917 - what a measure is made of
    frame: Frame,
    quota: int | None,
    shares: Shares | None,
    entries: Sequence[Entry],
    correction: Correction | None,
    number: Callable[[int], N],
) -> Measured[N]:
    """Measure a month up to today; `number` makes what is told of whole numbers.

    A correction counts as if it stood this morning: it is no win of today.
    """
    known = [entry for entry in entries if entry.on <= frame.today]
    booked = _total(known) + (correction.difference if correction else 0)
    prebooked = _total([entry for entry in known if entry.on not in frame.month])
    told = number(booked), number(prebooked), correction
    if quota is None:
        none = number(0)
        return Measured(None, *told, none, 0.0, none, none, none, none)
    won_today = _total([entry for entry in known if entry.on == frame.today])
    at = pace.stand(
        month=frame.month,
        today=frame.today,
        layout=frame.layout,
        quota=quota,
        shares=shares,
        booked=booked,
        won_today=won_today,
    )
    return Measured(
        number(quota),
        *told,
        pace=number(pace.pace(at)),
        pace_days=pace.pace_days(at),
        left=number(pace.left(at)),
        left_this_week=number(pace.left_this_week(at)),
        needed_today=number(pace.needed_today(at)),
        surplus=number(pace.surplus(at)),
        weeks=tuple(_weeks(frame, at, known, number)),
        share_today=number(pace.share_today(at)),
        way=pace.way_on(at),
    )


def _weeks(
    frame: Frame, at: pace.Standing, entries: Sequence[Entry], number: Callable[[int], N]
) -> list[WeekPlan[N]]:
    flat = daily_targets(at.quota, frame.layout, None)
    booked = [0] * len(at.weeks)
    for entry in entries if at.weeks else ():
        if entry.on in frame.month:
            booked[week_index(at.weeks, entry.on)] += entry.number
    return [
        WeekPlan(
            number=index + 1,
            days=days,
            target=number(sum(at.daily[index])),
            flat_target=number(sum(flat[index])),
            daily=tuple(map(number, at.daily[index])),
            booked=number(booked[index]),
        )
        for index, days in enumerate(at.weeks)
    ]


def _total(entries: Sequence[Entry]) -> int:
    return sum(entry.number for entry in entries)
