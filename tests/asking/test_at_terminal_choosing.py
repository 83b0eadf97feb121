"""Who is meant, chosen at a terminal; and where nothing is asked."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import BACKSPACE, DOWN, ENTER, last_line
from tests.cli.program import dump

SEVERAL = "'{who}' fits {count} clients; say which by the number"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_name_that_fits_several_offers_those_and_no_others(
    start: Start, filled: Path, lang: str
) -> None:
    terminal = start("contact", "archive", "王", lang=lang, columns=60)
    terminal.asked("Which client")
    terminal.see("1  王小明")
    terminal.see("2  王小芳")
    terminal.answer("李素芬")  # a client, but none of them
    terminal.told(SEVERAL)
    terminal.asked("Which client")
    terminal.instead("芳")
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, "contact archive 2"), shown
    assert "张伟" not in shown


def test_the_arrow_keys_choose(start: Start, filled: Path) -> None:
    terminal = start("contact", "archive", "王")
    terminal.see("2  王小芳")
    terminal.type(DOWN)
    terminal.see("1 王小明")
    terminal.type(DOWN + ENTER)
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact archive 2"


def test_a_list_narrows_with_every_letter_and_widens_again(start: Start, filled: Path) -> None:
    terminal = start("contact", "archive")
    terminal.see("5  张伟")  # the last one
    terminal.type("小芳")
    terminal.see("2  王小芳")
    terminal.type(BACKSPACE)
    terminal.see("1  王小明")  # behind 王小芳, by the sound
    terminal.type(DOWN + DOWN + ENTER)
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact archive 王小明"


def test_a_list_of_deals_narrows_by_the_sound_of_a_name(start: Start, filled: Path) -> None:
    terminal = start("deal", "win")
    terminal.see("3  李素芬")  # the last one
    terminal.type("lsf")
    terminal.see("2  李素芬")
    terminal.type(DOWN + ENTER)
    assert terminal.end()[0] == 0
    assert last_line(filled) == "deal win 2"


def test_one_of_two_with_the_same_name_goes_by_the_number(start: Start, filled: Path) -> None:
    terminal = start("contact", "archive")
    terminal.asked("Which client")
    terminal.answer("张伟")
    terminal.told(SEVERAL)
    terminal.asked("Which client")
    terminal.instead("5")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact archive 5"


def test_a_number_wins_over_the_longer_ones_that_begin_with_it(start: Start, filled: Path) -> None:
    terminal = start("contact", "edit", "--source", "王", "王")
    terminal.asked("Which client")
    terminal.answer("1")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact edit --source 王 1"  # the same word, but no client


@pytest.mark.parametrize("form", ["--introducer 王", "--introducer=王"])
def test_an_option_that_fits_several_is_asked_as_well(
    start: Start, filled: Path, form: str
) -> None:
    terminal = start("contact", "add", "陈立", *form.split())
    terminal.asked("Which client")
    terminal.answer("1")
    assert terminal.end()[0] == 0
    assert last_line(filled) == f"contact add 陈立 {form.replace('王', '1')}"


def test_a_client_in_the_place_of_a_deal_is_never_taken_for_the_deals_number(
    start: Start, filled: Path
) -> None:
    """Client 2 has deal 1; deal 2 is another client's."""
    terminal = start("deal", "win", "王")
    terminal.asked("Which client")
    terminal.answer("2")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "deal win 1"


def test_of_several_deals_of_the_chosen_client_one_is_asked_for(start: Start, filled: Path) -> None:
    assert start("contact", "add", "李四").end()[0] == 0
    terminal = start("deal", "win", "李")
    terminal.asked("Which client")
    terminal.answer("李素芬")
    terminal.asked("Which deal")
    terminal.answer("年金")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "deal win 3"


def test_a_client_without_a_deal_is_told_as_such(start: Start, filled: Path) -> None:
    before = dump(filled)
    terminal = start("deal", "win", "王")
    terminal.asked("Which client")
    terminal.answer("1")
    code, shown = terminal.end()
    assert code == 3
    assert "rmtrack: 王小明 has no open deal" in shown
    assert dump(filled) == before


def test_nobody_who_fits_stays_an_error(start: Start, filled: Path) -> None:
    code, shown = start("log", "没有人").end()
    assert (code, shown.splitlines()[0]) == (3, "rmtrack: no client fits '没有人'")
    assert filled.exists()


def test_an_archived_client_is_offered_where_one_is_brought_back(
    start: Start, filled: Path
) -> None:
    assert start("contact", "archive", "李素芬").end()[0] == 0
    terminal = start("contact", "archive", "--back")
    terminal.see("3  李素芬")
    terminal.answer("素")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact archive --back 李素芬"
    assert start("contact", "archive", "李素芬").end()[0] == 0
    terminal = start("show")
    terminal.asked("Which client")
    terminal.answer("李素芬")
    assert terminal.end()[0] == 0


@pytest.mark.parametrize(
    ("note", "line"),
    [("-5% 也行", 'log 王小明 -- "-5% 也行"'), ("--next", "log 王小明 -- --next")],
)
def test_a_note_may_look_like_an_option(start: Start, filled: Path, note: str, line: str) -> None:
    terminal = start("log", "王小明")
    terminal.asked("How did it go")
    terminal.answer()
    terminal.asked("What was said")
    terminal.answer(note)
    terminal.asked("Mood")
    terminal.answer()
    terminal.asked("Next step")
    terminal.answer()
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, line), shown


def test_the_mood_as_it_stands_is_ready(start: Start, filled: Path) -> None:
    assert start("log", "王小明", "--mood", "resistant").end()[0] == 0
    terminal = start("log", "王小明", lang="zh")
    terminal.asked("How did it go")
    terminal.answer()
    terminal.asked("What was said")
    terminal.answer()
    terminal.asked("Mood")
    terminal.see("不变：抗拒")
    terminal.answer()
    terminal.asked("Next step")
    terminal.see("1月31日 周日再列出")  # after the low band's 90 days of silence
    terminal.answer()
    assert terminal.end()[0] == 0
    assert last_line(filled) == "log 王小明"


@pytest.mark.parametrize("words", [["王小明", "想看年金"], ["王小明", "--outcome", "met"]])
def test_a_touch_that_is_told_asks_nothing(start: Start, filled: Path, words: list[str]) -> None:
    code, shown = start("log", *words).end()
    assert (code, last_line(filled)) == (0, " ".join(["log", *words]))
    assert "?" not in shown


@pytest.mark.parametrize(
    "words", [["log", "王小明", "想看年金"], ["today"], ["plan", "--month", "2026-12"], []]
)
def test_a_terminal_alone_costs_no_question(start: Start, filled: Path, words: list[str]) -> None:
    """What can ask is loaded where something is asked."""
    assert start("plan", "--quota", "1m", "--month", "2026-12").end()[0] == 0
    code, shown = start(*words, anew=True, PYTHONPROFILEIMPORTTIME="1").end()
    loaded = {line.rpartition("|")[2].strip() for line in shown.splitlines()}
    assert code == 0
    assert "rmtrack.cli.session" in loaded
    assert not loaded & {"questionary", "rmtrack.cli.asking.completing"}
    assert filled.exists()


@pytest.mark.parametrize(
    ("words", "surroundings"),
    [
        (["log", "--no-input"], {}),
        (["log", "--json"], {}),
        (["log"], {"TERM": "dumb"}),
    ],
)
def test_nothing_is_asked_where_nobody_can_or_wants_to_answer(
    start: Start, filled: Path, words: list[str], surroundings: dict[str, str]
) -> None:
    before = dump(filled)
    code, shown = start(*words, **surroundings).end()
    assert code == 2
    assert "WHO is missing" in shown
    assert dump(filled) == before


def test_several_stay_an_error_where_nobody_is_asked(start: Start, filled: Path) -> None:
    code, shown = start("log", "王", "--no-input").end()
    assert code == 4
    assert shown.splitlines()[1:] == ["  1  王小明", "  2  王小芳"]
    assert filled.exists()


def test_help_is_help(start: Start, filled: Path) -> None:
    code, shown = start("log", "--help").end()
    assert code == 0
    assert "rmtrack log WHO" in shown
    assert filled.exists()
