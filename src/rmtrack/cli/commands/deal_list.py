"""`rmtrack deal list`: the deals."""

import typer

from rmtrack.actions.deals import list_deals
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.deals import deals_json, deals_screen

HELP = N_("List the deals: the open ones first, then the closed.")
EXAMPLES = ("rmtrack deal list", "rmtrack deal list --json")


def run(ctx: typer.Context) -> None:
    """Show the deals."""
    session = session_of(ctx)
    session.answer(list_deals(session.desk()), deals_screen, deals_json)
