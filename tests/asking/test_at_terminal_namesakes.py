"""Namesakes at a terminal: each line of the list tells one from another."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import last_line

EDITS = (("4", "--employer", "明华科技"), ("5", "--employer", "大通贸易"))


@pytest.fixture
def apart(start: Start, filled: Path) -> Path:
    """Return the store in which the two of one name work elsewhere, and have no phone."""
    for words in EDITS:
        assert start("contact", "edit", *words).end()[0] == 0
    return filled


@pytest.mark.parametrize("words", [["张伟"], []])
def test_the_list_shows_what_tells_namesakes_apart(
    start: Start, apart: Path, words: list[str]
) -> None:
    """Of those who fit, and of the whole pool."""
    terminal = start("contact", "archive", *words)
    terminal.see("4  张伟")
    terminal.see("明华科技")
    terminal.see("5  张伟")
    terminal.see("大通贸易")
    terminal.answer("5")
    assert terminal.end()[0] == 0
    assert last_line(apart) == "contact archive 5"


def test_who_fits_by_a_name_of_before_is_told_as_such(start: Start, filled: Path) -> None:
    assert start("contact", "edit", "3", "--name", "李素芳").end()[0] == 0
    assert start("contact", "add", "李素芬芬").end()[0] == 0
    terminal = start("contact", "archive", "李素芬")
    terminal.see("formerly 李素芬")
    terminal.answer("3")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact archive 3"


def test_a_phone_number_is_refused_with_the_number_to_type(start: Start, filled: Path) -> None:
    assert start("contact", "edit", "2", "--phone", "13800000002").end()[0] == 0
    terminal = start("contact", "archive")
    terminal.asked("Which client")
    terminal.answer("13800000002")
    terminal.told("there is no client {number}")
    terminal.see("王小芳 (2)")
    terminal.asked("Which client")
    terminal.instead("2")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact archive 王小芳"
