"""`rmtrack redo`: do again what was taken back."""

from functools import partial

import typer

from rmtrack.actions.history import redo
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.history import line_json, redone_lines

HELP = N_("Do again what was last taken back.")
EXAMPLES = ("rmtrack redo",)


def run(ctx: typer.Context) -> None:
    """Redo."""
    session = session_of(ctx)
    session.answer(redo(session.desk()), partial(redone_lines, cells=screen_cells()), line_json)
