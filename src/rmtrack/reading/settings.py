"""What is typed for a setting, to its value."""

import re
from datetime import date

from rmtrack.domain.configuring import SETTINGS, TO, Setting, Value
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.policy import MOST
from rmtrack.reading.dates import read_day
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import is_none, read_category

NEAR = 0.75  # how much of a key must be right
BETWEEN = re.compile(r"[,，、;；]")


def read_setting(text: str) -> Setting:
    """Read a setting's key; hyphens and upper case don't matter. Raises InputError."""
    key = narrow(clean(text)).lower().replace("-", "_")
    if key not in SETTINGS:
        raise no_setting(clean(text))
    return SETTINGS[key]


def no_setting(key: str) -> InputError:
    """Return what to say of a key there is none of, and the nearest there is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on a slip

    near = get_close_matches(key.lower(), SETTINGS, n=1, cutoff=NEAR)
    return InputError(
        N_("there is no setting '{text}'"),
        hint=N_("did you mean '{near}'?") if near else N_("'rmtrack config' lists the settings"),
        text=shown(key),
        near=near[0] if near else "",
    )


def read_value(setting: Setting, text: str, today: date) -> Value:
    """Read what is typed for a setting: a number, a word, or a list with commas between.

    Raises InputError for what can be none; whether the value may be is the setting's to say.
    """
    if isinstance(setting.default, int):
        return read_whole(text, least=0, most=MOST)
    words = "" if is_none(text) else text
    parts = [part for part in map(clean, BETWEEN.split(words)) if part]
    match setting.key:
        case "categories":
            return [_own_category(part) for part in dict.fromkeys(parts)]
        case "days_off":
            return [_leave(part, today) for part in parts]
    return narrow(clean(text))


def _own_category(name: str) -> str:
    """Return the name of a category of the user's own; a word for one of the three is none."""
    try:
        known = read_category(name)
    except InputError:
        return name
    raise InputError(N_("'{text}' means {category} already"), text=shown(name), category=known)


def _leave(text: str, today: date) -> str:
    """Return one day off, or the first and the last of several, as the file keeps it."""
    return TO.join(str(read_day(part, today)) for part in text.split(TO, 1))
