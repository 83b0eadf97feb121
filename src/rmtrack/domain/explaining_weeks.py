"""How a quota is laid over the weeks and days of a month."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rmtrack.domain.apportion import spread
from rmtrack.domain.arithmetic import Line, Name, Quantity, Remark, Said, Term, Unit, What, signed
from rmtrack.domain.curves import Shares, fold
from rmtrack.domain.measuring import Measured, WeekPlan
from rmtrack.domain.weeks import Layout, Week, daily_targets


def week_lines(
    layout: Layout, measured: Measured[Any], shares: Shares | None, unit: Unit
) -> Iterator[Line]:
    """Yield how the target of each week comes about, and what a day of it bears."""
    quota = measured.quota or 0
    if not layout.cut:
        return
    if shares is None:
        yield _flat_line(quota, layout, unit)
        for week in measured.weeks:
            yield Line(_said(week), Quantity(week.target, unit), run_terms(week.daily, unit))
        return
    yield from _share_line(shares, len(layout.cut))
    cut = list(_cut_lines(quota, layout, shares, unit))
    if layout.leaves:
        yield from cut
        yield from _leave_lines(layout, cut, measured.weeks, unit)
        return
    for line, week in zip(cut, measured.weeks, strict=True):
        yield from _with_days(line, week, unit)


def run_terms(daily: Sequence[int], unit: Unit, said: Said | None = None) -> tuple[Term, ...]:
    """Return neighbouring days that bear the same as one product."""
    return tuple(
        Term(
            (Quantity(len(list(days)), Unit.DAYS), Quantity(abs(each), unit)), said, minus=each < 0
        )
        for each, days in groupby(daily)
    )


def _said(week: WeekPlan[Any]) -> Said:
    return Said(Name.WEEK, {"week": week.number, "days": week.days})


def _flat_line(quota: int, layout: Layout, unit: Unit) -> Line:
    """Return what the first day of the flat curve bears: it goes by days."""
    days = sum(len(week) for week in layout.cut)
    each = signed(quota, unit, What.QUOTA)._replace(
        over=Quantity(days, Unit.DAYS), by=Said(What.DAYS_OF_MONTH)
    )
    line = Line(Said(Name.FLAT_DAY), Quantity(spread(quota, days)[0], unit), (each,))
    if line.is_rounded:
        scattered = quota < days
        line = line.remarked(Said(Remark.SCATTERED if scattered else Remark.EARLIER_CARRY))
    return line.remarked(*_leaves_said(layout))


def _share_line(shares: Shares, weeks: int) -> Iterator[Line]:
    """Yield what the last of fewer than four weeks takes over from those that there are not."""
    taken = shares[weeks - 1 :]
    if len(taken) > 1:
        terms = tuple(
            signed(share, Unit.SHARE, What.WEEK, week=weeks + n) for n, share in enumerate(taken)
        )
        yield Line(Said(Name.SHARE, {"week": weeks}), Quantity(sum(taken), Unit.SHARE), terms)


def _cut_lines(quota: int, layout: Layout, shares: Shares, unit: Unit) -> Iterator[Line]:
    """Yield the quota times the share of each week, as the month began."""
    name = Name.CUT if layout.leaves else Name.WEEK
    parts = daily_targets(quota, Layout(layout.cut), shares)
    weeks = zip(layout.cut, parts, fold(shares, len(layout.cut)), strict=True)
    for number, (days, part, share) in enumerate(weeks, start=1):
        factors = (Quantity(quota, unit), Quantity(share, Unit.SHARE))
        said = Said(name, {"week": number, "days": days})
        line = Line(said, Quantity(sum(part), unit), (Term(factors),))
        yield line.remarked(Said(Remark.WEEKS_ADD_UP)) if line.is_rounded else line


def _with_days(line: Line, week: WeekPlan[Any], unit: Unit) -> Iterator[Line]:
    """Yield the line of a week and what a day bears: a line of its own where not all bear alike."""
    if len(set(week.daily)) > 1:
        yield line
        days = Said(Name.DAYS, line.name.facts)
        yield Line(days, line.result, run_terms(week.daily, unit))
    elif week.target:
        yield line.remarked(Said(Remark.A_DAY, {"amount": Quantity(week.daily[0], unit)}))
    else:
        yield line


def _leave_lines(
    layout: Layout, cut: Sequence[Line], weeks: Sequence[WeekPlan[Any]], unit: Unit
) -> Iterator[Line]:
    """Yield what each week bears since leaves became known: its own, and what was carried."""
    owners = _owners(layout.cut, [week.days for week in weeks])
    for week in weeks:
        own = [n for n, owner in enumerate(owners) if owner == week.number - 1]
        terms = [signed(cut[n].result.number, unit, What.CUT, week=n + 1) for n in own]
        carried = week.target - sum(cut[n].result.number for n in own)
        if carried:
            terms.append(signed(carried, unit, What.CARRIED))
        line = Line(_said(week), Quantity(week.target, unit), tuple(terms))
        said = _leaves_said(layout) if week.number == 1 else ()
        yield from _with_days(line.remarked(*said), week, unit)


def _owners(cut: Sequence[Week], weeks: Sequence[Week]) -> list[int]:
    """Return in which worked week each week of the cut stands: an emptied one in the next."""
    owners = []
    coming = 0
    for days in cut:
        here = min(coming, len(weeks) - 1)
        owners.append(here)
        coming += not set(weeks[here]).isdisjoint(days)
    return owners


def _leaves_said(layout: Layout) -> tuple[Said, ...]:
    return tuple(
        Said(Remark.LEAVE, {"days": tuple(sorted(leave.days)), "since": leave.since})
        for leave in layout.leaves
    )
