"""`rmtrack deal win`: book a deal as won."""

from typing import Annotated

import typer

from rmtrack.actions.deals import win_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import read_past_day
from rmtrack.views.deal_answers import won_lines
from rmtrack.views.deal_json import won_json

HELP = N_("Book a deal, or a part of it, as won. Every number of the plan follows.")
EXAMPLES = (
    "rmtrack deal win 3",
    "rmtrack deal win 王小明 --amount 30万 --on 11-13",
    "rmtrack deal win 3 --amount 45万 --last",
    "rmtrack deal win 3 --for 2026-12",
)


def run(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=N_("the deal's number, or WHO when the client has one open deal")
        ),
    ],
    amount: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help=N_("what was booked, if not all of it"))
    ] = None,
    last: Annotated[
        bool, typer.Option("--last", help=N_("that was all: nothing of it stays open"))
    ] = False,
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=N_("when the bank booked it, today by default")),
    ] = None,
    for_: Annotated[
        str | None,
        typer.Option("--for", metavar="YYYY-MM", help=N_("the month it counts for, if another")),
    ] = None,
) -> None:
    """Turn what was typed into values and book the deal."""
    session = session_of(ctx)
    booked = read_amount(amount) if amount is not None else None
    day = read_past_day(on, session.now.date()) if on is not None else None
    month = Month.parse(for_) if for_ is not None else None
    desk = session.desk()
    won = win_deal(desk, which, amount=booked, on=day, for_month=month, last=last)
    session.answer(won, won_lines, won_json)
