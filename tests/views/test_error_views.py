"""Errors as a person reads them, and as a script does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmtrack import i18n
from rmtrack.domain.accepted import Accepted
from rmtrack.domain.days import Month
from rmtrack.domain.errors import (
    AmbiguousError,
    InputError,
    NotFoundError,
    RmtrackError,
    RuleError,
)
from rmtrack.domain.importing import Fault, FaultyFileError
from rmtrack.domain.money import Money
from rmtrack.domain.several import ARROW, Named, Several
from rmtrack.views.errors import MOST_FAULTS, error_json, error_lines, fault_line


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def test_the_sentence_comes_first_then_the_hint() -> None:
    error = InputError("there is no {what}", hint="try {other}", what="x", other="y")
    assert error_lines(error) == ["rmtrack: there is no x", "  try y"]


def test_candidates_stand_in_columns() -> None:
    error = AmbiguousError("two fit", candidates=[(7, "王小明"), (12, "王小芳")], hint="choose")
    assert error_lines(error) == [
        "rmtrack: two fit",
        "  7   王小明",
        "  12  王小芳",
        "  choose",
    ]
    assert error_json(error)["candidates"] == [
        {"id": 7, "name": "王小明"},
        {"id": 12, "name": "王小芳"},
    ]


@pytest.mark.parametrize(
    ("fact", "english", "chinese"),
    [
        (date(2026, 11, 16), "16 Nov 2026", "2026年11月16日"),
        (Month(2026, 11), "November 2026", "2026年11月"),
        (12, "12", "12"),
        (Several.of(["13800000001", "1\x1b2"]), "13800000001, 12", "13800000001、12"),
        (Several.of([Named("王小明", 1)]), "王小明 (1)", "王小明（1）"),
        (
            Several.of([Named("王小明", 1), Named("李姐", 2)], joint=ARROW),
            "王小明 (1) → 李姐 (2)",
            "王小明（1） → 李姐（2）",
        ),
        (Money(5), "0.05", "0.05"),
        ("a\x1b[31m\nb", "a[31m b", "a[31m b"),
        ("\udcff", "?", "?"),
        ("\u202eabc", "abc", "abc"),
        (Path("/tmp/\x07x"), "/tmp/x", "/tmp/x"),  # noqa: S108 - only shown
        (OSError("no\nroom"), "no room", "no room"),
    ],
)
def test_a_fact_is_told_in_the_users_words_and_safe_to_show(
    fact: object, english: str, chinese: str
) -> None:
    error = RuleError("found: {fact}", fact=fact)
    assert error_lines(error) == [f"rmtrack: found: {english}"]
    i18n.use("zh")
    assert error_json(error)["message"] == f"found: {chinese}"


def test_a_category_is_told_by_its_term() -> None:
    error = RuleError("no quota for {category}", category="insurance")
    assert error_lines(error) == ["rmtrack: no quota for insurance"]
    i18n.use("zh")
    assert "保险" in error_lines(error)[0]


def test_braces_in_a_fact_are_no_template() -> None:
    assert error_lines(InputError("'{text}'", text="{text} {0}")) == ["rmtrack: '{text} {0}'"]


def test_an_error_as_a_document() -> None:
    assert error_json(RmtrackError("broken")) == {
        "schema": "rmtrack.error/1",
        "code": 1,
        "message": "broken",
        "hint": None,
        "candidates": [],
        "near": [],
    }


def test_who_is_near_is_no_candidate() -> None:
    error = NotFoundError("nobody", alike=[(7, "王小明"), (12, "王小明")])
    document = error_json(error)
    assert document["candidates"] == []
    assert document["near"] == [{"id": 7, "name": "王小明"}, {"id": 12, "name": "王小明"}]


def fault(row: int, column: str | None = "手机号") -> Fault:
    return Fault(row, column, "'{text}' is no phone number", {"text": "12\x1b3"})


def test_a_fault_says_where_it_lies() -> None:
    assert fault_line(fault(7)) == "row 7, 手机号: '123' is no phone number"
    assert fault_line(fault(7, None)) == "row 7: '123' is no phone number"


def test_faults_are_listed_up_to_a_point_and_all_in_json() -> None:
    error = FaultyFileError([fault(row) for row in range(2, 62)], rows=100)
    lines = error_lines(error)
    assert lines[1] == "  row 2, 手机号: '123' is no phone number"
    assert lines[MOST_FAULTS + 1] == "  and 10 more"
    assert [line for line in lines if "row" in line][1:] == lines[1 : MOST_FAULTS + 1]
    faults = error_json(error)["faults"]
    assert len(faults) == 60
    assert faults[0] == {"row": 2, "column": "手机号", "message": "'123' is no phone number"}


def test_few_faults_are_all_listed() -> None:
    lines = error_lines(FaultyFileError([fault(2)], rows=1))
    assert not [line for line in lines if "more" in line]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "write committed, leaning, 信用卡"),
        ("zh", "committed 已承诺、leaning 有意向、信用卡"),
    ],
)
def test_accepted_words_are_those_of_the_language_and_the_keys(language: str, told: str) -> None:
    """In Chinese either may be typed, and both are told; a word of the user's own has no other."""
    i18n.use(language)
    words = Accepted.of({"committed": ("已承诺", "承诺"), "leaning": ("有意向",), "信用卡": ()})
    sentence = "there is no degree '{text}': write {accepted}"
    error = InputError(sentence, text="sure", accepted=words)
    (line,) = error_lines(error)
    assert line.endswith(told)
    assert error_json(error)["message"].endswith(told)
    assert str(error).endswith("write committed, leaning, 信用卡")
