"""The palette: one meaning a colour, and nothing that is lost without it."""

import os
from typing import TextIO

from rich.console import Console
from rich.theme import Theme

STYLES = Theme(
    {
        "behind": "yellow",
        "ahead": "green",
        "promise": "cyan",
        "caution": "red",
        "quiet": "dim",
        "lead": "bold",
    },
    inherit=False,
)
PIPE_WIDTH = 80


def console(stream: TextIO) -> Console:
    """Return a console on `stream` that takes every text as it stands."""
    piped = not stream.isatty()
    return Console(
        file=stream,
        theme=STYLES,
        width=PIPE_WIDTH if piped and not os.environ.get("COLUMNS") else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
