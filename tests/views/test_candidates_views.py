"""Of several who fit, each stands with what tells it from the others."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack import i18n
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import DealLabel
from rmtrack.domain.errors import AmbiguousError
from rmtrack.domain.keys import INVESTMENT, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.namesakes import Rival
from rmtrack.views.candidates import MOST, candidate_lines, candidates_json, details
from rmtrack.views.choosing import client_choices

DAY = date(2026, 11, 2)
PHONE = "13800000001"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def a_rival(
    number: int,
    name: str = "王小明",
    *tags: str,
    former: str | None = None,
    **facts: Any,  # noqa: ANN401 - whatever a record holds
) -> Rival:
    known = {"added_on": DAY} | facts
    return Rival(Contact(name, name, id=number, **known), tags, former)


def several(*rivals: Rival) -> AmbiguousError:
    return AmbiguousError("several", candidates=[(one.contact.id, one) for one in rivals])


def test_namesakes_stand_with_what_tells_them_apart_and_others_alone() -> None:
    error = several(
        a_rival(3, phone=PHONE, employer="明华科技"),
        a_rival(12, employer="大通贸易"),
        a_rival(7, "王小明芳", phone="13800000007"),
    )
    assert candidate_lines(error) == [
        "  3   王小明    13800000001 · 明华科技",
        "  12  王小明    大通贸易",
        "  7   王小明芳",
    ]


@pytest.mark.parametrize(
    ("facts", "english", "chinese"),
    [
        ({"phone": PHONE}, PHONE, PHONE),
        ({"employer": "明华科技"}, "明华科技", "明华科技"),
        ({"birth_day": "05-03"}, "birthday 05-03", "生日05-03"),
        ({"birth_year": 1980, "birth_day": "05-03"}, "birthday 1980-05-03", "生日1980-05-03"),
        ({"birth_year": 1980}, "birthday 1980", "生日1980"),
        (
            {"birth_day": "08-15", "birth_lunar": True},
            "birthday lunar 08-15",
            "生日农历八月十五",
        ),
        ({"area": "浦东"}, "area 浦东", "地区 浦东"),
        ({"wechat": "xm88"}, "WeChat xm88", "微信 xm88"),
        ({"email": "xm@example.com"}, "xm@example.com", "xm@example.com"),
        ({"last_touch_on": DAY}, "last touch 2 Nov", "上次联系11月2日"),
        ({"added_on": date(2025, 3, 1)}, "added 1 Mar 2025", "2025年3月1日新增"),
    ],
)
def test_each_fact_is_told_in_words(facts: dict[str, Any], english: str, chinese: str) -> None:
    rivals = [a_rival(1, **facts), a_rival(2)]
    assert details(rivals)[0] == english
    i18n.use("zh")
    assert details(rivals)[0] == chinese


def test_the_tags_are_told_together() -> None:
    assert details([a_rival(1, "王小明", "VIP", "golf"), a_rival(2)]) == ["tag VIP, golf", ""]


def test_a_name_of_before_and_an_archived_client_are_told_as_such() -> None:
    rivals = [
        a_rival(1, "李小娜", former="李娜"),
        a_rival(2, "李丽", former="李娜", archived=True),
        a_rival(3, "李莉", archived=True, deceased=True),
    ]
    assert details(rivals) == ["formerly 李娜", "formerly 李娜 · archived", "deceased"]


def test_of_many_the_first_are_shown_and_json_has_all() -> None:
    many = several(*(a_rival(number, f"王{number:03d}") for number in range(1, 301)))
    lines = candidate_lines(many)
    assert (len(lines), lines[-1]) == (MOST + 1, "  and 290 more: type more of the name")
    assert len(candidates_json(many)) == 300
    few = several(*(a_rival(number, f"王{number:03d}") for number in range(1, MOST + 1)))
    assert len(candidate_lines(few)) == MOST


def test_of_many_of_one_name_more_of_it_is_of_no_help() -> None:
    many = several(*(a_rival(number) for number in range(1, MOST + 2)))
    assert candidate_lines(many)[-1] == "  and 1 more: rmtrack find shows them"


def test_who_is_not_shown_still_tells_a_namesake_apart() -> None:
    others = [a_rival(number, f"王{number:03d}") for number in range(1, MOST)]
    rivals = [a_rival(50, "王", phone=PHONE), *others, a_rival(51, "王")]
    assert candidate_lines(several(*rivals))[0] == f"  50  王     {PHONE}"


def test_of_many_deals_the_list_shows_the_rest() -> None:
    label = DealLabel(Money.yuan(500_000), INVESTMENT, None)
    deals = [(number, label) for number in range(1, MOST + 3)]
    error = AmbiguousError("several", candidates=deals, contact=7)
    lines = candidate_lines(error)
    assert lines[0] == "  1   investment 500k"
    assert lines[MOST:] == ["  and 2 more: rmtrack deal list --contact 7"]
    assert candidates_json(error)[0] == {"id": 1, "name": "investment 500k"}


def test_a_client_in_json_has_every_key_whatever_is_known() -> None:
    known = a_rival(
        3,
        "王小明",
        "golf",
        "VIP",
        former="王明",
        phone=PHONE,
        employer="明华科技",
        birth_day="05-03",
        last_touch_on=DAY,
        area="浦东",
        wechat="xm88",
    )
    assert candidates_json(several(known, a_rival(4, birth_year=1980, birth_day="05-04"))) == [
        {
            "id": 3,
            "name": "王小明",
            "phone": PHONE,
            "employer": "明华科技",
            "birthday": "--05-03",
            "last_touch_on": "2026-11-02",
            "former_name": "王明",
            "area": "浦东",
            "tags": ["golf", "VIP"],
            "wechat": "xm88",
            "email": None,
            "added_on": str(known.contact.added_on),
            "archived": False,
            "deceased": False,
        },
        {
            "id": 4,
            "name": "王小明",
            "phone": None,
            "employer": None,
            "birthday": "1980-05-04",
            "last_touch_on": None,
            "former_name": None,
            "area": None,
            "tags": [],
            "wechat": None,
            "email": None,
            "added_on": str(known.contact.added_on),
            "archived": False,
            "deceased": False,
        },
    ]


def test_a_list_to_choose_from_tells_namesakes_apart_before_the_cell() -> None:
    placed: dict[str, Any] = {"familiarity": 7, "mood": Mood.POSITIVE}
    rivals = [
        a_rival(1, employer="明华科技", **placed),
        a_rival(2),
        a_rival(3, "王小芳", **placed),
        a_rival(4, "王芳", phone=PHONE),
    ]
    assert client_choices(rivals) == [
        "1  王小明  明华科技 · high·positive",
        "2  王小明",
        "3  王小芳  high·positive",
        "4  王芳    13800000001",
    ]


NAMES = st.sampled_from(["王小明", "李娜"])
FACTS = st.fixed_dictionaries(
    {
        "phone": st.sampled_from([None, PHONE, "13800000002"]),
        "employer": st.sampled_from([None, "明华科技", "浦东"]),
        "birth_year": st.sampled_from([None, 1980]),
        "birth_day": st.sampled_from([None, "05-03"]),
        "area": st.sampled_from([None, "浦东"]),
        "wechat": st.sampled_from([None, "xm88", "浦东"]),
        "email": st.sampled_from([None, "xm@example.com"]),
        "last_touch_on": st.sampled_from([None, DAY]),
        "added_on": st.sampled_from([DAY, date(2026, 11, 3)]),
        "archived": st.booleans(),
        "familiarity": st.sampled_from([None, 7]),
        "mood": st.sampled_from([None, Mood.POSITIVE]),
    }
)
TAGS = st.sets(st.sampled_from(["VIP", "golf"]))
CLIENTS = st.lists(st.tuples(NAMES, FACTS, TAGS), min_size=2, max_size=MOST)


@given(clients=CLIENTS, lang=st.sampled_from(["en", "zh"]))
def test_no_two_lines_are_equal(
    clients: list[tuple[str, dict[str, Any], set[str]]], lang: str
) -> None:
    """Where nothing tells two apart, their numbers do; of two alone, whatever differs does."""
    i18n.use(lang)
    rivals = [
        a_rival(number, name, *sorted(tags), **facts)
        for number, (name, facts, tags) in enumerate(clients, 1)
    ]
    for lines in (candidate_lines(several(*rivals)), client_choices(rivals)):
        assert len(set(lines)) == len(rivals)
    for (first, one), (second, other) in combinations(enumerate(clients), 2):
        told = details([rivals[first], rivals[second]])
        if one[0] == other[0] and _told_of(one) != _told_of(other):
            assert told[0] != told[1]


def _told_of(client: tuple[str, dict[str, Any], set[str]]) -> tuple[object, ...]:
    """Return all that is ever told of a client beside the name."""
    _name, facts, tags = client
    shown = [facts[name] for name in sorted(facts) if name not in {"familiarity", "mood"}]
    return (*shown, frozenset(tags))
