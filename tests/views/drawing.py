"""What a screen looks like, on a terminal or in a pipe."""

import io

from rich.console import Console, RenderableType

from rmtrack.views.palette import STYLES


def drawn(screen: RenderableType, columns: int = 80, *, terminal: bool = False) -> list[str]:
    """Return the lines of a screen, without the blanks behind them."""
    page = io.StringIO()
    console = Console(
        file=page,
        theme=STYLES,
        width=columns,
        highlight=False,
        force_terminal=terminal,
        color_system=None,
        _environ={},
    )
    console.print(screen)
    return [line.rstrip() for line in page.getvalue().splitlines()]


def styles(screen: RenderableType, words: str) -> set[str]:
    """Return the colours and weights of the lines in which `words` stand."""
    page = io.StringIO()
    console = Console(file=page, theme=STYLES, width=120, force_terminal=True, _environ={})
    found = set()
    for line in console.render_lines(screen, pad=False):
        for segment in line:
            if words in segment.text and segment.style is not None:
                found |= {str(segment.style)}
    return found
