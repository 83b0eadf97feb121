"""The options on a client's fields, and how what was typed there becomes a field's value.

`contact add` and `contact edit` have them in common; `none` takes a value away, where one was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Mood, Sex, Way
from rmtrack.domain.money import ZERO
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.birthdays import read_birthday
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.names import read_email, read_phone
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.profile import read_called, read_risk, read_yes
from rmtrack.reading.text import clean, said, shown
from rmtrack.reading.words import is_none, read_familiarity, read_word

LONGEST_CADENCE = 999  # days

Phone = Annotated[
    list[str] | None,
    typer.Option(metavar="NUMBER", help=N_("one client has it at most; again for a further one")),
]
Wechat = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help=N_("WeChat name; again for a further one")),
]
Email = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", help=N_("e-mail; again for a further one")),
]
SexOption = Annotated[str | None, typer.Option(metavar="SEX", help=N_("female or male"))]
Birthday = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help=N_("1980-05-03, or 05-03 without the year; lunar 08-15 by the lunar calendar"),
    ),
]
Employer = Annotated[str | None, typer.Option(metavar="TEXT", help=N_("where the client works"))]
Area = Annotated[
    str | None, typer.Option(metavar="TEXT", help=N_("where the client lives or works"))
]
Family = Annotated[
    str | None, typer.Option(metavar="TEXT", help=N_("who is at home, and what they do"))
]
Style = Annotated[
    str | None, typer.Option(metavar="TEXT", help=N_("how the client talks and decides"))
]
RiskOption = Annotated[
    str | None,
    typer.Option(metavar="LEVEL", help=N_("what the risk assessment says: C1 to C5, or its word")),
]
RiskUntil = Annotated[
    str | None,
    typer.Option(metavar="DATE", help=N_("the last day on which the risk assessment holds")),
]
MoneyOption = Annotated[
    str | None, typer.Option(metavar="YES|NO", help=N_("whether the money is there"))
]
Authority = Annotated[
    str | None, typer.Option(metavar="YES|NO", help=N_("whether the client decides alone"))
]
Need = Annotated[str | None, typer.Option(metavar="YES|NO", help=N_("whether there is a need"))]
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

Field = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=VALUE", help=N_("a field of your own, like 爱好=钓鱼")),
]

Fields = dict[str, Any]
Read = Callable[[str, date], Fields]


def read_fields(typed: Mapping[str, str | None], today: date) -> Fields:
    """Return the fields that were typed, by their names in a contact. Raises InputError.

    `typed` may hold other options too. An empty text says that nothing is known; only a name must
    be given.
    """
    return {
        field: value
        for option, read in READERS.items()
        if (text := typed.get(option)) or (text is not None and option == "name")
        for field, value in read(text, today).items()
    }


def read_changes(typed: Mapping[str, str | None], today: date) -> Fields:
    """Return the fields that were typed, None for one that is to be cleared. Raises InputError."""
    changes: Fields = {}
    for option, read in READERS.items():
        text = typed.get(option)
        if text is None:
            continue
        if not is_none(text):
            changes |= read(text, today)
        elif option in STAYING:
            raise InputError(STAYING[option])
        else:
            changes |= CLEARED.get(option, {option: None})
    return changes


def read_ways(typed: Mapping[Any, Sequence[str] | None]) -> dict[Way, list[str]]:
    """Return the ways to reach a client that were typed, by their kind; `none` clears.

    `typed` may hold other options too. Raises InputError, also for `none` beside a way.
    """
    return {way: _read_way(way, texts) for way in Way if (texts := typed.get(way))}


def _read_way(way: Way, texts: Sequence[str]) -> list[str]:
    told = [text for text in texts if not is_none(text)]
    if told and len(told) < len(texts):
        raise InputError(
            N_("--{option} none clears, and '{text}' is to be kept: leave one of them out"),
            option=way,
            text=shown(told[0]),
        )
    return [value for value in map(WAYS[way], told) if value]


def is_in_leap_month(birthday: str | None, today: date) -> bool:
    """Tell whether a birthday that was typed lies in a leap month of the lunar calendar."""
    if not birthday or is_none(birthday):
        return False
    return read_birthday(birthday, today).leap


def read_words(typed: Iterable[str] | None) -> list[str]:
    """Return the tags that were typed, cleaned. Raises InputError for one without a sign."""
    words = [clean(text) for text in typed or ()]
    if not all(words):
        raise InputError(N_("a tag is a word, like --tag golf: this one is empty"))
    return words


def read_tags(typed: Iterable[str] | None) -> list[str]:
    """Return the tags to put on. Raises InputError also for a word that stands for nothing."""
    words = read_words(typed)
    for word in filter(is_none, words):
        raise InputError(N_("'{text}' is no tag: --untag WORD takes one off"), text=shown(word))
    return words


def _birthday(text: str, today: date) -> Fields:
    born = read_birthday(text, today)
    return {"birth_year": born.year, "birth_day": born.day, "birth_lunar": born.lunar}


def _opened(text: str, today: date) -> Fields:
    day = read_day(text, today, looking=BACK)
    if day > today:
        raise InputError(N_("the account can't have been opened on a day to come"))
    return {"opened_on": day}


def _alive(text: str, _today: date) -> Fields:
    if read_yes(text):
        raise InputError(
            N_("a client who is kept as deceased leaves the pool"),
            hint=N_("rmtrack contact archive WHO --deceased"),
        )
    return {"deceased": False}


def _text(field: str) -> Read:
    return lambda text, _today: {field: said(text)}


def _one(field: str, read: Callable[[str], object]) -> Read:
    return lambda text, _today: {field: read(text)}


READERS: dict[str, Read] = {
    "name": lambda text, _today: dict(read_called(text)),
    "sex": _one("sex", lambda text: read_word(Sex, text)),
    "birthday": _birthday,
    "employer": _text("employer"),
    "area": _text("area"),
    "family": _text("family"),
    "style": _text("style"),
    "risk": _one("risk", read_risk),
    "risk_until": lambda text, today: {"risk_until": read_day(text, today)},
    "money": _one("money", read_yes),
    "authority": _one("authority", read_yes),
    "need": _one("need", read_yes),
    "opened": _opened,
    "assets": _one("assets", lambda text: read_amount(text, at_least=ZERO)),
    "familiarity": _one("familiarity", read_familiarity),
    "mood": _one("mood", lambda text: read_word(Mood, text)),
    "cadence": _one("cadence_days", lambda text: read_whole(text, least=1, most=LONGEST_CADENCE)),
    "source": _text("source"),
    "note": _text("note"),
    "deceased": _alive,
}
WAYS: dict[Way, Callable[[str], str]] = {
    Way.PHONE: read_phone,
    Way.WECHAT: clean,
    Way.EMAIL: read_email,
}
CLEARED: dict[str, Fields] = {  # what an option is cleared to whose name is not its field's
    "birthday": {"birth_year": None, "birth_day": None, "birth_lunar": False},
    "opened": {"opened_on": None},
    "cadence": {"cadence_days": None},
}
DATED = N_("what was felt is kept with its day: say what holds now, or take it back with undo")
STAYING = {  # option: why it can't be cleared
    "name": N_("a client can't be without a name"),
    "familiarity": DATED,
    "mood": DATED,
    "deceased": N_("say yes or no"),
}
