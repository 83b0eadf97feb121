"""`rmtrack grid`: the nine cells."""

import typer

from rmtrack.actions.grid import show_grid
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.grid import grid_json, grid_screen

HELP = N_("Every client in one of nine cells: how well you know each other, and the mood.")
EXAMPLES = ("rmtrack grid", "rmtrack grid --json")


def run(ctx: typer.Context) -> None:
    """Show the grid."""
    session = session_of(ctx)
    session.answer(show_grid(session.desk()), grid_screen, grid_json)
