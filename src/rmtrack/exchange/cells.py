"""What the cells of a client list say: a text and its column to the values of a row."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Mood, Sex
from rmtrack.domain.money import ZERO
from rmtrack.exchange.columns import Column
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.assessing import read_products
from rmtrack.reading.birthdays import read_birthday
from rmtrack.reading.dates import read_full_day
from rmtrack.reading.names import (
    name_key,
    read_email,
    read_name,
    read_phone,
    simplified,
)
from rmtrack.reading.profile import read_called, read_risk, read_yes
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import read_familiarity, read_word

# what systems write where they know nothing
_BLANKS = {"", "-", "--", "—", "/", "\\", "无", "空", "未知", "不详"}
_BLANKS |= {"null", "none", "nil", "n/a", "#n/a", "na", "nan", "unknown"}
LUNAR = "lunar_birthday"  # where it is told too, it is the one that is kept
_WORDED = ("name", "note")  # in these, 无 and the like are no blanks
_PARTED = ("phone", "further_phones", "tags")
_BETWEEN = re.compile(r"[/／、,，;；|｜]")


class Clue(NamedTuple):
    """What a reader may need besides the cell: the day of reading, the yuan of the unit.

    `own` is the name of a field of the user's own.
    """

    today: date
    unit: int
    own: str


Values = Mapping[str, Any]
Reader = Callable[[str, Clue], Values]


def read_cell(cell: str, column: Column, today: date) -> Values:
    """Return the values that a cell tells, by their fields in a row. Raises InputError."""
    parted = column.field in _PARTED  # there the lines of a cell are several, too
    text = _unwrapped(";".join(cell.splitlines()) if parted else cell, column.field)
    if column.field not in _WORDED and text.lower() in _BLANKS:
        return {}
    return _READERS[column.field](text, Clue(today, column.unit, column.own or ""))


def _unwrapped(cell: str, field: str) -> str:
    """Return a cell without what spreadsheets wrap around text: `="138…"`, `'138…`, tabs."""
    text = clean(cell)
    found = re.fullmatch(r'="(.*)"', text)
    text = found[1].strip() if found else text
    return text if field in _WORDED else text.strip("'‘’`").strip()


def _named(text: str, clue: Clue) -> Values:
    del clue
    if not text:
        raise InputError(N_("the name is missing"))
    return read_called(text)


def _phones(text: str, clue: Clue) -> Values:
    """Read one phone number, or several: `13800000002/13800000003`."""
    del clue
    return {"phones": tuple(map(_phone, _parts(text)))}


def _parts(text: str) -> list[str]:
    """Return the parts of a cell that names several; a space parts nothing."""
    parts = (part.strip() for part in _BETWEEN.split(text))
    return [part for part in parts if part.lower() not in _BLANKS]


def _phone(text: str) -> str:
    if re.fullmatch(r"[0-9.]+e\+?[0-9]+", narrow(text).lower()):
        sentence = N_("a spreadsheet has cut the number to '{text}': save its column as text")
        raise InputError(sentence, text=shown(text))
    return read_phone(re.sub(r"\.0+$", "", text))


def _introducer(text: str, clue: Clue) -> Values:
    del clue
    name = read_name(text)
    return {"introducer": name, "introducer_key": simplified(name_key(name))}


def _products(text: str, clue: Clue) -> Values:
    """Read how many products: `3`, `3.0` of a spreadsheet, `3个`."""
    del clue
    return {"products": read_products(re.sub(r"(\.0+)?[个種种]?$", "", narrow(text)))}


def _birthday(text: str, clue: Clue) -> Values:
    birthday = read_birthday(_without_midnight(text), clue.today)
    return {
        "birth_year": birthday.year,
        "birth_day": birthday.day,
        "birth_lunar": birthday.lunar,
    }


def _lunar_birthday(text: str, clue: Clue) -> Values:
    """Read a birthday from a column that says by its heading that it is a lunar one."""
    return _birthday(f"农历{text}", clue)


def _day(field: str) -> Reader:
    """Return a reader for a day in the past that names its year."""

    def read(text: str, clue: Clue) -> Values:
        day = read_full_day(_without_midnight(text))
        if day > clue.today:
            raise InputError(N_("the day '{text}' lies in the future"), text=shown(text))
        return {field: day}

    return read


def _without_midnight(text: str) -> str:
    """Return a day without the midnight that spreadsheets put behind it."""
    return re.sub(r"[ T]0?0:00(:00(\.0+)?)?$", "", narrow(text))


def _assets(text: str, clue: Clue) -> Values:
    return {"assets": read_amount(text, at_least=ZERO, unit=clue.unit)}


_READERS: Mapping[str, Reader] = {
    "name": _named,
    "phone": _phones,
    "further_phones": _phones,
    "tags": lambda text, _: {"tags": tuple(map(clean, _parts(text)))},
    "introducer": _introducer,
    "products": _products,
    "own": lambda text, clue: {"own": ((clue.own, text),)},
    "sex": lambda text, _: {"sex": read_word(Sex, text)},
    "birthday": _birthday,
    LUNAR: _lunar_birthday,
    "opened_on": _day("opened_on"),
    "assets": _assets,
    "familiarity": lambda text, _: {"familiarity": read_familiarity(text)},
    "mood": lambda text, _: {"mood": read_word(Mood, text)},
    "note": lambda text, _: {"note": text or None},
    "wechat": lambda text, _: {"wechat": text},
    "email": lambda text, _: {"email": read_email(text)},
    "source": lambda text, _: {"source": text},
    "contacted_on": _day("contacted_on"),
    "employer": lambda text, _: {"employer": text},
    "area": lambda text, _: {"area": text},
    "family": lambda text, _: {"family": text},
    "style": lambda text, _: {"style": text},
    "risk": lambda text, _: {"risk": read_risk(text)},
    "risk_until": lambda text, _: {"risk_until": read_full_day(_without_midnight(text))},
    "money": lambda text, _: {"money": read_yes(text)},
    "authority": lambda text, _: {"authority": read_yes(text)},
    "need": lambda text, _: {"need": read_yes(text)},
}
