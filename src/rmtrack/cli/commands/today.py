"""`rmtrack today`: the morning screen."""

from typing import Annotated

import typer

from rmtrack.actions.today import look_at_morning
from rmtrack.cli.output import write_json, write_screen
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.numbers import read_whole

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
    morning = look_at_morning(session.desk(), most)
    if session.typed.json:  # the screen is not imported for it, nor this for the screen
        from rmtrack.views.today_json import today_json  # noqa: PLC0415

        write_json(today_json(morning))
    else:
        from rmtrack.views.today import today_screen  # noqa: PLC0415

        write_screen(today_screen(morning))
