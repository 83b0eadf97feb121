"""Who may be one person kept twice, and why; who can't be; and that nobody is asked for long."""

import random
import time
from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.calendars.lunar import China
from rmtrack.domain.days import ONE_DAY
from rmtrack.domain.duplicates import FurtherWay, Group, find_duplicates
from rmtrack.domain.employers import employer_key
from rmtrack.domain.keys import Sex, Way
from rmtrack.domain.likeness import Person, Reason, may_be_one_day
from rmtrack.domain.profile import FormerName

SECONDS = 5  # for a large pool on a busy machine; comparing everybody takes minutes


def person(number: int, name: str = "王小明", **fields: Any) -> Person:  # noqa: ANN401 - as many kinds as fields
    known: dict[str, Any] = dict.fromkeys(Person._fields) | {
        "birth_lunar": False,
        "archived": False,
    }
    known |= {"deceased": False, "id": number, "name": name, "name_key": name.lower()}
    return Person(**{**known, **fields})


def told(*people: Person, further: tuple[FurtherWay, ...] = ()) -> list[tuple[int, int, str]]:
    """Return all pairs that are told, with the reason."""
    groups = find_duplicates(people, further)
    return sorted((*pair[:2], str(pair.reason)) for group in groups for pair in group.likenesses)


def members(groups: tuple[Group, ...]) -> list[list[int]]:
    return [[one.id for one in group.people] for group in groups]


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"phone": "13800000001"}, Reason.PHONE),
        ({"wechat": "xm88"}, Reason.WECHAT),
        ({"email": "a@example.com"}, Reason.EMAIL),
    ],
)
def test_a_way_to_reach_them_tells_of_one_person_whatever_the_names(
    shared: dict[str, Any], reason: Reason
) -> None:
    assert told(person(1, **shared), person(2, "李姐", **shared)) == [(1, 2, reason)]


def test_a_further_way_counts_like_the_first() -> None:
    further = (FurtherWay(2, Way.PHONE, "13800000001"), FurtherWay(3, Way.PHONE, "13800000009"))
    people = person(1, phone="13800000001"), person(2, "李姐"), person(3, "陈立")
    assert told(*people, further=further) == [(1, 2, Reason.PHONE)]


def test_a_wechat_name_is_one_in_small_and_capital_letters() -> None:
    assert told(person(1, wechat="XM"), person(2, "李姐", wechat="xm")) == [(1, 2, Reason.WECHAT)]


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ({"sex": Sex.MALE}, {"sex": Sex.FEMALE}, ("sex",)),
        ({"birth_day": "05-03"}, {"birth_day": "05-30"}, ("birthday",)),
        ({"birth_year": 1980}, {"birth_year": 1981}, ("birthday",)),
        (
            {"sex": Sex.MALE, "birth_day": "05-03"},
            {"sex": Sex.FEMALE, "birth_day": "05-04"},
            ("sex", "birthday"),
        ),
        ({"birth_day": "06-03"}, {"birth_day": "05-03", "birth_lunar": True}, ()),
        ({"birth_day": "05-03"}, {"birth_day": "05-30", "birth_lunar": True}, ("birthday",)),
        ({"birth_day": "05-03"}, {"birth_day": "05-03", "birth_lunar": True}, ("calendar",)),
        ({}, {"sex": Sex.FEMALE}, ()),
    ],
)
@pytest.mark.parametrize("shared", [{"wechat": "xm88"}, {"email": "a@example.com"}])
def test_who_share_an_account_are_told_with_what_speaks_against_it(
    shared: dict[str, Any], one: dict[str, Any], other: dict[str, Any], against: tuple[str, ...]
) -> None:
    """Nobody else has one's WeChat name: a birthday that differs is a slip, or two records are."""
    (group,) = find_duplicates([person(1, **shared, **one), person(2, "李姐", **shared, **other)])
    (pair,) = group.likenesses
    assert pair.against == against
    assert group.is_clear is (against == ())


def test_a_doubtful_pair_stands_below_the_clear_ones_in_a_group_of_its_own() -> None:
    """Also where the reason is a stronger one, and where one of them is like a third, clearly."""
    xm = {"wechat": "xm"}
    people = (
        person(1, "王一", sex=Sex.MALE, **xm),
        person(2, "王二", sex=Sex.FEMALE, **xm),
        person(3, "王三", **xm),
        person(4, "李姐"),
        person(5, "李姐"),
    )
    groups = find_duplicates(people)
    assert members(groups) == [[1, 3], [2, 3], [4, 5], [1, 2]]
    assert [group.is_clear for group in groups] == [True, True, True, False]


def test_a_former_name_is_compared_too() -> None:
    """A client whose name was put right, and one who still has the old one."""
    people = person(1, "张三"), person(2, "李四"), person(3, "王五")
    former = [FormerName(1, "李四", "李四"), FormerName(3, "赵六", "赵六")]
    groups = find_duplicates(people, former=former)
    assert [pair[:3] for group in groups for pair in group.likenesses] == [(1, 2, Reason.FORMER)]
    both = [*former, FormerName(2, "赵六", "赵六")]
    pairs = [pair[:3] for group in find_duplicates(people, former=both) for pair in group[1]]
    assert pairs == [(1, 2, Reason.FORMER), (2, 3, Reason.FORMER)]


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ({"phone": "1"}, {"phone": "2"}, False),
        ({"phone": "1", "birth_day": "05-03"}, {"phone": "2", "birth_day": "05-03"}, True),
        ({"phone": "1", "employer": "明华"}, {"phone": "2", "employer": "明华有限公司"}, True),
        (
            {"employer": "明华", "birth_day": "05-03"},
            {"employer": "明华", "birth_day": "05-04"},
            False,
        ),
        ({"sex": Sex.MALE}, {"sex": Sex.FEMALE}, False),
        (
            {"birth_day": "05-03", "phone": "1"},
            {"birth_day": "05-03", "birth_lunar": True, "phone": "2"},
            False,
        ),
    ],
)
def test_a_former_name_goes_by_what_else_is_known(
    one: dict[str, Any], other: dict[str, Any], is_told: bool
) -> None:
    people = person(1, "张三", **one), person(2, "李四", **other)
    former = [FormerName(1, "李四", "李四")]
    assert bool(find_duplicates(people, former=former)) is is_told


def test_a_couple_that_shares_a_former_name_and_a_telephone_is_one() -> None:
    """A phone and a name, be it of before: then the birthday is the slip."""
    phone = {"phone": "13800000001"}
    people = person(1, birth_day="05-03", **phone), person(2, "李姐", birth_day="05-04", **phone)
    (group,) = find_duplicates(people, former=[FormerName(1, "李姐", "李姐")])
    assert (group.reasons, group.is_clear) == ((Reason.PHONE,), False)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("明华科技股份有限公司", "明华科技"),
        ("明华科技 有限责任公司", "明华科技"),
        ("明华集团有限公司", "明华"),
        ("明华（集团）股份有限公司", "明华"),
        ("Ming Hua Co., Ltd.", "minghua"),
        ("MINGHUA Inc", "minghua"),
        ("MingHua Group Holdings Co.,Ltd", "minghuagroupholdings"),
        ("明华Co.,Ltd", "明华"),
        ("ＭＨ　Limited", "mh"),
        ("Inc", "inc"),
        ("某公司", "某公司"),
        ("公司", "公司"),
        ("工商银行", "工商银行"),
        ("Société Générale", "sociétégénérale"),
        (" ", ""),
        (None, ""),
    ],
)
def test_an_employer_is_the_same_in_full_and_in_short(written: str | None, key: str) -> None:
    assert employer_key(written) == key


def test_a_couple_with_one_telephone_is_two() -> None:
    """Two names, and two sexes or birthdays: nothing but the telephone speaks for one."""
    phone = {"phone": "13800000001"}
    assert told(person(1, sex=Sex.MALE, **phone), person(2, "李姐", sex=Sex.FEMALE, **phone)) == []
    assert (
        told(person(1, birth_day="05-03", **phone), person(2, "李姐", birth_day="05-04", **phone))
        == []
    )


def test_with_the_same_name_and_phone_another_birthday_is_a_slip() -> None:
    phone = {"phone": "13800000001"}
    people = person(1, birth_day="05-03", **phone), person(2, birth_day="05-30", **phone)
    assert told(*people) == [(1, 2, Reason.PHONE)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {}, Reason.NAME),
        ({"birth_day": "05-03"}, {}, Reason.NAME),
        ({"birth_day": "05-03"}, {"birth_day": "05-03", "birth_year": 1980}, Reason.BIRTHDAY),
        ({"birth_day": "05-03", "birth_lunar": True}, {"birth_day": "06-03"}, Reason.NAME),
        ({"birth_day": "05-03", "birth_lunar": True}, {"birth_day": "05-10"}, None),
        ({"employer": "明华科技"}, {"employer": " 明华 科技"}, Reason.EMPLOYER),
        ({"employer": "明华科技"}, {"employer": "明华科技有限公司"}, Reason.EMPLOYER),
        ({"employer": "明华科技"}, {"employer": "明华"}, Reason.NAME),
        ({"phone": "13800000001"}, {"wechat": "xm"}, Reason.NAME),
        ({"phone": "1", "employer": "明华"}, {"phone": "2", "employer": "明华"}, Reason.EMPLOYER),
        ({"sex": Sex.MALE}, {"sex": Sex.FEMALE}, None),
        ({"birth_day": "05-03"}, {"birth_day": "05-04"}, None),
        ({"birth_year": 1980}, {"birth_year": 1981}, None),
        ({"phone": "13800000001"}, {"phone": "13800000002"}, None),
        ({"email": "a@example.com"}, {"email": "b@example.com"}, None),
        ({"employer": "明华科技"}, {"employer": "某银行"}, None),
    ],
)
def test_the_same_name_goes_by_what_else_is_known(
    one: dict[str, Any], other: dict[str, Any], reason: Reason | None
) -> None:
    """A lunar day and a solar one may be the same; an employer may be written in short."""
    expected = [] if reason is None else [(1, 2, reason)]
    assert told(person(1, **one), person(2, **other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "is_similar"),
    [
        ("王小明", "王晓明", True),  # another sign
        ("王小明", "王小小明", True),  # one more
        ("anna lee", "ana lee", True),
        ("王小明", "李小芳", False),
        ("王小明", "小明王", False),  # two signs: one out in front, one in at the end
        ("王明", "王敏", False),  # of two signs, one is half of it
        ("王明", "王小明", False),
    ],
)
def test_a_name_one_sign_apart_is_similar_at_the_same_employer(
    one: str, other: str, is_similar: bool
) -> None:
    work = {"employer": "明华科技"}
    expected = [(1, 2, Reason.SIMILAR)] if is_similar else []
    assert told(person(1, one, **work), person(2, other, **work)) == expected
    assert told(person(1, one, **work), person(2, other, employer="某银行")) == []
    assert told(person(1, one), person(2, other)) == []


GONE: dict[str, Any] = {"archived": True, "deceased": True}


@pytest.mark.parametrize("living", [{}, {"archived": True}])
@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("王小明", {}),
        ("王小明", {"employer": "明华"}),
        ("王晓明", {"employer": "明华"}),
        ("王小明", {"birth_year": 1950}),
        ("李姐", {"phone": "13800000001"}),  # the widow has the telephone now
    ],
)
def test_a_client_who_has_died_is_no_living_one_of_whom_little_speaks(
    name: str, shared: dict[str, Any], living: dict[str, Any]
) -> None:
    dead = person(1, **GONE, **shared)
    assert told(dead, person(2, name, **living, **shared)) == []
    if "phone" not in shared:
        assert len(told(person(1, **shared), person(2, name, **shared))) == 1
    former = [FormerName(2, "王小明", "王小明")]
    assert find_duplicates([dead, person(2, "李姐", **living)], former=former) == ()


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"phone": "13800000001"}, Reason.PHONE),
        ({"wechat": "xm"}, Reason.WECHAT),
        ({"email": "a@example.com"}, Reason.EMAIL),
        ({"birth_day": "05-03"}, Reason.BIRTHDAY),
    ],
)
def test_a_client_who_has_died_may_be_a_living_one_of_whom_more_speaks_and_it_is_told(
    shared: dict[str, Any], reason: Reason
) -> None:
    people = person(1, **GONE, **shared), person(2, **shared), person(8, "李姐"), person(9, "李姐")
    clear, doubtful = find_duplicates(people)
    assert members((clear, doubtful)) == [[8, 9], [2, 1]]
    assert doubtful.likenesses == ((1, 2, reason, ("deceased",)),)
    assert find_duplicates([people[0], person(2, sex=Sex.MALE, **shared)])[0].likenesses
    sexes = person(1, sex=Sex.FEMALE, **GONE, **shared), person(2, sex=Sex.MALE, **shared)
    pairs = [pair.against for group in find_duplicates(sexes) for pair in group.likenesses]
    assert pairs == [("sex", "deceased")]


WHOLE: dict[str, Any] = {"birth_year": 1980, "birth_day": "05-05"}


@pytest.mark.parametrize("born", [WHOLE, {"birth_day": "05-05"}, WHOLE | {"birth_lunar": True}])
def test_a_name_and_a_birthday_are_a_reason_whatever_the_sex_and_it_is_told(
    born: dict[str, Any],
) -> None:
    """Nobody has both in common with a stranger: one of the sexes is a slip."""
    people = person(1, sex=Sex.MALE, **born), person(2, sex=Sex.FEMALE, **born)
    clear, doubtful = find_duplicates([*people, person(8, "李姐"), person(9, "李姐")])
    assert members((clear, doubtful)) == [[8, 9], [1, 2]]
    assert doubtful.likenesses == ((1, 2, Reason.BIRTHDAY, ("sex",)),)


@pytest.mark.parametrize("year", [{}, {"birth_year": 1980}])
def test_one_birthday_by_two_calendars_is_told_with_that_against_it(year: dict[str, Any]) -> None:
    """The same figures: somebody left out the word 农历, or the days are two."""
    people = person(1, birth_day="08-15", birth_lunar=True, **year), person(2, birth_day="08-15")
    (group,) = find_duplicates(people)
    assert group.likenesses == ((1, 2, Reason.BIRTHDAY, ("calendar",)),)
    assert not group.is_clear


@pytest.mark.parametrize(
    ("solar", "against"),
    [
        (1979, ("birthday",)),
        (1980, ()),
        (1981, ()),  # a lunar year ends in the next solar one
        (1982, ("birthday",)),
    ],
)
def test_a_lunar_year_and_a_solar_one_are_compared_too(
    solar: int, against: tuple[str, ...]
) -> None:
    one = person(1, wechat="x", birth_day="08-15", birth_year=1980, birth_lunar=True)
    other = person(2, wechat="x", birth_day="09-23", birth_year=solar)
    (group,) = find_duplicates([one, other])
    assert group.likenesses[0].against == against


def test_a_lunar_day_may_be_every_solar_day_that_it_ever_was_and_few_others() -> None:
    calendar, days = China(), defaultdict[str, set[str]](set)
    for year in range(1901, 2101):
        for month in calendar.months(year):
            for number in range(1, month.days + 1):
                day = month.first + (number - 1) * ONE_DAY
                days[f"{month.number:02d}-{number:02d}"].add(f"{day:%m-%d}")
    assert len(days) == 360
    leap_year = [date(2024, 1, 1) + n * ONE_DAY for n in range(366)]
    every = {f"{day:%m-%d}" for day in leap_year}
    for lunar, solar in days.items():
        may_be = {day for day in every if may_be_one_day(lunar, day)}
        assert solar <= may_be
        assert len(may_be) < 40
        assert lunar not in may_be


def test_two_who_have_both_died_are_listed_nowhere() -> None:
    shared = {"wechat": "x", "birth_day": "05-03"}
    dead = person(1, **GONE, **shared), person(2, **GONE, **shared)
    assert find_duplicates(dead) == ()
    assert find_duplicates([dead[0], dead[1]._replace(sex=Sex.MALE)]) == ()
    assert members(find_duplicates([*dead, person(3, **shared)])) == [[3, 1], [3, 2]]


def test_the_same_sound_is_similar_in_any_reading() -> None:
    work = {"employer": "明华科技"}
    one = person(1, "单敏", readings="shan min/dan min", **work)
    assert told(one, person(2, "丹民", readings="dan min", **work)) == [(1, 2, Reason.SIMILAR)]
    assert told(one, person(2, "张民", readings="zhang min", **work)) == []


def test_a_similar_name_of_another_sex_or_birthday_is_left_out() -> None:
    one = person(1, employer="明华", sex=Sex.MALE, birth_day="05-03")
    assert told(one, person(2, "王晓明", employer="明华", sex=Sex.FEMALE)) == []
    assert told(one, person(2, "王晓明", employer="明华", birth_day="05-04")) == []
    assert len(told(one, person(2, "王晓明", employer="明华", birth_day="05-03"))) == 1


def test_the_strongest_reason_is_told_of_a_pair_and_comes_first() -> None:
    both = {"phone": "13800000001", "birth_day": "05-03", "employer": "明华"}
    people = person(7, **both), person(8, **both), person(1, "李姐"), person(2, "李姐")
    assert told(*people) == [(1, 2, Reason.NAME), (7, 8, Reason.PHONE)]
    assert members(find_duplicates(people)) == [[7, 8], [1, 2]]


def test_who_are_all_alike_are_one_group_with_all_reasons() -> None:
    people = person(1), person(2, phone="13800000001"), person(3, phone="13800000001")
    (group,) = find_duplicates(people)
    assert [one.id for one in group.people] == [1, 2, 3]
    assert group.reasons == (Reason.PHONE, Reason.NAME)


def test_who_are_like_a_third_but_not_like_each_other_stand_apart() -> None:
    people = person(1, birth_day="05-03"), person(2), person(3, birth_day="06-03")
    assert members(find_duplicates(people)) == [[1, 2], [2, 3]]


def test_an_active_client_stays_rather_than_an_archived_one() -> None:
    people = person(1, archived=True), person(2), person(3, archived=True)
    assert members(find_duplicates(people)) == [[2, 1, 3]]


def offers(*people: Person) -> list[list[tuple[int, int, Reason]]]:
    """Return who would be merged into whom, and why, group by group."""
    return [[tuple(one) for one in group.merges] for group in find_duplicates(people)]  # type: ignore[misc]


def test_the_surest_merge_of_a_group_is_offered_first_and_a_weaker_one_says_what_it_rests_on() -> (
    None
):
    works = {"employer": "明华"}
    people = person(1, **works), person(2, "王晓明", **works), person(3, "王晓明", **works)
    (group,) = find_duplicates(
        one._replace(phone=f"1380000000{one.id}", readings="wangxiaoming") for one in people
    )
    assert [pair[:3] for pair in group.likenesses] == [
        (1, 2, Reason.SIMILAR),
        (1, 3, Reason.SIMILAR),
        (2, 3, Reason.EMPLOYER),
    ]
    assert group.merges == ((2, 3, Reason.EMPLOYER), (1, 2, Reason.SIMILAR))


def test_who_went_over_already_is_not_merged_again() -> None:
    phone, wechat = {"phone": "13800000001"}, {"wechat": "xm88"}
    people = person(1), person(2, **phone), person(3, **wechat), person(4, **phone, **wechat)
    assert offers(*people) == [
        [(2, 4, Reason.PHONE), (2, 3, Reason.WECHAT), (1, 2, Reason.NAME)],
    ]


def test_an_archived_client_is_merged_into_an_active_one_whatever_the_numbers() -> None:
    people = person(1, archived=True), person(2), person(3, archived=True)
    assert offers(*people) == [[(2, 1, Reason.NAME), (2, 3, Reason.NAME)]]


def test_two_writings_of_an_employer_are_one_by_what_they_have_in_common() -> None:
    people = person(1, employer="騰訊"), person(2, employer="腾讯")
    assert [one.reasons for one in find_duplicates(people)] == []
    (group,) = find_duplicates(people, fold=lambda text: text.replace("騰訊", "腾讯"))
    assert group.reasons == (Reason.EMPLOYER,)
    assert [one.employer for one in group.people] == ["騰訊", "腾讯"]


def test_nobody_is_alone_in_a_group() -> None:
    assert find_duplicates([]) == ()
    assert find_duplicates([person(1), person(2, "李姐")]) == ()


people_drawn = st.lists(
    st.builds(
        lambda **fields: fields,
        name=st.sampled_from(["王小明", "王晓明", "李小明", "李姐"]),
        phone=st.sampled_from([None, "13800000001", "13800000002"]),
        wechat=st.sampled_from([None, None, "xm", "lj"]),
        sex=st.sampled_from([None, *Sex]),
        birth_day=st.sampled_from([None, "05-03", "06-03"]),
        birth_lunar=st.booleans(),
        employer=st.sampled_from([None, "明华", "某银行"]),
        archived=st.booleans(),
        deceased=st.sampled_from([False, False, True]),
    ),
    max_size=8,
)


former_drawn = st.lists(
    st.builds(
        lambda number, name: FormerName(number, name, name),
        st.integers(1, 8),
        st.sampled_from(["王小明", "李小明", "陈立"]),
    ),
    max_size=4,
)


@given(drawn=people_drawn, former=former_drawn)
def test_every_pair_that_is_alike_stands_in_one_group_and_no_other_pair_is_told(
    drawn: list[dict[str, Any]], former: list[FormerName]
) -> None:
    """What blocks find in a pool is what two find who are looked at alone."""
    people = [
        person(number, str(fields.pop("name")), **fields) for number, fields in enumerate(drawn, 1)
    ]
    groups = find_duplicates(people, former=former)
    together = [set(numbers) for numbers in members(groups)]
    alike = {
        (one.id, other.id, pair.reason)
        for one, other in combinations(people, 2)
        for group in find_duplicates([one, other], former=former)
        for pair in group.likenesses
    }
    assert {pair[:3] for group in groups for pair in group.likenesses} == alike
    for first, second, _reason in alike:
        assert any({first, second} <= group for group in together)
    assert all(len(group) > 1 for group in together)
    for group in groups:
        stays = group.people[0].id
        gone = [merge.goes for merge in group.merges]
        assert sorted([stays, *gone]) == sorted(one.id for one in group.people)
        assert all(merge.stays not in gone[:place] for place, merge in enumerate(group.merges))
        offered = [list(Reason).index(merge.reason) for merge in group.merges]
        assert offered == sorted(offered)
    ranks = [(not one.is_clear, list(Reason).index(one.reasons[0])) for one in groups]
    assert ranks == sorted(ranks)


def test_ten_thousand_clients_are_looked_through_at_once() -> None:
    dice = random.Random(5)  # noqa: S311 - the same pool every time
    signs = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华建国素"
    people = [
        person(
            number,
            dice.choice("王李张刘陈杨赵黄周吴")
            + "".join(dice.choices(signs, k=dice.choice((1, 2)))),
            phone=f"138{number:08d}",
            employer=dice.choice((None, *(f"公司{n}" for n in range(50)))),
        )
        for number in range(1, 10_001)
    ]
    started = time.perf_counter()
    assert len(find_duplicates(people)) > 100
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("former", [(), (FormerName(1, "客户", "客户"),)])
def test_many_of_one_name_are_one_group_at_once(former: tuple[FormerName, ...]) -> None:
    """Where nothing at all is known but a word like 客户, each is like every other."""
    started = time.perf_counter()
    people = [person(number, "客户") for number in range(1, 10_001)]
    (group,) = find_duplicates(people, former=former)
    assert (len(group.people), len(group.likenesses)) == (10_000, 9_999)
    assert len(group.merges) == 9_999
    assert time.perf_counter() - started < SECONDS


def test_many_who_share_an_address_are_one_group_at_once() -> None:
    """Be it that of the branch: whether they contradict each other is asked of the first alone."""
    people = [
        person(number, f"客户{number}", email="a@example.com", birth_day=f"05-{number % 28:02d}")
        for number in range(1, 10_001)
    ]
    started = time.perf_counter()
    assert len(find_duplicates(people)) == 2
    assert time.perf_counter() - started < SECONDS
