"""Help: examples first, every command, both languages, 80 columns."""

from importlib import import_module

import pytest

from rmtrack import __version__
from rmtrack.cli.argv import FLAGS
from rmtrack.cli.lazy import make_command, root
from rmtrack.cli.words import SECTIONS, WORDS, Word
from rmtrack.views.cells import width
from tests.cli.program import Program, branches

BRANCHES = list(branches(WORDS))
ALL = ["", *(line for line, _word in BRANCHES)]
LEAVES = [(line, word) for line, word in BRANCHES if word.words is None]
GROUPS = [line for line, word in BRANCHES if not word.module]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", ALL)
def test_help_fits_80_columns_and_shows_what_to_type(
    nowhere: Program, line: str, lang: str
) -> None:
    result = nowhere(f"{line} --help --lang {lang}")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert [line for line in lines if width(line) > 80] == []
    assert any(shown.startswith(f"  rmtrack {line}".rstrip()) for shown in lines)
    assert "  -h, --help" in result.out
    assert not nowhere.store.exists()


@pytest.mark.parametrize("columns", ["20", "40", "300", "nonsense"])
def test_help_keeps_to_the_terminal_and_to_what_can_be_read(
    nowhere: Program, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = nowhere("plan --help")
    most = {"40": 72, "20": 72}.get(columns, 100)  # options and examples are never broken
    assert result.code == 0
    assert max(map(width, result.out.splitlines())) <= most


@pytest.mark.parametrize(("line", "word"), LEAVES)
def test_every_example_is_one_of_its_command_and_is_understood(line: str, word: Word) -> None:
    """Every option that an example shows exists."""
    module = import_module(f"rmtrack.cli.commands.{word.module}")
    command = make_command(line.rsplit(maxsplit=1)[-1], module)
    known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    assert module.EXAMPLES
    for example in module.EXAMPLES:
        assert example.startswith(f"rmtrack {line}")
        options = {part for part in example.split() if part.startswith("--")}
        assert options <= known | {"--json", "--lang", "--db", "--today"}


@pytest.mark.parametrize(("line", "word"), LEAVES)
def test_every_option_and_argument_says_what_it_is(line: str, word: Word) -> None:
    command = make_command(
        line.rsplit(maxsplit=1)[-1], import_module(f"rmtrack.cli.commands.{word.module}")
    )
    assert [param.name for param in command.params if not getattr(param, "help", None)] == []


def test_the_root_lists_every_command_once(nowhere: Program) -> None:
    shown = nowhere("--help").out.splitlines()
    for name, word in WORDS.items():
        assert [line for line in shown if line.startswith(f"  {name} ") and word.help in line]
    assert sum(len(words) for words in SECTIONS.values()) == len(WORDS)
    assert root().list_commands(None) == list(WORDS)


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"]])
def test_nothing_typed_is_a_question_for_help(nowhere: Program, words: list[str]) -> None:
    assert nowhere.run(words) == nowhere("--help")
    assert not nowhere.store.exists()


def test_the_version_needs_no_store(nowhere: Program) -> None:
    assert nowhere("--version") == (0, f"rmtrack {__version__}\n", "")
    assert nowhere("--version --lang zh").out == f"rmtrack {__version__}\n"
    assert not nowhere.store.parent.exists()


@pytest.mark.parametrize(
    ("line", "found", "hint"),
    [
        ("pla", "there is no command 'pla'", "did you mean 'plan'?"),
        ("contact ad", "there is no command 'ad'", "did you mean 'add'?"),
        ("frobnicate", "there is no command 'frobnicate'", "'rmtrack --help' lists the commands"),
        ("plan --qota 5", "there is no option --qota here", "did you mean --quota?"),
        ("log", "WHO is missing", "see 'rmtrack log --help'"),
        ("deal add 王小明", "AMOUNT is missing", "see 'rmtrack deal add --help'"),
        ("import", "FILE is missing", "see 'rmtrack import --help'"),
        ("--", "COMMAND is missing", "see 'rmtrack --help'"),
        *((line, "COMMAND is missing", f"see 'rmtrack {line} --help'") for line in GROUPS),
    ],
)
def test_a_slip_is_told_with_what_to_type_instead(
    nowhere: Program, line: str, found: str, hint: str
) -> None:
    assert nowhere(line) == (2, "", f"rmtrack: {found}\n  {hint}\n")
    assert not nowhere.store.exists()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plan 2026-11", "'2026-11' is one word too many; put text with blanks in quotes"),
        ("log 王小明 two words", "'words' is one word too many; put text with blanks in quotes"),
        ("--nonsense", "there is no option --nonsense here"),
        ("-- --nonsense", "there is no option --nonsense here"),
        ("plan --nonsense", "there is no option --nonsense here"),
        ("plan -x", "there is no option -x here"),
        ("today --version", "there is no option --version here"),
        ("plan --quota", "--quota needs a value after it"),
        ("log 1 --private=yes", "--private takes no value"),
        ("contact list --help=yes", "--help takes no value"),
        ("contact list --duplicates=1", "--duplicates takes no value"),
        ("contact list --json=1", "--json takes no value"),
        ("--json= today", "--json takes no value"),
        ("contact --no-input=1 list", "--no-input takes no value"),
        ("today -h=1", "-h takes no value"),
    ],
)
def test_a_slip_without_a_likely_meaning_is_one_line(
    nowhere: Program, line: str, found: str
) -> None:
    assert nowhere(line) == (2, "", f"rmtrack: {found}\n")
    assert not nowhere.store.exists()


def test_a_flag_with_a_value_is_told_in_the_language_asked_for(nowhere: Program) -> None:
    assert nowhere("--lang zh contact list --json=1").err == "rmtrack: --json 后面不用写内容\n"


@pytest.mark.parametrize("option", FLAGS)
def test_a_flag_that_holds_everywhere_takes_no_value_at_any_command(
    nowhere: Program, option: str
) -> None:
    for line in ALL:
        assert nowhere(f"{line} {option}=1").err == f"rmtrack: {option} takes no value\n", line


def test_two_hyphens_end_the_options(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    result = rmtrack("log 王小明 --json -- --next")
    assert result.json["interaction"]["note"] == "--next"


def test_a_module_that_is_no_command_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.main.get_command", lambda _app: object())
    with pytest.raises(TypeError, match="log"):
        make_command("log", import_module("rmtrack.cli.commands.log"))
