"""`rmtrack contact add`: a new client."""

from typing import Annotated

import typer

from rmtrack.actions.contacts import add_contact
from rmtrack.cli.session import session_of
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import Mood, Sex
from rmtrack.domain.money import ZERO
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import read_birthday
from rmtrack.reading.names import name_key, read_email, read_name, read_phone
from rmtrack.reading.text import clean
from rmtrack.reading.words import read_familiarity, read_word
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
    phone: Annotated[
        str | None, typer.Option(metavar="NUMBER", help=N_("one client has it at most"))
    ] = None,
    wechat: Annotated[str | None, typer.Option(metavar="NAME", help=N_("WeChat name"))] = None,
    email: Annotated[str | None, typer.Option(metavar="ADDRESS", help=N_("e-mail"))] = None,
    sex: Annotated[str | None, typer.Option(metavar="SEX", help=N_("female or male"))] = None,
    birthday: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("1980-05-03, or 05-03 without the year"))
    ] = None,
    assets: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help=N_("assets under management"))
    ] = None,
    familiarity: Annotated[
        str | None,
        typer.Option(
            metavar="0-9", help=N_("how well you know each other: 0-9, low, middle, high")
        ),
    ] = None,
    mood: Annotated[
        str | None, typer.Option(metavar="MOOD", help=N_("resistant, neutral or positive"))
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("where the client came from"))
    ] = None,
    introducer: Annotated[
        str | None, typer.Option(metavar="WHO", help=N_("the client who introduced this one"))
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help=N_("a word to find the client by"))
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("anything worth knowing"))
    ] = None,
) -> None:
    """Turn what was typed into a client and store him."""
    session = session_of(ctx)
    full_name = read_name(name)
    born = read_birthday(birthday, session.now.date()) if birthday else None
    contact = Contact(
        name=full_name,
        name_key=name_key(full_name),
        added_on=session.now.date(),
        phone=read_phone(phone) if phone else None,
        wechat=_text(wechat),
        email=read_email(email) if email else None,
        sex=read_word(Sex, sex) if sex else None,
        birth_year=born.year if born else None,
        birth_day=born.day if born else None,
        assets=read_amount(assets, at_least=ZERO) if assets else None,
        familiarity=read_familiarity(familiarity) if familiarity else None,
        mood=read_word(Mood, mood) if mood else None,
        source=_text(source),
        note=_text(note),
    )
    words = [word for typed in tag or () if (word := clean(typed))]
    added = add_contact(session.desk(), contact, tags=words, introducer=introducer)
    session.answer(added, added_lines, contact_json)


def _text(typed: str | None) -> str | None:
    return clean(typed) or None if typed else None
