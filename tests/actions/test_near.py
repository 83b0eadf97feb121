"""Whose names are suggested where nobody fits: few, the nearest first, nobody absurd."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.near import nearest_names
from rmtrack.domain.near_names import MOST, near_sounds, numbered, one_slip_apart
from rmtrack.reading.names import name_key, simplified
from tests.actions.values import add, archive

POOL = (
    *("王小明", "王小兰", "李娜", "張偉", "郑丽", "单小明", "John Smith", "Pat O'Brien", "김철수"),
    *("王大明", "欧阳雪芳", "阿依古丽·买买提", "吕先立"),
)


@pytest.fixture
def pool(desk: Desk) -> Desk:
    """Return the desk of an RM who knows all of POOL."""
    add(desk, *POOL)
    return desk


def near(desk: Desk, typed: str, *, reading: bool = False) -> list[str]:
    key = simplified(name_key(typed))
    return [one.name for one in nearest_names(desk.store, key, reading=reading)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("王小名", ["王小明", "王小兰"]),  # the same sound, then one sign apart
        ("小名", ["王小明", "单小明"]),  # the end of a name, too
        ("小民", ["王小明", "单小明"]),  # n for ng
        ("王小民", ["王小明", "王小兰"]),
        ("王xiaomin", ["王小明"]),
        ("wangxiaomin", ["王小明"]),
        ("wangxiaomingg", ["王小明"]),
        ("wangxiaom", ["王小明"]),  # what is cut short, where it was not enough
        ("zangwei", ["張偉"]),
        ("zhangwai", ["張偉"]),
        ("善小明", ["单小明"]),
        ("章伟", ["張偉"]),
        ("歐陽雪方", ["欧阳雪芳"]),
        ("欧阳雪", ["欧阳雪芳"]),
        ("john smiht", ["John Smith"]),
        ("smyth", ["John Smith"]),
        ("pat obrian", ["Pat O'Brien"]),
        ("阿衣古力买买提", ["阿依古丽·买买提"]),
        ("lvxianly", ["吕先立"]),
        ("luxianly", ["吕先立"]),
        ("김철호", ["김철수"]),
    ],
)
def test_the_nearest_come_first(pool: Desk, typed: str, first: list[str]) -> None:
    assert near(pool, typed)[: len(first)] == first


@pytest.mark.parametrize(
    "typed",
    [
        *("zzz", "赵", "明", "li", "lnn", "王芳", "wangfang", "年金", "周大福", "wxyz", "12345"),
        *("", "'", "-", "x" * 300, "王" * 300, "?!", "1380000"),
    ],
)
def test_nobody_absurd_is_suggested(pool: Desk, typed: str) -> None:
    assert near(pool, typed) == []


def test_few_names_are_suggested_with_all_who_have_them(desk: Desk) -> None:
    pool = [f"王小{sign}" for sign in "明铭鸣茗名洺冥"]
    add(desk, *pool, *["王小铭"] * 9)
    assert near(desk, "王晓民") == ["王小明", *["王小铭"] * 10, "王小鸣", "王小茗", "王小名"]


def test_each_is_told_with_the_number_and_of_many_namesakes_the_first(desk: Desk) -> None:
    add(desk, *["王小明"] * 3, *["王小铭"] * 4, "王小敏")
    told = numbered(nearest_names(desk.store, "王小民", reading=False))
    assert str(told) == (
        "王小敏 (8), 王小明 (1), 王小明 (2), 王小明 (3), 王小铭 (4), 王小铭 (5), 王小铭 (6), …"
    )
    assert str(numbered([])) == ""


def test_the_shortest_of_those_who_begin_so_comes_first(desk: Desk) -> None:
    add(desk, "王晓明明", "王晓", "王西平")
    assert near(desk, "wangxi") == ["王晓", "王西平", "王晓明明"]


def test_a_name_of_two_signs_is_not_one_sign_apart_from_all_of_that_surname(desk: Desk) -> None:
    add(desk, "王芳", "王平", "李伟")
    assert near(desk, "王伟") == []
    add(desk, "王小伟", "王炜")
    assert near(desk, "王伟") == ["王炜", "王小伟"]


def test_the_archived_are_suggested_for_reading_only(desk: Desk) -> None:
    archive(desk.store, add(desk, "王小明")[0])
    assert near(desk, "王小民") == []
    assert near(desk, "王小民", reading=True) == ["王小明"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abc", "abc", True),
        ("abc", "acb", True),
        ("abc", "ac", True),
        ("abc", "abxc", True),
        ("abc", "bac", True),
        ("abc", "xbc", True),
        ("abc", "abcx", True),
        ("abc", "cba", False),
        ("abcd", "badc", False),
        ("abc", "a", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_slip(one: str, other: str, *, expected: bool) -> None:
    assert one_slip_apart(one, other) is expected
    assert one_slip_apart(other, one) is expected


@given(st.text("zhangscxiw", min_size=1, max_size=12), st.text("zhangscxiw", max_size=12))
@settings(max_examples=100)
def test_whatever_is_a_slip_apart_is_looked_for(one: str, other: str) -> None:
    near = near_sounds(one, in_letters=True)
    assert (other in near) >= one_slip_apart(one, other)
    assert {*near_sounds(one, in_letters=False)} <= {*near}


@given(st.text("王小明民xiaomingsh 'z", max_size=12))
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # nothing is written
)
def test_whatever_is_typed_is_answered(pool: Desk, typed: str) -> None:
    found = near(pool, typed)
    assert len(found) == len(set(found)) <= MOST
    assert set(found) <= set(POOL)
