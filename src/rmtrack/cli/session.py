"""One run of the program, as its command sees it."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import typer

from rmtrack.cli.argv import CommandLine
from rmtrack.cli.output import write_json, write_screen
from rmtrack.cli.paths import store_path

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from rich.console import RenderableType

    from rmtrack.actions.desk import Desk
    from rmtrack.cli.settings import SettingsFile

T = TypeVar("T")
CANT_MOVE_THE_CURSOR = "dumb"


class Session(NamedTuple):
    """What was typed, when, and how to get to a desk: `opener(session, path of the store, now)`."""

    typed: CommandLine
    now: "datetime"
    config: "SettingsFile"
    opener: "Callable[[Session, Path, datetime], Desk]"

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories there are: the three, then the user's own."""
        return self.config.settings.categories

    @property
    def may_ask(self) -> bool:
        """Whether a person sits at a terminal and may be asked for what is missing."""
        return (
            not (self.typed.no_input or self.typed.json)
            and sys.stdin.isatty()
            and sys.stdout.isatty()
            and os.environ.get("TERM") != CANT_MOVE_THE_CURSOR
        )

    def retyped(self, words: "tuple[str, ...]") -> "Session":
        """Return the session in which `words` were typed: answers end up in the history too."""
        return self._replace(typed=self.typed._replace(words=words))

    def desk(self) -> "Desk":
        """Open the store that was asked for and sit down to work."""
        return self.open_desk(store_path(self.typed.db), self.now)

    def open_desk(self, path: "Path", now: "datetime") -> "Desk":
        """Open the store in `path` for work at that moment; it is closed when the run ends."""
        return self.opener(self, path, now)

    def answer(
        self,
        result: T,
        screen: "Callable[[T], RenderableType]",
        as_json: Callable[[T], dict[str, Any]],
    ) -> None:
        """Show a result: by `as_json` where JSON was asked for, else by `screen`."""
        if self.typed.json:
            write_json(as_json(result))
        else:
            write_screen(screen(result))


def session_of(ctx: typer.Context) -> Session:
    """Return the session of a running command."""
    session = ctx.find_object(Session)
    if session is None:
        raise LookupError(Session)
    return session
