"""Pipes that close, disks that are full, terminals that are gone, and Ctrl-C."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.program import SECONDS, Program, Result

FULL = Path("/dev/full")
NO_ROOM = "rmtrack: the answer can't be written: No space left on device\n"


@pytest.mark.parametrize("line", ["today", "--help", "contact list --json", "log 张三 --json"])
def test_a_pipe_that_closes_is_no_error(month: Program, line: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = month.start(*line.split(), stdout=writing)
    os.close(writing)
    result = month.finish(process)
    assert (result.code, result.err) == (0, "")


def test_the_first_line_is_enough_for_head(month: Program) -> None:
    process = month.start("contact", "list")
    with subprocess.Popen(["head", "-1"], stdin=process.stdout, stdout=subprocess.PIPE) as head:  # noqa: S607
        assert process.stdout is not None
        process.stdout.close()
        shown = head.communicate(timeout=SECONDS)[0].decode()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=SECONDS) == 0
    assert shown.split() == ["name", "cell", "phone", "assets", "last", "touch", "next", "touch"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("line", ["today", "contact list --json", "deal add --help"])
def test_a_full_disk_behind_stdout_is_told(month: Program, line: str, unbuffered: str) -> None:
    with FULL.open("wb") as full:
        result = month.process(
            *line.split(), stdout=full, variables={"PYTHONUNBUFFERED": unbuffered}
        )
    assert (result.code, result.err) == (1, NO_ROOM)
    assert not list(month.store.parent.glob("*crash*"))


def test_an_error_in_json_that_cannot_be_written_is_told_on_stderr(month: Program) -> None:
    with FULL.open("wb") as full:
        result = month.process("log", "张三", "--json", stdout=full)
    assert result.code == 3
    assert result.err.startswith("rmtrack: no client fits '张三'\n")


@pytest.mark.parametrize("target", [FULL, None])
def test_where_nobody_can_be_told_the_exit_code_speaks(month: Program, target: Path | None) -> None:
    if target is None:
        reading, writing = os.pipe()
        os.close(reading)
    else:
        writing = os.open(target, os.O_WRONLY)
    process = month.start("log", "张三", stderr=writing)
    os.close(writing)
    result = month.finish(process)
    assert (result.code, result.out) == (3, "")


def run_closed(month: Program, words: str, closed: str) -> Result:
    """Run through a shell that closes streams, as cron jobs and daemons do."""
    shell = f'exec "$0" -m rmtrack {words} {closed}'
    return month.finish(
        subprocess.Popen(  # noqa: S603 - our own program
            ["/bin/sh", "-c", shell, sys.executable],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    )


def test_a_closed_stdin_is_no_error(month: Program) -> None:
    result = run_closed(month, "contact list", "<&-")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("32 clients · assets 32.67m\n")


def test_a_closed_stdout_is_no_error(month: Program) -> None:
    assert run_closed(month, "contact list", ">&-") == (0, "", "")


def test_a_closed_stderr_keeps_stdout_clean(month: Program) -> None:
    assert run_closed(month, "nonsense", "2>&-") == (2, "", "")


def test_with_every_stream_closed_a_command_still_works(month: Program) -> None:
    assert run_closed(month, "contact add 新人", "<&- >&- 2>&-") == (0, "", "")
    assert "新人" in month("contact list").out


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
@pytest.mark.parametrize("line", ["plan", "pipeline", "grid", "--help"])
def test_a_console_that_lacks_a_sign_shows_the_rest(
    month: Program, line: str, encoding: str
) -> None:
    result = month.start(line, variables={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    out, err = result.communicate(timeout=SECONDS)
    assert (result.returncode, err) == (0, b"")
    assert len(out.decode(encoding)) > 100


def test_json_is_utf_8_whatever_the_console_speaks(month: Program) -> None:
    result = month.process("grid", "--json", variables={"PYTHONIOENCODING": "gbk"})
    assert "王小明" in result.out
    assert result.json["schema"] == "rmtrack.grid/1"


@contextmanager
def locked(store: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def wait_until_open(process: "subprocess.Popen[bytes]", store: Path) -> None:
    """Wait until a process has the store open."""
    files = Path(f"/proc/{process.pid}/fd")
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            if any(file.readlink() == store for file in files.iterdir()):
                return
        time.sleep(0.01)
    pytest.fail("the store was never opened")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells when the store is open")
def test_ctrl_c_while_waiting_for_the_store_is_quiet(month: Program) -> None:
    before = month.dump()
    with locked(month.store) as lock:
        process = month.start("log", "王小明", "--next", "fri")
        wait_until_open(process, month.store)
        time.sleep(0.2)  # into the wait itself
        process.send_signal(signal.SIGINT)
        lock.execute("ROLLBACK")
        result = month.finish(process)
    assert result == (130, "", "")
    assert month.dump() == before


def test_a_busy_store_is_told(month: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from rmtrack.storage.opening import open_store  # noqa: PLC0415 - to be made impatient

    def impatient(path: Path, policy: object = None) -> object:
        return open_store(path, policy, patience=0.05)  # type: ignore[arg-type]

    monkeypatch.setattr("rmtrack.cli.app.open_store", impatient)
    before = month.dump()
    with locked(month.store):
        result = month("log 王小明")
        assert month("today").code == 0  # readers don't wait for writers
    assert (result.code, result.out, result.err.count("\n")) == (6, "", 1)
    assert "is busy with another command" in result.err
    assert month.dump() == before


def test_a_terminal_gets_bars_and_a_pipe_none(month: Program) -> None:
    assert "▓" in month.on_terminal("today").out
    assert "▓" not in month("today").out


def test_a_pipe_gets_no_blanks_at_the_end_of_a_line_and_no_controls(month: Program) -> None:
    reading = ("today", "plan", "pipeline", "grid", "contact list", "deal list", "history", "demo")
    for line in reading:
        out = month(line).out
        assert out.endswith("\n")
        assert not re.search(r"[ \t]\n|[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)


@pytest.mark.parametrize("columns", ["0", "1", "7", "nonsense", "-5"])
def test_an_odd_width_breaks_nothing(
    month: Program, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for line in ("today", "plan", "pipeline", "grid", "contact list", "deal list", "history"):
        assert month(line).code == 0
