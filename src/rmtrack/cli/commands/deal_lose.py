"""`rmtrack deal lose`: close a deal as not won."""

from typing import Annotated

import typer

from rmtrack.actions.deals import lose_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import LostReason
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.words import read_word
from rmtrack.views.deals import deal_json, lost_lines

HELP = N_("Close a deal as not won. What was booked of it in parts stays booked.")
EXAMPLES = (
    "rmtrack deal lose 3 --reason price",
    "rmtrack deal lose 王小明 --reason 他行 --on 11-13",
)


def run(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=N_("the deal's number, or WHO when the client has one open deal")
        ),
    ],
    reason: Annotated[
        str | None,
        typer.Option(
            metavar="REASON",
            help=N_("price, product, trust, timing, competitor, family, no-funds or other"),
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("when it was lost, today by default"))
    ] = None,
) -> None:
    """Turn what was typed into values and close the deal."""
    session = session_of(ctx)
    if reason is None:
        raise InputError(N_("--reason is missing: say why, like --reason price"))
    why = read_word(LostReason, reason)
    day = read_day(on, session.now.date(), looking=BACK) if on is not None else None
    session.answer(lose_deal(session.desk(), which, why, on=day), lost_lines, deal_json)
