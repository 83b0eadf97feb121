"""Which of many things to choose fit what was typed so far."""

import pytest

from rmtrack.cli.asking.narrowing import Option, narrowed, only_fit
from rmtrack.reading.names import name_fields, name_key, simplified


def an_option(number: int, name: str, product: str = "") -> Option:
    fields = name_fields(name)
    keys = (fields["name_key"], simplified(name_key(product)))
    return Option(number, str(number), name, name, keys, fields["readings"])


DEALS = (
    an_option(1, "单雄信", "年金"),
    an_option(2, "John O'Hara"),
    an_option(12, "张三", "Gold-Plan"),
)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [1, 2, 12]),
        ("1", [1, 12]),
        ("shan", [1]),
        ("danx", [1]),
        ("sxx", [1]),
        ("shan雄", [1]),
        ("單", [1]),
        ("年", [1]),
        ("johno", [2]),
        ("joh", [2]),
        ("zhang san", [12]),
        ("goldplan", [12]),
        ("nobody", []),
        ("%", []),
        ("\ud800", []),
    ],
)
def test_a_list_narrows_as_a_look_up_finds(typed: str, numbers: list[int]) -> None:
    assert [one.number for one in narrowed(DEALS, typed)] == numbers


@pytest.mark.parametrize(("typed", "number"), [("1", 1), ("12", 12), ("zs", 12), ("o", None)])
def test_the_only_one_is_meant(typed: str, number: int | None) -> None:
    found = only_fit(DEALS, typed)
    assert (found and found.number) == number
