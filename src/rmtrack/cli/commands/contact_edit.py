"""`rmtrack contact edit`: put right what is known of a client."""

from typing import Annotated

import typer

from rmtrack.actions.editing import edit_contact
from rmtrack.cli import client_fields as given
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.words import is_none
from rmtrack.views.editing import edited_json, edited_lines

HELP = N_("Change what is known of a client; 'none' clears it.")
EXAMPLES = (
    "rmtrack contact edit 王小明 --phone 13800001234",
    "rmtrack contact edit 12 --name 王晓明 --employer none",
    "rmtrack contact edit 李姐 --tag golf --untag 教师 --cadence 60",
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
    employer: given.Employer = None,
    opened: given.Opened = None,
    assets: given.Assets = None,
    familiarity: given.Familiarity = None,
    mood: given.MoodOption = None,
    cadence: given.Cadence = None,
    source: given.Source = None,
    introducer: given.Introducer = None,
    tag: given.Tags = None,
    untag: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help=N_("a word to take off again"))
    ] = None,
    note: given.Note = None,
) -> None:
    """Turn what was typed into changes and store them."""
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
    changes = given.read_changes(typed, session.now.date())
    if introducer is not None and is_none(introducer):
        changes["introducer_id"] = introducer = None
    tags, untags = given.read_words(tag), given.read_words(untag)
    if not (changes or introducer or tags or untags):
        raise InputError(N_("nothing to change: name it, like --phone 13800001234"))
    edited = edit_contact(
        session.desk(), who, changes, introducer=introducer, tags=tags, untags=untags
    )
    session.answer(edited, edited_lines, edited_json)
