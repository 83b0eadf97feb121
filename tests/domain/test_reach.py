"""All ways to reach a client, in the record and beside it."""

from typing import NamedTuple

import pytest

from rmtrack.domain.keys import Way
from rmtrack.domain.reach import Reach, WayLine, first_of, further_of, reach_of


class Record(NamedTuple):
    """What a client's record has of it."""

    phone: str | None = None
    wechat: str | None = None
    email: str | None = None


def test_the_way_in_the_record_comes_first_and_each_but_once() -> None:
    further = [
        WayLine(Way.PHONE, "2"),
        WayLine(Way.EMAIL, "a@b.cn"),
        WayLine(Way.PHONE, "1"),
        WayLine(Way.PHONE, "3"),
    ]
    assert reach_of(Record(phone="1", wechat="w"), further) == Reach(
        ("1", "2", "3"), ("w",), ("a@b.cn",)
    )
    assert reach_of(Record()) == Reach()


@pytest.mark.parametrize(
    ("values", "first", "further"),
    [([], None, ()), (["1"], "1", ()), (["2", "1", "2", "3", "1"], "2", ("1", "3"))],
)
def test_what_is_given_is_parted_into_the_first_and_the_others(
    values: list[str], first: str | None, further: tuple[str, ...]
) -> None:
    assert first_of({Way.PHONE: values}) == {"phone": first}
    assert further_of(values) == further
