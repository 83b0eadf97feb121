"""`rmtrack` alone: the guide of the first day, and the morning of every other."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, Terminal, lines, say

LANGUAGE = "Language 语言"
CALENDAR = "Which days do you work"
CATEGORIES = "Categories of your own"
QUOTA = "{category}: quota of {month}"
FILE = "File with your clients"
NAME = "Name of a client"
FAMILIARITY = "How well do you know each other"
PLACING = "Place the clients you know best in the grid"
CLIENT = "Which client"
LAST = "That is all. From tomorrow on, rmtrack alone shows the morning. Today's:\n"


@pytest.fixture
def store(settings: dict[str, str]) -> Path:
    """Return the path where the store will lie."""
    return Path(settings["RMTRACK_DB"])


@pytest.fixture
def config(settings: dict[str, str]) -> Path:
    """Return the path where the settings will lie."""
    return Path(settings["RMTRACK_CONFIG"])


def answer(terminal: Terminal, *answers: tuple[str, str]) -> None:
    for question, text in answers:
        terminal.asked(question)
        terminal.answer(text)


def quotas(terminal: Terminal, lang: str, *amounts: tuple[str, str]) -> None:
    month = {"en": "November 2026", "zh": "2026年11月"}[lang]
    for category, amount in amounts:
        terminal.see(say(lang, QUOTA).format(category=category, month=month))
        terminal.answer(amount)


def test_from_nothing_to_the_first_call_in_chinese(start: Start, store: Path, config: Path) -> None:
    terminal = start(lang="", columns=60)
    answer(terminal, (LANGUAGE, "2"))
    terminal.speak("zh")
    answer(terminal, (CALENDAR, "2"), (CATEGORIES, "基金"))
    quotas(terminal, "zh", ("投资", "229万"), ("保险", ""), ("存款", ""), ("基金", "50万"))
    answer(terminal, (FILE, ""), (NAME, "12"))
    terminal.told("the name '{text}' is a plain number, and those are ids: write letters too")
    terminal.asked(NAME)
    terminal.instead("无")
    terminal.told("'{text}' stands for nothing: a client can't be called so")
    terminal.asked(NAME)
    terminal.instead("王小明")
    answer(terminal, (FAMILIARITY, "4"), (NAME, "李素芬"), (FAMILIARITY, ""), (NAME, ""))
    answer(terminal, (CLIENT, "小明"), ("How did it go", ""), ("What was said", "想看年金"))
    answer(terminal, ("Mood", "4"), ("Next step", "周五"), ("What comes next", "年金对比"))
    terminal.told(LAST)
    code, shown = terminal.end()
    assert code == 0
    assert "11月2日 周一" in shown
    assert lines(store) == [
        "plan --quota 229万",
        "plan --quota 50万 --category 基金",
        "contact add --familiarity high 王小明",
        "contact add 李素芬",
        "log 王小明 --mood positive --next 周五 --what 年金对比 想看年金",
    ]
    assert config.read_text(encoding="utf-8").splitlines() == [
        'lang = "zh"',
        'calendar = "weekdays"',
        'categories = ["基金"]',
    ]


def test_a_file_with_faults_can_be_changed_for_another_or_taken_in_part(
    start: Start, store: Path, tmp_path: Path
) -> None:
    faulty = tmp_path / "clients.csv"
    faulty.write_text("姓名,手机号\n陈立,13800000011\n周洋,12\n", encoding="utf-8")
    terminal = start(anew=True, RMTRACK_CALENDAR="CN")
    answer(terminal, (CATEGORIES, ""))
    quotas(terminal, "en", ("Investment", ""), ("Insurance", ""), ("Deposit", ""))
    answer(terminal, (FILE, str(faulty)), ("What now", ""), (FILE, str(faulty)), ("What now", "2"))
    answer(terminal, (PLACING, ""), (CLIENT, ""))
    assert terminal.end()[0] == 0
    assert lines(store) == [f"import --skip-bad {faulty}"]
    assert (tmp_path / "clients.csv.refused.csv").exists()


def test_every_step_can_be_skipped_with_enter(start: Start, store: Path, config: Path) -> None:
    terminal = start(lang="")
    answer(terminal, (LANGUAGE, ""), (CALENDAR, ""), (CATEGORIES, ""))
    quotas(terminal, "en", ("Investment", ""), ("Insurance", ""), ("Deposit", ""))
    answer(terminal, (FILE, ""), (NAME, ""))
    code, shown = terminal.end()
    assert code == 0
    assert "Mon 2 Nov" in shown
    assert lines(store) == []
    assert config.read_text(encoding="utf-8") == 'lang = "en"\ncalendar = "CN"\n'


def test_ctrl_c_leaves_what_is_done_and_the_guide_goes_on_from_there(
    start: Start, store: Path, config: Path
) -> None:
    """Each run answers one question more, after those that were not answered before."""

    def leave_at(question: str, *first: tuple[str, str]) -> None:
        terminal = start(lang="")
        answer(terminal, *first)
        terminal.see(question)
        terminal.type(CTRL_C)
        assert terminal.end()[0] == 130

    leave_at(LANGUAGE)
    assert not config.exists()
    leave_at(CALENDAR, (LANGUAGE, ""))
    leave_at(CATEGORIES, (CALENDAR, ""))
    assert lines(store) == []
    leave_at("Investment: quota", (CATEGORIES, "fund"))
    leave_at("Insurance: quota", ("Investment: quota of November 2026", "229万"))
    rest = [(f"{title}: quota", "") for title in ("Insurance", "Deposit", "Fund")]
    leave_at(FILE, *rest)
    leave_at(NAME, *rest, (FILE, ""))
    leave_at(FAMILIARITY, *rest, (FILE, ""), (NAME, "王小明"))
    assert lines(store) == ["plan --quota 229万"]
    named = ((FILE, ""), (NAME, "王小明"), (FAMILIARITY, ""), (NAME, ""))
    leave_at("the first call", *rest, *named)
    assert lines(store) == ["plan --quota 229万", "contact add 王小明"]
    code, shown = start(lang="").end()  # there are clients: the morning
    assert code == 0
    assert shown.startswith("Mon 2 Nov")
    assert touches(store) == 0


def touches(store: Path) -> int:
    with closing(sqlite3.connect(store)) as connection:
        return int(connection.execute("SELECT count(*) FROM interaction").fetchone()[0])


def test_a_setting_that_cannot_be_kept_is_told_and_holds_for_now(
    start: Start, settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings["RMTRACK_CONFIG"] = str(tmp_path / "file" / "config.toml")
    terminal = start(lang="", anew=True, RMTRACK_CALENDAR="CN")
    answer(terminal, (LANGUAGE, "2"))
    terminal.speak("zh")
    terminal.told("the settings can't be written to {path}: {reason}")
    terminal.asked(CATEGORIES)
    terminal.type(CTRL_C)
    assert terminal.end()[0] == 130


@pytest.mark.parametrize("words", [[], ["--no-input"], ["--json"]])
def test_with_clients_it_is_the_morning(start: Start, filled: Path, words: list[str]) -> None:
    assert filled.exists()
    assert start(*words).end() == start("today", *words).end()


@pytest.mark.parametrize("words", [["--no-input"], ["--json"]])
def test_without_clients_and_nobody_to_ask_it_is_help(
    start: Start, store: Path, words: list[str]
) -> None:
    code, shown = start(*words).end()
    assert code == 0
    assert "rmtrack import clients.csv" in shown
    assert not store.exists()


def test_after_the_file_the_best_known_are_placed_by_one_key_each(
    start: Start, store: Path, tmp_path: Path
) -> None:
    """Leaving the sitting leads on to the first call, and what was placed stays placed."""
    brought = tmp_path / "clients.csv"
    brought.write_text("姓名,手机号\n陈立,13800000011\n周洋,13800000012\n", encoding="utf-8")
    terminal = start(RMTRACK_CALENDAR="CN")
    answer(terminal, (CATEGORIES, ""))
    quotas(terminal, "en", ("Investment", ""), ("Insurance", ""), ("Deposit", ""))
    answer(terminal, (FILE, str(brought)), (PLACING, "2"))
    terminal.see("1 of 2  周洋")
    terminal.type("9")
    terminal.see("2 of 2  陈立")
    terminal.type("q")
    answer(terminal, (CLIENT, ""))
    assert terminal.end()[0] == 0
    imported, placed = lines(store)
    assert imported == f"import {brought}"
    assert placed == "contact assess 2 --familiarity 7 --mood positive"


def test_whoever_came_with_a_place_is_not_asked_for(
    start: Start, store: Path, tmp_path: Path
) -> None:
    brought = tmp_path / "clients.csv"
    brought.write_text("姓名,熟悉程度,情绪\n陈立,7,积极\n", encoding="utf-8")
    terminal = start(RMTRACK_CALENDAR="CN")
    answer(terminal, (CATEGORIES, ""))
    quotas(terminal, "en", ("Investment", ""), ("Insurance", ""), ("Deposit", ""))
    answer(terminal, (FILE, str(brought)), (CLIENT, ""))
    assert terminal.end()[0] == 0
    assert lines(store) == [f"import {brought}"]
