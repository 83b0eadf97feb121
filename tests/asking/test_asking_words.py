"""What needs no terminal: answers as words of the command line, and what has a question."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from typer.core import TyperArgument

from rmtrack.actions.desk import Desk
from rmtrack.cli.argv import read_command_line
from rmtrack.cli.asking.completing import with_argument, with_chosen, with_option
from rmtrack.cli.asking.narrowing import Option, narrowed, only_fit
from rmtrack.cli.asking.values import MESSAGES, as_path, some_text
from rmtrack.cli.lazy import make_command
from rmtrack.cli.session import Session
from rmtrack.cli.settings import SettingsFile
from rmtrack.cli.words import WORDS, Word
from rmtrack.domain.errors import AmbiguousError, InputError
from rmtrack.reading.names import name_fields

OPTIONS = [
    Option(number, name, f"{number} {name}", f"{number}  {name}", (name,))
    for number, name in ((1, "王小明"), (2, "王小芳"), (12, "李素芬"), (30, "anna lee"))
]


def leaves(words: dict[str, Word]) -> Iterator[tuple[str, Word]]:
    for name, word in words.items():
        if word.module:
            yield name, word
        yield from leaves(word.words or {})


@pytest.mark.parametrize(("name", "word"), list(leaves(WORDS)))
def test_whatever_a_command_requires_has_a_question(name: str, word: Word) -> None:
    command = make_command(name, import_module(f"rmtrack.cli.commands.{word.module}"))
    required = [param for param in command.params if param.required]
    assert {param.metavar for param in required} <= MESSAGES.keys()
    assert all(isinstance(param, TyperArgument) for param in required)
    if word.asks:
        assert callable(import_module(f"rmtrack.cli.asking.{word.asks.module}").ask)
        assert {*word.asks.beside} <= {param.name for param in command.params}


@pytest.mark.parametrize(
    ("args", "value", "whole"),
    [
        (["a"], "b", ["a", "b"]),
        ([], "-5%", ["--", "-5%"]),
        (["--", "a"], "-5%", ["--", "a", "-5%"]),
    ],
)
def test_an_argument_never_becomes_an_option(args: list[str], value: str, whole: list[str]) -> None:
    assert with_argument(args, value) == whole


@pytest.mark.parametrize(
    ("args", "value", "whole"),
    [
        (["a"], "b", ["a", "--what", "b"]),
        (["a"], "-5%", ["a", "--what=-5%"]),
        (["--", "-a"], "b", ["--what", "b", "--", "-a"]),
    ],
)
def test_an_option_stands_before_what_is_none(
    args: list[str], value: str, whole: list[str]
) -> None:
    assert with_option(args, "--what", value) == whole


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [1, 2, 12, 30]),
        ("王", [1, 2]),
        ("1", [1, 12]),
        ("１", [1, 12]),
        ("ANNA", [30]),
        ("nobody", []),
        ("\udcff", []),
    ],
)
def test_typing_narrows_by_name_and_by_number(typed: str, numbers: list[int]) -> None:
    assert [option.number for option in narrowed(OPTIONS, typed)] == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("wang", [1, 2]),
        ("xiao f", [2]),
        ("wxm", [1]),
        ("sf", [3]),
        ("iao", []),
        ("張", [4]),
        ("shan", [5]),
        ("danm", [5]),
    ],
)
def test_typing_narrows_by_pinyin_initials_and_traditional_characters(
    typed: str, numbers: list[int]
) -> None:
    known = [name_fields(name) for name in ("王小明", "王小芳", "李素芬", "张伟", "单明", "Ann")]
    options = [
        Option(number, one["name"], one["name"], one["name"], (one["name_key"],), one["readings"])
        for number, one in enumerate(known, 1)
    ]
    assert [option.number for option in narrowed(options, typed)] == numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("2", 2), ("3", None), ("12", 12), ("王", None), ("芳", 2), ("nobody", None)],
)
def test_a_number_is_the_whole_number_and_never_the_beginning_of_another(
    typed: str, number: int | None
) -> None:
    found = only_fit(OPTIONS, typed)
    assert (found and found.number) == number


def test_a_file_that_is_there_is_taken_as_it_is_typed(tmp_path: Path) -> None:
    odd = tmp_path / "it's.csv"
    odd.touch()
    assert as_path(str(odd)) == odd
    assert as_path(f" {odd} ") == odd


@pytest.mark.parametrize("dropped", ["'{}'", '"{}"', "'{}' "])
def test_quotes_of_a_dropped_file_are_taken_off(tmp_path: Path, dropped: str) -> None:
    path = tmp_path / "my clients.csv"
    path.touch()
    assert as_path(dropped.format(path)) == path
    assert as_path(str(path).replace(" ", r"\ ")) == path


@pytest.mark.parametrize("typed", ["nowhere.csv", "'open", "two words"])
def test_what_is_no_file_stays_as_it_is(typed: str) -> None:
    assert as_path(typed) == Path(typed)


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_nothing_is_no_text(typed: str) -> None:
    with pytest.raises(InputError, match="nothing was typed"):
        some_text(typed)


def test_several_that_nobody_typed_stay_an_error(now: datetime, tmp_path: Path) -> None:
    def refuse(*_: object) -> Desk:
        raise AssertionError("there is nothing to look for")

    typed = read_command_line(["show", "王小明"], {})
    session = Session(typed, now, SettingsFile(tmp_path / "none.toml"), refuse)
    command = make_command("show", import_module("rmtrack.cli.commands.show"))
    several = AmbiguousError("several", candidates=[(1, "a"), (2, "b")], who="somebody else")
    context = command.make_context("rmtrack show", ["王小明"], obj=session)
    with context, pytest.raises(AmbiguousError, match="several"):
        with_chosen(context, several)
