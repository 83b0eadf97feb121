"""Risk, yes and no, and several things in one text."""

import pytest

from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import Risk
from rmtrack.reading.profile import read_numbers, read_phones, read_risk, read_several, read_yes


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("C3", Risk.C3),
        ("c1", Risk.C1),
        ("保守型", Risk.C1),
        ("稳健型", Risk.C2),
        ("平衡型", Risk.C3),
        ("成长型", Risk.C4),
        ("进取型", Risk.C4),
        ("激进型", Risk.C5),
        ("C3平衡型", Risk.C3),
        ("Ｃ３（平衡型）", Risk.C3),
        ("C3-平衡型", Risk.C3),
        ("C4 进取", Risk.C4),
    ],
)
def test_a_risk_is_read_by_its_letter_its_word_or_both(text: str, risk: Risk) -> None:
    assert read_risk(text) is risk


@pytest.mark.parametrize("text", ["C6", "C1平衡型", "很高", "", "R3"])
def test_what_is_no_risk_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"there is no risk level .* C1, .*, C5$"):
        read_risk(text)


@pytest.mark.parametrize(
    ("text", "holds"),
    [("yes", True), ("Ｙ", True), ("有", True), ("no", False), ("没有", False), ("否", False)],
)
def test_yes_and_no_are_read(text: str, holds: bool) -> None:
    assert read_yes(text) is holds


@pytest.mark.parametrize("text", ["", "perhaps", "未知"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is neither yes nor no"):
        read_yes(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("a", ["a"]), ("a, b；c、 d，", ["a", "b", "c", "d"]), ("a b", ["a b"]), ("", []), ("、", [])],
)
def test_several_are_set_apart_by_commas(text: str, parts: list[str]) -> None:
    assert read_several(text) == parts


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("2 5", [2, 5]), ("5,2，2", [2, 5]), ("１、 3", [1, 3]), (" 4 ", [4])],
)
def test_numbers_of_a_list_are_read_each_once(text: str, numbers: list[int]) -> None:
    assert read_numbers(text, most=5) == numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "nothing was chosen"), ("、", "nothing was chosen"), ("6", "from 1 to 5"), ("a", "'a'")],
)
def test_what_is_no_number_of_the_list_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        read_numbers(text, most=5)
    assert "2 5" in f"{refused.value} {refused.value.hint}"  # the form is told with every refusal


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("138 0000 0001", ["13800000001"]),
        ("021 5550 1234", ["02155501234"]),
        ("+86 138 0000 0001", ["13800000001"]),
        ("138 0000 0001, 138-0000-0002", ["13800000001", "13800000002"]),
        ("13800000001 13800000002", ["13800000001", "13800000002"]),
        ("13800000001　13800000002；021-55501234", ["13800000001", "13800000002", "02155501234"]),
        ("5550123 5550124", ["5550123", "5550124"]),
    ],
)
def test_phones_are_parted_by_commas_or_by_blanks_that_part_whole_numbers(
    text: str, numbers: list[str]
) -> None:
    assert read_phones(text) == numbers


@pytest.mark.parametrize("text", ["138 0000 0001 138 0000 0002", "13800000001 139", "021 x"])
def test_phones_that_can_not_be_told_apart_are_refused_with_the_comma(text: str) -> None:
    with pytest.raises(InputError, match="is no phone number") as refused:
        read_phones(text)
    assert refused.value.hint == "of several, put a comma between: 13800000001, 13800000002"


@pytest.mark.parametrize("text", ["abc", "138"])
def test_what_is_one_number_and_none_says_nothing_of_commas(text: str) -> None:
    with pytest.raises(InputError, match="is no phone number") as refused:
        read_phones(text)
    assert refused.value.hint is None
