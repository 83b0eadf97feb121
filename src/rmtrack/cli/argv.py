"""The options that work before and after the command word, lifted out of the command line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rmtrack.domain.errors import N_, InputError

VALUED = {"--db": "RMTRACK_DB", "--today": "RMTRACK_TODAY", "--lang": "RMTRACK_LANG"}
FLAGS = ("--json", "--no-input")


@dataclass(frozen=True, slots=True)
class CommandLine:
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
        return " ".join(_quoted(word) for word in self.words)


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
            found[name] = value if given else _next_value(name, rest)
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
    """Put a word in quotes only where a shell would not read it as one word."""
    if word and not re.search(r"[\s\"'`$&|;<>()*?\[\]{}#!~\\]", word):
        return word
    quote = "'" if '"' in word and "'" not in word else '"'
    return f"{quote}{word}{quote}"


def _next_value(name: str, rest: Iterator[str]) -> str:
    value = next(rest, None)
    if value is None:
        raise InputError(N_("{option} needs a value after it"), option=name)
    return value
