"""`rmtrack plan`: set a month's quota, or see how the month stands."""

from typing import Annotated

import typer

from rmtrack.cli.plan_modes import PlanWords, answer
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_

HELP = N_("Set a month's quota, or see how the month stands: weeks, booked, pace, what is needed.")
EXAMPLES = (
    "rmtrack plan",
    "rmtrack plan --quota 2290000 --month 2026-11",
    "rmtrack plan --quota 80万 --category insurance --curve 40,30,20,10",
    "rmtrack plan --pieces 20 --category 信用卡",
    "rmtrack plan --quota none --category insurance",
    "rmtrack plan --actual 812000 --on fri --reason 两笔未入账",
    "rmtrack plan --chart",
    "rmtrack plan --explain",
    'rmtrack plan --what-if "week1=40,week2=40,week3=20"',
    "rmtrack plan --if-win 500000",
    "rmtrack plan --prework",
)


def run(
    ctx: typer.Context,
    quota: Annotated[
        str | None,
        typer.Option(metavar="AMOUNT|none", help=N_("set the quota of the month, or drop it")),
    ] = None,
    pieces: Annotated[
        str | None,
        typer.Option(metavar="N|none", help=N_("how many deals it asks for, also without --quota")),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(metavar="CATEGORY", help=N_("investment (the default), insurance, deposit")),
    ] = None,
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help=N_("the month, this one by default"))
    ] = None,
    curve: Annotated[
        str | None,
        typer.Option(
            metavar="CURVE", help=N_("front-loaded, steep, flat, ramp, or four shares: 40,30,20,10")
        ),
    ] = None,
    actual: Annotated[
        str | None,
        typer.Option(
            metavar="AMOUNT|none",
            help=N_(
                "the bank's own figure; of deposits the balance, of deals counted their number"
            ),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=N_("the evening of which it holds, the last one by default")
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("why it is another than our sum"))
    ] = None,
    what_if: Annotated[
        str | None,
        typer.Option(
            "--what-if",
            metavar="CURVE",
            help=N_("another curve beside this one, or week1=40,week2=40,week3=20; stores nothing"),
        ),
    ] = None,
    if_win: Annotated[
        str | None,
        typer.Option(
            "--if-win", metavar="AMOUNT", help=N_("the month after such a win; stores nothing")
        ),
    ] = None,
    prework: Annotated[
        bool,
        typer.Option("--prework", help=N_("what next month's first week asks for beforehand")),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help=N_("the arithmetic of each number, line by line"))
    ] = False,
    chart: Annotated[
        bool, typer.Option("--chart", help=N_("planned, flat and booked, day by day"))
    ] = False,
) -> None:
    """Find out what is asked for, and answer it."""
    words = PlanWords(
        quota=quota,
        pieces=pieces,
        category=category,
        month=month,
        curve=curve,
        actual=actual,
        on=on,
        reason=reason,
        what_if=what_if,
        if_win=if_win,
        prework=prework,
        explain=explain,
        chart=chart,
    )
    answer(session_of(ctx), words)
