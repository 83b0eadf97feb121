"""`rmtrack show`: everything about one client."""

from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.show import show_client
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.client_page import page_json, page_lines

HELP = N_("Everything about one client: what comes next, deals, moods, the last touches.")
EXAMPLES = ("rmtrack show 王小明", "rmtrack show 12 --json")


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
) -> None:
    """Show the client."""
    session = session_of(ctx)
    screen = partial(page_lines, cells=screen_cells())
    session.answer(show_client(session.desk(), who), screen, page_json)
