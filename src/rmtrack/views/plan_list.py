"""The months behind: what each asked for, and what came of it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.measuring import Measured
from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.stands import Stands
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.bars import ByScreen, standing_bar
from rmtrack.views.dates import month_code
from rmtrack.views.fitting import ByWidth, OrPlainer
from rmtrack.views.plan_weeks import amount
from rmtrack.views.standing import SET_ONE, measures, per_mille, say_deals, share_text
from rmtrack.views.terms import term
from rmtrack.views.total import FEWEST

BAR = 14  # cells
PICTURE = ""  # the bar's column needs no heading
WORDED = (N_("month"), N_("category"))
NARROW = (*WORDED, N_("quota"), N_("booked"), N_("done"))
ROOMY = (*NARROW, N_("left"))
DRAWN = (*NARROW, PICTURE, "left")

Row = dict[str, Text | str]


def months_screen(plans: Sequence[MonthPlan]) -> RenderableType:
    """Show a row a category of each month: what was asked, what was booked, what is missing."""
    if not plans:
        return Text(_("No quota yet. Set one: {command}").format(command=_(SET_ONE)))
    rows = [*_rows(plans)]
    narrow, plain, drawn = (_table(rows, columns) for columns in (NARROW, ROOMY, DRAWN))
    table = ByScreen(
        terminal=ByWidth(roomy=_with_remark(OrPlainer(drawn, plain), plans), narrow=narrow),
        pipe=ByWidth(roomy=_with_remark(plain, plans), narrow=narrow),
    )
    met = _met_text(plans)
    head = [Text(met, "lead"), Text()] if met else []
    past = [plan.month for plan in plans if _over(plan)]
    one = _("one of them: rmtrack plan --month {month}")
    return Group(*head, table, *(Text(one.format(month=month), "quiet") for month in past[:1]))


def months_json(plans: Sequence[MonthPlan]) -> dict[str, Any]:
    """Return the months as `rmtrack.months/1`."""
    return {
        "schema": "rmtrack.months/1",
        "months": [
            {
                "month": str(plan.month),
                "calendar_provisional": plan.provisional,
                "over": _over(plan),
                "categories": [_category_json(category) for category in plan.categories],
                "total": _measure_json(_total(plan), str),
            }
            for plan in plans
        ],
    }


def _category_json(category: CategoryPlan) -> dict[str, Any]:
    return {
        "category": category.category,
        "kind": str(category.kind),
        "curve": category.quota and category.quota.curve,
        **_measure_json(category, str),
        "deals": _measure_json(category.deals, int),
    }


def _measure_json(at: Stands, shown: Callable[[int], object]) -> dict[str, Any]:
    asked = at.target is not None
    return {
        "quota": shown(at.target) if at.target is not None else None,
        "booked": shown(at.booked),
        "completion": per_mille(at.booked, at.target) / 10 if at.target else None,
        "left": shown(at.left) if asked else None,
        "surplus": shown(at.surplus) if asked else None,
    }


def _with_remark(table: RenderableType, plans: Sequence[MonthPlan]) -> RenderableType:
    """Say below a table what a plus in it means, where there is one."""
    told = (one.at for plan in plans for one in _told(plan))
    if any(at.surplus and not at.left for at in told):
        return Group(table, Text(_("+ is beyond the quota"), "quiet"))
    return table


class _Told(NamedTuple):
    """One row: a measure of a category, or of all together."""

    name: str
    at: Stands
    shown: Callable[[int], str]


def _over(plan: MonthPlan) -> bool:
    return plan.today >= plan.month.end


def _met_text(plans: Sequence[MonthPlan]) -> str | None:
    """Say how many quotas of the months that are over were met."""
    over = [one for plan in plans if _over(plan) for one in plan.categories if one.quota]
    if not over:
        return None
    text = ngettext(
        "{met} of {n} quota was met in the months that are over",
        "{met} of {n} quotas were met in the months that are over",
        len(over),
    )
    return text.format(met=sum(one.is_full for one in over), n=len(over))


def _rows(plans: Sequence[MonthPlan]) -> Iterator[Row]:
    for plan in plans:
        for first, told in enumerate(_told(plan)):
            yield {"month": "" if first else month_code(plan.month), **_cells(told)}


def _told(plan: MonthPlan) -> Iterator[_Told]:
    """Yield what is told of a month: money and deals of each category, then the total."""
    for category in plan.categories:
        for at, _say in measures(category):
            in_money = at is category
            name = term(category.category)
            yield _Told(name, at, _amount if in_money else say_deals)
    if sum(one.target is not None for one in plan.categories) >= FEWEST:
        yield _Told(_("Total"), _total(plan), _amount)


def _total(plan: MonthPlan) -> Measured[Money]:
    """Return the total as a measure of its own; it has no weeks and no pace in days."""
    total = plan.total
    return Measured(
        quota=total.quota,
        correction=None,
        pace_days=0.0,
        **{name: value for name, value in total._asdict().items() if name != "quota"},
    )


def _cells(told: _Told) -> Row:
    name, at, shown = told
    if at.target is None:
        return {"category": name, "booked": shown(at.booked)}
    role = "ahead" if at.left == 0 else "behind" if at.pace < 0 else ""
    return {
        "category": name,
        "quota": shown(at.target),
        "booked": shown(at.booked),
        "done": Text(f"{share_text(at.booked, at.target)}%", role),
        PICTURE: standing_bar(at, BAR),
        "left": shown(at.left) if at.left else f"+{shown(at.surplus)}" if at.surplus else "",
    }


def _amount(fen: int) -> str:
    return amount(Money(fen))


def _table(rows: Sequence[Row], columns: tuple[str, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    for column in columns:
        side: JustifyMethod = "left" if column in (*WORDED, PICTURE) else "right"
        table.add_column(_(column), justify=side, no_wrap=column != "category")
    for row in rows:
        table.add_row(*(row.get(column, "") for column in columns))
    return table
