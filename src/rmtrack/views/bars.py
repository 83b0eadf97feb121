"""A bar of what is booked, for a terminal; a pipe gets nothing in its place."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from rmtrack.domain.money import Money

CELLS = 40
FULL, EMPTY = "▓", "░"


class ByScreen:
    """One of two renderables: for a terminal, or for a pipe, which gets no ornaments."""

    def __init__(self, *, terminal: RenderableType, pipe: RenderableType) -> None:
        self.terminal = terminal
        self.pipe = pipe

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Choose by where it is shown."""
        yield self.terminal if options.is_terminal else self.pipe


def bar(booked: Money, quota: Money, cells: int) -> Text:
    """Draw how much of a quota is booked; below nothing and beyond all of it the bar ends."""
    full = min(cells, max(0, int(booked) * cells // int(quota)))
    return Text.assemble((FULL * full, "ahead"), (EMPTY * (cells - full), "quiet"))


class Bar:
    """How much of a quota is booked, at most 40 cells wide, half the screen at 60 columns."""

    def __init__(self, booked: Money, quota: Money) -> None:
        self.booked = booked
        self.quota = quota

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Draw the bar where a person looks at it."""
        if options.is_terminal:
            yield bar(self.booked, self.quota, min(CELLS, options.max_width // 2))
