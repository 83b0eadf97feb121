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


class FirstThatFits:
    """The first of several renderables that needs no more columns than there are, else the last.

    Each comes with the columns it needs: whoever made it knows them sooner than a console.
    """

    def __init__(self, *choices: tuple[int, RenderableType]) -> None:
        self._choices = choices

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Choose by the width there is."""
        del console
        fitting = (one for needed, one in self._choices if needed <= options.max_width)
        yield next(fitting, self._choices[-1][1])
