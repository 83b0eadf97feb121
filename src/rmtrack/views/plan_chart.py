"""The course of a month: a sentence, then a chart on a terminal; in a pipe a line a day."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.course import Point, course_of, course_of_total
from rmtrack.domain.curves import FLAT as FLAT_CURVE
from rmtrack.domain.money import FEN_PER_YUAN, Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.i18n import N_, _, current
from rmtrack.views.amounts import UNITS, in_unit
from rmtrack.views.bars import ByScreen
from rmtrack.views.chart import BOOKED, FLAT, MANAGED, TODAY, Chart, Words
from rmtrack.views.dates import long_day, month_name
from rmtrack.views.plan_weeks import amount
from rmtrack.views.records import value_json
from rmtrack.views.standing import (
    Say,
    booked_text,
    measures,
    month_line,
    no_quota_text,
    pace_text,
    provisional_text,
    say_deals,
    say_money,
)
from rmtrack.views.terms import term, title
from rmtrack.views.total import FEWEST, total_line

COLUMNS = (N_("planned"), N_("flat"), N_("booked"))


class Course(NamedTuple):
    """The evenings of a category or of all, and how its numbers are told."""

    points: Sequence[Point]
    pace: int  # of this morning
    curve: str | None  # None for the total
    say: Say
    cell: Callable[[int], str]  # in a column
    labels: Words


def chart_screen(plan: MonthPlan) -> RenderableType:
    """Show how each category of a month runs, and their total where there are several."""
    return Group(*_lines(plan))


def chart_of(plan: MonthPlan, category: CategoryPlan) -> RenderableType:
    """Show how one category runs, without what it is; nothing of one without a quota."""
    course = _course(plan, category)
    return Group(*_course_lines(plan, course)) if course.points else Group()


def chart_json(plan: MonthPlan) -> dict[str, Any]:
    """Return the evenings of each category, and of all, as `rmtrack.course/1`."""
    total = _course_of_all(plan)
    return {
        "schema": "rmtrack.course/1",
        "today": str(plan.today),
        "month": str(plan.month),
        "calendar": plan.calendar,
        "calendar_provisional": plan.provisional,
        "categories": [
            {
                "category": category.category,
                "unit": "amount" if category.target is not None else "deals",
                "points": _points_json(course_of(plan, category)),
            }
            for category in plan.categories
            if category.quota is not None
        ],
        "total": total and {"unit": "amount", "points": _points_json(total.points)},
    }


def _points_json(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [
        {name: value_json(value) for name, value in point._asdict().items()} for point in points
    ]


def _lines(plan: MonthPlan) -> Iterator[RenderableType]:
    yield Text(f"{month_name(plan.month)} · {month_line(plan)}", "lead")
    if warning := provisional_text(plan):
        yield warning
    if not plan.categories:
        yield Text(no_quota_text(plan))
    for category in plan.categories:
        at, say = next(measures(category))
        yield Text()
        pace = ("  ", pace_text(at, say)) if at.target is not None else ()
        yield Text.assemble((f"{title(category.category)}  ", "lead"), booked_text(at, say), *pace)
        yield chart_of(plan, category)
    if (total := _course_of_all(plan)) and (line := total_line(plan)):
        yield Text()
        yield line
        yield from _course_lines(plan, total)


def _course(plan: MonthPlan, category: CategoryPlan) -> Course:
    points = course_of(plan, category)
    curve = category.quota.curve if category.quota else None
    if category.target is None:
        return Course(points, category.deals.pace, curve, say_deals, str, _deals_labels)
    return _of_money(points, category.pace, curve)


def _course_of_all(plan: MonthPlan) -> Course | None:
    """Return the course of the total, where several categories make one."""
    points = course_of_total(plan)
    several = sum(one.target is not None for one in plan.categories) >= FEWEST
    return _of_money(points, plan.total.pace, None) if points and several else None


def _of_money(points: Sequence[Point], pace: int, curve: str | None) -> Course:
    return Course(points, pace, curve, say_money, lambda fen: amount(Money(fen)), _money_labels)


def _course_lines(plan: MonthPlan, course: Course) -> Iterator[RenderableType]:
    yield Text(_evening_text(course))
    table = _table(course)
    chart = Chart(
        course.points,
        plan.weeks,
        today=plan.today,
        ahead=course.pace >= 0,
        words=course.labels,
        narrow=table,
    )
    yield ByScreen(terminal=Group(_legend(plan, course), Text(), chart), pipe=table)


def _evening_text(course: Course) -> str:
    """Say what the curves have by the last evening that has come, else by the first."""
    known = [point for point in course.points if point.booked is not None]
    point = known[-1] if known else course.points[0]
    text = _("by the evening of {day} the plan has {managed}, the flat curve {flat}")
    if course.curve == FLAT_CURVE:
        text = _("by the evening of {day} the flat curve has {flat}")
    return text.format(
        day=long_day(point.day), managed=course.say(point.managed), flat=course.say(point.flat)
    )


def _legend(plan: MonthPlan, course: Course) -> Text:
    """Say what each sign means."""
    role = "ahead" if course.pace >= 0 else "behind"
    planned = _("planned")
    if course.curve:
        planned = _("{text} ({reason})").format(text=planned, reason=term(course.curve))
    signs = [(BOOKED, role, _("booked")), (MANAGED * 2, "lead", planned)]
    if course.curve != FLAT_CURVE:
        signs.append((FLAT * 2, "quiet", _("flat")))
    if any(point.day == plan.today for point in course.points):
        signs.append((TODAY, "lead", _("today")))
    return Text("   ").join(Text.assemble((sign, role), " ", word) for sign, role, word in signs)


def _table(course: Course) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column(_("day"), no_wrap=True)
    for column in COLUMNS:
        table.add_column(_(column), justify="right", no_wrap=True)
    for day, *numbers in course.points:
        cells = ("" if number is None else course.cell(number) for number in numbers)
        table.add_row(long_day(day), *cells)
    return table


def _money_labels(amounts: Sequence[int]) -> list[str]:
    """Return amounts in one unit, with as many decimals as the first of them needs."""
    units = UNITS[current()]
    size, sign = next((one for one in units if amounts[-1] >= one[0] * FEN_PER_YUAN), units[-1])
    digits = next(n for n in range(9) if amounts[0] * 10**n % (size * FEN_PER_YUAN) == 0)
    return [f"{in_unit(Money(one), size, digits=digits)}{sign}" for one in amounts]


def _deals_labels(numbers: Sequence[int]) -> list[str]:
    return [str(number) for number in numbers]
