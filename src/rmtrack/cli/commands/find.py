"""`rmtrack find`: clients by whatever is remembered of them."""

from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.find import find_clients
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.searching import read_search
from rmtrack.views.find import MOST, find_json, found_lines

HELP = N_("Find clients by a part of name, pinyin, phone, WeChat, e-mail, employer or tag.")
EXAMPLES = (
    "rmtrack find 小明",
    "rmtrack find xiaoming",
    "rmtrack find 0123",
    "rmtrack find 年金 --notes",
)


def run(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=N_("a part of what is remembered"))],
    notes: Annotated[
        bool, typer.Option("--notes", help=N_("look in notes and next steps too"))
    ] = False,
) -> None:
    """Look and show who was found."""
    session = session_of(ctx)
    search = read_search(text)
    most = None if session.typed.json else MOST
    findings = find_clients(session.desk(), search, notes=notes, most=most)
    session.answer(findings, partial(found_lines, cells=screen_cells()), find_json)
