"""`rmtrack deal list`: the deals."""

from typing import Annotated

import typer

from rmtrack.actions.deals import list_deals
from rmtrack.cli.session import session_of
from rmtrack.domain.days import Month
from rmtrack.domain.deal_pages import Wanted
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import DealState, Degree
from rmtrack.reading.words import read_any_category, read_word
from rmtrack.views.deal_json import deals_json
from rmtrack.views.deals import deals_screen

HELP = N_("List the deals with their sums: the open ones first, then the closed.")
EXAMPLES = (
    "rmtrack deal list",
    "rmtrack deal list --state open --month 2026-12",
    "rmtrack deal list --degree committed --category insurance",
    "rmtrack deal list --contact 王小明 --json",
)


def run(
    ctx: typer.Context,
    degree: Annotated[
        str | None,
        typer.Option(metavar="DEGREE", help=N_("committed, leaning or considering: open ones")),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(metavar="CATEGORY", help=N_("investment, insurance or deposit")),
    ] = None,
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help=N_("the month they count for"))
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help=N_("open, won or lost"))
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(metavar="WHO", help=N_("a client's number, name, or part of a name")),
    ] = None,
) -> None:
    """Turn what was typed into values and show the deals that fit."""
    session = session_of(ctx)
    wanted = Wanted(
        degree=read_word(Degree, degree) if degree is not None else None,
        category=read_any_category(category, session.categories) if category is not None else None,
        month=Month.parse(month) if month is not None else None,
        state=read_word(DealState, state) if state is not None else None,
    )
    if wanted.degree and wanted.state not in {None, DealState.OPEN}:
        raise InputError(N_("only an open deal has a degree: give --degree or --state, not both"))
    found = list_deals(session.desk(), wanted, who=contact)
    session.answer(found, deals_screen, deals_json)
