"""`rmtrack contact archive`: a client who is looked after no more."""

from typing import Annotated

import typer

from rmtrack.actions.editing import archive_contact, bring_back
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.views.editing import archived_json, archived_lines

HELP = N_("Take a client out of lists, grid and mornings, or bring one back.")
EXAMPLES = (
    "rmtrack contact archive 王小明",
    "rmtrack contact archive 12 --back",
    "rmtrack contact archive 12 --deceased",
)


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
    back: Annotated[bool, typer.Option("--back", help=N_("bring an archived client back"))] = False,
    deceased: Annotated[
        bool,
        typer.Option("--deceased", help=N_("the client has died: never greeted or listed again")),
    ] = False,
) -> None:
    """Archive, or bring back."""
    session = session_of(ctx)
    if back and deceased:
        raise InputError(N_("--back and --deceased contradict each other: leave one out"))
    desk = session.desk()
    done = bring_back(desk, who) if back else archive_contact(desk, who, deceased=deceased)
    session.answer(done, archived_lines, archived_json)
