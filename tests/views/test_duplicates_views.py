"""Who may be one client, on a screen: columns where they fit, else folded; every reason told."""

import random
from datetime import date

import pytest

from rmtrack.domain.duplicates import Duplicates, Numbers, find_duplicates
from rmtrack.domain.keys import Sex
from rmtrack.domain.likeness import Person
from rmtrack.domain.money import Money
from rmtrack.domain.profile import FormerName
from rmtrack.i18n import use
from rmtrack.views.cells import width
from rmtrack.views.duplicates import duplicates_json, duplicates_lines

BLANK = dict.fromkeys(Person._fields)


def person(number: int, name: str, **known: object) -> Person:
    told = BLANK | {"birth_lunar": False, "archived": False, "deceased": False} | known
    return Person(**(told | {"id": number, "name": name, "name_key": name}))  # type: ignore[arg-type]


def found(*people: Person, touches: int = 0, deals: int = 0) -> Duplicates:
    numbers = {one.id: Numbers(one.id, touches, deals) for one in people}
    return Duplicates(find_duplicates(people), numbers)


def lines(*people: Person, cells: int = 80) -> list[str]:
    return duplicates_lines(found(*people), cells=cells).splitlines()


def test_columns_that_nobody_fills_take_no_room() -> None:
    shown = lines(person(9, "王小明", phone="1"), person(10, "王小明", assets=Money.yuan(5)))
    assert shown[1:3] == ["   9  王小明  1", "  10  王小明     assets 5"]


def test_each_of_several_reasons_is_told_with_those_whom_it_holds() -> None:
    people = person(1, "李姐"), person(2, "李姐", wechat="x"), person(3, "陈立", wechat="x")
    assert lines(*people)[0] == "same WeChat name"
    more = (*people[:2], person(3, "李姐", wechat="x"))
    assert lines(*more)[0] == (
        "same WeChat name (2, 3) · same name, and nothing against it (1, 2, 3)"
    )


def test_a_merge_that_is_less_sure_is_offered_after_the_surest_and_says_so() -> None:
    works = {"employer": "明华", "readings": "wangxiaoming"}
    known = [(1, "王小明"), (2, "王晓明"), (3, "王晓明")]
    people = [person(number, name, phone=str(number), **works) for number, name in known]
    shown = lines(*people)
    assert shown[0] == "same name and employer (2, 3) · similar name and same employer (1, 2, 3)"
    assert shown[4:-2] == [
        "  rmtrack contact merge 2 3",
        "  less sure: similar name and same employer",
        "  rmtrack contact merge 1 2",
    ]
    (group,) = duplicates_json(found(*people))["groups"]
    assert group["merges"] == [
        {"stays": 2, "goes": 3, "reason": "same-name-employer"},
        {"stays": 1, "goes": 2, "reason": "similar-name-employer"},
    ]


def test_what_speaks_against_a_pair_is_told_below_it() -> None:
    shared = {"wechat": "x", "birth_day": "05-03"}
    one = person(1, "李姐", sex=Sex.FEMALE, **shared)
    other = person(2, "陈立", sex=Sex.MALE, wechat="x", birth_day="06-03")
    assert lines(one, other)[3:5] == [
        "  but: another sex · another birthday",
        "  rmtrack contact merge 1 2",
    ]
    third = person(3, "王一", sex=Sex.MALE, **shared)
    shown = lines(one, other, third, cells=60)
    assert "  but: another sex (1, 2, 3) · another birthday (1, 2, 3)" in shown


def test_a_name_of_before_is_told_beside_the_name() -> None:
    people = person(1, "张三"), person(2, "李四")
    groups = find_duplicates(people, former=[FormerName(1, "李四", "李四")])
    numbers = {one.id: Numbers(one.id, 0, 0) for one in people}
    told = duplicates_lines(Duplicates(groups, numbers, {1: ("李四", "张四")}), cells=80)
    assert told.splitlines()[:3] == [
        "same name, or one of before",
        "  1  张三  formerly 李四, 张四",
        "  2  李四",
    ]


def test_a_client_who_has_died_and_one_by_the_lunar_calendar_are_marked() -> None:
    born = {"birth_day": "08-15", "birth_lunar": True}
    gone = person(2, "李姐", archived=True, deceased=True, **born)
    assert lines(person(1, "李姐", **born), gone) == [
        "same name and birthday",
        "  1  李姐            lunar 08-15",
        "  2  李姐  deceased  lunar 08-15",
        "  but: only one is kept as deceased",
        "  if deceased, first rmtrack contact archive 1 --deceased",
        "  if alive, first rmtrack contact edit 2 --deceased no",
        "  rmtrack contact merge 1 2",
        "",
        "1 group may be one client",
    ]
    (group,) = duplicates_json(found(person(1, "李姐", **born), gone))["groups"]
    assert group["pairs"][0]["against"] == ["deceased"]


def test_what_comes_before_a_merge_with_a_deceased_client_is_said_once_of_whoever_lives() -> None:
    shared = {"wechat": "x"}
    dead = [person(n, "李姐", archived=True, deceased=True, **shared) for n in (2, 3)]
    shown = lines(person(1, "李姐", **shared), *dead)
    assert shown[-8:-1] == [
        "  but: only one is kept as deceased (1, 2, 3)",
        "  if deceased, first rmtrack contact archive 1 --deceased",
        "  if alive, first rmtrack contact edit 2 --deceased no",
        "  rmtrack contact merge 1 2",
        "  if alive, first rmtrack contact edit 3 --deceased no",
        "  rmtrack contact merge 1 3",
        "",
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_line_ends_behind_a_fact_and_never_inside_one_that_has_room(lang: str) -> None:
    facts = {"employer": "明华科技", "phone": "13800000001", "wechat": "xm2"}
    works = {"assets": Money.yuan(800_000), "last_touch_on": date(2026, 11, 12), **facts}
    people = [person(n, "王晓明", birth_day="08-16", birth_lunar=True, **works) for n in (1, 2)]
    use(lang)
    try:
        for cells in range(40, 80):
            told = lines(*people, cells=cells)[1:-3]
            assert len(told) > 2
            assert not any(line.strip().startswith("·") for line in told)
            assets = "assets 800k" if lang == "en" else "管理资产80万"
            assert sum(assets in line for line in told) == 2
            assert max(map(width, told)) <= cells
    finally:
        use("en")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(lang: str, cells: int) -> None:
    dice = random.Random(cells)  # noqa: S311 - the same crowd every time
    people = [
        person(
            number,
            dice.choice(("王小明", "Maria Magdalena Theresia Hohenzollern", "李" * 40)),
            phone=dice.choice((None, "13800000001", f"1380000{number:04d}")),
            sex=dice.choice((None, *Sex)),
            wechat=dice.choice((None, "x", "y" * 30)),
            birth_year=dice.choice((None, 1980)),
            employer=dice.choice((None, "明华科技" * 10)),
            assets=Money.yuan(dice.randrange(9**9)),
            last_touch_on=date(2026, 11, 2),
        )
        for number in range(1, 60)
    ]
    use(lang)
    try:
        shown = duplicates_lines(found(*people, touches=12, deals=3), cells=cells).splitlines()
    finally:
        use("en")
    assert len(shown) > 60
    assert max(map(width, shown)) <= cells
    assert not any("…" in line for line in shown)
