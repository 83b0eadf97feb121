"""The history of commands, and what undoing or redoing one did."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.history import HistoryLine, LineState
from rmtrack.i18n import N_, _
from rmtrack.views.dates import long_day

if TYPE_CHECKING:
    from rich.console import RenderableType

STATES = {
    LineState.DONE: "",
    LineState.UNDONE: N_("undone"),
    LineState.DROPPED: N_("undone for good"),
}


def undone_lines(line: HistoryLine) -> str:
    """Say what was taken back."""
    return _("taken back: {line}").format(line=_named(line))


def redone_lines(line: HistoryLine) -> str:
    """Say what was done again."""
    return _("done again: {line}").format(line=_named(line))


def _named(line: HistoryLine) -> str:
    return f"{line.id}  {line.line}"


def history_screen(lines: list[HistoryLine]) -> "RenderableType":
    """Show the commands, the newest first."""
    if not lines:
        return _("Nothing was changed yet")
    from rich.table import Table  # noqa: PLC0415 - undo needs no table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(_("when"), no_wrap=True)
    table.add_column(_("command"), overflow="fold")
    table.add_column("", no_wrap=True, style="quiet")
    for line in lines:
        when = f"{long_day(line.at.date())} {line.at:%H:%M}"
        state = STATES[line.state]
        table.add_row(str(line.id), when, line.line, _(state) if state else "")
    return table


def line_json(line: HistoryLine) -> dict[str, Any]:
    """Return one command as `rmtrack.history-line/1`."""
    return {"schema": "rmtrack.history-line/1", **_row(line)}


def history_json(lines: list[HistoryLine]) -> dict[str, Any]:
    """Return the commands as `rmtrack.history/1`."""
    return {"schema": "rmtrack.history/1", "lines": [_row(line) for line in lines]}


def _row(line: HistoryLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "at": line.at.isoformat(timespec="seconds"),
        "line": line.line,
        "state": str(line.state),
        "changes": [changed._asdict() for changed in line.changes],
        "contact_ids": list(line.contact_ids),
    }
