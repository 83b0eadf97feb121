"""The composition root: from the command line to an exit code. It alone opens the store."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from rmtrack import __version__
from rmtrack.actions.desk import Desk
from rmtrack.calendars import calendar_named
from rmtrack.cli.argv import CommandLine, read_command_line
from rmtrack.cli.clock import read_now
from rmtrack.cli.language import choose_language
from rmtrack.cli.output import let_go_of, make_ready, write_screen
from rmtrack.cli.paths import store_path
from rmtrack.domain.errors import InputError, RmtrackError
from rmtrack.domain.policy import Policy
from rmtrack.i18n import use
from rmtrack.storage.opening import open_store

DEFAULT_CALENDAR = "CN"


def main(argv: list[str] | None = None) -> int:
    """Run rmtrack on `argv` (without the program's name) and return the exit code."""
    gc.disable()  # a command is over before the garbage is worth collecting
    make_ready()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except BrokenPipeError:
        let_go_of(sys.stdout)
        return 0
    except KeyboardInterrupt:
        return 130


def _run(argv: list[str]) -> int:
    from rmtrack.cli.boundary import guard, tell  # noqa: PLC0415 - Typer: after the language

    try:
        typed = read_command_line(argv, os.environ)
    except RmtrackError as error:
        _speak(os.environ.get("RMTRACK_LANG"))
        return tell(error, as_json="--json" in argv)
    try:
        use(choose_language(typed.lang, os.environ))
        now = read_now(typed.today)
    except RmtrackError as error:
        return tell(error, as_json=typed.json)
    return guard(
        lambda: _dispatch(typed, now),
        as_json=typed.json,
        crash_report=lambda: store_path(typed.db).parent / f"rmtrack-crash-{now:%Y%m%d-%H%M%S}.txt",
    )


def _speak(asked: str | None) -> None:
    """Choose the language of what is wrong with the command line itself."""
    with suppress(InputError):
        use(choose_language(asked or None, os.environ))


def _dispatch(typed: CommandLine, now: datetime) -> None:
    """Find the command that was typed and run it, with the store closed behind it."""
    from rmtrack.cli.lazy import root  # noqa: PLC0415 - Typer: after the language
    from rmtrack.cli.session import Session  # noqa: PLC0415

    if typed.words == ("--version",):
        write_screen(f"rmtrack {__version__}")
        return
    with ExitStack() as closing:
        session = Session(
            typed, now, lambda path, at: closing.enter_context(_desk(path, at, typed))
        )
        words = list(typed.words) or ["--help"]
        with root().make_context("rmtrack", words, obj=session) as context:
            context.command.invoke(context)


@contextmanager
def _desk(path: Path, now: datetime, typed: CommandLine) -> Iterator[Desk]:
    policy = Policy()
    calendar = calendar_named(typed.calendar or DEFAULT_CALENDAR)
    store = open_store(path, policy)
    try:
        yield Desk(store, now, calendar, policy, typed.line)
    finally:
        store.close()
