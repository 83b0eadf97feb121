"""`rmtrack deal lose`: close a deal as not won, or take back one that was."""

from typing import Annotated

import typer

from rmtrack.actions.deals import lose_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import LostReason
from rmtrack.reading.dates import read_past_day
from rmtrack.reading.words import read_word
from rmtrack.views.deal_answers import lost_lines
from rmtrack.views.deal_json import lost_json

HELP = N_(
    "Close a deal as not won; what was booked of it in parts stays booked. One that is won already"
    " is taken back, like a policy cancelled in its cooling-off period (犹豫期退保): name it by its"
    " number."
)
EXAMPLES = (
    "rmtrack deal lose 3 --reason price",
    "rmtrack deal lose 王小明 --reason 他行 --on 11-13",
    "rmtrack deal lose 5 --reason family --on 11-20",
    "rmtrack deal lose 5 --reason family --for 2026-12",
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
    for_: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="YYYY-MM",
            help=N_("what was won is taken back from this month, if another"),
        ),
    ] = None,
) -> None:
    """Turn what was typed into values and close the deal, or take it back."""
    session = session_of(ctx)
    if reason is None:
        raise InputError(N_("--reason is missing: say why, like --reason price"))
    why = read_word(LostReason, reason)
    day = read_past_day(on, session.now.date()) if on is not None else None
    month = Month.parse(for_) if for_ is not None else None
    lost = lose_deal(session.desk(), which, why, on=day, for_month=month)
    session.answer(lost, lost_lines, lost_json)
