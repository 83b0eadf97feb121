"""The options that hold everywhere work before and after the command word."""

import shlex

import pytest

from rmtrack.cli.argv import CommandLine, read_command_line
from rmtrack.domain.errors import InputError
from tests.cli.program import Program

SURROUNDINGS = {
    "RMTRACK_DB": "env.db",
    "RMTRACK_TODAY": "2026-01-01",
    "RMTRACK_LANG": "zh",
    "RMTRACK_CALENDAR": "weekdays",
}


def read(line: str, **surroundings: str) -> CommandLine:
    return read_command_line(shlex.split(line), surroundings)


@pytest.mark.parametrize(
    "line",
    [
        "--db x.db --json today --limit 3",
        "today --db x.db --limit 3 --json",
        "today --limit 3 --db=x.db --json",
        "today --json --limit --db x.db 3",
    ],
)
def test_the_options_are_lifted_out_wherever_they_stand(line: str) -> None:
    typed = read(line)
    assert typed.words == ("today", "--limit", "3")
    assert (typed.db, typed.json, typed.no_input) == ("x.db", True, False)


@pytest.mark.parametrize("option", ["--db", "--today", "--lang"])
@pytest.mark.parametrize("form", ["{option}", "{option}=", "{option} ''", "{option} --json"])
def test_an_option_without_its_value_is_refused(option: str, form: str) -> None:
    with pytest.raises(InputError) as refused:
        read("today " + form.format(option=option))
    assert str(refused.value) == f"{option} needs a value after it"


def test_a_value_that_begins_with_hyphens_can_be_given_with_a_sign() -> None:
    assert read("--db=--json").db == "--json"


def test_the_last_of_two_counts() -> None:
    assert read("--lang en today --lang zh").lang == "zh"


def test_nothing_after_two_hyphens_is_touched() -> None:
    typed = read("--json log 王小明 -- --db x.db --lang")
    assert typed.words == ("log", "王小明", "--", "--db", "x.db", "--lang")
    assert typed.db is None


def test_the_environment_counts_where_nothing_is_typed() -> None:
    typed = read("today", **SURROUNDINGS)
    assert (typed.db, typed.today, typed.lang) == ("env.db", "2026-01-01", "zh")
    assert typed.calendar == "weekdays"


def test_what_is_typed_wins_over_the_environment() -> None:
    typed = read("today --db x.db --today 2026-11-02 --lang en", **SURROUNDINGS)
    assert (typed.db, typed.today, typed.lang) == ("x.db", "2026-11-02", "en")


def test_an_empty_variable_is_none() -> None:
    typed = read("today", **dict.fromkeys(SURROUNDINGS, ""))
    assert (typed.db, typed.today, typed.lang, typed.calendar) == (None,) * 4


@pytest.mark.parametrize("flag", ["--json", "--no-input"])
def test_a_flag_is_lifted_out(flag: str) -> None:
    typed = read(f"today {flag}")
    assert typed.words == ("today",)
    assert (typed.json, typed.no_input) == (flag == "--json", flag == "--no-input")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["log", "王小明", "想看年金方案"], "log 王小明 想看年金方案"),
        (["log", "王小明", "two words"], 'log 王小明 "two words"'),
        (["log", "王小明", ""], 'log 王小明 ""'),
        (["log", "1", "don't"], 'log 1 "don\'t"'),
        (["log", "1", "costs $5"], "log 1 'costs $5'"),
        (["log", "1", 'said "no"'], "log 1 'said \"no\"'"),
        (["log", "1", 'don\'t say "no"'], "log 1 'don'\\''t say \"no\"'"),
        (["log", "1", "a;b"], 'log 1 "a;b"'),
        (["log", "1", "a\x1b[31m\nb\u202ec"], 'log 1 "a[31m bc"'),
    ],
)
def test_history_shows_what_a_shell_would_take_back(words: list[str], line: str) -> None:
    assert read_command_line(words, {}).line == line
    shown = [word.replace("\x1b", "").replace("\n", " ").replace("\u202e", "") for word in words]
    assert shlex.split(line) == shown


def test_history_leaves_the_options_out_that_hold_everywhere(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --json --today 2026-11-03")
    assert rmtrack("history --json").json["lines"][0]["line"] == "contact add 王小明"


def test_the_options_work_before_the_word_in_the_program(rmtrack: Program) -> None:
    before, after = (
        rmtrack("--json --today 2026-11-03 today"),
        rmtrack("today --json --today 2026-11-03"),
    )
    assert before == after
    assert before.json["today"] == "2026-11-03"
