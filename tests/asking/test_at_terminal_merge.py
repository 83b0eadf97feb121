"""Two who differ, merged at a terminal: whose facts hold is asked, and ends up in the line."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, last_line, say
from tests.cli.program import dump

ONE = "{first}, {second}: different names. One client?"
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
    words = ("contact", "merge", "1", "小芳")
    terminal = start(*words, lang=lang, columns=60, anew=lang == "zh")
    terminal.told(ONE)
    terminal.answer("2")
    terminal.told(WHICH)
    terminal.see("王小明")
    terminal.answer("1")
    terminal.told(WHICH)
    terminal.see("某公司")
    terminal.answer("2")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(differing) == "contact merge 1 2 --prefer sex=first --prefer employer=second"


def test_both_clients_are_asked_for(start: Start, differing: Path) -> None:
    terminal = start("contact", "merge")
    terminal.asked("Which client")
    terminal.answer("王小明")
    terminal.asked("Which client")
    terminal.see("the client who goes over and is gone")
    terminal.answer("李素芬")
    terminal.told(ONE)
    terminal.answer("2")
    code, shown = terminal.end()
    assert (code, last_line(differing)) == (0, "contact merge 1 3"), shown


def test_who_stays_is_not_offered_as_the_one_who_goes(start: Start, filled: Path) -> None:
    terminal = start("contact", "merge", "1")
    terminal.asked("Which client")
    terminal.see("5  张伟")  # the last of the list
    assert "王小明" not in terminal.passed
    terminal.answer("小芳")
    terminal.told(ONE)
    terminal.answer("2")
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, "contact merge 1 2"), shown


def test_while_several_may_be_meant_to_stay_all_are_offered(start: Start, filled: Path) -> None:
    terminal = start("contact", "merge", "张伟")
    terminal.asked("Which client")
    terminal.see("5  张伟")
    terminal.answer("小芳")
    terminal.asked("Which client")
    terminal.answer("5")
    terminal.told(ONE)
    terminal.answer("2")
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, "contact merge 5 2"), shown


def test_who_is_alone_is_merged_with_nobody(start: Start) -> None:
    assert start("contact", "add", "王小明").end()[0] == 0
    code, shown = start("contact", "merge", "王小明").end()
    assert code == 3
    assert "there is no other client" in shown


def test_several_that_fit_are_offered_in_their_places(start: Start, filled: Path) -> None:
    terminal = start("contact", "merge", "张伟", "王")
    terminal.asked("Which client")
    terminal.answer("5")
    terminal.asked("Which client")
    terminal.see("2  王小芳")
    terminal.answer("2")
    terminal.told(ONE)
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
    terminal.told(ONE)
    terminal.answer("2")
    for _question in range(answered):
        terminal.told(WHICH)
        terminal.answer("2")
    terminal.see(": employer" if answered else ": sex")  # an answered one is shown once more
    terminal.type(CTRL_C)
    code, shown = terminal.end()
    assert code == 130
    assert "rmtrack" not in shown
    assert dump(differing) == before


def test_what_was_typed_is_not_asked_and_what_is_open_is(start: Start, differing: Path) -> None:
    terminal = start("contact", "merge", "1", "2", "--prefer", "sex=1")
    terminal.told(ONE)
    terminal.answer("2")
    terminal.told(WHICH)
    terminal.see("employer")
    terminal.answer("2")
    assert terminal.end()[0] == 0
    line = "contact merge 1 2 --prefer sex=1 --prefer employer=second"
    assert last_line(differing) == line


@pytest.fixture
def felt(filled: Path, start: Start) -> Path:
    """Return the store in which 王小明 is near and positive, and 李素芬 far and resistant."""
    for number, level, mood in (("1", "8", "positive"), ("3", "1", "resistant")):
        words = ("contact", "edit", number, "--familiarity", level, "--mood", mood)
        assert start(*words).end()[0] == 0
    return filled


def test_two_who_share_no_name_need_a_yes_and_their_place_is_asked_for(
    start: Start, felt: Path
) -> None:
    """The yes ends up in the line as their numbers, which leave no doubt."""
    terminal = start("contact", "merge", "小明", "素芬")
    terminal.told(ONE)
    terminal.answer("2")
    for label in ("familiarity", "mood"):
        terminal.told(WHICH)
        terminal.see(label)
        terminal.answer("1")
    code, shown = terminal.end()
    assert code == 0, shown
    line = "contact merge 1 3 --prefer familiarity=first --prefer mood=first"
    assert last_line(felt) == line


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_enter_alone_is_no_yes(start: Start, felt: Path, lang: str) -> None:
    before = dump(felt)
    terminal = start("contact", "merge", "王小明", "3", "--prefer", "1", lang=lang, columns=60)
    terminal.told(ONE)
    terminal.answer()
    code, shown = terminal.end()
    assert (code, dump(felt)) == (0, before)
    assert say(lang, "nothing changed") in shown


def test_what_one_prefers_is_asked_no_more_after_the_yes(start: Start, felt: Path) -> None:
    terminal = start("contact", "merge", "--prefer", "mood=3", "小明", "3")
    terminal.told(ONE)
    terminal.answer("2")
    terminal.told(WHICH)
    terminal.see("familiarity")
    terminal.answer("2")
    code, shown = terminal.end()
    assert code == 0, shown
    line = "contact merge --prefer mood=3 1 3 --prefer familiarity=second"
    assert last_line(felt) == line


def test_of_a_client_who_has_died_nothing_is_asked_before_it_is_settled(
    start: Start, differing: Path
) -> None:
    """Nobody dies, and nobody comes back, by an answer about something else."""
    assert start("contact", "archive", "2", "--deceased").end()[0] == 0
    before = dump(differing)
    for words in (("1", "2"), ("2", "1")):
        code, shown = start("contact", "merge", *words).end()
        assert code == 5
        assert "kept as deceased" in shown
        assert "Which holds" not in shown
    assert dump(differing) == before
