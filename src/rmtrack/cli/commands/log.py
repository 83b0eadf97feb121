"""`rmtrack log`: what happened with a client, and what comes next."""

from datetime import datetime
from typing import Annotated

import typer

from rmtrack.actions.log import log_touch
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import NEW, Kind, Mood, Objection, Outcome
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.reading.dates import BACK, read_when
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import said
from rmtrack.reading.words import read_category, read_familiarity, read_word
from rmtrack.views.log import log_json, log_lines

HELP = N_("Record what happened with a client and what comes next.")
EXAMPLES = (
    'rmtrack log 王小明 "想看年金方案" --mood neutral --next fri',
    "rmtrack log 12 --outcome no-answer",
    "rmtrack log 李姐 --about insurance --mood resistant --objection liquidity",
    'rmtrack log 王小明 --outcome appointment --next "fri 10:00" --what "年金对比"',
)


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
    note: Annotated[
        str | None, typer.Argument(metavar="[NOTE]", help=N_("what was said, in a few words"))
    ] = None,
    kind: Annotated[
        str,
        typer.Option(metavar="KIND", help=N_("call (the default), wechat, message, meeting, …")),
    ] = Kind.CALL,
    outcome: Annotated[
        str,
        typer.Option(
            metavar="OUTCOME",
            help=N_(
                "talked (the default), no-answer, disconnected, refused, weary, appointment, "
                "met, proposed"
            ),
        ),
    ] = Outcome.TALKED,
    about: Annotated[
        str | None, typer.Option(metavar="CATEGORY", help=N_("the category it was about"))
    ] = None,
    mood: Annotated[
        str | None,
        typer.Option(
            metavar="MOOD",
            help=N_("resistant, neutral or positive; with --about, toward that category only"),
        ),
    ] = None,
    familiarity: Annotated[
        str | None, typer.Option(metavar="0-9", help=N_("how well you know each other, or a band"))
    ] = None,
    objection: Annotated[
        str | None,
        typer.Option(metavar="WHY", help=N_("liquidity, return, safety, spouse, think-more, …")),
    ] = None,
    willing: Annotated[
        str | None, typer.Option(metavar="0-10", help=N_("how willing, asked from 0 to 10"))
    ] = None,
    next_: Annotated[
        str | None,
        typer.Option(
            "--next", metavar="DATE", help=N_("when you come back to the client: a promise")
        ),
    ] = None,
    what: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("what comes next, in a few words"))
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help=N_("the next step is your own plan, not a promise"))
    ] = False,
    give: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("what you did for the client"))
    ] = None,
    ask: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("what you asked of the client"))
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=N_("when it happened, now by default"))
    ] = None,
) -> None:
    """Turn what was typed into values and record them."""
    session = session_of(ctx)
    happened = _moment(session, at)
    touch = Interaction(
        contact_id=NEW,
        happened_at=happened,
        happened_on=happened.date(),
        kind=read_word(Kind, kind),
        outcome=read_word(Outcome, outcome),
        about=read_category(about, session.categories) if about else None,
        note=said(note),
        mood=read_word(Mood, mood) if mood else None,
        familiarity=read_familiarity(familiarity) if familiarity else None,
        objection=read_word(Objection, objection) if objection else None,
        willing=read_whole(willing, least=0, most=10) if willing else None,
        give=said(give),
        ask=said(ask),
    )
    step = _next_step(session, next_, what=said(what), promise=not private)
    session.answer(log_touch(session.desk(), who, touch, step), log_lines, log_json)


def _moment(session: Session, at: str | None) -> datetime:
    if at is None:
        return session.now
    day, time = read_when(at, session.now, looking=BACK)
    naive = datetime.combine(day, time or session.now.time())
    return naive.astimezone()  # the offset of that day, not of today


def _next_step(
    session: Session, when: str | None, *, what: str | None, promise: bool
) -> NextStep | None:
    if when is None:
        if what:
            raise InputError(N_("--what needs --next: say when, like --next fri"))
        return None
    day, time = read_when(when, session.now)
    return NextStep(
        contact_id=NEW,
        due_on=day,
        list_on=day,
        due_time=f"{time:%H:%M}" if time else None,
        what=what,
        promise=promise,
    )
