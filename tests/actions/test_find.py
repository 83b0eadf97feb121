"""Finding clients by a part of whatever is remembered of them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.find import find_clients
from rmtrack.actions.log import log_touch
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import Mood, Way
from rmtrack.domain.lookup import Match
from rmtrack.domain.profile import ContactWay
from rmtrack.reading.names import name_fields
from rmtrack.reading.searching import read_search
from tests.actions.values import a_client, a_step, a_touch, add, archive, november


@pytest.fixture
def pool(desk: Desk) -> Desk:
    """Return the desk of five clients."""
    first = a_client("王小明", phone="13800000001", wechat="XiaoMing_88", familiarity=7)
    add_contact(desk, first, tags=["golf", "教师"])
    add_contact(
        desk, a_client("李姐", phone="13800000002", employer="明华 Group", mood=Mood.NEUTRAL)
    )
    add_contact(desk, a_client("Anna Lee", email="anna@example.com", note="100% 保本, GOLF"))
    add_contact(desk, a_client("赵敏", phone="0015550000"))
    archive(desk.store, add_contact(desk, a_client("王小兰", wechat="lan_x")))
    for day, note in ((10, "想看年金"), (12, "年金太长"), (11, "Golf")):
        log_touch(desk, "李姐", a_touch(november(day), note=note), None)
    log_touch(desk, "赵敏", a_touch(november(13)), a_step(november(20), what="年金对比"))
    return desk


def found(desk: Desk, text: str, *, notes: bool = False) -> list[tuple[str, Match]]:
    findings = find_clients(desk, read_search(text), notes=notes)
    assert (findings.search.text, findings.notes) == (text, notes)
    return [(one.name, one.match) for one in findings.found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小明", [("王小明", Match.NAME)]),
        ("王", [("王小明", Match.NAME), ("王小兰", Match.NAME)]),
        ("明", [("王小明", Match.NAME), ("李姐", Match.EMPLOYER)]),
        ("lee", [("Anna Lee", Match.NAME)]),
        ("ANNA@", [("Anna Lee", Match.EMAIL)]),
        ("138", [("李姐", Match.PHONE), ("王小明", Match.PHONE)]),
        ("138-0000 0001", [("王小明", Match.PHONE)]),
        ("0002", [("李姐", Match.PHONE)]),
        ("+1 555", [("赵敏", Match.PHONE)]),
        ("02", []),
        ("xiaoming_", [("王小明", Match.WECHAT)]),
        ("group", [("李姐", Match.EMPLOYER)]),
        ("gol", [("王小明", Match.TAG)]),
        ("师", [("王小明", Match.TAG)]),
        ("年金", []),
        ("_", [("王小明", Match.WECHAT), ("王小兰", Match.WECHAT)]),
        ("%", []),
        ("!", []),
        ("·", []),
        ("\\", []),
    ],
)
def test_who_has_the_text_anywhere_is_found(
    pool: Desk, text: str, expected: list[tuple[str, Match]]
) -> None:
    assert found(pool, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年金", [("李姐", Match.NOTE), ("赵敏", Match.NOTE)]),
        ("golf", [("王小明", Match.TAG), ("Anna Lee", Match.NOTE), ("李姐", Match.NOTE)]),
        ("100%", [("Anna Lee", Match.NOTE)]),
        ("nothing like it", []),
    ],
)
def test_notes_and_next_steps_are_looked_through_where_asked_for(
    pool: Desk, text: str, expected: list[tuple[str, Match]]
) -> None:
    assert found(pool, text, notes=True) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("小明", "王小明"),
        ("138", "13800000002"),
        ("ming", "wang xiao ming"),
        ("ming_", "XiaoMing_88"),
        ("group", "明华 Group"),
        ("gol", "golf"),
        ("年金", "年金太长"),  # the note written last
        ("保本", "100% 保本, GOLF"),
    ],
)
def test_what_fits_is_told_whole(pool: Desk, text: str, words: str) -> None:
    assert find_clients(pool, read_search(text), notes=True).found[0].text == words


def test_where_the_client_stands_is_told(pool: Desk) -> None:
    (one,) = find_clients(pool, read_search("小明")).found
    assert (one.id, one.familiarity, one.mood, one.archived) == (1, 7, None, False)
    (gone,) = find_clients(pool, read_search("小兰")).found
    assert gone.archived


def test_in_an_empty_store_nobody_is_found(desk: Desk) -> None:
    assert found(desk, "王", notes=True) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30), notes=st.booleans())
def test_any_text_can_be_looked_for(pool: Desk, text: str, notes: bool) -> None:
    try:
        search = read_search(text)
    except InputError:
        return
    for one in find_clients(pool, search, notes=notes).found:
        assert one.text


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    word=st.text("aZ王%_!·1 ", min_size=1, max_size=8).filter(str.strip),
    start=st.integers(0, 7),
    end=st.integers(1, 8),
)
def test_a_part_of_a_tag_finds_its_client(desk: Desk, word: str, start: int, end: int) -> None:
    word = word.strip()
    part = word[start:end].strip() or word
    client = add_contact(desk, a_client("甲"), tags=[word])
    assert client.id in [one.id for one in find_clients(desk, read_search(part)).found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shanxiao", [("單小明", Match.PINYIN)]),
        ("Dan Xiao", [("單小明", Match.PINYIN)]),
        ("xiao'ming", [("單小明", Match.PINYIN)]),
        ("sxm", [("單小明", Match.INITIALS)]),
        ("xm", [("單小明", Match.INITIALS), ("Anna", Match.WECHAT)]),
        ("单小", [("單小明", Match.NAME)]),
        ("單", [("單小明", Match.NAME)]),
        ("ＡＮＮÁ", [("Anna", Match.NAME)]),
        ("0002", [("Anna", Match.PHONE)]),
        ("0001", [("Anna", Match.PHONE)]),
        ("other", [("Anna", Match.EMAIL)]),
        ("郑薇", [("郑微", Match.FORMER_NAME)]),
        ("鄭薇", [("郑微", Match.FORMER_NAME)]),
        ("银行" * 20, [("郑微", Match.EMPLOYER)]),
        ("银行" * 20 + "x", []),
        ("鑽", []),
    ],
)
def test_whatever_is_remembered_of_a_client_finds_it(
    desk: Desk, text: str, expected: list[tuple[str, Match]]
) -> None:
    """A former name, another phone, a sound; in full width, in traditional characters."""
    add(desk, "單小明")
    anna = add_contact(desk, a_client("Anna", phone="13800000001", wechat="xm_x"))
    zheng = add_contact(desk, a_client("郑薇", employer="中国银行" + "银行" * 30))
    with desk.store.command("more", desk.now):
        desk.store.put(ContactWay(anna.id, Way.PHONE, "13800000002"))
        desk.store.put(ContactWay(anna.id, Way.EMAIL, "other@example.com"))
    edit_contact(desk, str(zheng.id), name_fields("郑微"))
    assert found(desk, text) == expected


def test_of_several_numbers_the_one_that_fits_is_told(desk: Desk) -> None:
    anna = add_contact(desk, a_client("Anna", phone="13800000001"))
    with desk.store.command("more", desk.now):
        desk.store.put(ContactWay(anna.id, Way.PHONE, "13800000002"))
    (one,) = find_clients(desk, read_search("0002")).found
    assert one.text == "13800000002"


def test_of_several_readings_the_one_that_fits_is_told(desk: Desk) -> None:
    add(desk, "单小明")
    (one,) = find_clients(desk, read_search("danx")).found
    assert (one.match, one.text) == (Match.PINYIN, "dan xiao ming")


def test_names_without_a_fitting_part_are_left_out(desk: Desk) -> None:
    add(desk, "王小明", "李姐")
    assert found(desk, "李") == [("李姐", Match.NAME)]


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.sampled_from(["王", "明", "xm", "wang", "138", "golf", "x", "l", "0000", "年金"]),
    most=st.integers(1, 9),
    notes=st.booleans(),
)
def test_the_first_found_are_those_of_all_found_and_all_are_counted(
    pool: Desk, text: str, most: int, notes: bool
) -> None:
    everybody = find_clients(pool, read_search(text), notes=notes)
    first = find_clients(pool, read_search(text), notes=notes, most=most)
    assert first.found == everybody.found[:most]
    assert first.total == everybody.total == len(everybody.found)


def test_of_many_of_one_name_the_first_are_found(desk: Desk) -> None:
    for client in add(desk, *["王小明"] * 5, "王大明"):
        if client.id in {1, 6}:
            archive(desk.store, client)
    findings = find_clients(desk, read_search("王"), most=3)
    assert [one.id for one in findings.found] == [2, 3, 4]
    assert findings.total == 6
