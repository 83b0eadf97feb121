"""`rmtrack history`: what was changed."""

from typing import Annotated

import typer

from rmtrack.actions.history import show_history
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.numbers import read_whole
from rmtrack.views.history import history_json, history_screen

HELP = N_("What was changed, the newest first.")
EXAMPLES = ("rmtrack history", "rmtrack history --limit 50")


def run(
    ctx: typer.Context,
    limit: Annotated[
        str | None, typer.Option(metavar="N", help=N_("how many commands, 20 by default"))
    ] = None,
) -> None:
    """Show the history."""
    session = session_of(ctx)
    most = read_whole(limit, least=1, most=100_000) if limit is not None else 20
    session.answer(show_history(session.desk(), most), history_screen, history_json)
