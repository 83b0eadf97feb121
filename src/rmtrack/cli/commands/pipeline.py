"""`rmtrack pipeline`: what is open, and what it is good for."""

from typing import Annotated

import typer

from rmtrack.actions.pipeline import look_at_pipeline
from rmtrack.cli.session import session_of
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_
from rmtrack.views.pipeline import pipeline_chart_screen, pipeline_screen
from rmtrack.views.pipeline_json import pipeline_json

HELP = N_(
    "Open deals by degree and month: what they cover, what they may bring, what stands still."
)
EXAMPLES = (
    "rmtrack pipeline",
    "rmtrack pipeline --month 2026-12",
    "rmtrack pipeline --chart",
    "rmtrack pipeline --json",
)


def run(
    ctx: typer.Context,
    month: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM", help=N_("only what counts for this month")),
    ] = None,
    chart: Annotated[
        bool,
        typer.Option("--chart", help=N_("by degree, and by expected week against the plan")),
    ] = False,
) -> None:
    """Show the pipeline."""
    session = session_of(ctx)
    asked = Month.parse(month) if month is not None else None
    screen = pipeline_chart_screen if chart else pipeline_screen
    session.answer(look_at_pipeline(session.desk(), asked), screen, pipeline_json)
