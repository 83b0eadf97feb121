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
from rmtrack.domain.weeks import MOST_WEEKS
from rmtrack.reading.day_ranges import read_days
from rmtrack.reading.words import Words, is_none, read_degree_or_any, read_key, read_word
from rmtrack.views.deal_json import deals_json
from rmtrack.views.deal_list import deals_screen

IN_NO_WEEK, AHEAD = "none", "ahead"
WEEKS: Words = {  # of a month's plan
    **{str(number): () for number in range(1, MOST_WEEKS + 1)},
    IN_NO_WEEK: ("无",),
    AHEAD: ("待入账",),
}

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
    "rmtrack deal list --archived",
    "rmtrack deal list --rolled came-in",
    "rmtrack deal list --month 2026-11 --week 3",
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
    week: Annotated[
        str | None,
        typer.Option(
            metavar="N|none|ahead",
            help=N_(
                "of the month's plan weeks: expected in it, or booked in it; none: in no week;"
                " ahead: booked for a day to come"
            ),
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
    archived: Annotated[
        bool, typer.Option("--archived", help=N_("open ones with archived clients"))
    ] = False,
    rolled: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help=N_(
                "what this week did: came-in, moved, closed, in-part or dropped; start: what was"
                " open on Monday"
            ),
        ),
    ] = None,
    expected: Annotated[
        str | None,
        typer.Option(
            metavar="FROM..TO|none",
            help=N_(
                "open ones expected on these days, or on one; without a year the nearest are"
                " meant; none: without a date, of a month without one in it"
            ),
        ),
    ] = None,
    learned: Annotated[
        str | None,
        typer.Option(
            metavar="DEGREE|any",
            help=N_(
                "closed ones of the last year: from them that degree's chance is learned; any: from"
                " all of them how many are won"
            ),
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
        archived=archived,
        rolled=read_word(Rolled, rolled) if rolled is not None else None,
    )
    wanted = _of_week(_learned(_of_month(wanted, month), learned), week)
    wanted = _of_days(wanted, expected, session.now.date())
    wanted.refuse_contradictions()
    found = list_deals(session.desk(), wanted, who=contact)
    session.answer(found, deals_screen, deals_json)


def _category(session: Session, text: str | None) -> str | None:
    if text is None:
        return None
    from rmtrack.cli.plan_modes import known_category  # noqa: PLC0415 - few name one

    return known_category(session, text)


def _of_month(wanted: Wanted, text: str | None) -> Wanted:
    if text is None:
        return wanted
    if is_none(text):
        return wanted._replace(monthless=True)
    return wanted._replace(month=Month.parse(text))


def _of_week(wanted: Wanted, text: str | None) -> Wanted:
    if text is None:
        return wanted
    week = read_key(WEEKS, text, N_("there is no plan week '{text}': write {accepted}"))
    if week == AHEAD:
        return wanted._replace(ahead=True)
    return wanted._replace(weekless=True) if week == IN_NO_WEEK else wanted._replace(week=int(week))


def _learned(wanted: Wanted, text: str | None) -> Wanted:
    if text is None:
        return wanted
    degree = read_degree_or_any(text)
    return wanted._replace(learned=degree, learned_any=degree is None)


def _of_days(wanted: Wanted, text: str | None, today: date) -> Wanted:
    if text is None:
        return wanted
    if is_none(text):
        return wanted._replace(undated=True)
    return wanted._replace(expected=read_days(text, today))
