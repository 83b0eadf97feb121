"""Two who differ, merged at a terminal: whose facts hold is asked, and ends up in the line."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, last_line, lines
from tests.cli.program import dump

WHICH = "Which holds for: {label}"


@pytest.fixture
def differing(filled: Path, start: Start) -> Path:
    """Return the store in which 王小明 and 王小芳 differ in two facts."""
    for number, sex, employer in (("1", "male", "明华科技"), ("2", "female", "某公司")):
        words = ("contact", "edit", number, "--sex", sex, "--employer", employer)
        assert start(*words).end()[0] == 0
    return filled


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_difference_is_asked_and_the_answers_are_in_the_line(
    start: Start, differing: Path, lang: str
) -> None:
    terminal = start("contact", "merge", "1", "小芳", lang=lang, columns=60)
    terminal.told(WHICH)
    terminal.see("王小明")
    terminal.answer("1")
    terminal.told(WHICH)
    terminal.see("某公司")
    terminal.answer("2")
    code, shown = terminal.end()
    assert code == 0, shown
    assert (
        last_line(differing) == "contact merge 1 小芳 --prefer sex=first --prefer employer=second"
    )


def test_both_clients_are_asked_for(start: Start, differing: Path) -> None:
    terminal = start("contact", "merge")
    terminal.asked("Which client")
    terminal.answer("王小明")
    terminal.asked("Which client")
    terminal.see("the client who goes over and is gone")
    terminal.answer("李素芬")
    code, shown = terminal.end()
    assert (code, last_line(differing)) == (0, "contact merge 王小明 李素芬"), shown


def test_several_that_fit_are_offered_in_their_places(start: Start, filled: Path) -> None:
    terminal = start("contact", "merge", "张伟", "王")
    terminal.asked("Which client")
    terminal.answer("5")
    terminal.asked("Which client")
    terminal.see("2  王小芳")
    terminal.answer("2")
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, "contact merge 5 2"), shown


def test_where_nothing_differs_nothing_is_asked(start: Start, filled: Path) -> None:
    code, shown = start("contact", "merge", "4", "5").end()
    assert (code, last_line(filled)) == (0, "contact merge 4 5"), shown


@pytest.mark.parametrize("answered", [0, 1])
def test_ctrl_c_at_a_question_changes_nothing(start: Start, differing: Path, answered: int) -> None:
    before = dump(differing)
    terminal = start("contact", "merge", "1", "2")
    for _question in range(answered):
        terminal.told(WHICH)
        terminal.answer("2")
    terminal.told(WHICH)
    terminal.type(CTRL_C)
    code, shown = terminal.end()
    assert code == 130
    assert "rmtrack" not in shown
    assert dump(differing) == before


def test_what_was_typed_is_not_asked_and_what_is_open_is_told(
    start: Start, differing: Path
) -> None:
    before = lines(differing)
    code, shown = start("contact", "merge", "1", "2", "--prefer", "sex=1").end()
    assert (code, lines(differing)) == (2, before)
    assert "differ in: employer" in shown
