"""`rmtrack contact edit`: put right what is known of a client."""

from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.editing import edit_contact
from rmtrack.actions.show import open_profile
from rmtrack.cli import client_fields as given
from rmtrack.cli.fact_names import read_own
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.words import is_none
from rmtrack.views.editing import edited_json, edited_lines

HELP = N_(
    "Change what is known of a client; 'none' clears it. A phone, WeChat name or e-mail takes the"
    " place of all that are there: of several, name each that stays."
)
EXAMPLES = (
    "rmtrack contact edit 王小明",
    "rmtrack contact edit 王小明 --phone 13800001234 --phone 13800005678",
    "rmtrack contact edit 12 --name 王晓明 --employer none",
    "rmtrack contact edit 李姐 --tag golf --untag 教师 --cadence 60",
    "rmtrack contact edit 李姐 --money yes --authority no --risk 稳健型",
)


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
    name: Annotated[str | None, typer.Option(metavar="NAME", help=N_("the new name"))] = None,
    phone: given.Phone = None,
    wechat: given.Wechat = None,
    email: given.Email = None,
    sex: given.SexOption = None,
    birthday: given.Birthday = None,
    family: given.Family = None,
    employer: given.Employer = None,
    area: given.Area = None,
    style: given.Style = None,
    opened: given.Opened = None,
    assets: given.Assets = None,
    risk: given.RiskOption = None,
    risk_until: given.RiskUntil = None,
    familiarity: given.Familiarity = None,
    mood: given.MoodOption = None,
    money: given.MoneyOption = None,
    authority: given.Authority = None,
    need: given.Need = None,
    cadence: given.Cadence = None,
    source: given.Source = None,
    introducer: given.Introducer = None,
    tag: given.Tags = None,
    untag: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help=N_("a word to take off again"))
    ] = None,
    field: given.Field = None,
    note: given.Note = None,
    deceased: Annotated[
        str | None, typer.Option(metavar="NO", help=N_("no: a client was kept so by mistake"))
    ] = None,
) -> None:
    """Turn what was typed into changes and store them."""
    session, today = session_of(ctx), session_of(ctx).now.date()
    changes, ways = given.read_changes(ctx.params, today), given.read_ways(ctx.params)
    if introducer is not None and is_none(introducer):
        changes["introducer_id"] = introducer = None
    tags, untags, own = given.read_tags(tag), given.read_words(untag), read_own(field)
    if not (changes or introducer or tags or untags or ways or own):
        raise InputError(N_("nothing to change: name it, like --phone 13800001234"))
    if asks := bool(ways) and session.may_ask:
        from rmtrack.cli.asking.staying import ask_which_stay  # noqa: PLC0415 - a script is asked nothing

        ways = ask_which_stay(ctx, who, ways)
    desk = session_of(ctx).desk()
    edited = edit_contact(
        desk,
        who,
        changes,
        introducer=introducer,
        tags=tags,
        untags=untags,
        ways=ways,
        own=own,
        sure=asks,
    )
    leap = given.is_in_leap_month(birthday, today)
    session.answer(
        edited,
        partial(edited_lines, leap=leap, cells=screen_cells()),
        lambda one: edited_json(one, open_profile(desk, one.after)),
    )
