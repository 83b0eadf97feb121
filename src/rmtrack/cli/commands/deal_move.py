"""`rmtrack deal move`: how an open deal stands now."""

from typing import Annotated

import typer

from rmtrack.actions.deals import move_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.dealing import Moves
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Degree
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import read_day, read_past_day
from rmtrack.reading.words import is_none, read_word
from rmtrack.views.deal_json import altered_json
from rmtrack.views.deals import altered_lines

HELP = N_("Say how an open deal stands now. Each change is kept with its day.")
EXAMPLES = (
    "rmtrack deal move 3 --degree committed --expected mon",
    "rmtrack deal move 王小明 --amount 80万",
    "rmtrack deal move 3 --expected none --on 11-13",
)


def run(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=N_("the deal's number, or WHO when the client has one open deal")
        ),
    ],
    degree: Annotated[
        str | None,
        typer.Option(metavar="DEGREE", help=N_("committed, leaning or considering")),
    ] = None,
    amount: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help=N_("what is still open of it"))
    ] = None,
    expected: Annotated[
        str | None, typer.Option(metavar="DATE|none", help=N_("when it should close"))
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("when it moved, today by default"))
    ] = None,
) -> None:
    """Turn what was typed into values and move the deal."""
    session = session_of(ctx)
    today = session.now.date()
    moves = Moves()
    if degree is not None:
        moves["degree"] = read_word(Degree, degree)
    if amount is not None:
        moves["amount"] = read_amount(amount)
    if expected is not None:
        moves["expected_on"] = None if is_none(expected) else read_day(expected, today)
    if not moves:
        raise InputError(N_("nothing is named that moves: give --degree, --amount or --expected"))
    day = read_past_day(on, today) if on is not None else None
    altered = move_deal(session.desk(), which, moves, on=day)
    session.answer(altered, altered_lines, altered_json)
