"""A narrow screen gets less, not a cut."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType

ROOMY = 76  # columns; a split screen or a phone has fewer


class ByWidth:
    """One of two renderables: for a screen with room, or for a narrow one."""

    def __init__(self, *, roomy: RenderableType, narrow: RenderableType) -> None:
        self.roomy = roomy
        self.narrow = narrow

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Choose by the width there is."""
        del console
        yield self.roomy if options.max_width >= ROOMY else self.narrow
