"""`rmtrack contact list`: the clients."""

import typer

from rmtrack.actions.contacts import list_contacts
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.contacts import contacts_json, contacts_screen

HELP = N_("List the clients.")
EXAMPLES = ("rmtrack contact list", "rmtrack contact list --json")


def run(ctx: typer.Context) -> None:
    """Show the clients by name."""
    session = session_of(ctx)
    session.answer(list_contacts(session.desk()), contacts_screen, contacts_json)
