"""The arithmetic of a month, so that it can be said again line by line."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.arithmetic import Line, Unit
from rmtrack.domain.curves import percent
from rmtrack.domain.days import Month
from rmtrack.domain.explaining import Explained, Explanation
from rmtrack.domain.money import Money
from rmtrack.i18n import _
from rmtrack.views.dates import month_name, month_word
from rmtrack.views.explain_lines import WrittenOut, line_text
from rmtrack.views.standing import month_line, no_quota_text, provisional_text
from rmtrack.views.terms import title


def explain_screen(explanation: Explanation) -> RenderableType:
    """Show how each number comes about, a block a category."""
    return Group(*_blocks(explanation))


def _blocks(explanation: Explanation) -> Iterator[RenderableType]:
    plan = explanation.plan
    yield Text(f"{month_name(plan.month)} · {month_line(plan)}", "lead")
    if warning := provisional_text(plan):
        yield warning
    if not explanation.categories:
        yield Text(no_quota_text(plan))
    for one in explanation.categories:
        yield from _category(one, Month.of(plan.today).shifted(1))
    if explanation.total:
        yield from _block(_("Total"), explanation.total)


def _category(one: Explained, following: Month) -> Iterator[RenderableType]:
    named = title(one.category)
    if one.amount:
        yield from _block(named, one.amount)
    if one.deals:
        in_deals = _("{category}, in deals").format(category=named)
        yield from _block(in_deals, one.deals)
    if one.coming:
        coming = _("{category}, stocked for {month}")
        yield from _block(coming.format(category=named, month=month_word(following)), one.coming)


def _block(head: str, lines: Sequence[Line]) -> Iterator[RenderableType]:
    yield Text()
    yield Text(head, "lead")
    yield WrittenOut(lines)


def explain_json(explanation: Explanation) -> dict[str, Any]:
    """Return the lines as `rmtrack.explain/1`: each with its text and its result."""
    plan = explanation.plan
    return {
        "schema": "rmtrack.explain/1",
        "today": str(plan.today),
        "month": str(plan.month),
        "calendar": plan.calendar,
        "calendar_provisional": plan.provisional,
        "categories": [
            {
                "category": one.category,
                "lines": [_line(line) for line in one.amount],
                "deals": [_line(line) for line in one.deals],
                "next_month": [_line(line) for line in one.coming],
            }
            for one in explanation.categories
        ],
        "total": [_line(line) for line in explanation.total],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "name": str(line.name.key),
        "text": line_text(line),
        "result": _result(line),
        "unit": str(line.result.unit),
    }


def _result(line: Line) -> str | int | float:
    """Return a result as JSON has it: amounts and shares as texts, deals and days as numbers."""
    number = line.result.number
    match line.result.unit:
        case Unit.AMOUNT:
            return str(Money(int(number)))
        case Unit.DEALS:
            return int(number)
        case Unit.DAYS:
            return round(float(number), 2)
    return percent(int(number))
