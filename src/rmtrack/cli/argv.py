"""The options that work before and after the command word, lifted out of the command line."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.text import clean

VALUED = {"--db": "RMTRACK_DB", "--today": "RMTRACK_TODAY", "--lang": "RMTRACK_LANG"}
FLAGS = ("--json", "--no-input")


class CommandLine(NamedTuple):
    """What was typed, with the options that hold everywhere taken out.

    `None` means neither typed nor set in the environment; `words` is the rest in its order.
    """

    words: tuple[str, ...]
    db: str | None
    today: str | None
    lang: str | None
    calendar: str | None
    json: bool
    no_input: bool

    @property
    def line(self) -> str:
        """The command as history shows it."""
        return " ".join(_quoted(clean(word)) for word in self.words)


def read_command_line(argv: list[str], environment: Mapping[str, str]) -> CommandLine:
    """Lift the options that hold everywhere out of `argv`; what was typed wins over `environment`.

    Nothing after a lone `--` is touched. Raises InputError for an option without its value.
    """
    words: list[str] = []
    found: dict[str, str] = {}
    flags: set[str] = set()
    rest = iter(argv)
    for word in rest:
        name, given, value = word.partition("=")
        if word == "--":
            words += [word, *rest]
        elif word in FLAGS:
            flags.add(word)
        elif name in VALUED:
            found[name] = value if given else _next_value(rest)
            if not found[name]:
                raise InputError(N_("{option} needs a value after it"), option=name)
        else:
            words.append(word)

    def chosen(name: str) -> str | None:
        return found.get(name) or environment.get(VALUED[name]) or None

    return CommandLine(
        words=tuple(words),
        db=chosen("--db"),
        today=chosen("--today"),
        lang=chosen("--lang"),
        calendar=environment.get("RMTRACK_CALENDAR") or None,
        json="--json" in flags,
        no_input="--no-input" in flags,
    )


def _quoted(word: str) -> str:
    """Put a word in quotes only where a shell would not read it as one word, and as it is."""
    if word and not re.search(r"[\s\"'`$&|;<>()*?\[\]{}#!~\\]", word):
        return word
    if not re.search(r"[\"`$!\\]", word):
        return f'"{word}"'
    return "'" + word.replace("'", "'\\''") + "'"


def _next_value(rest: Iterator[str]) -> str:
    """Return the next word; the next option is no value."""
    word = next(rest, "")
    return "" if word.startswith("--") else word
