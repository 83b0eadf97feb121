"""What is typed to choose clients for a list."""

import pytest

from rmtrack.domain.errors import InputError
from rmtrack.domain.settings import TIERS
from rmtrack.domain.tiers import tiers_of
from rmtrack.reading.choosing import (
    read_month_of_year,
    read_qualities,
    read_range,
    read_risks,
    read_tier,
)
from rmtrack.reading.own_fields import read_fields_asked, read_own_fields

OURS = tiers_of(TIERS)
OWN = tiers_of(["Silver=10万", "钻石=1000万", "gold=50万"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gold", "gold"),
        (" ＧＯＬＤ ", "gold"),
        ("金卡", "gold"),
        ("白金", "platinum"),
        ("私人银行", "private"),
    ],
)
def test_a_tier_is_known_by_either_language(text: str, name: str) -> None:
    assert read_tier(text, OURS).name == name


@pytest.mark.parametrize(
    ("text", "name"), [("silver", "Silver"), ("钻石", "钻石"), ("金卡", "gold")]
)
def test_a_tier_of_the_users_own_goes_by_its_name(text: str, name: str) -> None:
    assert read_tier(text, OWN).name == name


def test_a_tier_there_is_none_of_is_told_with_those_there_are() -> None:
    said = "there is no tier '钻石': write gold, platinum, private"
    with pytest.raises(InputError) as refused:
        read_tier("钻石", OURS)
    assert str(refused.value) == said
    with pytest.raises(InputError, match="write Silver, gold, 钻石"):
        read_tier("白金", OWN)
    with pytest.raises(InputError, match="there are no tiers"):
        read_tier("gold", ())


@pytest.mark.parametrize(
    ("text", "risks"), [("C3", ["c3"]), ("c1，Ｃ２", ["c1", "c2"]), ("C4,,", ["c4"])]
)
def test_risks_are_read_one_or_several(text: str, risks: list[str]) -> None:
    assert list(read_risks(text)) == risks


@pytest.mark.parametrize("text", ["C6", "", "C1,much"])
def test_what_is_no_risk_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"there is no risk level .*: write C1"):
        read_risks(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("money", ["money"]),
        ("need, Authority", ["need", "authority"]),
        ("资金、决策权、需求", ["money", "authority", "need"]),
    ],
)
def test_qualities_are_read_in_either_language(text: str, names: list[str]) -> None:
    assert list(read_qualities(text)) == names


@pytest.mark.parametrize("text", ["man", "money,looks", ","])
def test_what_qualifies_nobody_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="write money, authority, need"):
        read_qualities(text)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("7", (7, 7)),
        ("6-9", (6, 9)),
        ("0 – 2", (0, 2)),
        ("3到5", (3, 5)),
        ("high", (6, 9)),
        ("低", (0, 2)),
        ("中-高", (3, 9)),
        ("4..high", (4, 9)),
    ],
)
def test_familiarities_are_read_from_and_to(text: str, bounds: tuple[int, int]) -> None:
    assert read_range(text) == bounds


@pytest.mark.parametrize("text", ["", "10", "6-", "-6", "1-2-3", "close"])
def test_what_is_no_familiarity_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no familiarity: write 0 to 9"):
        read_range(text)


@pytest.mark.parametrize("text", ["9-6", "high-low"])
def test_a_range_runs_upward(text: str) -> None:
    with pytest.raises(InputError, match="runs from the lower to the higher"):
        read_range(text)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1", 1),
        ("01", 1),
        ("12", 12),
        ("１１", 11),
        ("11月", 11),
        ("五月份", 5),
        ("十一月", 11),
        ("nov", 11),
        ("September", 9),
        ("2026-11", 11),
    ],
)
def test_a_month_is_read_without_its_year(text: str, month: int) -> None:
    assert read_month_of_year(text) == month


@pytest.mark.parametrize("text", ["", "0", "13", "ju", "novembre", "十三月", "一一", "2026"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"there is no month .*: write 1 to 12, nov or 11月"):
        read_month_of_year(text)


def test_own_fields_are_typed_with_their_values() -> None:
    typed = ["爱好=钓鱼", " 车 ＝ 奔驰 E=300 ", "学校=none", "爱好=高尔夫", "x=无"]
    assert read_own_fields(typed) == {
        "爱好": "高尔夫",
        "车": "奔驰 E=300",
        "学校": None,
        "x": None,
    }
    assert read_own_fields(None) == {}


def test_own_fields_are_asked_for_with_a_part_of_the_value_or_without() -> None:
    assert read_fields_asked(["爱好=钓鱼", "车", "学校="]) == (
        ("爱好", "钓鱼"),
        ("车", None),
        ("学校", None),
    )
    assert read_fields_asked(None) == ()


@pytest.mark.parametrize("text", ["爱好", "爱好=", "", "\x07="])
def test_a_field_without_a_value_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="gives no field a value: write it like 爱好=钓鱼"):
        read_own_fields([text])


@pytest.mark.parametrize("text", ["=x", " =x", "长" * 21 + "=x"])
def test_a_field_has_a_short_name(text: str) -> None:
    with pytest.raises(InputError, match="names no field: its name has up to 20 characters"):
        read_own_fields([text])
    with pytest.raises(InputError, match="names no field"):
        read_fields_asked([text])
