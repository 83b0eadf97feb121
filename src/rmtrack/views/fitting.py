"""A narrow screen gets less, not a cut."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement

ROOMY = 76  # columns; a split screen or a phone has fewer
UNBOUNDED = 10_000  # columns; wider than anything


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


class OrPlainer:
    """A renderable, or a plainer one where the first does not fit as it is."""

    def __init__(self, rich: RenderableType, plainer: RenderableType) -> None:
        self.rich = rich
        self.plainer = plainer

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Choose by how wide the first would like to be."""
        wide = options.update(width=UNBOUNDED)
        wanted = Measurement.get(console, wide, self.rich).maximum
        yield self.rich if wanted <= options.max_width else self.plainer
