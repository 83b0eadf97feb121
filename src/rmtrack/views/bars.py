"""A bar of how a quota stands, for a terminal; a pipe gets nothing in its place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

if TYPE_CHECKING:
    from rmtrack.domain.stands import Stands


BOOKED, MISSING, AHEAD = "▓", "▒", "░"


class ByScreen:
    """One of two renderables: for a terminal, or for a pipe, which gets no ornaments."""

    def __init__(self, *, terminal: RenderableType, pipe: RenderableType | None = None) -> None:
        self.terminal = terminal
        self.pipe = pipe

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Choose by where it is shown."""
        shown = self.terminal if options.is_terminal else self.pipe
        if shown is not None:
            yield shown


def standing_bar(at: "Stands", cells: int) -> Text:
    """Draw what is booked of the quota, what should be by now and is not, and what is to come."""
    if at.target is None:
        return Text()
    booked = _cells(at.booked, at.target, cells)
    due = _cells(at.booked - min(0, at.pace), at.target, cells)
    return Text.assemble(
        (BOOKED * booked, "ahead"),
        (MISSING * (due - booked), "behind"),
        (AHEAD * (cells - due), "quiet"),
    )


def _cells(part: int, whole: int, cells: int) -> int:
    """Return the part in cells, the nearest number; the bar ends at nothing and at all of it."""
    return min(cells, max(0, (int(part) * cells * 2 + int(whole)) // (int(whole) * 2)))
