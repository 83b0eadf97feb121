"""The tables of the pipeline: by degree and month, and by expected week against the plan.

By degree `open` is what the deals stand for; where products count otherwise than by their amount,
what of it counts has a column of its own. Bars, weights and weeks are of what counts, for that is
what a target is compared with.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rmtrack.domain.chances import Chance, percent
from rmtrack.domain.days import Month
from rmtrack.domain.money import ZERO, Money, total
from rmtrack.domain.outlook import Outlook, WeekOutlook
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.reserve import Reserve
from rmtrack.domain.steps import AMOUNT, DEALS
from rmtrack.domain.weeks import week_index
from rmtrack.i18n import _, ngettext, pgettext
from rmtrack.views.dates import day_range, month_name, month_word
from rmtrack.views.pipeline_amounts import counts_deals, in_column
from rmtrack.views.pipeline_bars import BOOKED, REST, WEIGHTED, Barred, Column, Row
from rmtrack.views.terms import term

NOW = "▸"
NAMED = 6  # months around today are plain without their year
CHART = 30  # percent of a screen's width that a chart's bars ask for

# Each is a column of both tables: the name, then of what is open the chance, the number, the age,
# and of a week its target, what is booked, the number; then open, what of it counts, weighted.
COLUMNS = (
    Column(on_the_right=False),
    Column(rank=4),
    Column(rank=5),
    Column(rank=1),
    Column(rank=2),
    Column(rank=3),
    Column(),
)


class _Line(NamedTuple):
    """A row before its columns are laid out."""

    name: str
    reserve: Reserve
    chance: str = ""


class Tables(NamedTuple):
    """The tables of one screen, their amounts all in one unit."""

    pipeline: Pipeline
    largest: Money
    apart: bool  # whether what counts is anywhere else than what is open

    @classmethod
    def of(cls, pipeline: Pipeline) -> "Tables":
        """Look at all that they may show."""
        reserves = [
            one.reserve for one in pipeline.categories if not counts_deals(one.kind)
        ]  # the largest there is, whatever becomes of it
        outlooks = [
            month.outlook
            for one in pipeline.categories
            for month in one.months
            if month.outlook is not None and month.outlook.unit == AMOUNT
        ]
        sizes = [size for one in reserves for size in (one.amount, one.counted)]
        sizes += [size for one in outlooks for size in (one.quota or ZERO, abs(one.booked))]
        every = [one.reserve for one in pipeline.categories]
        apart = any(one.counted != one.amount for one in every)
        return cls(pipeline, Money(max(sizes, default=0)), apart)

    def reserve(self, category: CategoryPipeline, *, headed: bool, months: bool) -> Barred:
        """Show what is open by degree, and by month where that is asked for and says more."""
        heads = ("", _("chance"), _("deals"), pgettext("deals", "age"))
        amounts = (pgettext("amount", "open"), _("counts") if self.apart else "", _("weighted"))
        return Barred(
            (*heads, *amounts) if headed else (),
            self._rows(category, [*_lines(category, self.pipeline.today, months=months)]),
            (WEIGHTED, REST),
            DEALS if counts_deals(category.kind) else AMOUNT,
        )

    def _rows(self, category: CategoryPipeline, lines: Sequence[_Line]) -> list[Row]:
        deals = counts_deals(category.kind)
        told = zip(
            lines,
            self._column([line.reserve.amount for line in lines], deals=deals),
            self._column([line.reserve.counted for line in lines], deals=deals),
            self._column([line.reserve.weighted for line in lines], deals=deals),
            strict=True,
        )
        return [
            Row(
                (
                    f"  {name}",
                    chance,
                    str(reserve.number),
                    _age(reserve.age),
                    amount,
                    counted if self.apart else "",
                    weighted,
                ),
                (reserve.weighted, reserve.counted - reserve.weighted),
            )
            for (name, reserve, chance), amount, counted, weighted in told
        ]

    def weeks(self, category: CategoryPipeline, outlook: Outlook) -> Barred:
        """Show what is expected in each plan week, beside what the plan asks of it."""
        deals = counts_deals(category.kind, outlook)
        named = [*_named(outlook, self.pipeline.today)]
        weeks = [week for _name, week in named]
        money = zip(
            self._column([week.target or ZERO for week in weeks], deals=deals),
            self._column([week.booked for week in weeks], deals=deals),
            self._column([week.worth for week in weeks], deals=deals),
            self._column([week.weighted for week in weeks], deals=deals),
            strict=True,
        )
        counts = ("", _("counts")) if self.apart else (pgettext("amount", "open"), "")
        head = "  " + (_("week, in deals") if deals else _("week"))
        return Barred(
            (head, _("target"), _("booked"), _("deals"), *counts, _("weighted")),
            [
                Row(
                    (name, *self._week_cells(week, told)),
                    (week.booked, week.weighted, week.worth - week.weighted),
                    week.target or 0,
                    "lead" if name.startswith(NOW) else "none",
                )
                for (name, week), told in zip(named, money, strict=True)
            ],
            (BOOKED, WEIGHTED, REST),
            outlook.unit,
        )

    def _week_cells(self, week: WeekOutlook, told: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a week; of what is in none those that say something."""
        target, booked, worth, weighted = told
        if week.number is None and not week.deals:
            return "", booked, "", "", "", ""
        counts = ("", worth) if self.apart else (worth, "")
        if week.number is None:
            return "", "", str(week.deals), *counts, weighted
        return target, booked, str(week.deals), *counts, weighted

    def _column(self, amounts: Sequence[Money], *, deals: bool) -> list[str]:
        return in_column(amounts, deals=deals, largest=self.largest)


def _lines(category: CategoryPipeline, today: date, *, months: bool) -> Iterator[_Line]:
    for degree in category.degrees:
        if degree.reserve.number:
            yield _Line(term(degree.degree), degree.reserve, _chance(degree.chance))
    told = [one for one in category.months if one.reserve.number]
    # One month that has sentences of its own needs no row.
    if months and (len(told) > 1 or any(one.outlook is None for one in told)):
        for month in told:
            named = month_label(month.month, today) if month.month else _("no month yet")
            yield _Line(named, month.reserve)


def _named(outlook: Outlook, today: date) -> Iterator[tuple[str, WeekOutlook]]:
    """Yield the weeks, then what is expected in none of them, or was booked in none.

    What is booked for a day to come is in none either: it doesn't count yet.
    """
    now = current_week(outlook, today)
    for week in outlook.weeks:
        if week.number:
            sign = NOW if week.number == now else " "
            yield f"{sign} {week.number}  {day_range(week.days)}", week
        elif week.deals:
            yield "  " + _("no day in it"), week._replace(booked=ZERO)
    apart = total(week.booked for week in outlook.weeks if week.number is None)
    for name, booked in ((_("in no week"), apart), (_("booked ahead"), outlook.ahead)):
        if booked:
            yield f"  {name}", WeekOutlook(None, (), None, booked, 0, ZERO, ZERO)


def current_week(outlook: Outlook, today: date) -> int:
    """Return the number of the plan week of today; 0 outside the month."""
    weeks = tuple(week.days for week in outlook.weeks if week.days)
    return week_index(weeks, today) + 1 if weeks and today in outlook.month else 0


def month_label(month: Month, today: date) -> str:
    """Return a month by its name, with its year where that is not plain."""
    this = Month.of(today)
    apart = (month.year - this.year) * 12 + month.number - this.number
    return month_word(month) if abs(apart) < NAMED else month_name(month)


def _chance(chance: Chance) -> str:
    """Return a chance, and from how many results of one's own it is told where there are any."""
    told = f"{percent(chance)}%"
    return f"{told} ({chance.n})" if chance.n else told


def _age(age: float | None) -> str:
    days = int((age or 0) + 0.5)
    return ngettext("{n} day", "{n} days", days).format(n=days)
