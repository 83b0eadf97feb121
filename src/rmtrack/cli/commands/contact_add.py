"""`rmtrack contact add`: a new client."""

from typing import Annotated

import typer

from rmtrack.actions.contacts import add_contact, namesakes
from rmtrack.actions.introducer import passed_over
from rmtrack.actions.show import open_profile
from rmtrack.cli import client_fields as given
from rmtrack.cli.fact_names import read_own
from rmtrack.cli.session import session_of
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.views.contacts import added_lines
from rmtrack.views.profile_json import profile_json

HELP = N_("Add a client.")
EXAMPLES = (
    "rmtrack contact add 王小明",
    "rmtrack contact add 李姐 --phone 13800001234 --familiarity high --mood neutral",
    "rmtrack contact add 陈立 --birthday 05-03 --introducer 王小明",
    "rmtrack contact add 赵敏 --birthday 农历八月十五 --risk C3",
)


def run(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("the client's name"))],
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
    field: given.Field = None,
    note: given.Note = None,
) -> None:
    """Turn what was typed into a client and store him."""
    session, typed = session_of(ctx), ctx.params
    today = session.now.date()
    contact = Contact(**given.read_fields(typed, today), added_on=today)
    known = {name: list(filter(None, typed[name] or ())) for name in given.WAYS}
    ways, words, own = given.read_ways(known), given.read_tags(tag), read_own(field)
    leap = given.is_in_leap_month(birthday, today)
    desk = session.desk()
    added = add_contact(desk, contact, tags=words, introducer=introducer, ways=ways, own=own)
    others = namesakes(desk, added)
    profile = open_profile(desk, added)
    gone = passed_over(desk.store, introducer, added.introducer_id)
    session.answer(
        profile,
        lambda one: added_lines(
            one.contact, others, leap=leap, introducer=one.introducer, passed_over=gone
        ),
        lambda one: {
            **profile_json(one),
            "introducer_passed_over": [other.id for other in gone],
        },
    )
