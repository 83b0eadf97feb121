"""Every command, asked at a terminal: a wrong answer, then a right one; Ctrl-C at each question."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, CTRL_D, Terminal, last_line, lines
from tests.cli.program import dump

NO_CLIENT = "no client fits '{who}'"
NO_AMOUNT = "'{text}' is no amount: write it like 2290000, 2,290,000, 229万, 2.29m or 50k"
NO_DEAL = "there is no deal {number}"
NO_NAME = "the name '{text}' is a plain number, and those are ids: write letters too"
NO_PHONE = "'{text}' is no phone number: write it like 13800001234 or 021-55501234"
NO_FILE = "there is no file '{path}'"
NOTHING = "nothing was typed: write a word or two"
NO_MOMENT = "'{text}' is no day or time: write it like fri, fri 10:00 or 2026-11-05 15:30"
NO_NUMBER = "'{text}' is no whole number from {least} to {most}"
NO_DAY = "'{text}' is no day: write it like 2026-11-05, fri, next tue, +3d, 12-05 or eom"


class Asked(NamedTuple):
    """A question, the right answer, and a wrong one with what is said of it."""

    question: str
    right: str = ""
    wrong: str | None = None
    sentence: str = ""


CLIENT = Asked("Which client", "王小明", "没有人", NO_CLIENT)
DEAL = Asked("Which deal", "1", "99", NO_DEAL)
LOG = (
    Asked("How did it go"),
    Asked("What was said", "想看年金"),
    Asked("Mood", "3"),
    Asked("Next step", "fri 10:00", "soon", NO_MOMENT),
    Asked("What comes next", "年金对比"),
)
LOGGED = 'log 王小明 --mood neutral --next "fri 10:00" --what 年金对比 想看年金'


class Case(NamedTuple):
    """What is typed, what is asked, and the line of history, as if all of it had been typed."""

    typed: str
    questions: Sequence[Asked]
    line: str


WRITING = [
    Case("contact add", [Asked("Name", "陈立", "12", NO_NAME)], "contact add 陈立"),
    Case(
        "deal add",
        [CLIENT, Asked("How much", "50万", "abc", NO_AMOUNT)],
        "deal add 王小明 50万",
    ),
    Case("deal win", [DEAL], "deal win 1"),
    Case("deal lose", [DEAL, Asked("Why not", "7")], "deal lose 1 --reason no-funds"),
    Case(
        "deal move",
        [DEAL, Asked("What is to change", "1"), Asked("--degree", "2")],
        "deal move 1 --degree leaning",
    ),
    Case(
        "deal move 李素芬",
        [
            Asked(
                "Which deal",
                "年金",
                "",
                "{name} has {count} open deals; say which by the deal's number",
            ),
            Asked("What is to change", "2"),
            Asked(
                "--amount",
                "25万",
                "0",
                "the amount '{text}' is not more than 0: write one that is, like 50000",
            ),
        ],
        "deal move 3 --amount 25万",
    ),
    Case(
        "deal edit",
        [DEAL, Asked("What is to change", "2"), Asked("--product", "年金", "", NOTHING)],
        "deal edit 1 --product 年金",
    ),
    Case(
        "contact edit",
        [CLIENT, Asked("What is to change", "2"), Asked("phone", "13800000009", "abc", NO_PHONE)],
        "contact edit 王小明 --phone 13800000009",
    ),
    Case(
        "contact edit 王小明",
        [
            Asked("What is to change", "5 17", "99", NO_NUMBER),
            Asked("sex", "2"),
            Asked("money", "3"),
        ],
        "contact edit 王小明 --sex female --money no",
    ),
    Case("contact archive", [CLIENT], "contact archive 王小明"),
    Case(
        "snooze",
        [
            CLIENT,
            Asked("Which day", "+2w", "today", "{day} puts nothing off: give a day after today"),
        ],
        "snooze 王小明 +2w",
    ),
    Case("snooze 王小明", [Asked("Which day", "+2w", "soon", NO_DAY)], "snooze 王小明 +2w"),
    Case("log", [CLIENT, *LOG], LOGGED),
    Case("log 王小明", LOG, LOGGED),
    Case(
        "log 王小明",
        [Asked("How did it go", "1"), Asked("What was said"), Asked("Next step")],
        "log 王小明 --outcome no-answer",
    ),
]

ANEW = ("log", "deal lose", "deal move")  # each with questions of its own

IDS = [case.typed for case in WRITING]


def go_through(terminal: Terminal, questions: Sequence[Asked]) -> None:
    for asked in questions:
        terminal.asked(asked.question)
        if asked.wrong is not None:
            terminal.answer(asked.wrong)
            terminal.told(asked.sentence)
            terminal.asked(asked.question)
        terminal.instead(asked.right) if asked.wrong else terminal.answer(asked.right)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("case", WRITING, ids=IDS)
def test_what_is_missing_is_asked_until_it_can_be_read(
    start: Start, filled: Path, case: Case, lang: str
) -> None:
    """History has the line as if all of it had been typed."""
    anew = lang == "zh" and case.typed in ANEW
    terminal = start(*case.typed.split(), lang=lang, columns=60 if lang == "zh" else 80, anew=anew)
    go_through(terminal, case.questions)
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, case.line), shown


INTERRUPTED = [
    *((case.typed, case.questions) for case in WRITING),
    *(("log", [CLIENT, *LOG][:number]) for number in range(1, len(LOG) + 1)),
]


@pytest.mark.parametrize(
    ("typed", "questions"),
    INTERRUPTED,
    ids=[f"{typed}, {questions[-1].question}" for typed, questions in INTERRUPTED],
)
def test_ctrl_c_at_a_question_is_quiet_and_changes_nothing(
    start: Start, filled: Path, typed: str, questions: Sequence[Asked]
) -> None:
    before = dump(filled)
    terminal = start(*typed.split())
    go_through(terminal, [one._replace(wrong=None) for one in questions[:-1]])
    terminal.asked(questions[-1].question)
    terminal.type(CTRL_C)
    code, shown = terminal.end()
    assert code == 130
    assert "rmtrack" not in shown
    assert "Cancelled" not in shown
    assert dump(filled) == before


def test_ctrl_d_leaves_like_ctrl_c(start: Start, filled: Path) -> None:
    before = dump(filled)
    terminal = start("contact", "add")
    terminal.asked("Name")
    terminal.type(CTRL_D)
    assert terminal.end()[0] == 130
    assert dump(filled) == before


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("show", Asked("Which client", "李")),
        ("find", Asked("Text to look for", "素")),
        ("deal show", Asked("Which deal", "年金")),
    ],
)
def test_a_command_that_reads_asks_too(
    start: Start, filled: Path, typed: str, asked: Asked
) -> None:
    before = dump(filled)
    terminal = start(*typed.split())
    go_through(terminal, [asked])
    code, screen = terminal.end()
    assert code == 0
    assert "李素芬" in screen
    assert dump(filled) == before


def test_a_file_is_asked_for_until_it_can_be_read(
    start: Start, filled: Path, tmp_path: Path
) -> None:
    """A file dropped on the terminal comes in quotes."""
    path = tmp_path / "my clients.csv"
    path.write_text("姓名,手机号\n陈立,13800000011\n", encoding="utf-8")
    terminal = start("import")
    go_through(terminal, [Asked("Which file", f"'{path}'", "nowhere.csv", NO_FILE)])
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, f'import "{path}"'), shown


def test_a_setting_is_chosen_and_its_value_checked(start: Start, tmp_path: Path) -> None:
    terminal = start("config", "set")
    wrong = "{key} takes {accepted}, not '{value}'"
    questions = [Asked("Which setting", "2"), Asked("Its value", "weekdays", "moon", wrong)]
    go_through(terminal, questions)
    assert terminal.end()[0] == 0
    terminal = start("config", "unset")
    assert 'calendar = "weekdays"' in (tmp_path / "config.toml").read_text(encoding="utf-8")
    go_through(terminal, questions[:1])
    assert terminal.end()[0] == 0
    assert "weekdays" not in (tmp_path / "config.toml").read_text(encoding="utf-8")


QUOTAS = [
    Asked("Investment: quota of November 2026", "229万", "much", NO_AMOUNT),
    Asked("Insurance: quota of November 2026"),
    Asked("Deposit: quota of November 2026", "3m"),
]


def test_a_month_without_a_quota_asks_for_them(start: Start, filled: Path) -> None:
    terminal = start("plan", anew=True)
    go_through(terminal, QUOTAS)
    code, shown = terminal.end()
    assert code == 0
    assert "2.29m" in shown
    assert lines(filled)[-2:] == ["plan --quota 229万", "plan --quota 3m --category deposit"]
    assert "quota of" not in start("plan").end()[1]


def test_another_month_is_asked_for_by_its_name(start: Start, filled: Path) -> None:
    terminal = start("plan", "--month", "2026-12", lang="zh")
    for category in ("投资", "保险", "存款"):
        terminal.see(f"{category}：2026年12月指标")
        terminal.answer("100万" if category == "保险" else "")
    assert terminal.end()[0] == 0
    assert last_line(filled) == "plan --quota 100万 --category insurance --month 2026-12"


def test_ctrl_c_among_the_quotas_leaves_those_that_were_told(start: Start, filled: Path) -> None:
    terminal = start("plan")
    go_through(terminal, QUOTAS[:1])
    terminal.asked(QUOTAS[1].question)
    terminal.type(CTRL_C)
    assert terminal.end()[0] == 130
    assert last_line(filled) == "plan --quota 229万"


@pytest.mark.parametrize(
    ("typed", "question"),
    [("log", "Which client"), ("contact archive", "Which client"), ("deal win", "Which deal")],
)
def test_where_there_is_nobody_to_choose_that_is_said(
    start: Start, empty_store: Path, settings: dict[str, str], typed: str, question: str
) -> None:
    shutil.copy(empty_store, settings["RMTRACK_DB"])
    code, shown = start(*typed.split()).end()
    assert code == 3
    assert question not in shown
    assert shown.splitlines()[0] in {
        "rmtrack: there are no clients yet",
        "rmtrack: there is no open deal",
    }
