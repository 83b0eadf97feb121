"""The tables of the pipeline: by degree and month, and by expected week against the plan."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtrack.domain.chances import Chance, percent
from rmtrack.domain.days import ONE_DAY, Month
from rmtrack.domain.money import ZERO
from rmtrack.domain.outlook import Outlook, WeekOutlook
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.reserve import Reserve
from rmtrack.domain.weeks import week_index
from rmtrack.i18n import _, ngettext, pgettext
from rmtrack.views.dates import day_range, month_code, month_word
from rmtrack.views.pipeline_amounts import counts_deals, in_column
from rmtrack.views.pipeline_bars import BOOKED, REST, WEIGHTED, Barred, Column, Row
from rmtrack.views.terms import term

NAMED = 6  # months around today are plain without their year
CHART = 28  # cells that a chart's bars ask for


class _Line(NamedTuple):
    """A row before its columns are laid out."""

    name: str
    reserve: Reserve
    chance: str = ""


def reserve_tables(
    pipeline: Pipeline, *, months: bool = True, wanted: int = 0
) -> Mapping[str, Barred]:
    """Return the open deals by degree and by month, a table a category that has any.

    Their columns stand below each other, so that only the first one has headings.
    """
    having = [one for one in pipeline.categories if one.reserve.number]
    heads = (("", False, None), (_("deals"), True, None), (_("amount"), True, 4))
    more = ((_("weighted"), True, 3), (_("chance"), True, 1), (pgettext("deals", "age"), True, 2))
    columns = [Column(*head) for head in (*heads, *more)]
    rows = {
        one.category: _rows(one, [*_lines(one, pipeline.today, months=months)]) for one in having
    }
    every = [row for of_one in rows.values() for row in of_one]
    first = having[:1]
    return {
        one.category: Barred(
            columns,
            rows[one.category],
            (WEIGHTED, REST),
            wanted,
            aligned_with=every,
            headed=one in first,
        )
        for one in having
    }


def _lines(category: CategoryPipeline, today: date, *, months: bool) -> Iterator[_Line]:
    for degree in category.degrees:
        if degree.reserve.number:
            yield _Line(term(degree.degree), degree.reserve, _chance(degree.chance))
    told = [one for one in category.months if one.reserve.number]
    # One month that has sentences of its own needs no row.
    if months and (len(told) > 1 or any(one.outlook is None for one in told)):
        for month in told:
            yield _Line(_month(month.month, today), month.reserve)


def _rows(category: CategoryPipeline, lines: Sequence[_Line]) -> list[Row]:
    deals = counts_deals(category.kind)
    amounts = in_column([line.reserve.amount for line in lines], deals=deals)
    weighted = in_column([line.reserve.weighted for line in lines], deals=deals)
    return [
        Row(
            (
                f"  {name}",
                str(reserve.number),
                amount,
                by_chance,
                chance,
                _age(reserve.age),
            ),
            (reserve.weighted, reserve.counted - reserve.weighted),
        )
        for (name, reserve, chance), amount, by_chance in zip(lines, amounts, weighted, strict=True)
    ]


def weeks_table(
    category: CategoryPipeline, outlook: Outlook, today: date, *, wanted: int = 0
) -> Barred:
    """Show what is expected in each plan week, beside what the plan asks of it."""
    deals = counts_deals(category.kind, outlook)
    heads = (("  " + _("week"), False, None), (_("target"), True, 4), (_("booked"), True, 3))
    more = (
        (_("deals"), True, 1),
        (pgettext("amount", "open"), True, 2),
        (_("weighted"), True, None),
    )
    columns = [Column(*head) for head in (*heads, *more)]
    weeks = [*_weeks(outlook)]
    now = current_week(outlook, today)
    money = zip(
        in_column([week.target or ZERO for week in weeks], deals=deals),
        in_column([week.booked for week in weeks], deals=deals),
        in_column([week.worth for week in weeks], deals=deals),
        in_column([week.weighted for week in weeks], deals=deals),
        strict=True,
    )
    rows = [
        Row(
            _week_cells(week, told, now=week.number == now),
            (week.booked, week.weighted, week.worth - week.weighted),
            week.target or 0,
            "lead" if week.number == now else "none",
        )
        for week, told in zip(weeks, money, strict=True)
    ]
    return Barred(columns, rows, (BOOKED, WEIGHTED, REST), wanted)


def _weeks(outlook: Outlook) -> Iterator[WeekOutlook]:
    """Yield the weeks, then what is expected in none of them, then what was booked in none."""
    yield from (week for week in outlook.weeks if week.number or week.deals)
    apart = outlook.booked - sum((week.booked for week in outlook.weeks), ZERO)
    if apart:
        yield WeekOutlook(None, (), None, apart, 0, ZERO, ZERO)


def current_week(outlook: Outlook, today: date) -> int:
    """Return the number of the plan week of today; 0 outside the month."""
    weeks = tuple(week.days for week in outlook.weeks if week.days)
    return week_index(weeks, today) + 1 if weeks and today in outlook.month else 0


def week_span(outlook: Outlook, number: int) -> tuple[date, date]:
    """Return the first and the last day of a plan week, its days off included."""
    firsts = [week.days[0] for week in outlook.weeks if week.days]
    bounds = [outlook.month.first, *firsts[1:], outlook.month.end]
    return bounds[number - 1], bounds[number] - ONE_DAY


def _week_cells(week: WeekOutlook, told: Sequence[str], *, now: bool) -> tuple[str, ...]:
    target, booked, worth, weighted = told
    if week.number is None and not week.deals:
        return "    " + _("in no week"), "", booked, "", "", ""
    if week.number is None:
        return "    " + _("no day in it"), "", "", str(week.deals), worth, weighted
    name = f"  {'▸' if now else ' '} {week.number}  {day_range(week.days)}"
    return name, target, booked, str(week.deals), worth, weighted


def _month(month: Month | None, today: date) -> str:
    if month is None:
        return _("no month yet")
    this = Month.of(today)
    apart = (month.year - this.year) * 12 + month.number - this.number
    return month_word(month) if abs(apart) < NAMED else month_code(month)


def _chance(chance: Chance) -> str:
    """Return a chance, and from how many results of one's own it is told where there are any."""
    told = f"{percent(chance)}%"
    return f"{told} ({chance.n})" if chance.n else told


def _age(age: float | None) -> str:
    days = int((age or 0) + 0.5)
    return ngettext("{n} day", "{n} days", days).format(n=days)
