"""`rmtrack contact assess`: how well you know a client, in which mood he is, and why."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.assess import assess_client
from rmtrack.actions.cold_start import list_unclassified
from rmtrack.cli import client_fields as given
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.cold_start import MOST
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import NEW, Mood, Objection
from rmtrack.domain.touch import Assessment
from rmtrack.reading.assessing import read_answers, read_nature, read_truth
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import said
from rmtrack.reading.words import read_category, read_familiarity, read_word
from rmtrack.views.assess import assessed_json, assessed_lines
from rmtrack.views.cold_start import unclassified_json, unclassified_screen

HELP = N_("Say how well you know a client and the mood; the method's questions propose the first.")
EXAMPLES = (
    "rmtrack contact assess 王小明",
    "rmtrack contact assess 王小明 --familiarity 7 --mood positive",
    "rmtrack contact assess 12 --is in-touch,asks-first --not upset --products 2",
    "rmtrack contact assess 李姐 --category insurance --mood resistant --willing 3",
    "rmtrack contact assess --unclassified",
)


def run(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name")),
    ] = None,
    familiarity: given.Familiarity = None,
    mood: given.MoodOption = None,
    holds: Annotated[
        list[str] | None,
        typer.Option(
            "--is",
            metavar="WORDS",
            help=N_(
                "what holds: sleeping, taken-over, basic-service, upset, buys-only, in-touch, "
                "asks-first, buys-again"
            ),
        ),
    ] = None,
    lacks: Annotated[
        list[str] | None,
        typer.Option("--not", metavar="WORDS", help=N_("what does not hold, of the same")),
    ] = None,
    products: Annotated[
        str | None, typer.Option(metavar="N", help=N_("how many products the client holds"))
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(metavar="CATEGORY", help=N_("what is told holds toward it alone")),
    ] = None,
    objection: Annotated[
        str | None,
        typer.Option(metavar="WHY", help=N_("liquidity, return, safety, spouse, think-more, …")),
    ] = None,
    nature: Annotated[
        str | None,
        typer.Option(metavar="NATURE", help=N_("what the no is about: liquidity, return, safety")),
    ] = None,
    truth: Annotated[
        str | None, typer.Option(metavar="TRUTH", help=N_("real, pretended or hidden"))
    ] = None,
    term: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("how long the money may still be tied"))
    ] = None,
    loss: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("how much may still be lost"))
    ] = None,
    willing: Annotated[
        str | None, typer.Option(metavar="0-10", help=N_("how willing, asked from 0 to 10"))
    ] = None,
    words: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("the client's own words"))
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("since when it holds, today by default"))
    ] = None,
    unclassified: Annotated[
        bool,
        typer.Option("--unclassified", help=N_("those without a place in the grid, one by one")),
    ] = False,
    limit: Annotated[
        str | None, typer.Option(metavar="N", help=N_("with --unclassified: how many of them"))
    ] = None,
) -> None:
    """Turn what was typed into values and keep them, or walk through who has no place yet."""
    session = session_of(ctx)
    _refuse_odd(ctx.params)
    if unclassified:
        _show_unclassified(session, limit)
        return
    today = session.now.date()
    felt = Assessment(
        contact_id=NEW,
        assessed_on=read_day(on, today, looking=BACK) if on else today,
        category=read_category(category, session.categories) if category else None,
        familiarity=read_familiarity(familiarity) if familiarity else None,
        mood=read_word(Mood, mood) if mood else None,
        objection=read_word(Objection, objection) if objection else None,
        nature=read_nature(nature) if nature else None,
        truth=read_truth(truth) if truth else None,
        willing=read_whole(willing, least=0, most=10) if willing else None,
        term=said(term),
        loss=said(loss),
        words=said(words),
    )
    answers = read_answers(holds or (), lacks or (), products)
    done = assess_client(session.desk(), who or "", felt, answers)
    session.answer(done, partial(assessed_lines, cells=screen_cells()), assessed_json)


def _refuse_odd(typed: Mapping[str, object]) -> None:
    """Raise InputError where WHO is missing, or something stands beside --unclassified."""
    given = [name for name, value in typed.items() if value]
    if "unclassified" not in given:
        if "who" not in given:
            raise InputError(N_("{what} is missing"), hint=N_("or --unclassified"), what="WHO")
        if "limit" in given:
            raise InputError(N_("--{odd} goes with --{first}"), odd="limit", first="unclassified")
    odd = [name for name in given if name not in {"unclassified", "limit"}]
    if "unclassified" in given and odd:
        raise InputError(
            N_("--unclassified is about all without a place: only --limit goes with it")
        )


def _show_unclassified(session: Session, limit: str | None) -> None:
    """Walk through those who have no place yet; off a terminal, list them."""
    most = read_whole(limit, least=1, most=MOST) if limit is not None else None
    if session.may_ask:
        from rmtrack.cli.asking.cold_start import walk  # noqa: PLC0415 - a script is asked nothing

        walk(session, most)
        return
    pool = list_unclassified(session.desk(), most)
    screen = partial(unclassified_screen, whole=most is not None)
    session.answer(pool, screen, unclassified_json)
