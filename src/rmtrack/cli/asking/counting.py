"""For which month a deal counts, once the month for which it would count is full."""

from typing import Any

from rmtrack.actions.deals import full_month
from rmtrack.cli.asking.completing import retyped, settled, with_option
from rmtrack.cli.asking.prompts import ask_one_of
from rmtrack.cli.session import session_of
from rmtrack.i18n import _
from rmtrack.reading.dates import read_past_day
from rmtrack.views.dates import month_word


def ask(ctx: Any) -> list[str] | None:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask whether the next month takes the deal, where this one asks for no more."""
    args = settled(ctx)
    session, typed = session_of(ctx), ctx.params["on"]
    on = read_past_day(typed, session.now.date()) if typed is not None else None
    month = full_month(session.desk(), ctx.params["which"], on=on)
    if month is None:
        return None
    months = (month.shifted(1), month)
    chosen = ask_one_of(
        _("{month} is full. Count it for").format(month=month_word(month)),
        [(str(one), month_word(one)) for one in months],
    )
    return None if chosen == str(month) else retyped(ctx, with_option(args, "--for", chosen))
