"""One run of the program, as its command sees it."""

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

T = TypeVar("T")


class Session(NamedTuple):
    """What was typed, when, and how to get to a desk: `open_desk(path of the store, now)`."""

    typed: CommandLine
    now: "datetime"
    open_desk: "Callable[[Path, datetime], Desk]"

    def desk(self) -> "Desk":
        """Open the store that was asked for and sit down to work."""
        return self.open_desk(store_path(self.typed.db), self.now)

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
