"""`rmtrack contact list`: the clients, or some of them."""

from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.contacts import EVERYBODY, list_contacts
from rmtrack.cli.session import session_of
from rmtrack.domain.choosing import Choice, Order
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import Band, Mood
from rmtrack.reading.text import clean
from rmtrack.reading.words import Words, read_cell, read_key, read_word
from rmtrack.views.contacts import contacts_json, contacts_screen

HELP = N_("List the clients, or those who are asked for.")
EXAMPLES = (
    "rmtrack contact list",
    "rmtrack contact list --cell high/positive --sort assets",
    "rmtrack contact list --band middle --no-next --sort last",
    "rmtrack contact list --tag golf --json",
)
ORDERS: Words = {
    Order.NAME: ("姓名",),
    Order.ASSETS: ("资产", "管理资产"),
    Order.LAST: ("上次", "上次联系"),
    Order.NEXT: ("下次", "下次联系"),
}


def run(
    ctx: typer.Context,
    cell: Annotated[
        str | None, typer.Option(metavar="CELL", help=N_("one of the nine, like high/positive"))
    ] = None,
    band: Annotated[
        str | None, typer.Option(metavar="BAND", help=N_("high, middle or low"))
    ] = None,
    mood: Annotated[
        str | None, typer.Option(metavar="MOOD", help=N_("resistant, neutral or positive"))
    ] = None,
    tag: Annotated[str | None, typer.Option(metavar="WORD", help=N_("who has this tag"))] = None,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("where the client came from"))
    ] = None,
    no_next: Annotated[bool, typer.Option("--no-next", help=N_("who has no next step"))] = False,
    archived: Annotated[
        bool, typer.Option("--archived", help=N_("the archived instead of the others"))
    ] = False,
    sort: Annotated[
        str,
        typer.Option(
            metavar="BY", help=N_("name (the default), assets, last or next: the touches")
        ),
    ] = Order.NAME,
) -> None:
    """Turn what was typed into a choice and show who is meant."""
    session = session_of(ctx)
    choice = Choice(
        cell=read_cell(cell) if cell is not None else None,
        band=read_word(Band, band) if band is not None else None,
        mood=read_word(Mood, mood) if mood is not None else None,
        tag=clean(tag) if tag is not None else None,
        source=clean(source) if source is not None else None,
        no_next=no_next,
        archived=archived,
        order=Order(read_key(ORDERS, sort, N_("there is no order '{text}': write {accepted}"))),
    )
    everybody = choice._replace(order=Order.NAME) == EVERYBODY
    screen = partial(contacts_screen, chosen=not everybody)
    session.answer(list_contacts(session.desk(), choice), screen, contacts_json)
