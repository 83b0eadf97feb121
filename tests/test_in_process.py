"""A command that never ends is stopped, and fails the test that runs it."""

import signal
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from tests import in_process

SOON = 0.05  # seconds


def never_ends(_words: list[str]) -> int:
    for _round in count():
        with suppress(Exception):  # as a command may catch what goes wrong in it
            time.sleep(SOON / 10)
    return 0


def test_a_command_that_never_ends_fails_where_it_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_process, "main", never_ends)
    monkeypatch.setattr("tools.transcripts.SECONDS", SOON)
    with pytest.raises(pytest.fail.Exception, match=f"after {SOON} seconds") as caught:
        in_process.run([], tmp_path, {})
    assert "never_ends" in {entry.name for entry in caught.traceback}


def test_the_limit_of_a_command_that_ended_is_over(tmp_path: Path) -> None:
    handler = signal.getsignal(signal.SIGALRM)
    code, out, _err = in_process.run(["--version"], tmp_path, {"RMTRACK_CONFIG": "none.toml"})
    assert (code, out[:8]) == (0, b"rmtrack ")
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == handler
