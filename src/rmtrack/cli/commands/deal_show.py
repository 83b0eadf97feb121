"""`rmtrack deal show`: one deal on a page of its own."""

from typing import Annotated

import typer

from rmtrack.actions.deals import show_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.deal_page import page_json, page_screen

HELP = N_("Show one deal: how it stood over time, and what was booked of it.")
EXAMPLES = ("rmtrack deal show 3", "rmtrack deal show 王小明 --json")


def run(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=N_("the deal's number, or WHO when the client has one open deal")
        ),
    ],
) -> None:
    """Show the deal."""
    session = session_of(ctx)
    session.answer(show_deal(session.desk(), which), page_screen, page_json)
