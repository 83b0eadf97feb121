"""The door of the installed command."""

import sys

import pytest

from rmtrack.cli import app, start


def test_the_exit_code_is_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["rmtrack", "--version"])
    assert start.run() == 0


def test_an_interruption_before_the_program_runs_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(argv: list[str]) -> int:
        raise KeyboardInterrupt(argv)

    monkeypatch.setattr(app, "main", interrupt)
    assert start.run() == 130
    assert capsys.readouterr() == ("", "")
