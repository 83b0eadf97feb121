"""What is typed for a setting, to its value."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date

from rmtrack.domain.config_lists import IS, KNOWN, TO, threshold_text
from rmtrack.domain.configuring import SETTINGS, Setting, Value
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import CATEGORIES, CategoryKind
from rmtrack.domain.policy import bounds_of
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import is_none, read_category, read_word

NEAR = 0.75  # how much of a key must be right
WIDE_IS = "＝"
TIER = re.compile(r"(.+?)(?:\s*[=＝]\s*|\s+)(\S+)")
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


def read_value(
    setting: Setting, text: str, today: date, categories: Collection[str] = CATEGORIES
) -> Value:
    """Read what is typed for a setting: a number, a word, or a list with commas between.

    `categories` are those that there are.

    Raises InputError for what can be none; whether the value may be is the setting's to say.
    """
    if isinstance(setting.default, int):
        least, most = bounds_of(setting.key)
        return read_whole(text, least=least, most=most)
    items: Mapping[str, Callable[[str], str]] = {
        "categories": _own_category,
        "days_off": lambda part: _leave(part, today),
        "kinds": lambda part: _by_category(part, categories, _kind),
        "curves": lambda part: _by_category(part, categories, str),
        "factors": _by_product,
        "tiers": _tier,
    }
    if setting.key not in items:
        return narrow(clean(text))
    words = "" if is_none(text) else text
    parts = [part for part in map(clean, BETWEEN.split(words)) if part]
    return [items[setting.key](part) for part in dict.fromkeys(parts)]


def _own_category(name: str) -> str:
    """Return the name of a category of the user's own; a word for one of the three is none."""
    try:
        known = read_category(name)
    except InputError:
        return name
    raise InputError(N_("'{text}' means {category} already"), text=shown(name), category=known)


def _leave(text: str, today: date) -> str:
    """Return one day off, or the first and the last of several, as the file keeps it."""
    days, sign, known = text.partition(KNOWN)
    read = TO.join(str(read_day(part, today)) for part in days.split(TO, 1))
    return f"{read}{KNOWN}{read_day(known, today, looking=BACK)}" if sign else read


def _by_category(text: str, categories: Collection[str], read: Callable[[str], str]) -> str:
    """Return what holds for a category; either side may be a Chinese word."""
    name, sign, value = narrow(text).rpartition(IS)
    return f"{read_category(name, categories)}{IS}{read(value)}" if sign else text


def _by_product(text: str) -> str:
    """Return how much of a product counts; the product stays as it is typed."""
    sign = max(text.rfind(IS), text.rfind(WIDE_IS))
    return f"{text[:sign]}{narrow(text[sign:])}" if sign >= 0 else text


def _tier(text: str) -> str:
    """Return a tier's name and threshold; the sign may be wide, or a blank."""
    found = TIER.fullmatch(text)
    if found is None:
        raise InputError(
            N_("'{text}' is no tier: write what it begins at, like 金卡=50万"), text=shown(text)
        )
    name, amount = found.groups()
    return f"{name.strip()}{IS}{threshold_text(read_amount(amount))}"


def _kind(text: str) -> str:
    return str(read_word(CategoryKind, text))
