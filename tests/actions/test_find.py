"""Finding clients by a part of whatever is remembered of them."""

from random import Random

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
from tests.actions.made_names import a_person
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


def near(desk: Desk, text: str) -> list[str]:
    return [one.name for one in find_clients(desk, read_search(text), most=50).near]


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
    ("text", "expected"),
    [
        ("annalee", [("Anna Lee", Match.NAME)]),
        ("anna-l", [("Anna Lee", Match.NAME)]),
        ("al", [("Anna Lee", Match.NAME)]),  # from one word into the next
        ("wang小明", [("王小明", Match.PINYIN)]),
        ("wx明", [("王小明", Match.PINYIN)]),
        ("王xiao", [("王小明", Match.PINYIN), ("王小兰", Match.PINYIN)]),
        ("wang晓明", []),
        ("王ming", []),
        ("lan蘭", []),
        ("wang小蘭", [("王小兰", Match.PINYIN)]),
    ],
)
def test_latin_names_are_found_in_one_word_and_chinese_ones_in_two_scripts(
    pool: Desk, text: str, expected: list[tuple[str, Match]]
) -> None:
    assert found(pool, text) == expected


def test_the_reading_that_fits_signs_and_pinyin_is_told(desk: Desk) -> None:
    add(desk, "单雄信")
    (one,) = find_clients(desk, read_search("dan雄")).found
    assert one.text == "dan xiong xin"
    assert find_clients(desk, read_search("雄dan")).found == ()


def test_the_initials_of_a_latin_name_find_it(desk: Desk) -> None:
    add(desk, "John Smith")
    assert found(desk, "js") == [("John Smith", Match.INITIALS)]


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


@pytest.fixture
def crowd(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk at which ten clients are very many."""
    for module, name, number in (
        ("find", "MANY", 9),
        ("find_many", "MOST_BETTER", 9),
        ("find_many", "REACH", 25),
        ("find_many", "COUNTED", 40),
    ):
        monkeypatch.setattr(f"rmtrack.actions.{module}.{name}", number)
    random = Random(7)  # noqa: S311 - the same every time
    with desk.store.command("all", desk.now):
        for number in range(90):
            name = a_person(random).name
            gone = random.random() < 0.2
            phone = f"1380000{number:04d}" if random.random() < 0.9 else None
            work = random.choice([None, "1380 Group", name])
            client = a_client(name, phone=phone, archived=gone, employer=work)
            desk.store.put(client)
    return desk


TYPED = ("1380", "138000", "0001", "z", "w", "zh", "wang", "a", "n", "王", "张", "1", "g", "group")


@pytest.mark.parametrize("most", [1, 3, 5, 20])
def test_of_very_many_the_first_are_who_they_would_be_if_all_were_looked_at(
    crowd: Desk, most: int
) -> None:
    counted = 0
    for typed in (*TYPED, "a b", "138-0", "wang小", "9" * 40):
        search = read_search(typed)
        all_of_them, first = find_clients(crowd, search), find_clients(crowd, search, most=most)
        assert first.found == all_of_them.found[:most], typed
        assert first.total <= all_of_them.total
        assert first.all_counted == (first.total == all_of_them.total) or not first.all_counted
        assert first.total >= len(first.found)
        counted += not first.all_counted
    assert counted or most == 20


def test_notes_are_looked_through_whole_among_very_many_too(crowd: Desk) -> None:
    search = read_search("1380")
    assert find_clients(crowd, search, notes=True, most=3).all_counted
    assert not find_clients(crowd, search, most=3).all_counted


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


@pytest.mark.parametrize("typed", ["高爾夫", "高尔夫", "爾", "尔夫"])
def test_a_word_is_found_in_traditional_and_in_simplified_signs_at_once(
    desk: Desk, typed: str
) -> None:
    """Whoever has it is found, however it was first written and whatever else fits."""
    add_contact(desk, a_client("甲", employer="高爾夫球会"))
    add_contact(desk, a_client("乙", employer="高尔夫球会"))
    add_contact(desk, a_client("丙", wechat="爱高爾夫"))
    add_contact(desk, a_client("丁"), tags=["高爾夫"])
    assert {name for name, _match in found(desk, typed)} == {"甲", "乙", "丙", "丁"}
    told = {one.name: one.text for one in find_clients(desk, read_search(typed)).found}
    assert told == {"甲": "高爾夫球会", "乙": "高尔夫球会", "丙": "爱高爾夫", "丁": "高爾夫"}


@pytest.mark.parametrize("typed", ["高爾夫" * 12, "高尔夫" * 12])
def test_a_long_word_is_compared_whole_in_either_signs(desk: Desk, typed: str) -> None:
    """Only its beginning is kept."""
    add_contact(desk, a_client("甲", employer="高爾夫" * 12))
    add_contact(desk, a_client("乙", employer="高尔夫" * 11 + "球会"))
    assert found(desk, typed) == [("甲", Match.EMPLOYER)]


@pytest.mark.parametrize("text", ["王小名", "小民", "王xiaomingg", "wangxaoming", "王小铭"])
def test_where_nobody_is_found_the_nearest_names_are_told(pool: Desk, text: str) -> None:
    assert found(pool, text) == []
    assert near(pool, text)[0] == "王小明"


@pytest.mark.parametrize("text", ["小明", "wxm", "wangxm", "年金", "0009", "?", "王" * 150])
def test_nobody_is_suggested_beside_those_who_are_found_nor_for_what_is_no_name(
    pool: Desk, text: str
) -> None:
    assert near(pool, text) == []


def test_the_archived_are_suggested_too(pool: Desk) -> None:
    assert near(pool, "王小蓝") == ["王小兰", "王小明"]
    assert find_clients(pool, read_search("年晶"), notes=True).near == ()


@pytest.mark.parametrize(
    ("text", "name"), [("wangxm", "王小明"), ("wxlan", "王小兰"), ("zhaom", "赵敏")]
)
def test_a_name_that_is_shortened_is_found_by_its_sound(pool: Desk, text: str, name: str) -> None:
    assert found(pool, text) == [(name, Match.PINYIN)]
    assert find_clients(pool, read_search("wangxm")).found[0].text == "wang xiao ming"


@pytest.mark.parametrize("text", ["lijie", "李jie", "lj"])
def test_a_name_of_before_is_found_by_its_sound_where_nobody_has_it_now(
    pool: Desk, text: str
) -> None:
    edit_contact(pool, "李姐", name_fields("何素芬"))
    assert found(pool, text) == [("何素芬", Match.FORMER_NAME)]
    assert find_clients(pool, read_search(text)).found[0].text == "李姐"
    assert near(pool, text) == []


def test_employers_and_tags_are_found_in_traditional_signs_and_in_simplified_ones(
    desk: Desk,
) -> None:
    add_contact(desk, a_client(employer="廣州日報"), tags=["高爾夫"])
    for text in ("广州", "廣州", "高尔夫", "高爾夫"):
        assert [name for name, _match in found(desk, text)] == ["王小明"]
