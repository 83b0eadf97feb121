"""The morning: how the month stands, what today asks, whom to call, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rmtrack.domain.care import CareDate
from rmtrack.domain.morning import Morning
from rmtrack.domain.ranking import Call
from rmtrack.domain.reasons import ReasonCode
from rmtrack.i18n import _, ngettext
from rmtrack.views.bars import ByScreen, standing_bar
from rmtrack.views.cells import pad, width
from rmtrack.views.dates import long_day
from rmtrack.views.limits import limit_text
from rmtrack.views.needs import need_lines
from rmtrack.views.reasons import opening_text, reason_text
from rmtrack.views.standing import (
    Say,
    ahead_text,
    booked_text,
    lone_ahead_texts,
    measures,
    month_line,
    no_quota_text,
    pace_text,
    provisional_text,
)
from rmtrack.views.steps import next_month_block, step_text
from rmtrack.views.terms import cell_term, title

if TYPE_CHECKING:
    from rmtrack.domain.stands import Stands

FIRST = 3  # "if only three today"
BAR = 20  # cells
NAME = 16  # cells; a longer name folds


def today_screen(morning: Morning) -> RenderableType:
    """Show the morning; what is empty is not shown."""
    lines = [*_month(morning)]
    steps = [*next_month_block(morning.page)]
    calls = [*_calls(morning)]
    parts = [lines, steps, calls] if morning.page.next_leads else [lines, calls, steps]
    parts.append([*_care(morning)])
    parts.append([*_pool(morning)])
    return Group(*_spaced(parts))


def _spaced(parts: list[list[RenderableType]]) -> Iterator[RenderableType]:
    for n, part in enumerate(filter(None, parts)):
        if n:
            yield Text()
        yield from part


def _month(morning: Morning) -> Iterator[RenderableType]:
    yield Text(f"{long_day(morning.today)} · {month_line(morning.plan)}", "lead")
    if warning := provisional_text(morning.plan):
        yield warning
    if not morning.plan.categories:
        yield Text(no_quota_text(morning.plan))
        yield from lone_ahead_texts(morning.plan)
        return
    yield Text()
    yield ByScreen(terminal=_standing(morning, bars=True), pipe=_standing(morning, bars=False))
    yield from lone_ahead_texts(morning.plan)


def _standing(morning: Morning, *, bars: bool) -> Table:
    """Lay out a row a measure of a category, with what it needs below it."""
    page = morning.page
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for category in page.plan.categories:
        name = Text(title(category.category), "lead")
        for at, say in measures(category):
            table.add_row(name, _standing_line(at, say, bars=bars))
            name = Text()
            if at.target is not None:
                for line in need_lines(page, category, at, say):
                    table.add_row("", line)
            if ahead := ahead_text(page.plan, category.category, say):
                table.add_row("", ahead)
        for step in page.steps_of(category):
            table.add_row("", Text(step_text(step), "quiet"))
    return table


def _standing_line(at: "Stands", say: Say, *, bars: bool) -> Text:
    if at.target is None:
        return Text(booked_text(at, say))
    if not bars:
        return Text.assemble(booked_text(at, say), "  ", pace_text(at, say))
    booked = booked_text(at, say, share=False)
    return Text.assemble(standing_bar(at, BAR), "  ", booked, "  ", pace_text(at, say))


def _calls(morning: Morning) -> Iterator[RenderableType]:
    first, rest = morning.calls.calls[:FIRST], morning.calls.calls[FIRST:]
    if not first:
        yield Text(_("Nobody is due today. New clients: rmtrack contact add NAME"))
        return
    yield Text(_("If only three today") if rest else _("To call today"), "lead")
    for call in first:
        yield from _card(call)
    if rest:
        yield Text()
        yield Text(
            ngettext("Then {n} more", "Then {n} more", len(rest)).format(n=len(rest)), "lead"
        )
        yield _short_list(rest)
    yield Text(_next_command(morning), "quiet")


def _card(call: Call) -> Iterator[RenderableType]:
    cell = cell_term(call.cell)
    yield Text.assemble(
        f"{call.contact_id:>4}  ", (call.name, "lead"), (f"  {cell}" if cell else "", "quiet")
    )
    yield Padding(_reasons(call), (0, 0, 0, 6))
    say = _("say: {words}").format(words=opening_text(call.opening))
    yield Padding(Text(say, "quiet", overflow="fold"), (0, 0, 0, 6))


def _short_list(calls: tuple[Call, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", width=4)
    table.add_column(overflow="fold", max_width=NAME)
    table.add_column(no_wrap=True, style="quiet")
    table.add_column(overflow="fold")
    for call in calls:
        table.add_row(str(call.contact_id), Text(call.name), cell_term(call.cell), _reasons(call))
    return table


def _reasons(call: Call) -> Text:
    """Join the reasons; the cell stands beside the name already."""
    told = [reason for reason in call.reasons if reason.code is not ReasonCode.CELL]
    texts = [
        Text(reason_text(reason), "promise" if reason.code.startswith("promise") else "")
        for reason in told
    ]
    joined = Text(_("; ")).join(texts)
    joined.overflow = "fold"
    return joined


def _next_command(morning: Morning) -> str:
    first = morning.calls.calls[0].contact_id
    hint = _('rmtrack log {number} "…" --next fri').format(number=first)
    if not morning.calls.waiting:
        return f"  {hint}"
    more = ngettext("{n} more waits: {command}", "{n} more wait: {command}", morning.calls.waiting)
    text = more.format(n=morning.calls.waiting, command="rmtrack today --limit 50")
    return f"  {hint}  · {text}"


def _care(morning: Morning) -> Iterator[RenderableType]:
    if morning.care:
        yield Text(_("Care"), "lead")
    widest = max((width(care.name) for care in morning.care), default=0)
    for care in morning.care:
        name = pad(care.name, widest)
        yield Text(f"{care.contact_id:>4}  {name}  {long_day(care.on)} {_birthday(care)}")


def _pool(morning: Morning) -> Iterator[RenderableType]:
    """Yield how many are close, and how many have no place yet where the grid is in use."""
    if morning.limit.held:
        yield limit_text(morning.limit)
    if morning.unplaced and morning.somebody_placed:
        yield unplaced_line(morning.unplaced)


def unplaced_line(number: int) -> Text:
    """Say how many clients have no place in the grid, and what gives them one."""
    told = _("{n} not placed yet: {command}")
    return Text(told.format(n=number, command="rmtrack contact assess --unclassified"), "quiet")


def _birthday(care: CareDate) -> str:
    if care.lunar is None:
        return _("birthday")
    from rmtrack.views.lunar import lunar_day  # noqa: PLC0415 - few were born by it

    return _("birthday ({lunar})").format(lunar=lunar_day(care.lunar))
