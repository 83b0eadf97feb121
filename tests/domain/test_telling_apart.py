"""What tells clients of one name apart: the first facts in which they differ."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.contact import Contact
from rmtrack.domain.namesakes import KNOWN, MOST_FACTS, Fact, Rival, told_apart

DAY = date(2026, 11, 2)


def a_rival(number: int, name: str = "王小明", *tags: str, **facts: object) -> Rival:
    known = {"added_on": DAY} | facts
    return Rival(Contact(name, name, id=number, **known), tags)  # type: ignore[arg-type]


def told(*rivals: Rival) -> list[list[str]]:
    return [[fact.name.lower() for fact in facts] for _one, facts in told_apart(rivals)]


def test_of_a_name_that_nobody_shares_nothing_is_told() -> None:
    first = a_rival(1, phone="13800000001", employer="明华科技")
    assert told(first, a_rival(2, "王小芳", phone="13800000002")) == [[], []]


def test_the_first_two_facts_in_which_they_differ_are_told() -> None:
    first = a_rival(1, phone="13800000001", employer="明华科技", area="浦东")
    other = a_rival(2, phone="13800000002", employer="大通贸易", area="徐汇")
    assert told(first, other) == [["phone", "employer"]] * 2


@pytest.mark.parametrize(
    ("fact", "first", "second"),
    [
        ("phone", {"phone": "13800000001"}, {"phone": "13800000002"}),
        ("employer", {"employer": "明华科技"}, {"employer": "大通贸易"}),
        ("birthday", {"birth_day": "05-03"}, {"birth_day": "05-04"}),
        ("birthday", {"birth_year": 1980}, {"birth_year": 1981}),
        ("birthday", {"birth_day": "05-03"}, {"birth_day": "05-03", "birth_lunar": True}),
        ("area", {"area": "浦东"}, {"area": "徐汇"}),
        ("wechat", {"wechat": "xm88"}, {"wechat": "xm99"}),
        ("email", {"email": "a@example.com"}, {"email": "b@example.com"}),
        ("last_touch", {"last_touch_on": DAY}, {"last_touch_on": date(2026, 11, 3)}),
        ("added", {"added_on": DAY}, {"added_on": date(2026, 11, 3)}),
    ],
)
def test_one_fact_alone_is_told(fact: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    assert told(a_rival(1, **first), a_rival(2, **second)) == [[fact], [fact]]


def test_a_fact_that_is_not_known_of_a_client_is_told_of_the_others_alone() -> None:
    assert told(a_rival(1, phone="13800000001"), a_rival(2)) == [["phone"], []]
    assert told(a_rival(1, birth_year=1980), a_rival(2)) == [["birthday"], []]


def test_whoever_lacks_a_fact_has_the_next_one_told() -> None:
    first = a_rival(1, phone="13800000001", employer="明华科技")
    second = a_rival(2, employer="大通贸易", area="徐汇")
    third = a_rival(3, employer="大通贸易", area="浦东", last_touch_on=DAY)
    assert told(first, second, third) == [
        ["phone", "employer"],
        ["employer", "area"],
        ["employer", "area"],
    ]


def test_equal_in_every_fact_they_have_their_numbers_alone() -> None:
    assert told(a_rival(1, employer="明华科技"), a_rival(2, employer="明华科技")) == [[], []]


def test_tags_that_all_have_tell_nobody_apart() -> None:
    rivals = (a_rival(1, "王小明", "VIP", "golf"), a_rival(2, "王小明", "tea", "VIP"))
    assert [one.tags for one, _facts in told_apart(rivals)] == [("golf",), ("tea",)]
    assert told(*rivals) == [["tags"], ["tags"]]
    rivals = (a_rival(1, "王小明", "VIP", "golf"), a_rival(2, "王小明", "golf"))
    assert told(*rivals) == [["tags"], []]


def test_names_are_told_apart_each_for_itself_in_the_order_given() -> None:
    rivals = [
        a_rival(1, "王小明", phone="13800000001"),
        a_rival(2, "王小芳", employer="明华科技"),
        a_rival(3, "王小明", phone="13800000002"),
        a_rival(4, "王小芳", employer="大通贸易"),
    ]
    assert [one.contact.id for one, _facts in told_apart(rivals)] == [1, 2, 3, 4]
    assert told(*rivals) == [["phone"], ["employer"], ["phone"], ["employer"]]


FACTS = st.fixed_dictionaries(
    {
        "phone": st.sampled_from([None, "13800000001", "13800000002"]),
        "employer": st.sampled_from([None, "明华科技", "大通贸易"]),
        "birth_year": st.sampled_from([None, 1980]),
        "area": st.sampled_from([None, "浦东"]),
        "wechat": st.sampled_from([None, "xm88", "xm99"]),
        "email": st.sampled_from([None, "a@example.com"]),
        "last_touch_on": st.sampled_from([None, DAY]),
        "added_on": st.sampled_from([DAY, date(2026, 11, 3)]),
    }
)
NAMESAKES = st.lists(st.tuples(FACTS, st.sets(st.sampled_from(["VIP", "golf"]))), max_size=6)


@given(facts=NAMESAKES)
def test_whom_two_facts_can_tell_apart_they_do(
    facts: list[tuple[dict[str, Any], set[str]]],
) -> None:
    """Of two clients that is always so; of more, where no two facts do, the numbers are left."""
    rivals = [
        a_rival(number, "王小明", *sorted(tags), **known)
        for number, (known, tags) in enumerate(facts, 1)
    ]
    shown = [{fact: KNOWN[fact](one) for fact in facts} for one, facts in told_apart(rivals)]
    assert all(len(one) <= MOST_FACTS for one in shown)
    all_differ = len({tuple(KNOWN[fact](one) for fact in Fact) for one in rivals}) == len(rivals)
    two_suffice = any(
        len({tuple(KNOWN[fact](one) for fact in pair) for one in rivals}) == len(rivals)
        for pair in combinations(Fact, MOST_FACTS)
    )
    if two_suffice:
        assert all(first != second for first, second in combinations(shown, 2))
    if len(rivals) == MOST_FACTS and all_differ:
        assert two_suffice
        assert shown[0] != shown[1]
