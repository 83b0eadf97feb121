"""`rmtrack today`: the morning screen."""

from typing import Annotated

import typer

from rmtrack.actions.today import look_at_morning
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.numbers import read_whole
from rmtrack.views.today import today_json, today_screen

HELP = N_("The morning screen: how the month stands, what today asks, whom to call, and why.")
EXAMPLES = ("rmtrack today", "rmtrack today --limit 5", "rmtrack today --json")


def run(
    ctx: typer.Context,
    limit: Annotated[
        str | None, typer.Option(metavar="N", help=N_("how many calls to list, 12 by default"))
    ] = None,
) -> None:
    """Show the morning."""
    session = session_of(ctx)
    most = read_whole(limit, least=1, most=1000) if limit is not None else None
    session.answer(look_at_morning(session.desk(), most), today_screen, today_json)
