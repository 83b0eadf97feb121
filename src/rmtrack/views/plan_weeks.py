"""The weeks of a category as a table, and what the plan has booked by each evening."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table

from rmtrack.domain.curves import percent
from rmtrack.domain.measuring import WeekPlan
from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.i18n import N_, _, current
from rmtrack.views.amounts import WAN, in_unit, short
from rmtrack.views.dates import day_range, weekday_number
from rmtrack.views.fitting import ByWidth

if TYPE_CHECKING:
    from rich.console import JustifyMethod

WORDED = (N_("week"), N_("days"))
ROOMY = (*WORDED, N_("share"), N_("target"), N_("a day"), N_("flat"), N_("booked"))
NARROW = (*WORDED, "target", "a day", "booked")
EVENINGS = 6  # so many fit on 80 columns; the longest plan week has nine days

Column = Callable[[int], str]


def weeks_table(plan: MonthPlan, category: CategoryPlan, columns: tuple[str, ...]) -> Table:
    """Show these columns of the weeks, in money or else in deals.

    Below them stand what was booked outside the month and what the bank's figure adds.
    """
    in_money = category.target is not None
    at = category if in_money else category.deals
    shown: Column = _amount_of if in_money else str
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    for column in columns:
        side: JustifyMethod = "left" if column in WORDED else "right"
        table.add_column(_(column), justify=side, no_wrap=True)
    shares = category.shares and plan.layout.fold(category.shares)
    weeks: Sequence[WeekPlan[Any]] = at.weeks
    for week in weeks:
        now = week.number == plan.week
        cells = _week_cells(week, shown, now=now)
        cells["share"] = f"{percent(shares[week.number - 1])}%" if shares else ""
        table.add_row(*(cells[column] for column in columns), style="lead" if now else "")
    if at.prebooked:
        _add_apart(table, columns, _("pre-booked"), shown(at.prebooked))
    if at.correction is not None and at.correction.difference:
        _add_apart(table, columns, _("the bank's"), shown(at.correction.difference))
    return table


def evenings(plan: MonthPlan, category: CategoryPlan) -> ByWidth:
    """Show what the plan has booked by each evening left of this week, as many as fit."""
    return ByWidth(
        roomy=_evenings(plan, category, EVENINGS), narrow=_evenings(plan, category, EVENINGS // 2)
    )


def amount(money: Money) -> str:
    """Return an amount for a column: 万 with two decimals, or whole yuan."""
    if current() == "zh":
        return f"{in_unit(money, WAN)}万"
    return f"{int(in_unit(money, 1, digits=0)):,}"


def _amount_of(fen: int) -> str:
    return amount(Money(fen))


def _add_apart(table: Table, columns: tuple[str, ...], what: str, booked: str) -> None:
    apart = {"days": what, "booked": booked}
    table.add_row(*(apart.get(column, "") for column in columns))


def _week_cells(week: WeekPlan[Any], shown: Column, *, now: bool) -> dict[str, str]:
    return {
        "week": f"{'▸' if now else ' '} {week.number}",
        "days": day_range(week.days),
        "target": shown(week.target),
        "a day": shown(week.daily[0]) if week.daily else "",
        "flat": shown(week.flat_target),
        "booked": shown(week.booked),
    }


def _evenings(plan: MonthPlan, category: CategoryPlan, most: int) -> Table:
    week = category.weeks[(plan.week or 1) - 1]
    days = [day for day in week.days if day >= plan.today][:most]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column(no_wrap=True, style="quiet")
    for day in days:
        table.add_column(weekday_number(day), justify="right", no_wrap=True)
    table.add_row(_("planned by evening"), *(short(category.target_by(day)) for day in days))
    return table
