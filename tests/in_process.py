"""Commands of a transcript run inside this process: as a process shows them, without its start.

What only a process of its own shows, some transcripts show, which are run as typed, and tests that
start one: the start itself; the encoding of a console, as LANG and PYTHONIOENCODING have it, for
here the streams are UTF-8 whatever they say; a pipe that its reader has closed, for here a filter
gets the whole answer when the command is over; and commits that wait for the disk.
"""

import gc
import io
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from rmtrack import i18n
from rmtrack.cli.app import main
from rmtrack.views.amounts import count_in_pieces
from rmtrack.views.dates import stand_in
from tools import transcripts

SIGNS_OF_THE_SHELL = re.escape(r"|<>;&$`*?~\(){}[]#")
ONE_COMMAND = re.compile(
    rf"(?P<set>(?:\w+=[\w./-]+ )*)rmtrack(?P<words>(?: [^{SIGNS_OF_THE_SHELL}]*)?)"
    r"(?:\| (?P<filter>.+)|> (?P<file>[\w./-]+))?"
)


class Command(NamedTuple):
    """`NAME=value rmtrack words`, whose answer may go through a filter, or into a file."""

    settings: dict[str, str]
    words: list[str]
    filter: str | None
    file: str | None


def show(command: str, home: Path, environment: dict[str, str]) -> tuple[str, ...]:
    """Do what `transcripts.show` does; only what the shell itself must read becomes a process."""
    read = read_command(command)
    if read is None:
        return transcripts.show(command, home, environment)
    code, out, err = run(read.words, home, environment | read.settings)
    if read.file:
        (home / read.file).write_bytes(out)
        out = b""
    elif read.filter:
        done = subprocess.run(  # noqa: S603 - the project's own transcripts
            ["/bin/sh", "-c", read.filter],
            cwd=home,
            env=environment,
            input=out,
            capture_output=True,
            timeout=transcripts.SECONDS,
            check=False,
        )
        code, out, err = done.returncode, done.stdout, err + done.stderr
    return transcripts.as_shown(code, out, err, home)


def read_command(command: str) -> Command | None:
    """Return the one rmtrack that a line of the shell runs; None if it asks for more than that."""
    found = ONE_COMMAND.fullmatch(command)
    try:
        words = shlex.split(found["words"]) if found else []
    except ValueError:  # a quoted sign of the shell's
        return None
    if not found:
        return None
    settings = dict(one.split("=", 1) for one in found["set"].split())
    return Command(settings, words, found["filter"], found["file"])


def run(words: list[str], home: Path, environment: dict[str, str]) -> tuple[int, bytes, bytes]:
    """Run rmtrack in a folder and surroundings; return its exit code, stdout and stderr."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _stream in range(2))
    with (
        chdir(home),
        surroundings(environment),
        as_if_just_started(),
        Path(os.devnull).open(encoding="utf-8") as nothing,
        patch.object(sys, "stdin", nothing),
        redirect_stdout(out),
        redirect_stderr(err),
        within(transcripts.SECONDS),
    ):
        code = main(words)
        out.flush()
        err.flush()
    return code, out.buffer.getvalue(), err.buffer.getvalue()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail the test at the place where it is still at work after so many seconds."""

    def stop(*_signal: object) -> None:
        pytest.fail(f"not over after {seconds} seconds")  # no Exception, which a command may catch

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def surroundings(environment: Mapping[str, str]) -> Iterator[None]:
    """Let these variables hold, the time zone among them, and no others."""
    try:
        with patch.dict(os.environ, environment, clear=True):
            time.tzset()
            yield
    finally:
        time.tzset()


@contextmanager
def as_if_just_started() -> Iterator[None]:
    """Leave nothing of one command to the next, nor to the tests."""
    forget()
    try:
        yield
    finally:
        forget()
        gc.enable()


def forget() -> None:
    """Forget what the program keeps for as long as it runs."""
    i18n.use("en")
    stand_in(None)
    count_in_pieces(())
