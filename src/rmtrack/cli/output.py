"""The ways out: a screen for a person, JSON for a script, both to stdout; else to stderr."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from rmtrack.domain.errors import N_, RmtrackError

if TYPE_CHECKING:
    from rich.console import RenderableType


NAMES = ("rmtrack: ", "rmtrack：")  # with which a line on stderr begins
WIDEST = 100  # longer lines of text are hard to read


class UnwritableError(RmtrackError):
    """Stdout takes nothing: a full disk behind it, most likely."""


def make_ready() -> None:
    """Make stdout and stderr take every text; what the caller has closed leads nowhere."""
    for name in ("stdin", "stdout", "stderr"):  # a file opened later must not get their numbers
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors in {"strict", "surrogateescape"}:
            stream.reconfigure(errors="replace")  # a console of GBK has no ▓, one of C no 王


def screen_cells() -> int:
    """Return how many cells a line of plain text may take."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def write_json(answer: dict[str, Any]) -> None:
    """Write one JSON document, UTF-8 whatever the terminal speaks. Raises UnwritableError."""
    import json  # noqa: PLC0415 - a person's answer needs none

    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    with _to_stdout():
        if hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode(errors="replace"))
        else:
            sys.stdout.write(text)


def write_screen(screen: "RenderableType") -> None:
    """Write plain text as it is, and anything else through Rich, which only then is imported.

    Raises UnwritableError.
    """
    with _to_stdout():
        if isinstance(screen, str):
            sys.stdout.write(screen + "\n")
            return
        from rmtrack.views.palette import console  # noqa: PLC0415 - text needs no Rich

        if sys.stdout.isatty():
            console(sys.stdout).print(screen)
            return
        page = StringIO()
        console(page).print(screen)
        lines = (line.rstrip() for line in page.getvalue().splitlines())  # columns leave blanks
        sys.stdout.write("".join(f"{line}\n" for line in lines))


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to stderr. Where nobody can be told, the exit code still speaks.

    On a terminal they are folded at its edge as answers are; a script gets each in one piece.
    """
    if sys.stderr.isatty():
        cells = screen_cells()
        lines = [part for line in lines for part in _folded(line, cells)]
    try:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        let_go_of(sys.stderr)


def _folded(line: str, cells: int) -> list[str]:
    """Break a line behind the program's name, or further in than the line begins."""
    from rmtrack.views.cells import hung  # noqa: PLC0415 - only where something is told on stderr

    start = next((name for name in NAMES if line.startswith(name)), "")
    text = line.removeprefix(start).lstrip(" ")
    opening = line[: len(line) - len(text)]
    return hung(opening, text, cells, inset=0 if start else len(opening))


def let_go_of(stream: TextIO) -> None:
    """Point a stream at nothing, so that Python's last flush does not fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _to_stdout() -> Iterator[None]:
    """See to it that what is written inside has arrived. A closed pipe is left to app.main."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go_of(sys.stdout)
        raise UnwritableError(
            N_("the answer can't be written: {reason}"), reason=error.strerror
        ) from None
