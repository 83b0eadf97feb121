"""rmtrack as a test runs it: in this process, on a terminal, or in a process of its own."""

import io
import json
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.cli.app import main
from rmtrack.cli.words import Word
from tests.in_process import as_if_just_started

if TYPE_CHECKING:
    import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
SECONDS = 60
Dump = dict[str, list[tuple[Any, ...]]]


class Result(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the document holds
        """The one document on stdout."""
        return json.loads(self.out)


class Terminal(io.StringIO):
    """A stdout at which a person looks."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


class Program:
    """rmtrack in this process, on a store of the test's own."""

    def __init__(self, store: Path, screen: "pytest.CaptureFixture[str]") -> None:
        self.store = store
        self._screen = screen

    def __call__(self, line: str, *words: str) -> Result:
        """Run a line as a shell would split it, with `words` behind it as they are."""
        return self.run([*shlex.split(line), *words])

    def run(self, words: list[str]) -> Result:
        """Run with exactly these words."""
        self._screen.readouterr()
        code = self._main(words)
        out, err = self._screen.readouterr()
        return Result(code, out, err)

    def on_terminal(self, line: str) -> Result:
        """Run a line with a terminal as stdout."""
        screen = Terminal()
        self._screen.readouterr()
        with redirect_stdout(screen):
            code = self._main(shlex.split(line))
        return Result(code, screen.getvalue(), self._screen.readouterr().err)

    def start(
        self,
        *words: str,
        variables: Mapping[str, str] | None = None,
        **options: Any,  # noqa: ANN401
    ) -> "subprocess.Popen[bytes]":
        """Start a process of its own; its streams are pipes unless `options` say otherwise."""
        streams: dict[str, Any] = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE)
        streams["stdin"] = subprocess.DEVNULL
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "rmtrack", *words],
            env={**os.environ, "PYTHONPATH": str(SOURCE), **(variables or {})},
            **(streams | options),
        )

    def finish(self, process: "subprocess.Popen[bytes]") -> Result:
        """Wait for a process and return what it left."""
        out, err = process.communicate(timeout=SECONDS)
        return Result(process.returncode, (out or b"").decode(), (err or b"").decode())

    def process(self, *words: str, **options: Any) -> Result:  # noqa: ANN401 - those of `start`
        """Run in a process of its own."""
        return self.finish(self.start(*words, **options))

    def dump(self) -> Dump:
        """Return every row of every table, history too."""
        return dump(self.store)

    def _main(self, words: list[str]) -> int:
        with as_if_just_started():
            return main(words)


def dump(path: Path) -> Dump:
    """Return every row of every table of the store in `path`."""
    with closing(sqlite3.connect(path)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [name for (name,) in connection.execute(named)]
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608 - our own tables
            for table in tables
        }


def branches(words: dict[str, Word], above: str = "") -> Iterator[tuple[str, Word]]:
    """Yield every command line of a table of words, groups too, with its word."""
    for name, word in words.items():
        yield f"{above}{name}", word
        yield from branches(word.words or {}, f"{above}{name} ")
