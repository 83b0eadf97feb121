"""The composition root: from the command line to an exit code. It alone opens the store."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rmtrack import __version__
from rmtrack.actions.desk import Desk
from rmtrack.calendars import calendar_named
from rmtrack.cli.argv import CommandLine, read_command_line
from rmtrack.cli.clock import read_now
from rmtrack.cli.language import choose_language
from rmtrack.cli.output import let_go_of, make_ready, write_screen
from rmtrack.cli.paths import store_path
from rmtrack.cli.settings import SettingsFile, settings_file, warn_of_unknown
from rmtrack.domain.errors import InputError, RmtrackError
from rmtrack.i18n import use
from rmtrack.storage.opening import open_store
from rmtrack.views.dates import stand_in

if TYPE_CHECKING:
    from rmtrack.cli.session import Session


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
        config = settings_file(os.environ)
        use(choose_language(typed.lang or config.lang, os.environ))
        now = read_now(typed.today)
        stand_in(now.year)
    except RmtrackError as error:
        return tell(error, as_json=typed.json)
    return guard(
        lambda: _dispatch(typed, now, config),
        as_json=typed.json,
        crash_report=lambda: store_path(typed.db).parent / f"rmtrack-crash-{now:%Y%m%d-%H%M%S}.txt",
    )


def _speak(asked: str | None) -> None:
    """Choose the language of what is wrong with the command line itself."""
    with suppress(InputError):
        use(choose_language(asked or None, os.environ))


def _dispatch(typed: CommandLine, now: datetime, config: SettingsFile) -> None:
    """Find the command that was typed and run it, with the store closed behind it."""
    from rmtrack.cli.lazy import run_words  # noqa: PLC0415 - Typer: after the language
    from rmtrack.cli.session import Session  # noqa: PLC0415

    if typed.words == ("--version",):
        write_screen(f"rmtrack {__version__}")
        return
    with ExitStack() as closing:
        warn = cache(warn_of_unknown)  # a command that asks sits down more than once

        def open_desk(session: Session, path: Path, at: datetime) -> Desk:
            warn(session.config)
            return closing.enter_context(_desk(session, path, at))

        session = Session(typed, now, config, open_desk)
        if not typed.words:
            from rmtrack.cli.guide import begin  # noqa: PLC0415 - only where nothing was typed

            session = begin(session)
        run_words(session)


@contextmanager
def _desk(session: "Session", path: Path, now: datetime) -> Iterator[Desk]:
    settings = session.config.settings
    calendar = calendar_named(session.typed.calendar or settings.calendar)
    if settings.days_off:
        from rmtrack.calendars.own import WithDaysOff  # noqa: PLC0415 - few have any

        calendar = WithDaysOff(calendar, settings.days_off)
    if in_pieces := settings.rules.in_pieces:
        from rmtrack.views.amounts import count_in_pieces  # noqa: PLC0415 - few have any

        count_in_pieces(in_pieces)
    store = open_store(path, settings.policy)
    try:
        yield Desk(store, now, calendar, settings.policy, session.typed.line, settings.rules)
    finally:
        store.close()
