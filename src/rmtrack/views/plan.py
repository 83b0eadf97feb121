"""The plan of a month: how it stands first, then the weeks behind it."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.curves import fold, percent
from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan, WeekPlan
from rmtrack.i18n import N_, _, current, ngettext
from rmtrack.views.amounts import WAN, in_unit, short
from rmtrack.views.bars import ByScreen, standing_bar
from rmtrack.views.dates import day_range, month_name, weekday_number
from rmtrack.views.fitting import ByWidth
from rmtrack.views.standing import booked_text, month_line, need_text, pace_text, provisional_text
from rmtrack.views.terms import title

BAR = 56  # cells: a month at a glance, on the narrowest screen too

WORDED = (N_("week"), N_("days"))
ALL = (*WORDED, N_("share"), N_("target"), N_("a day"), N_("flat"), N_("booked"))
NEEDED = (*WORDED, "target", "a day", "booked")
EVENINGS = 6  # so many fit on 80 columns; the longest plan week has nine days


def plan_screen(plan: MonthPlan) -> RenderableType:
    """Show a month: a block a category."""
    return Group(*_blocks(plan))


def _blocks(plan: MonthPlan) -> Iterator[RenderableType]:
    yield Text(f"{month_name(plan.month)} · {month_line(plan)}", "lead")
    if warning := provisional_text(plan):
        yield warning
    if not plan.categories:
        yield Text(_("No quota yet. Set one: rmtrack plan --quota 2290000"))
    for category in plan.categories:
        yield Text()
        yield from _category(plan, category)


def _category(plan: MonthPlan, category: CategoryPlan) -> Iterator[RenderableType]:
    head = Text.assemble((f"{title(category.category)}  ", "lead"), booked_text(category))
    if category.quota is not None and category.quota.pieces:
        pieces = category.quota.pieces
        asked = ngettext("{n} deal asked for", "{n} deals asked for", pieces)
        head.append(f" · {asked.format(n=pieces)}")
    yield head
    if category.quota is None:
        return
    yield ByScreen(terminal=standing_bar(category, BAR))
    yield Text.assemble(pace_text(category), " · ", need_text(category))
    yield Text()
    yield ByWidth(roomy=_weeks(plan, category, ALL), narrow=_weeks(plan, category, NEEDED))
    if plan.week is not None and plan.today <= category.weeks[plan.week - 1].days[-1]:
        yield Text()
        week = category.weeks[plan.week - 1]
        yield ByWidth(
            roomy=_evenings(plan, category, week, EVENINGS),
            narrow=_evenings(plan, category, week, EVENINGS // 2),
        )


def _weeks(plan: MonthPlan, category: CategoryPlan, columns: tuple[str, ...]) -> Table:
    """Show these columns of the weeks, and what was booked outside the month below them."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    for column in columns:
        side: JustifyMethod = "left" if column in WORDED else "right"
        table.add_column(_(column), justify=side, no_wrap=True)
    for week in category.weeks:
        now = week.number == plan.week
        cells = _week_cells(week, category, now=now)
        table.add_row(*(cells[column] for column in columns), style="lead" if now else "")
    if category.prebooked:
        outside = {"days": _("pre-booked"), "booked": amount(category.prebooked)}
        table.add_row(*(outside.get(column, "") for column in columns))
    return table


def _week_cells(week: WeekPlan, category: CategoryPlan, *, now: bool) -> dict[str, str]:
    shares = category.shares and fold(category.shares, len(category.weeks))
    return {
        "week": f"{'▸' if now else ' '} {week.number}",
        "days": day_range(week.days),
        "share": f"{percent(shares[week.number - 1])}%" if shares else "",
        "target": amount(week.target),
        "a day": amount(week.daily[0]) if week.daily else "",
        "flat": amount(week.flat_target),
        "booked": amount(week.booked),
    }


def _evenings(plan: MonthPlan, category: CategoryPlan, week: WeekPlan, most: int) -> Table:
    """Show what the plan has booked by each evening left of this week, `most` of them."""
    days = [day for day in week.days if day >= plan.today][:most]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column(no_wrap=True, style="quiet")
    for day in days:
        table.add_column(weekday_number(day), justify="right", no_wrap=True)
    table.add_row(_("planned by evening"), *(short(category.target_by(day)) for day in days))
    return table


def amount(money: Money) -> str:
    """Return an amount for a column: 万 with two decimals, or whole yuan."""
    if current() == "zh":
        return f"{in_unit(money, WAN)}万"
    return f"{int(in_unit(money, 1, digits=0)):,}"


def plan_json(plan: MonthPlan) -> dict[str, Any]:
    """Return the plan as `rmtrack.plan/1`."""
    return {
        "schema": "rmtrack.plan/1",
        "today": str(plan.today),
        "month": str(plan.month),
        "calendar": plan.calendar,
        "calendar_provisional": plan.provisional,
        "categories": [_category_json(category) for category in plan.categories],
    }


def _category_json(category: CategoryPlan) -> dict[str, Any]:
    quota = category.quota
    money = ("booked", "prebooked", "pace", "left", "left_this_week", "needed_today", "surplus")
    return {
        "category": category.category,
        "quota": quota and str(quota.amount),
        "pieces": quota and quota.pieces,
        "curve": quota and quota.curve,
        "shares": category.shares and [percent(share) for share in category.shares],
        **{
            name: str(getattr(category, name)) if quota or name in money[:2] else None
            for name in money
        },
        "pace_days": round(category.pace_days, 2) if quota else None,
        "weeks": [
            {
                "number": week.number,
                "days": [str(day) for day in week.days],
                "target": str(week.target),
                "flat_target": str(week.flat_target),
                "daily": [str(target) for target in week.daily],
                "booked": str(week.booked),
            }
            for week in category.weeks
        ],
    }
