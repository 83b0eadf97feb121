"""`rmtrack undo`: take the last command back."""

from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.history import undo
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.numbers import read_whole
from rmtrack.views.history import line_json, undone_lines

HELP = N_("Take the last command back, or an earlier one by its number in the history.")
EXAMPLES = ("rmtrack undo", "rmtrack undo 14")


def run(
    ctx: typer.Context,
    number: Annotated[
        str | None, typer.Argument(metavar="[N]", help=N_("a command's number in the history"))
    ] = None,
) -> None:
    """Undo."""
    session = session_of(ctx)
    chosen = read_whole(number, least=1, most=2**31) if number is not None else None
    session.answer(
        undo(session.desk(), chosen), partial(undone_lines, cells=screen_cells()), line_json
    )
