"""The history of commands, and what undoing or redoing one did."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rmtrack.domain.history import Changed, HistoryLine, LineState, PlanChange, Said
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import in_full, pieces
from rmtrack.views.cells import hung
from rmtrack.views.counts import UNTOLD, record_count
from rmtrack.views.dates import full_day, long_day, month_name, month_word, short_day
from rmtrack.views.records import row_json
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

MOST_NAMES = 3
STATES = {
    LineState.DONE: "",
    LineState.UNDONE: N_("undone"),
    LineState.DROPPED: N_("undone for good"),
}
# What became of the rows that a command added, changed, removed
UNDONE = (N_("gone: {what}"), N_("as before: {what}"), N_("back: {what}"))
REDONE = (N_("back: {what}"), N_("changed again: {what}"), N_("gone: {what}"))


def undone_lines(line: HistoryLine, *, cells: int) -> str:
    """Say what was taken back: the command, whose records, how many."""
    return _told_of(line, _("taken back: {line}"), UNDONE, cells)


def redone_lines(line: HistoryLine, *, cells: int) -> str:
    """Say what was done again."""
    return _told_of(line, _("done again: {line}"), REDONE, cells)


def _told_of(line: HistoryLine, told: str, labels: tuple[str, str, str], cells: int) -> str:
    opening, _named, after = told.partition("{line}")
    lines = hung(f"{opening}{line.id}  ", f"{line.line}{after}", cells)
    for fate in _fate(line, labels):
        lines += hung("  ", fate, cells)
    return "\n".join(lines)


def _fate(line: HistoryLine, labels: tuple[str, str, str]) -> Iterator[str]:
    counts: tuple[Callable[[Changed], int], ...] = (
        lambda one: one.added,
        lambda one: one.changed,
        lambda one: one.removed,
    )
    parts = [clients(line)] if line.names else []
    for label, count in zip(labels, counts, strict=True):
        what = [record_count(one.table, count(one)) for one in _counted(line) if count(one)]
        if what:
            parts.append(_(label).format(what=_(", ").join(what)))
    if parts:
        yield " · ".join(parts)


def _counted(line: HistoryLine) -> Iterator[Changed]:
    """Yield the changes that are told by their number."""
    return (one for one in line.changes if one.table not in UNTOLD)


def clients(line: HistoryLine) -> str:
    """Return whose records a command touched, the first few by name."""
    ids = map(str, line.contact_ids)
    named = [name or number for name, number in zip(line.names, ids, strict=True)]
    more = len(named) - MOST_NAMES
    first = _(", ").join(named[:MOST_NAMES])
    if more <= 0:
        return first
    text = ngettext("{names} and {n} more", "{names} and {n} more", more)
    return text.format(names=first, n=more)


def history_screen(lines: list[HistoryLine]) -> "RenderableType":
    """Show the commands, the newest first: when, what, and below it whose and how many records."""
    if not lines:
        return _("Nothing was changed yet")
    from rich.console import Group  # noqa: PLC0415 - undo needs no table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(_("when"), no_wrap=True)
    table.add_column(_("command"), overflow="fold")
    for line in lines:
        day = line.at.date()
        this_year = day.year == lines[0].at.year
        table.add_row(
            str(line.id),
            f"{long_day(day) if this_year else full_day(day)} {line.at:%H:%M}",
            Text("\n").join([Text(line.line), *map(Text, _told(line)), *_about(line)]),
        )
    if lines[-1].id == 1:  # the first line of all
        return table
    older = _("older ones: rmtrack history --limit {n}").format(n=len(lines) * 10)
    return Group(table, Text(older, "quiet"))


def _about(line: HistoryLine) -> "Iterator[Text]":
    """Yield a command's state where it does not stand, its clients, and how many other records."""
    from rich.text import Text  # noqa: PLC0415 - undo needs none

    told = {one.table for one in line.plan_changes if one.changed}
    counts = [
        record_count(one.table, one.added + one.changed + one.removed)
        for one in _counted(line)
        if one.table not in told
    ]
    state = STATES[line.state]
    parts = [*filter(None, [state and _(state), clients(line), _(", ").join(counts)])]
    if parts:
        yield Text(" · ".join(parts), "quiet")


def _told(line: HistoryLine) -> Iterator[str]:
    """Yield what a command made of quotas and of the bank's figures: before and after."""
    for one in line.plan_changes:
        if not one.changed:
            continue
        same_year = one.month.year == line.at.year
        facts = {
            "month": month_word(one.month) if same_year else month_name(one.month),
            "category": term(one.category),
            "what": _before_and_after(one),
        }
        if one.taken_on is None:
            yield _("{month}, {category}: {what}").format(**facts)
        else:
            text = _("{month}, {category}, the bank's figure of {day}: {what}")
            yield text.format(day=short_day(one.taken_on), **facts)


def _before_and_after(one: PlanChange) -> str:
    """Return what was set, or what became of what; a row that stayed tells what it changed."""
    stayed = one.before is not None and one.after is not None
    names = one.changed if stayed else Said._fields
    before, after = (said and _said(said, names, stayed) for said in (one.before, one.after))
    if before is None:
        return after or ""
    return _("{before} → {after}").format(before=before, after=after or _("dropped"))


def _said(said: Said, names: Sequence[str], stayed: bool) -> str:  # noqa: FBT001 - of one caller
    """Return what a quota or figure said, `2.29m steep, 8 deals`; what it lacked where told."""
    parts = []
    if "amount" in names and (stayed or said.amount is not None):
        parts.append(_("no amount") if said.amount is None else in_full(said.amount))
    if said.curve is not None:
        parts = [" ".join([*parts, term(said.curve)])]
    if "pieces" in names and (stayed or said.pieces is not None):
        number = said.pieces or 0
        deals = pieces(number)
        parts.append(_("no number of deals") if said.pieces is None else deals)
    return _(", ").join(parts)


def line_json(line: HistoryLine) -> dict[str, Any]:
    """Return one command as `rmtrack.history-line/1`."""
    return {"schema": "rmtrack.history-line/1", **_row(line)}


def history_json(lines: list[HistoryLine]) -> dict[str, Any]:
    """Return the commands as `rmtrack.history/1`."""
    return {"schema": "rmtrack.history/1", "lines": [_row(line) for line in lines]}


def _row(line: HistoryLine) -> dict[str, Any]:
    pairs = zip(line.contact_ids, line.names, strict=True)
    return {
        "id": line.id,
        "at": line.at.isoformat(timespec="seconds"),
        "line": line.line,
        "state": str(line.state),
        "changes": [changed._asdict() for changed in line.changes],
        "contact_ids": list(line.contact_ids),
        "contacts": [{"id": number, "name": name} for number, name in pairs],
        "plan_changes": [_plan_change_json(one) for one in line.plan_changes],
    }


def _plan_change_json(one: PlanChange) -> dict[str, Any]:
    """Return one change of a quota or figure, in the columns that it touched."""

    def told(said: Said | None) -> dict[str, Any] | None:
        return said and row_json({name: getattr(said, name) for name in one.changed})

    return {
        "table": one.table,
        "month": str(one.month),
        "category": one.category,
        "taken_on": one.taken_on and str(one.taken_on),
        "before": told(one.before),
        "after": told(one.after),
    }
