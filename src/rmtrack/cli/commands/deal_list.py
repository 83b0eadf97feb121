"""`rmtrack deal list`: the deals, and behind every number of the pipeline its own."""

from datetime import date
from typing import Annotated

import typer

from rmtrack.actions.deal_list import list_deals
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import DealState, Degree, Rolled
from rmtrack.domain.wanted import Wanted
from rmtrack.reading.day_ranges import read_days
from rmtrack.reading.words import is_none, read_any_category, read_word
from rmtrack.views.deal_json import deals_json
from rmtrack.views.deal_list import deals_screen

HELP = N_(
    "List the deals with their sums: the open ones first, then the closed. All that is asked must"
    " fit."
)
EXAMPLES = (
    "rmtrack deal list",
    "rmtrack deal list --state open --month 2026-12",
    "rmtrack deal list --degree committed --category insurance",
    "rmtrack deal list --month none",
    "rmtrack deal list --stale",
    "rmtrack deal list --rolled came-in",
    "rmtrack deal list --expected 2026-11-16..2026-11-20",
    "rmtrack deal list --learned committed",
    "rmtrack deal list --contact 王小明 --json",
)


def run(
    ctx: typer.Context,
    degree: Annotated[
        str | None,
        typer.Option(metavar="DEGREE", help=N_("committed, leaning or considering: open ones")),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(metavar="CATEGORY", help=N_("investment, insurance or deposit")),
    ] = None,
    month: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM|none",
            help=N_("what counts for the month, and what was booked for it; none: not yet for any"),
        ),
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help=N_("open, won or lost"))
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(metavar="WHO", help=N_("a client's number, name, or part of a name")),
    ] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help=N_("open ones that stand still, and why"))
    ] = False,
    rolled: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help=N_("what this week did: came-in, moved, closed, in-part or dropped"),
        ),
    ] = None,
    expected: Annotated[
        str | None,
        typer.Option(
            metavar="FROM..TO|none",
            help=N_(
                "open ones expected on these days, or on one; none: without a date, of a month"
                " without one in it"
            ),
        ),
    ] = None,
    learned: Annotated[
        str | None,
        typer.Option(
            metavar="DEGREE",
            help=N_("closed ones of the last year: from them that degree's chance is learned"),
        ),
    ] = None,
) -> None:
    """Turn what was typed into values and show the deals that fit."""
    session = session_of(ctx)
    wanted = Wanted(
        degree=read_word(Degree, degree) if degree is not None else None,
        category=_category(session, category),
        state=read_word(DealState, state) if state is not None else None,
        stale=stale,
        rolled=read_word(Rolled, rolled) if rolled is not None else None,
        learned=read_word(Degree, learned) if learned is not None else None,
    )
    wanted = _of_days(_of_month(wanted, month), expected, session.now.date())
    wanted.refuse_contradictions()
    found = list_deals(session.desk(), wanted, who=contact)
    session.answer(found, deals_screen, deals_json)


def _category(session: Session, text: str | None) -> str | None:
    return None if text is None else read_any_category(text, session.categories)


def _of_month(wanted: Wanted, text: str | None) -> Wanted:
    if text is None:
        return wanted
    if is_none(text):
        return wanted._replace(monthless=True)
    return wanted._replace(month=Month.parse(text))


def _of_days(wanted: Wanted, text: str | None, today: date) -> Wanted:
    if text is None:
        return wanted
    if is_none(text):
        return wanted._replace(undated=True)
    return wanted._replace(expected=read_days(text, today))
