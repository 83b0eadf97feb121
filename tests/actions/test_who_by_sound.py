"""Whom a sound means: ü is no u, a syllable ends where a blank was typed, names of before rival."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.find import find_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.who import find_contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.domain.lookup import Match, Named, fits, names, surely_names
from rmtrack.domain.namesakes import Rival
from rmtrack.reading.names import name_fields, name_key, read_typed
from rmtrack.reading.searching import read_search
from tests.actions.values import a_touch, add, dump, named


def found(desk: Desk, who: str, *, reading: bool = False) -> str | None:
    """Return whom a name means, None where it means nobody."""
    try:
        return find_contact(desk.store, who, reading=reading).name
    except NotFoundError:
        return None


@pytest.mark.parametrize(
    "who",
    [
        *("lümeng", "lǚméng", "LÜMENG", "lǚ meng", "lu:meng", "LU:MENG", "lu\u0308\u030cmeng"),
        *("lüm", "lüme", "lü", "lü蒙", "lu：meng"),
        *("nüli", "nǚlì", "lübu", "lǘbù"),
    ],
)
@pytest.mark.parametrize("reading", [False, True])
def test_a_u_with_dots_means_nobody_whose_name_has_none(
    desk: Desk, who: str, *, reading: bool
) -> None:
    add(desk, "卢蒙", "卢布", "努力")
    before = dump(desk.store)
    assert found(desk, who, reading=reading) is None
    with pytest.raises(NotFoundError):
        log_touch(desk, who, a_touch(), None)
    assert dump(desk.store) == before
    assert find_clients(desk, read_search(who)).found == ()


@pytest.mark.parametrize(
    "who",
    [
        *(
            "lümeng",
            "lǚméng",
            "lǚ méng",
            "lu:meng",
            "lvmeng",
            "lü蒙",
            "lv蒙",
            "LÜMENG",
        ),
        *("lümen", "lüm"),
    ],
)
def test_a_u_with_dots_means_who_has_it(desk: Desk, who: str) -> None:
    add(desk, "吕蒙", "卢蒙")
    assert found(desk, who, reading=True) == "吕蒙"
    assert [one.name for one in find_clients(desk, read_search(who)).found] == ["吕蒙"]


def test_a_u_without_dots_means_both(desk: Desk) -> None:
    """As it stands in passports."""
    add(desk, "吕蒙")
    assert found(desk, "lumeng") == "吕蒙"
    add(desk, "卢蒙")
    with pytest.raises(AmbiguousError):
        find_contact(desk.store, "lumeng")


@pytest.mark.parametrize("who", ["xühui", "xǘ hui", "xu:hui", "xü辉", "xühuilan", "xühl"])
def test_dots_that_pinyin_leaves_out_say_nothing(desk: Desk, who: str) -> None:
    """Behind j, q, x and y every u is one with dots."""
    add(desk, "徐辉兰")
    assert found(desk, who) == "徐辉兰"


@pytest.mark.parametrize(
    "who",
    [
        *("Müller", "müller", "muller", "MÜLL", "jürgen m", "jurgenm", "jürgenmül", "jmüller"),
        *("jm", "Jürgen-Müller", "jürgenm"),
    ],
)
@pytest.mark.parametrize("name", ["Jürgen Müller", "Jurgen Muller"])
def test_in_a_latin_name_accents_do_not_matter(desk: Desk, who: str, name: str) -> None:
    add(desk, name, "Zoë Lee", "穆乐")
    assert found(desk, who) == name


def test_a_latin_name_is_found_by_its_initials_with_dots_and_without(desk: Desk) -> None:
    add(desk, "Ümit Öz")
    for who in ("üö", "uo", "ümitö", "üöz"):
        assert found(desk, who) == "Ümit Öz"


SPLIT = [
    ("lie n", False),
    ("li'e'n", False),
    ("lie’n", False),
    ("l ien", False),
    ("li-e-n", False),
    ("li en", True),
    ("li'en", True),
    ("Li·En", True),
    ("lien", True),
    ("l e", True),
    ("le", True),
    ("li e", True),
    ("li", True),
    ("li ' en", True),
    ("li en'", True),
]


@pytest.mark.parametrize(("who", "fitting"), SPLIT)
@pytest.mark.parametrize("reading", [False, True])
def test_a_blank_or_an_apostrophe_ends_a_syllable(
    desk: Desk, who: str, *, fitting: bool, reading: bool
) -> None:
    add(desk, "李恩")
    cut = who == "li e" and not reading  # it may be another syllable: 李娥
    assert found(desk, who, reading=reading) == ("李恩" if fitting and not cut else None)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("xi'an", None),
        ("xi an", None),
        ("xian", "鲜于通"),
        ("xian yu", "鲜于通"),
        ("xian y t", "鲜于通"),
        ("xi any t", None),
        ("x y t", "鲜于通"),
        ("wang xiao ming", "王小明"),
        ("wang xiaoming", "王小明"),
        ("wangxiao ming", "王小明"),
        ("wangxi aoming", None),
        ("xiao ming", "王小明"),
        ("wang xm", "王小明"),
        ("wangx m", "王小明"),
        ("wa ngxm", None),
        ("w xiaoming", "王小明"),
        ("ou yang", "欧阳雪"),
        ("o uyang", None),
        ("ouyang x", "欧阳雪"),
        ("ou y x", "欧阳雪"),
        ("ou yx", "欧阳雪"),
        ("o yx", "欧阳雪"),
        ("patobrien", "Pat O'Brien"),
        ("o brien", "Pat O'Brien"),
        ("pa to brien", "Pat O'Brien"),
        ("pat ob", "Pat O'Brien"),
    ],
)
def test_a_chinese_name_fits_only_where_it_is_parted_as_was_typed(
    desk: Desk, who: str, name: str | None
) -> None:
    add(desk, "鲜于通", "王小明", "欧阳雪", "Pat O'Brien")
    assert found(desk, who) == name


READINGS = st.lists(
    st.lists(st.sampled_from(("a", "lv", "li", "en", "lie", "xian", "an", "ang")), min_size=1),
    min_size=1,
    max_size=2,
)


@given(READINGS, st.text("alienxvg", min_size=1, max_size=9))
def test_what_is_typed_in_one_word_fits_wherever_its_letters_do(
    readings: list[list[str]], typed: str
) -> None:
    said = "/".join(map(" ".join, readings))
    client = Named(1, "某", "某", said, archived=False)
    one = read_typed(typed, typed)._replace(short=False)
    expected = any(fits(kind, said, typed) for kind in (Match.PINYIN, Match.INITIALS))
    assert names(one, client) == expected
    if surely_names(one, client):
        assert expected


@given(READINGS, st.data())
def test_whoever_is_typed_in_syllables_fits_however_many_are_joined(
    readings: list[list[str]], data: st.DataObject
) -> None:
    syllables = readings[0]
    parted = [data.draw(st.sampled_from(("", " ", "'"))) for _one in syllables]
    typed = "".join(f"{one}{between}" for one, between in zip(syllables, parted, strict=True))
    client = Named(1, "某", "某", "/".join(map(" ".join, readings)), archived=False)
    key = name_key(typed)
    assert names(read_typed(key, typed), client)
    assert surely_names(read_typed(key, typed), client)


def renamed(desk: Desk) -> Desk:
    """Know 张三, who was 王小明, and another one called 王小明明."""
    add(desk, "王小明", "王小明明", "李四")
    edit_contact(desk, "1", name_fields("张三"))
    return desk


@pytest.mark.parametrize(
    "who",
    [
        *("王小明", "wangxiaoming", "Wang Xiaoming", "wáng xiǎo míng", "wxm", "王xiaoming"),
        *("wang小明", "王xm", "w小m"),
    ],
)
def test_a_whole_name_of_before_rivals_a_part_of_a_name_by_its_sound_too(
    desk: Desk, who: str
) -> None:
    renamed(desk)
    before = dump(desk.store)
    with pytest.raises(AmbiguousError) as raised:
        log_touch(desk, who, a_touch(), None)
    assert named(raised.value) == [(1, "张三"), (2, "王小明明")]
    rivals = [one for _number, one in raised.value.candidates if isinstance(one, Rival)]
    told = {one.contact.name: one.former_name for one in rivals}
    assert told == {"张三": "王小明", "王小明明": None}
    assert dump(desk.store) == before


def test_a_shortened_name_of_before_rivals_another_ones(desk: Desk) -> None:
    add(desk, "王小明", "王秀梅")
    edit_contact(desk, "1", name_fields("张三"))
    for who in ("wangxm", "wang x m"):
        with pytest.raises(AmbiguousError, match="fits 2 clients"):
            find_contact(desk.store, who)


@pytest.mark.parametrize(
    "who", ["wangxiaomingm", "wangxiao", "xiaoming", "wx", "wang", "wa ngxiaoming", "王xiao"]
)
def test_a_part_of_the_sound_of_a_name_of_before_rivals_nobody(desk: Desk, who: str) -> None:
    renamed(desk)
    expected = None if who == "wa ngxiaoming" else "王小明明"
    assert found(desk, who) == expected


def test_a_name_of_before_with_dots_rivals_only_who_is_typed_so(desk: Desk) -> None:
    add(desk, "吕蒙", "卢蒙蒙", "吕蒙蒙")
    edit_contact(desk, "1", name_fields("张三"))
    with pytest.raises(AmbiguousError, match="fits 2 clients"):
        find_contact(desk.store, "lümeng")
    with pytest.raises(AmbiguousError, match="fits 3 clients"):
        find_contact(desk.store, "lumeng")


def test_a_name_of_before_that_nobody_can_read_has_no_sound(desk: Desk) -> None:
    add(desk, "김", "李김")
    edit_contact(desk, "1", name_fields("张三"))
    for who in ("li김", "李김", "l김"):
        assert found(desk, who) == (None if who != "李김" else "李김")
    with pytest.raises(AmbiguousError):
        find_contact(desk.store, "김")


def test_who_is_called_so_by_a_present_name_too_is_one(desk: Desk) -> None:
    add(desk, "王小明")
    edit_contact(desk, "1", name_fields("王晓鸣"))
    assert found(desk, "wangxiaoming") == "王晓鸣"


@pytest.mark.parametrize("who", ["wangxiaoming", "xiaoming", "wangx", "xm", "wxm"])
def test_whoever_was_called_so_is_found_by_the_sound_beside_others(desk: Desk, who: str) -> None:
    renamed(desk)
    told = {one.name: (one.match, one.text) for one in find_clients(desk, read_search(who)).found}
    assert told.keys() == {"张三", "王小明明"}
    assert told["张三"] == (Match.FORMER_NAME, "王小明")


def test_a_name_of_before_is_read_where_it_is_written_and_never_where_it_is_looked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed(desk)
    for name in ("name_fields", "simplified"):
        monkeypatch.setattr(f"rmtrack.reading.names.{name}", lambda *_any: pytest.fail("read"))
    monkeypatch.setattr("rmtrack.actions.near.nearest_names", lambda *_any, **_more: [])
    for who in ("wangxiaoming", "wxm", "lisan"):
        found(desk, who, reading=True)
    archive_contact(desk, "2")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "xiaoming")
    assert raised.value.facts["former"] == "王小明"


@pytest.mark.parametrize("who", ["①", "¹", "❶", "𝟏", "1²", "٤", "₁", "①②③④⑤"])
def test_a_sign_that_is_no_digit_is_nobodys_number(desk: Desk, who: str) -> None:
    add(desk, "王小明", "李四", "Room 12", "王1", "王12345")
    before = dump(desk.store)
    for reading in (False, True):
        with pytest.raises(NotFoundError) as raised:
            find_contact(desk.store, who, reading=reading)
        assert who in str(raised.value)
    with pytest.raises(NotFoundError):
        log_touch(desk, who, a_touch(), None)
    assert dump(desk.store) == before


@pytest.mark.parametrize("who", ["2", "２", " 2 ", "\u30002"])
def test_a_number_of_any_width_is_a_clients(desk: Desk, who: str) -> None:
    add(desk, "王小明", "李四")
    assert found(desk, who) == "李四"
