"""The two ways out: a screen for a person, JSON for a script. Both to stdout."""

import json
import sys
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import RenderableType


def write_json(answer: dict[str, Any]) -> None:
    """Write one JSON document, UTF-8 whatever the terminal speaks."""
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.write(text)


def write_screen(screen: "RenderableType") -> None:
    """Write plain text as it is, and anything else through Rich, which only then is imported."""
    if isinstance(screen, str):
        sys.stdout.write(screen + "\n")
        return
    from rmtrack.views.palette import console  # noqa: PLC0415 - text needs no Rich

    if sys.stdout.isatty():
        console(sys.stdout).print(screen)
        return
    page = StringIO()
    console(page).print(screen)
    lines = (line.rstrip() for line in page.getvalue().splitlines())  # columns leave blanks behind
    sys.stdout.write("".join(f"{line}\n" for line in lines))
