"""Something to choose of many, and which of them fit what was typed so far."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rmtrack.domain.errors import InputError
from rmtrack.domain.lookup import Named, names
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
    """Yield the options that are named by what was typed, as a look-up finds a client.

    Or the number begins with it; nothing typed names all of them.
    """
    try:
        key = simplified(name_key(text))
    except InputError:  # bytes that are no characters
        return
    typed = read_typed(key, text)
    for option in options:
        numbered = str(option.number).startswith(key)
        if numbered or any(names(typed, one) for one in _named(option)):
            yield option


def _named(option: Option) -> Iterator[Named]:
    """Yield the names by which an option is found."""
    for key in option.keys:
        yield Named(option.number, option.text, key, option.readings, archived=False)


def only_fit(options: Iterable[Option], text: str) -> Option | None:
    """Return the one option that text means: by its whole number, or as the only one that fits."""
    fits = list(narrowed(options, text))
    if name_key(text).isdecimal():
        fits = [option for option in fits if str(option.number) == name_key(text)]
    return fits[0] if len(fits) == 1 else None
