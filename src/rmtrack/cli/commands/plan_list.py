"""`rmtrack plan list`: the months behind."""

from typing import Annotated

import typer

from rmtrack.actions.plan_list import A_YEAR, list_months
from rmtrack.cli.plan_modes import known_category
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.numbers import read_whole
from rmtrack.views.plan_list import months_json, months_screen

HELP = N_("The last twelve months, the newest first: what each asked for, and what was booked.")
EXAMPLES = (
    "rmtrack plan list",
    "rmtrack plan list --months 24 --category insurance",
)
MOST_MONTHS = 60


def run(
    ctx: typer.Context,
    months: Annotated[
        str | None,
        typer.Option(
            metavar="N", help=N_("how many months back, this one included; 12 by default")
        ),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(metavar="CATEGORY", help=N_("investment, insurance or deposit")),
    ] = None,
) -> None:
    """Turn what was typed into values and show the months."""
    session = session_of(ctx)
    back = read_whole(months, least=1, most=MOST_MONTHS) if months is not None else A_YEAR
    named = known_category(session, category) if category is not None else None
    found = list_months(session.desk(), back, named)
    session.answer(found, months_screen, months_json)
