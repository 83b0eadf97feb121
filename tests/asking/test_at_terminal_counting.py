"""A deal that is won when its month is full: for which month it counts is asked at a terminal."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, Terminal, last_line
from tests.cli.program import dump


@pytest.fixture
def full(start: Start, filled: Path) -> Path:
    """Return the path of a store in which November is full of investment."""
    assert start("plan", "--quota", "20万").end()[0] == 0
    assert start("deal", "win", "2").end()[0] == 0
    return filled


def asked(terminal: Terminal) -> None:
    terminal.see(" November is full. Count it for ")
    terminal.see("December")


@pytest.mark.parametrize(
    "typed", ["1", "王小芳", "1 --amount 10万", "1 --last --on today", "1 --on 11-02 --amount 1"]
)
def test_the_next_month_is_offered_and_stands_in_the_line(
    start: Start, full: Path, typed: str
) -> None:
    terminal = start("deal", "win", *typed.split())
    asked(terminal)
    terminal.answer()
    code, shown = terminal.end()
    assert (code, last_line(full)) == (0, f"deal win {typed} --for 2026-12"), shown
    assert "counted for December 2026" in " ".join(shown.split())


def test_it_may_count_for_the_full_month_all_the_same(start: Start, full: Path) -> None:
    terminal = start("deal", "win", "1")
    asked(terminal)
    terminal.answer("2")
    code, shown = terminal.end()
    assert (code, last_line(full)) == (0, "deal win 1"), shown
    assert "counted for November 2026" in " ".join(shown.split())


def test_it_is_asked_in_the_users_language_after_which_deal(start: Start, full: Path) -> None:
    terminal = start("deal", "win", lang="zh", columns=60, anew=True)
    terminal.asked("Which deal")
    terminal.answer("3")
    terminal.see("11月已满，计入哪个月")
    terminal.answer()
    assert terminal.end()[0] == 0
    assert last_line(full) == "deal win 3 --for 2026-12"


def test_ctrl_c_wins_nothing(start: Start, full: Path) -> None:
    before = dump(full)
    terminal = start("deal", "win", "1")
    asked(terminal)
    terminal.type(CTRL_C)
    assert terminal.end()[0] == 130
    assert dump(full) == before


@pytest.mark.parametrize("typed", ["1 --for 2026-11", "1 --on 10-30", "1 --no-input", "1 --json"])
def test_where_there_is_nothing_to_ask_nothing_is_asked(
    start: Start, full: Path, typed: str
) -> None:
    code, shown = start("deal", "win", *typed.split()).end()
    assert (code, "?" in shown) == (0, False), shown
    assert last_line(full).startswith("deal win 1")


def test_a_month_that_asks_for_more_is_not_asked_about(start: Start, filled: Path) -> None:
    assert start("plan", "--quota", "20万").end()[0] == 0
    code, shown = start("deal", "win", "1").end()
    assert (code, last_line(filled)) == (0, "deal win 1"), shown
    assert "?" not in shown


def test_a_closed_deal_is_told_as_such(start: Start, full: Path) -> None:
    before = dump(full)
    code, shown = start("deal", "win", "2").end()
    assert code == 5
    assert "deal 2 is closed already" in shown
    assert dump(full) == before
