"""`rmtrack contact add`: a new client."""

from typing import Annotated

import typer

from rmtrack.actions.contacts import add_contact, namesakes
from rmtrack.cli import client_fields as given
from rmtrack.cli.session import session_of
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.views.contacts import added_lines, contact_json

HELP = N_("Add a client.")
EXAMPLES = (
    "rmtrack contact add 王小明",
    "rmtrack contact add 李姐 --phone 13800001234 --familiarity high --mood neutral",
    "rmtrack contact add 陈立 --birthday 05-03 --introducer 王小明",
)


def run(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("the client's name"))],
    phone: given.Phone = None,
    wechat: given.Wechat = None,
    email: given.Email = None,
    sex: given.SexOption = None,
    birthday: given.Birthday = None,
    employer: given.Employer = None,
    opened: given.Opened = None,
    assets: given.Assets = None,
    familiarity: given.Familiarity = None,
    mood: given.MoodOption = None,
    cadence: given.Cadence = None,
    source: given.Source = None,
    introducer: given.Introducer = None,
    tag: given.Tags = None,
    note: given.Note = None,
) -> None:
    """Turn what was typed into a client and store him."""
    session = session_of(ctx)
    typed = {
        "name": name,
        "phone": phone,
        "wechat": wechat,
        "email": email,
        "sex": sex,
        "birthday": birthday,
        "employer": employer,
        "opened": opened,
        "assets": assets,
        "familiarity": familiarity,
        "mood": mood,
        "cadence": cadence,
        "source": source,
        "note": note,
    }
    today = session.now.date()
    contact = Contact(**given.read_fields(typed, today), added_on=today)
    words = given.read_words(tag)
    desk = session.desk()
    added = add_contact(desk, contact, tags=words, introducer=introducer)
    others = namesakes(desk, added)
    session.answer(added, lambda one: added_lines(one, others), contact_json)
