"""A progress bar on stderr, for work that may take longer than a moment."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORTH_A_BAR = 200  # clients; fewer are in before anybody looks


@contextmanager
def ticking(total: int) -> Iterator[Callable[[], None]]:
    """Yield what is called once a step; it draws a bar where a person waits for it."""
    if total < WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where there is a bar to draw
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
