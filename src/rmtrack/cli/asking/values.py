"""One value of the command line, asked for by what the help calls it: AMOUNT, DATE or MOOD.

A wrong one is told with the very sentence that the command itself would say.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from rmtrack.cli.asking.narrowing import Option, only_fit
from rmtrack.cli.asking.people import ask_client, ask_deal
from rmtrack.cli.asking.prompts import Read, ask_one_of, ask_path, ask_text, ask_which
from rmtrack.cli.client_fields import READERS, read_fields
from rmtrack.cli.configuring import categories_of
from rmtrack.cli.paths import full_path
from rmtrack.cli.session import Session
from rmtrack.domain.config_lists import factor
from rmtrack.domain.configuring import SETTINGS
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Degree, LostReason, Mood, Sex
from rmtrack.domain.snoozing import refuse_no_delay
from rmtrack.exchange.csv_files import read_table
from rmtrack.i18n import _
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import BACK, FORWARD, read_day, read_past_day
from rmtrack.reading.settings import read_setting, read_value
from rmtrack.reading.text import clean
from rmtrack.reading.words import is_none
from rmtrack.views.terms import term

MESSAGES = {
    "WHO": N_("Which client"),
    "OTHER": N_("Which client"),
    "DEAL": N_("Which deal"),
    "NAME": N_("Name"),
    "AMOUNT": N_("How much"),
    "DATE": N_("Which day"),
    "TEXT": N_("Text to look for"),
    "FILE": N_("Which file"),
    "REASON": N_("Why not"),
    "KEY": N_("Which setting"),
    "VALUE": N_("Its value"),
}
SETS: Mapping[str, type[StrEnum]] = {
    "MOOD": Mood,
    "DEGREE": Degree,
    "SEX": Sex,
    "REASON": LostReason,
}
LOOKING_BACK = ("on", "since")
NOTHING = "|none"  # behind the metavar of what can be taken away


class Asked(NamedTuple):
    """What is asked for: a parameter of a command, with its name, metavar and help.

    `known` are the values typed with it, by their parameters' names.
    """

    session: Session
    name: str
    metavar: str
    help: str
    message: str = ""
    known: Mapping[str, Any] = MappingProxyType({})

    @property
    def kind(self) -> str:
        """The metavar without what else may stand there."""
        return self.metavar.removesuffix(NOTHING)

    @property
    def clearable(self) -> bool:
        """Whether there may be nothing."""
        return self.metavar.endswith(NOTHING)

    @property
    def question(self) -> str:
        """The words of the question."""
        return self.message or _(MESSAGES.get(self.kind, self.kind))


def ask_value(asked: Asked) -> str:
    """Ask for a value until it can be read, and return it as a word of the command line."""
    if asked.kind in SETS:
        return _ask_key(asked, SETS[asked.kind])
    return ASK.get(asked.kind, _ask_text)(asked)


def _ask_key(asked: Asked, keys: Iterable[str]) -> str:
    titles = [(str(key), term(key)) for key in keys]
    if asked.clearable:
        titles.append(("none", _("nothing")))
    return ask_one_of(asked.question, titles)


def _ask_text(asked: Asked) -> str:
    hint = _(asked.help)
    if asked.clearable:
        hint = _("{hint}; 'none' clears it").format(hint=hint)
    return ask_text(asked.question, reader(asked), hint=hint)


def _ask_client(asked: Asked) -> str:
    reading = asked.session.typed.words[:1] == ("show",)
    archived = bool(asked.known.get("back"))
    if asked.kind == "OTHER":  # than the one who was named before
        return ask_client(asked.session, hint=_(asked.help), beside=asked.known.get("who") or "")
    return ask_client(asked.session, reading=reading, archived=archived)


def _ask_file(asked: Asked) -> str:
    encoding = asked.known.get("encoding")
    typed = ask_path(asked.question, lambda text: read_file(text, encoding), hint=_(asked.help))
    return str(as_path(typed))


def _ask_which_setting(asked: Asked) -> str:
    """Ask for one of the settings: too many for a list that keeps a key for each."""
    options = [
        Option(number, word=key, text=key, shown=f"{number:>2}  {key}", keys=(key,))
        for number, key in enumerate(SETTINGS, 1)
    ]

    def read(text: str) -> str:
        found = only_fit(options, text)
        return found.word if found else read_setting(text).key

    return ask_which(asked.question, options, read, hint=_("number or a part of the name"))


def _ask_setting(asked: Asked) -> str:
    setting = read_setting(asked.known["key"])
    today, known = asked.session.now.date(), categories_of(asked.session.config)
    return ask_text(
        asked.question,
        lambda text: setting.check(setting.key, read_value(setting, text, today, known)),
        hint=_(setting.meaning),
    )


ASK: Mapping[str, Callable[[Asked], str]] = {
    "WHO": _ask_client,
    "OTHER": _ask_client,
    "DEAL": lambda asked: ask_deal(asked.session),
    "CATEGORY": lambda asked: _ask_key(asked, asked.session.categories),
    "FILE": _ask_file,
    "KEY": _ask_which_setting,
    "VALUE": _ask_setting,
}


def reader(asked: Asked) -> Read:
    """Return what reads a value of this kind, as the command will; it raises RmtrackError."""
    today = asked.session.now.date()
    looking = BACK if asked.name in LOOKING_BACK else FORWARD
    by_kind: Mapping[str, Read] = {
        "AMOUNT": read_amount,
        "FACTOR": factor,
        "DATE": lambda text: (
            read_past_day(text, today)
            if asked.name == "on"
            else read_day(text, today, looking=looking)
        ),
        "YYYY-MM": Month.parse,
    }
    if asked.name == "until":
        return lambda text: refuse_no_delay(read_day(text, today), today)
    if asked.name in READERS:
        return lambda text: read_fields({asked.name: some_text(text)}, today)
    read = by_kind.get(asked.kind, some_text)
    return _or_nothing(read) if asked.clearable else read


def _or_nothing(read: Read) -> Read:
    return lambda text: None if is_none(text) else read(text)


def some_text(text: str) -> str:
    """Read any text but an empty one. Raises InputError."""
    words = clean(text)
    if not words:
        raise InputError(N_("nothing was typed: write a word or two"))
    return words


def read_file(text: str, encoding: str | None = None) -> object:
    """Read a file as `import` does. Raises InputError for one that can't be read."""
    return read_table(as_path(text), encoding)


def as_path(text: str) -> Path:
    """Return the path that was typed, or dropped on the terminal, which then puts quotes on it."""
    import shlex  # noqa: PLC0415 - for files alone

    path = full_path(text.strip())
    if path.exists():
        return path
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that does not close
        return path
    return full_path(words[0]) if len(words) == 1 else path
