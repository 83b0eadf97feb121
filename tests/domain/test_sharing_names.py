"""The names of two who are one: each is kept once."""

import pytest

from rmtrack.domain.differences import Half
from rmtrack.domain.profile import FormerName
from rmtrack.domain.sharing_names import SharedNames, share_names
from tests.domain.test_merge_rules import half

NOTHING = SharedNames((), (), ())


def named(*rows: FormerName, number: int = 1, **fields: str) -> Half:
    return half(number, **fields)._replace(names=rows)


@pytest.mark.parametrize("phone", [None, "13800000001"])
def test_the_name_that_goes_is_one_of_before_but_where_it_is_the_same(phone: str | None) -> None:
    assert share_names(half(1), half(2, phone=phone)) == NOTHING
    kept = FormerName(1, "李姐", "李姐")
    assert share_names(half(1, phone=phone), half(2, "李姐")) == NOTHING._replace(new=(kept,))


def test_a_name_that_both_had_is_dropped_once() -> None:
    mine, theirs = FormerName(1, "李姐", "李姐", id=7), FormerName(2, "李姐", "李姐", id=8)
    shared = share_names(named(mine), named(theirs, number=2))
    assert shared == NOTHING._replace(dropped=(theirs,))


def test_a_name_of_before_that_the_first_has_today_is_none_of_before() -> None:
    theirs = FormerName(2, "王小明", "王小明", id=8)
    assert share_names(half(1), named(theirs, number=2)).dropped == (theirs,)
