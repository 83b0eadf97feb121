"""The settings that are lists: what each item means, what none can be, and how it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.config_lists import (
    check_curves,
    check_factors,
    check_kinds,
    check_leaves,
    check_names,
    check_tiers,
    factor,
    factors_of,
    pairs_of,
    threshold,
    threshold_text,
)
from rmtrack.domain.errors import InputError
from rmtrack.domain.money import Money, factor_text


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("insurance=steep", {"insurance": "steep"}),
        (" 年金 = 0.3 ", {"年金": "0.3"}),
        ("a=b=0.3", {"a=b": "0.3"}),
        ("x" * 40 + "=1", {"x" * 40: "1"}),
    ],
)
def test_what_holds_for_a_name_stands_behind_the_last_sign(text: str, pair: dict[str, str]) -> None:
    assert pairs_of([text]) == pair


@pytest.mark.parametrize(
    "text", ["", "steep", "=steep", "insurance=", " = ", "a\x1b=1", "x" * 41 + "=1"]
)
def test_what_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        pairs_of([text])
    assert str(refused.value) == (
        f"'{text}' names nothing that holds: write it like insurance=steep"
    )


def test_of_what_is_said_twice_the_last_holds() -> None:
    assert check_kinds("kinds", ["cards=flow", "deposit=level", "cards=pieces"]) == [
        "cards=pieces",
        "deposit=level",
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("deposit=level", "deposit=level"), ("cards = PIECES", "cards=pieces"), ("a=flow", "a=flow")],
)
def test_a_kind_is_kept_by_its_key(text: str, kept: str) -> None:
    assert check_kinds("kinds", [text]) == [kept]


def test_there_are_three_kinds() -> None:
    with pytest.raises(InputError) as refused:
        check_kinds("kinds", ["cards=weekly"])
    assert str(refused.value) == ("a category is counted as flow, pieces or level, not as 'weekly'")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("insurance=Steep", "insurance=steep"),
        ("deposit=40/30/20/10", "deposit=40/30/20/10"),
        ("deposit=均摊", "deposit=flat"),
    ],
)
def test_a_curve_is_kept_in_one_form(text: str, kept: str) -> None:
    assert check_curves("curves", [text]) == [kept]
    assert check_curves("curves", [kept]) == [kept]


@pytest.mark.parametrize(
    ("text", "sentence"), [("a=fast", "there is no curve 'fast'"), ("a=50/50/50/0", "sum to 150")]
)
def test_a_curve_that_is_none_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        check_curves("curves", [text])


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("0.3", 3000),
        (".3", 3000),
        ("30%", 3000),
        (" 30 % ", 3000),
        ("33.33%", 3333),
        ("1", 10_000),
        ("1.2", 12_000),
        ("1.2000", 12_000),
        ("0", 0),
        ("0.0001", 1),
        ("100", 1_000_000),
        ("10000%", 1_000_000),
    ],
)
def test_a_factor_is_read_to_the_basis_point(text: str, points: int) -> None:
    assert factor(text) == points


@pytest.mark.parametrize(
    "text",
    [
        *("", "%", ".", "much", "-0.3", "1e2", "1e999999", "1_0", "nan", "inf", "0.3.0", "0.3 0"),
        *("0.00001", "33.333%", "0.3" + "0" * 40 + "1", "100.0001", "101", "10000.01%", "9" * 50),
    ],
)
def test_what_is_no_factor_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        factor(text)
    assert str(refused.value) == (
        f"'{text}' is no factor: write how much counts, like 0.3, 30% or 1.2"
    )


@pytest.mark.parametrize(
    ("points", "text"),
    [(3000, "0.3"), (10_000, "1"), (12_345, "1.2345"), (0, "0"), (1, "0.0001"), (100_000, "10")],
)
def test_a_factor_is_written_as_people_do(points: int, text: str) -> None:
    assert factor_text(points) == text


@given(st.integers(0, 1_000_000))
def test_a_factor_is_read_as_it_is_written(points: int) -> None:
    assert factor(factor_text(points)) == points


def test_factors_are_kept_in_one_form_and_hold_by_product() -> None:
    kept = check_factors("factors", ["年金=30%", "term = 1.20"])
    assert kept == ["年金=0.3", "term=1.2"]
    assert factors_of(kept) == {"年金": 3000, "term": 12_000}
    assert factors_of([]) == {}


# Tiers


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("50万", 500_000),
        ("500000", 500_000),
        (" 0.5万 ", 5_000),
        ("1.2345万", 12_345),
        ("50000.00", 50_000),
        ("1", 1),
    ],
)
def test_a_threshold_is_read_in_yuan_or_in_ten_thousands(text: str, yuan: int) -> None:
    assert threshold(text) == Money.yuan(yuan)


@pytest.mark.parametrize(
    "text", ["", "万", ".", "0", "0.00001万", "1.5", "50w", "-5", "1,000", "５"]
)
def test_what_is_no_threshold_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no threshold of a tier: write it like 50万"):
        threshold(text)


@given(st.integers(1, 10**12))
def test_a_threshold_is_read_as_it_is_written(yuan: int) -> None:
    assert threshold(threshold_text(Money.yuan(yuan))) == Money.yuan(yuan)


def test_tiers_are_kept_in_one_form_and_each_begins_elsewhere() -> None:
    assert check_tiers("tiers", ["金卡 = 500000", "gold=0.1万"]) == ["金卡=50万", "gold=1000"]
    with pytest.raises(InputError, match="two tiers can't both begin at 50万"):
        check_tiers("tiers", ["a=50万", "b=500000"])
    with pytest.raises(InputError, match="'金卡' names nothing that holds"):
        check_tiers("tiers", ["金卡"])


@pytest.mark.parametrize("other", ["Gold=60万", " gold = 60万", "gold=50万"])
def test_two_tiers_of_one_name_are_refused(other: str) -> None:
    """The name is asked for in any case, so one of them could never be meant."""
    with pytest.raises(InputError, match=r"there are two tiers '(?i:gold)': give each a name"):
        check_tiers("tiers", ["gold=50万", "白金=300万", other])


# What holds for every list


@pytest.mark.parametrize(
    "check", [check_names, check_leaves, check_kinds, check_curves, check_factors, check_tiers]
)
@pytest.mark.parametrize("value", ["a=b", 3, {"a": "b"}, True])
def test_what_is_no_list_is_told_by_its_key(check: object, value: object) -> None:
    assert callable(check)
    with pytest.raises(InputError) as refused:
        check("some_key", value)
    assert str(refused.value) == f'some_key takes a list, like ["a", "b"], not \'{value}\''
    assert check("some_key", []) == []


def test_a_category_of_the_users_own_is_a_plain_word() -> None:
    assert check_names("categories", [" 开户 ", "信用卡", 5]) == ["开户", "信用卡", "5"]
    assert check_names("categories", ["x" * 20]) == ["x" * 20]


@pytest.mark.parametrize("name", ["", "x" * 21, "a,b", "a=b", "a@b", "a\x1b[1m"])
def test_a_category_has_none_of_the_signs_that_lists_use(name: str) -> None:
    with pytest.raises(InputError, match="can't be a category: write a word of up to 20"):
        check_names("categories", [name])


@pytest.mark.parametrize("names", [["Deposit"], ["开户", "开户"]])
def test_a_category_is_there_once(names: list[str]) -> None:
    with pytest.raises(InputError, match=r"there is a category '.*' already"):
        check_names("categories", names)
