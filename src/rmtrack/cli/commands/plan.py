"""`rmtrack plan`: set a month's quota, or see how the month stands."""

from typing import Annotated

import typer

from rmtrack.actions.plan import drop_quota, set_quota, show_plan
from rmtrack.cli.session import session_of
from rmtrack.domain.curves import read_curve
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import INVESTMENT
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.words import read_any_category, read_category
from rmtrack.views.plan import plan_json, plan_screen

HELP = N_("Set a month's quota, or see how the month stands: weeks, days, booked, pace, left.")
EXAMPLES = (
    "rmtrack plan",
    "rmtrack plan --quota 2290000 --month 2026-11",
    "rmtrack plan --quota 80万 --category insurance --curve 40,30,20,10",
    "rmtrack plan --quota none --category insurance",
)
NONE = ("none", "无")


def run(
    ctx: typer.Context,
    quota: Annotated[
        str | None,
        typer.Option(metavar="AMOUNT|none", help=N_("set the quota of the month, or drop it")),
    ] = None,
    pieces: Annotated[
        str | None, typer.Option(metavar="N", help=N_("how many deals the quota asks for as well"))
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
) -> None:
    """Turn what was typed into values and set or show the plan."""
    session = session_of(ctx)
    chosen = Month.parse(month) if month is not None else Month.of(session.now.date())
    sets = quota is not None and quota.lower() not in NONE
    read = read_category if sets else read_any_category
    named = read(category, session.categories) if category is not None else INVESTMENT
    count = read_whole(pieces, least=1, most=9999) if pieces is not None else None
    shape = read_curve(curve) if curve is not None else None
    if quota is None and (count or shape):
        raise InputError(N_("--quota is missing: say how much, like --quota 2290000"))
    if quota is None:
        plan = show_plan(session.desk(), chosen)
        plan = plan.only(named) if category is not None else plan
    elif quota.lower() in NONE:
        plan = drop_quota(session.desk(), chosen, named)
    else:
        amount = read_amount(quota)
        plan = set_quota(session.desk(), chosen, named, amount=amount, curve=shape, pieces=count)
    session.answer(plan, plan_screen, plan_json)
