"""What is told on stderr: folded on a terminal, in one piece for a script."""

import sys
from collections.abc import Callable

import pytest

from rmtrack.cli.output import write_lines
from rmtrack.views.cells import width
from tests.cli.program import Program, Terminal

SENTENCE = "'nothing' is no day: write it like 2026-11-05, fri, next tue, +3d, 12-05 or eom"
SLIP = f"rmtrack: {SENTENCE}"
Tell = Callable[..., list[str]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Return what shows lines on a terminal of so many columns, as they stand there."""

    def tell(*lines: str, columns: int = 60) -> list[str]:
        screen = Terminal()
        monkeypatch.setenv("COLUMNS", str(columns))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", screen)
            write_lines(lines)
        return screen.getvalue().splitlines()

    return tell


def test_a_sentence_folds_behind_the_name_of_the_program(told: Tell) -> None:
    assert told(SLIP) == [
        "rmtrack: 'nothing' is no day: write it like 2026-11-05, fri,",
        "         next tue, +3d, 12-05 or eom",
    ]
    chinese = told("rmtrack：" + "王小明" * 10)
    assert [line[:9].strip() for line in chinese] == ["rmtrack：王", ""]
    assert "".join(line.strip() for line in chinese) == "rmtrack：" + "王小明" * 10


def test_what_stands_below_it_folds_further_in(told: Tell) -> None:
    assert told(f"  {SENTENCE}") == [
        "  'nothing' is no day: write it like 2026-11-05, fri, next",
        "    tue, +3d, 12-05 or eom",
    ]


def test_what_fits_stays_as_it_is(told: Tell) -> None:
    lines = ["rmtrack: x", "  3   王小明  13800000001", "kept", ""]
    assert told(*lines) == lines


def test_a_path_stays_whole(told: Tell) -> None:
    path = "/tmp/" + "x" * 80  # noqa: S108 - only shown
    assert told(f"rmtrack: the report is in {path}")[-1].strip() == path


@pytest.mark.parametrize("columns", [0, 1, 7, 60, 80, 300])
def test_an_odd_width_loses_nothing(told: Tell, columns: int) -> None:
    lines = told(SLIP, columns=columns)
    assert " ".join(" ".join(lines).split()) == SLIP
    assert max(map(width, lines)) <= max(min(columns or 80, 100), 30)


def test_off_a_terminal_an_error_is_one_line(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rmtrack("contact add 王小明")
    told = rmtrack("log 王小明 x --mood nothing").err
    assert width(told) > 40
    assert told.count("\n") == 1


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_undo_and_redo_fold_at_the_screens_edge(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch, lang: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    rmtrack("contact add 王小明")
    rmtrack("log 王小明", "想看年金方案，但是要先和家里人商量一下再说，" * 4)
    for word in ("undo", "redo"):
        lines = rmtrack(f"{word} --lang {lang}").out.splitlines()
        assert len(lines) > 3
        assert max(map(width, lines)) <= columns
