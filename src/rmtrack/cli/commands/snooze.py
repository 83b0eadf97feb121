"""`rmtrack snooze`: put a client off."""

from typing import Annotated

import typer

from rmtrack.actions.snooze import snooze_contact
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.reading.dates import read_day
from rmtrack.views.snooze import snoozed_json, snoozed_lines

HELP = N_("Put a client off: no call before that day, and what was due by then moves to it.")
EXAMPLES = ("rmtrack snooze 王小明 +2w", "rmtrack snooze 12 2026-12-01")


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
    until: Annotated[
        str, typer.Argument(metavar="DATE", help=N_("the first day on which to call again"))
    ],
) -> None:
    """Put off."""
    session = session_of(ctx)
    day = read_day(until, session.now.date())
    session.answer(snooze_contact(session.desk(), who, day), snoozed_lines, snoozed_json)
