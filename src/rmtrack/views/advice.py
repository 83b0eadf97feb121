"""What to aim at, to say and to avoid with a client, and the next step of the relationship."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rmtrack.i18n import _

if TYPE_CHECKING:
    from rmtrack.domain.advice import Advice, Counsel
    from rmtrack.reading.advice import Fault

MOST_FAULTS = 5  # a file with more of them is no file of advice


def advice_rows(advice: "Advice") -> Iterator[tuple[str, str]]:
    """Yield a title and the words behind it, of the cell, then of the stage.

    What the program would say and avoid at a stage is left out beside a cell's: the page stays
    short. The user's own words never are.
    """
    said = advice.in_cell or ()
    if advice.in_cell is not None:
        aim, say, avoid = advice.in_cell
        rows = ((_("Aim"), aim), (_("Say"), say), (_("Avoid"), avoid))
        yield from ((title, text) for title, text in rows if text)
    if advice.at_stage is not None and advice.at_stage.aim:
        yield _("Closer"), advice.at_stage.aim
    stage = advice.own_at_stage if advice.in_cell is not None else advice.at_stage
    if stage is not None:
        rest = ((_("Say"), stage.say), (_("Avoid"), stage.avoid))
        yield from ((title, text) for title, text in rest if text and text not in said)


def advice_json(advice: "Advice") -> dict[str, Any]:
    """Return all that is advised, of the stage too what to say and to avoid."""
    return {"cell": _counsel(advice.in_cell), "stage": _counsel(advice.at_stage)}


def _counsel(counsel: "Counsel | None") -> dict[str, Any] | None:
    return None if counsel is None else counsel._asdict()


def fault_lines(path: object, faults: "Sequence[Fault]") -> Iterator[str]:
    """Name the lines of the user's own file that mean nothing, and say what is accepted."""
    for fault in faults[:MOST_FAULTS]:
        told = _("rmtrack: {path}, line {line}: {fault}")
        words = _(fault.sentence).format(text=fault.text)
        yield told.format(path=path, line=fault.line, fault=words)
    if len(faults) > MOST_FAULTS:
        yield _("  and {n} more").format(n=len(faults) - MOST_FAULTS)


def unread_line(path: object, reason: str | None) -> str:
    """Say why the user's own file can't be read; None: it is no text."""
    if reason is None:
        return _("rmtrack: {path} is no text that can be read: save it as UTF-8").format(path=path)
    return _("rmtrack: {path} can't be read: {reason}").format(path=path, reason=reason)
