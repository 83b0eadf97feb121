"""Something to choose of many, and which of them fit what was typed so far."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rmtrack.domain.errors import InputError
from rmtrack.domain.lookup import SPOKEN, fits
from rmtrack.reading.names import name_key, read_typed, simplified


class Option(NamedTuple):
    """Something to choose: its number, its `word` on the command line, its line in the list.

    `text` stands in the question once it is chosen; `keys` is where typed letters are looked for,
    `readings` how a name is spoken: it is found by its pinyin and initials.
    """

    number: int
    word: str
    text: str
    shown: str
    keys: tuple[str, ...]
    readings: str | None = None


def narrowed(options: Iterable[Option], text: str) -> Iterator[Option]:
    """Yield the options of which a key holds what was typed, or a number begins with it.

    By its pinyin or initials a name is found as a look-up finds it.
    """
    try:
        key = simplified(name_key(text))
    except InputError:  # bytes that are no characters
        return
    sound = read_typed(key).sound
    for option in options:
        numbered = str(option.number).startswith(key)
        if numbered or any(key in one for one in option.keys) or _spoken(option, sound):
            yield option


def _spoken(option: Option, sound: str | None) -> bool:
    """Tell whether what was typed is pinyin or initials of the option's name."""
    if sound is None or option.readings is None:
        return False
    return any(fits(kind, option.readings, sound) for kind in SPOKEN)


def only_fit(options: Iterable[Option], text: str) -> Option | None:
    """Return the one option that text means: by its whole number, or as the only one that fits."""
    fits = list(narrowed(options, text))
    if name_key(text).isdecimal():
        fits = [option for option in fits if str(option.number) == name_key(text)]
    return fits[0] if len(fits) == 1 else None
