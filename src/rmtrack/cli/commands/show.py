"""`rmtrack show`: everything about one client."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rmtrack.actions.show import show_client
from rmtrack.cli.advice import advice_book
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.views.client_page import page_lines

if TYPE_CHECKING:
    from rmtrack.domain.advice import Advice
    from rmtrack.domain.client_page import ClientPage

HELP = N_(
    "Everything about one client: what comes next, deals, moods, advice, the last touches. "
    "Advice in your own words goes into advice.txt beside the settings (rmtrack config)."
)
EXAMPLES = ("rmtrack show 王小明", "rmtrack show 12 --json")


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
) -> None:
    """Show the client."""
    session = session_of(ctx)
    page = show_client(session.desk(), who)
    advice = advice_book(session.config).advice_for(page.cell, page.kept.contact.familiarity)
    screen = partial(page_lines, advice=advice, cells=screen_cells())
    session.answer(page, screen, partial(_as_json, advice=advice))


def _as_json(page: "ClientPage", *, advice: "Advice") -> dict[str, Any]:
    from rmtrack.views.client_json import page_json  # noqa: PLC0415 - a script's answer alone

    return page_json(page, advice)
