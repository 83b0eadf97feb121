"""The options on a client's fields, and how what was typed there becomes a field's value.

`contact add` and `contact edit` have them in common; `none` takes a value away, where one was.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Annotated, Any

import typer

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Mood, Sex
from rmtrack.domain.money import ZERO
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import BACK, read_birthday, read_day
from rmtrack.reading.names import name_key, read_email, read_name, read_phone
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import clean
from rmtrack.reading.words import is_none, read_familiarity, read_word

LONGEST_CADENCE = 999  # days

Phone = Annotated[str | None, typer.Option(metavar="NUMBER", help=N_("one client has it at most"))]
Wechat = Annotated[str | None, typer.Option(metavar="NAME", help=N_("WeChat name"))]
Email = Annotated[str | None, typer.Option(metavar="ADDRESS", help=N_("e-mail"))]
SexOption = Annotated[str | None, typer.Option(metavar="SEX", help=N_("female or male"))]
Birthday = Annotated[
    str | None, typer.Option(metavar="DATE", help=N_("1980-05-03, or 05-03 without the year"))
]
Employer = Annotated[str | None, typer.Option(metavar="TEXT", help=N_("where the client works"))]
Opened = Annotated[str | None, typer.Option(metavar="DATE", help=N_("when the account was opened"))]
Assets = Annotated[str | None, typer.Option(metavar="AMOUNT", help=N_("assets under management"))]
Familiarity = Annotated[
    str | None,
    typer.Option(metavar="0-9", help=N_("how well you know each other: 0-9, low, middle, high")),
]
MoodOption = Annotated[
    str | None, typer.Option(metavar="MOOD", help=N_("resistant, neutral or positive"))
]
Cadence = Annotated[
    str | None,
    typer.Option(metavar="N", help=N_("the longest silence in days, over the band's own")),
]
Source = Annotated[str | None, typer.Option(metavar="TEXT", help=N_("where the client came from"))]
Introducer = Annotated[
    str | None, typer.Option(metavar="WHO", help=N_("the client who introduced this one"))
]
Tags = Annotated[
    list[str] | None, typer.Option(metavar="WORD", help=N_("a word to find the client by"))
]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help=N_("anything worth knowing"))]

Fields = dict[str, Any]
Read = Callable[[str, date], Fields]


def read_fields(typed: Mapping[str, str | None], today: date) -> Fields:
    """Return the fields that were typed, by their names in a contact. Raises InputError.

    An empty text says that nothing is known; only a name must be given.
    """
    return {
        field: value
        for option, text in typed.items()
        if text or (text is not None and option == "name")
        for field, value in READERS[option](text, today).items()
    }


def read_changes(typed: Mapping[str, str | None], today: date) -> Fields:
    """Return the fields that were typed, None for one that is to be cleared. Raises InputError."""
    changes: Fields = {}
    for option, text in typed.items():
        if text is None:
            continue
        if not is_none(text):
            changes |= READERS[option](text, today)
        elif option in STAYING:
            raise InputError(STAYING[option])
        else:
            changes |= dict.fromkeys(COLUMNS.get(option, (option,)))
    return changes


def read_words(typed: Iterable[str] | None) -> list[str]:
    """Return the tags that were typed, cleaned, without empty ones."""
    return [word for text in typed or () if (word := clean(text))]


def _name(text: str, _today: date) -> Fields:
    name = read_name(text)
    return {"name": name, "name_key": name_key(name)}


def _birthday(text: str, today: date) -> Fields:
    born = read_birthday(text, today)
    return {"birth_year": born.year, "birth_day": born.day}


def _opened(text: str, today: date) -> Fields:
    day = read_day(text, today, looking=BACK)
    if day > today:
        raise InputError(N_("the account can't have been opened on a day to come"))
    return {"opened_on": day}


def _text(field: str) -> Read:
    return lambda text, _today: {field: clean(text) or None}


def _one(field: str, read: Callable[[str], object]) -> Read:
    return lambda text, _today: {field: read(text)}


READERS: dict[str, Read] = {
    "name": _name,
    "phone": _one("phone", read_phone),
    "wechat": _text("wechat"),
    "email": _one("email", read_email),
    "sex": _one("sex", lambda text: read_word(Sex, text)),
    "birthday": _birthday,
    "employer": _text("employer"),
    "opened": _opened,
    "assets": _one("assets", lambda text: read_amount(text, at_least=ZERO)),
    "familiarity": _one("familiarity", read_familiarity),
    "mood": _one("mood", lambda text: read_word(Mood, text)),
    "cadence": _one("cadence_days", lambda text: read_whole(text, least=1, most=LONGEST_CADENCE)),
    "source": _text("source"),
    "note": _text("note"),
}
COLUMNS = {  # of an option whose name is not its field's
    "birthday": ("birth_year", "birth_day"),
    "opened": ("opened_on",),
    "cadence": ("cadence_days",),
}
DATED = N_("what was felt is kept with its day: say what holds now, or take it back with undo")
STAYING = {  # option: why it can't be cleared
    "name": N_("a client can't be without a name"),
    "familiarity": DATED,
    "mood": DATED,
}
