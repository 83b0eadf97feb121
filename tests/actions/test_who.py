"""WHO is the one client meant, or nobody: never a guess."""

import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.history import undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.naming import spoken_names
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.domain.namesakes import Rival
from rmtrack.reading.names import name_fields, name_key, simplified
from tests.actions.made_names import Person, bare, may_fit
from tests.actions.values import a_touch, add, archive, dump, named


def found(desk: Desk, who: str, *, reading: bool = False) -> str:
    return find_contact(desk.store, who, reading=reading).name


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("2", "王小"),
        ("王小", "王小"),  # the whole name beats the longer one that it is a part of
        ("小明", "王小明"),
        ("明", "王小明"),
        ("lee", "Anna Lee"),
    ],
)
def test_the_first_tier_that_fits_decides(desk: Desk, who: str, name: str) -> None:
    add(desk, "王小明", "王小", "Anna Lee")
    assert found(desk, who) == name


@pytest.mark.parametrize(
    "who",
    ["Anna Lee", "ANNA LEE", "anna  lee ", "Ａｎｎａ　Ｌｅｅ", "Anna Lée", "anna l", "ＬＥＥ"],
)
def test_width_case_spaces_and_accents_of_a_name_do_not_matter(desk: Desk, who: str) -> None:
    add(desk, "Anna Lee", "Ann Li")
    assert found(desk, who) == "Anna Lee"


@pytest.mark.parametrize("who", ["王 小明", " 王小明\t", "王　小　明"])
def test_spaces_in_a_chinese_name_do_not_matter(desk: Desk, who: str) -> None:
    add(desk, "王小明", "王小")
    assert found(desk, who) == "王小明"


@pytest.mark.parametrize(
    "who",
    ["单小明", "單小明", "單", "shan", "Shan Xiao-ming", "shān xiǎo míng", "sxm", "danx", "ＳＸＭ"],
)
def test_pinyin_initials_and_traditional_characters_name_a_client(desk: Desk, who: str) -> None:
    add(desk, "单小明", "王小红")
    assert found(desk, who) == "单小明"


@pytest.mark.parametrize("who", ["张伟", "張偉", "zhangwei", "zhāng wěi", "zw"])
def test_a_name_in_traditional_characters_is_found_in_both(desk: Desk, who: str) -> None:
    add(desk, "張偉", "王小红")
    assert found(desk, who) == "張偉"


@pytest.mark.parametrize("who", ["lv", "lu", "lü", "lǚ", "LV YE", "luye"])
def test_the_rounded_u_is_typed_as_it_comes(desk: Desk, who: str) -> None:
    add(desk, "吕叶", "王小红")
    assert found(desk, who) == "吕叶"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("johnsmith", "John Smith"),
        ("js", "John Smith"),
        ("JOHN-SMITH", "John Smith"),
        ("johnsmi", "John Smith"),
        ("jg", "James Gray"),
        ("j.g.", "James Gray"),
        ("obrien", "O'Brien"),
        ("o’brien", "O'Brien"),
        ("o brien", "O'Brien"),
        ("jose", "José-María"),
        ("josemaria", "José-María"),
        ("jm", "José-María"),
        ("zhang san", "Zhangsan"),
        ("jrr", "J. R. R. Tolk"),
        ("jrrtolk", "J. R. R. Tolk"),
        ("mae", "Anna–Mae"),
    ],
)
def test_what_stands_between_the_words_of_a_latin_name_does_not_matter(
    desk: Desk, who: str, name: str
) -> None:
    people = ("John Smith", "James Gray", "O'Brien", "José-María", "Zhangsan", "J. R. R. Tolk")
    add(desk, *people, "Anna–Mae", "王小红")
    assert found(desk, who) == name


@pytest.mark.parametrize(
    ("who", "written"),
    [
        ("wangxiaoming", True),
        ("xiaoming", True),
        ("wangxiao", True),
        ("wangxiaom", True),  # no other name
        ("wxm", True),
        ("wangxiaomin", False),  # 王小敏 is
        ("wangxi", False),
        ("王xiaom", True),
        ("王xiaoming", True),
        ("王xiaomin", False),
        ("wangxi明", False),
        ("maryj", True),
        ("jane", True),
        ("janewat", True),
        ("mjw", True),
        ("ry", False),
        ("yj", False),
        ("atson", False),
    ],
)
def test_a_write_takes_no_syllable_for_a_longer_one_and_no_part_out_of_a_word(
    desk: Desk, who: str, *, written: bool
) -> None:
    """It may be a whole other name. For reading it is enough, for writing it is suggested."""
    number = 2 if who.startswith(("m", "j", "ry", "yj", "at")) else 1
    add(desk, "王小明", "Mary Jane Watson")
    assert find_contact(desk.store, who, reading=True).id == number
    if written:
        assert find_contact(desk.store, who).id == number
        return
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("wangxm", "王小明"),
        ("Wang XM", "王小明"),
        ("wxming", "王小明"),
        ("wxiaoming", "王小明"),
        ("wangxming", "王小明"),
        ("王xming", "王小明"),
        ("ouyangxf", "欧阳雪芳"),
        ("oyxuefang", "欧阳雪芳"),
        ("lvxl", "吕先立"),
        ("luxl", "吕先立"),
        ("shanxx", "单雄信"),
        ("danxx", "单雄信"),
        ("jsmith", "John Smith"),
        ("J. Smith", "John Smith"),
        ("patobrien", "Pat O'Brien"),
        ("pat o’brien", "Pat O'Brien"),
        ("pobrien", "Pat O'Brien"),
        ("pato", "Pat O'Brien"),
        ("johnrrt", "John R. R. Tolk"),
        ("jrrtolk", "John R. R. Tolk"),
    ],
)
@pytest.mark.parametrize("reading", [False, True])
def test_a_name_may_be_shortened_to_the_initials_of_some_of_its_syllables(
    desk: Desk, who: str, name: str, *, reading: bool
) -> None:
    people = ("王小明", "欧阳雪芳", "吕先立", "单雄信", "John Smith", "Pat O'Brien")
    add(desk, *people, "John R. R. Tolk", "김")
    assert found(desk, who, reading=reading) == name


@pytest.mark.parametrize(
    "who",
    [
        "wangm",  # a syllable is left out
        "xming",  # not from the surname on
        "wangxmi",  # cut short
        "wangxmx",
        "lian",  # all of it may be another name: 廉, 李安
        "ling",
        "alin",
        "jsmit",
        "msmith",  # not the first of the names
        "wang" + "x" * 60,
    ],
)
def test_what_is_shortened_otherwise_or_may_be_a_whole_other_name_is_nobodys(
    desk: Desk, who: str
) -> None:
    add(desk, "王小明", "李爱宁", "李娜歌", "Anna Lin", "John Smith", "Ann May Smith")
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


def test_several_whom_a_shortened_name_fits_are_asked_about(desk: Desk) -> None:
    add(desk, "王小明", "王晓萌", "John Smith", "Jane Smith", "A Smithson", "Anna Smith")
    for who in ("wangxm", "jsmith", "asmith"):
        with pytest.raises(AmbiguousError, match="fits 2 clients"):
            find_contact(desk.store, who)


def test_a_shortened_name_of_an_archived_client_is_not_written_to(desk: Desk) -> None:
    gone, _other = add(desk, "王小明", "李娜")
    archive(desk.store, gone)
    assert found(desk, "wangxm", reading=True) == "王小明"
    with pytest.raises(NotFoundError):
        find_contact(desk.store, "wangxm")


def test_who_is_named_by_a_cut_syllable_beside_another_is_asked_about(desk: Desk) -> None:
    add(desk, "王敏", "王明")
    with pytest.raises(AmbiguousError, match="fits 2 clients"):
        find_contact(desk.store, "wangmin")


@pytest.mark.parametrize("who", ["zhangsan", "zhangs", "zhang s", "zs", "zhang-san "])
def test_a_latin_name_rivals_a_chinese_one_of_the_same_sound(desk: Desk, who: str) -> None:
    add(desk, "张三丰", "Zhang San Li")
    with pytest.raises(AmbiguousError, match="fits 2 clients"):
        find_contact(desk.store, who)


def test_a_latin_name_typed_in_one_word_is_refused_where_only_an_archived_client_has_it(
    desk: Desk,
) -> None:
    """It would land on whoever has that name as a part of a longer one."""
    gone, _other = add(desk, "John Smith", "John Smithson")
    archive(desk.store, gone)
    with pytest.raises(NotFoundError, match=r"\(1\) is archived"):
        find_contact(desk.store, "johnsmith")
    assert found(desk, "johnsmith", reading=True) == "John Smithson"
    assert found(desk, "johnsmi") == "John Smithson"


@pytest.mark.parametrize("who", ["-", "'", "’ -", "· -"])
def test_nothing_but_what_stands_between_words_is_nobodys(desk: Desk, who: str) -> None:
    add(desk, "José-María O'Brien", "a-b")
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


@pytest.mark.parametrize(
    "who", ["shan雄信", "单xiongxin", "dan雄xin", "s雄x", "雄xin", "單Xiong信"]
)
def test_signs_and_pinyin_may_be_mixed(desk: Desk, who: str) -> None:
    add(desk, "单雄信", "王小红")
    assert found(desk, who) == "单雄信"


@pytest.mark.parametrize("who", ["shan雄明", "信shan", "shan信", "xiong信雄", "hong雄", "shan%雄"])
def test_mixed_signs_and_pinyin_fit_in_their_order_alone(desk: Desk, who: str) -> None:
    add(desk, "单雄信", "王小红")
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


def test_a_mixed_part_is_of_the_same_tier_as_any_other(desk: Desk) -> None:
    add(desk, "李安娜", "李Anna Berg")
    with pytest.raises(AmbiguousError, match="fits 2 clients"):
        find_contact(desk.store, "李anna")


def test_a_part_pinyin_and_initials_are_one_tier(desk: Desk) -> None:
    """Who fits by one of them rivals who fits by another; only the full name goes before."""
    add(desk, "An Xm", "许梅", "单小明")
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, "xm")
    assert named(raised.value) == [(1, "An Xm"), (3, "单小明"), (2, "许梅")]
    add(desk, "Xm")
    assert found(desk, "xm") == "Xm"


def test_the_name_of_two_scripts_is_one(desk: Desk) -> None:
    add(desk, "張偉", "张伟")
    for who in ("張偉", "张伟"):
        with pytest.raises(AmbiguousError, match="fits 2 clients"):
            find_contact(desk.store, who)


@pytest.mark.parametrize(
    ("who", "exactly"), [("乾坤", "乾坤"), ("王乾", "王乾"), ("王干", "王乾"), ("乾", None)]
)
def test_what_is_typed_in_traditional_characters_is_a_whole_name_first(
    desk: Desk, who: str, exactly: str | None
) -> None:
    """Signs are simplified each for itself: a word of two would hide who has that whole name."""
    add(desk, "王乾坤", "王乾", "乾坤")
    if exactly is None:
        with pytest.raises(AmbiguousError):
            find_contact(desk.store, who)
    else:
        assert found(desk, who) == exactly


def test_a_former_name_is_nobodys_for_a_write(desk: Desk) -> None:
    add(desk, "郑薇", "王小红")
    edit_contact(desk, "1", name_fields("郑微"))
    for reading in (False, True):
        with pytest.raises(NotFoundError, match="no client fits '薇'"):
            find_contact(desk.store, "薇", reading=reading)


@pytest.mark.parametrize("who", ["李小红", "小红", "李 小 紅", "紅"])
def test_whoever_was_called_so_is_named_where_nobody_fits(desk: Desk, who: str) -> None:
    add(desk, "李小红", "王芳")
    edit_contact(desk, "1", name_fields("李晓虹"))
    with pytest.raises(NotFoundError, match="no client fits") as raised:
        log_touch(desk, who, a_touch(), None)
    assert raised.value.hint is not None
    told = raised.value.hint.format(**raised.value.facts)
    assert told == "李晓虹, formerly 李小红: rmtrack show 1"


@pytest.mark.parametrize(
    "who", ["lixiaohong", "xiaohong", "lxh", "lixh", "李xiaohong", "li xiao", "lix"]
)
@pytest.mark.parametrize("reading", [False, True])
def test_whoever_was_called_so_is_named_by_pinyin_and_initials_too(
    desk: Desk, who: str, *, reading: bool
) -> None:
    add(desk, "李小红", "王芳", "John Lee")
    edit_contact(desk, "1", name_fields("张素芬"))
    edit_contact(desk, "3", name_fields("Ann Gray"))
    with pytest.raises(NotFoundError, match="no client fits") as raised:
        find_contact(desk.store, who, reading=reading)
    assert raised.value.hint is not None
    told = raised.value.hint.format(**raised.value.facts)
    assert told == "张素芬, formerly 李小红: rmtrack show 1"


def test_a_name_of_before_that_sounds_as_the_name_of_today_is_not_told(desk: Desk) -> None:
    add(desk, "王小明")
    edit_contact(desk, "1", name_fields("王晓鸣"))
    assert found(desk, "wangxiaoming") == "王晓鸣"
    assert found(desk, "wxm") == "王晓鸣"


def test_a_name_of_before_and_a_part_of_another_are_both_told_for_a_write(desk: Desk) -> None:
    add(desk, "卢芳", "卢芳芳", "王卢芳")
    edit_contact(desk, "1", name_fields("卢方芳"))
    archive(desk.store, desk.store.get(Contact, 3))
    for who in ("卢芳", "盧芳"):
        with pytest.raises(AmbiguousError) as raised:
            log_touch(desk, who, a_touch(), None)
        assert named(raised.value) == [(1, "卢方芳"), (2, "卢芳芳")]
    assert found(desk, "卢芳", reading=True) == "卢芳芳"


def test_a_part_of_a_name_of_before_rivals_nobody(desk: Desk) -> None:
    add(desk, "卢芳远", "卢芳芳", "卢芳")
    edit_contact(desk, "1", name_fields("卢方远"))
    assert found(desk, "卢芳芳") == "卢芳芳"
    assert found(desk, "卢芳") == "卢芳"  # his name of today
    edit_contact(desk, "3", name_fields("卢芳霞"))
    edit_contact(desk, "2", name_fields("王一"))
    assert found(desk, "卢芳") == "卢芳霞"  # both were his


def test_an_employer_of_that_name_is_nobody(desk: Desk) -> None:
    add(desk, "卢芳芳", "王一")
    edit_contact(desk, "2", {"employer": "卢芳茶行"})
    assert found(desk, "卢芳") == "卢芳芳"


def test_how_names_are_read_is_told_of_several(desk: Desk) -> None:
    add(desk, "单立", "John Lee", "김")
    assert spoken_names(desk.store, {1, 2, 3}) == {
        1: "shan li/dan li",
        2: "john lee",
        3: None,
    }


def test_several_who_were_called_so_are_named_with_their_numbers(desk: Desk) -> None:
    add(desk, "赵小红", "钱小红", "孙小红", "李小红", "王小红")
    for number in range(1, 5):
        edit_contact(desk, str(number), name_fields(f"王芳{number}"))
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "李小红")
    assert raised.value.hint == "{name}, formerly {former}: rmtrack show {number}"
    edit_contact(desk, "5", name_fields("王芳5"))
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "小红")
    assert raised.value.hint is not None
    told = raised.value.hint.format(**raised.value.facts)
    assert told == "formerly called so: 王芳1 (1), 王芳2 (2), 王芳3 (3)"


def test_the_nearest_by_sound_are_suggested_where_pinyin_was_typed(desk: Desk) -> None:
    add(desk, "单小明", "王芳")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "shanxaoming")
    assert str(raised.value.facts["near"]) == "单小明 (1)"
    assert raised.value.alike == ((1, "单小明"),)
    assert raised.value.candidates == ()


@pytest.mark.parametrize("who", ["任莹莹", "任瑩瑩"])
def test_whose_name_sounds_the_same_is_suggested_first(desk: Desk, who: str) -> None:
    add(desk, "任莹", "王莹莹", "任小莹", "任盈盈", "김")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, who)
    assert raised.value.alike == ((4, "任盈盈"), (1, "任莹"), (2, "王莹莹"), (3, "任小莹"))


@pytest.mark.parametrize("who", ["12", "１２", " 12", "12 "])
def test_a_plain_number_is_an_id_and_never_a_part_of_a_name(desk: Desk, who: str) -> None:
    add(desk, "Room 12")
    with pytest.raises(NotFoundError, match="there is no client 12"):
        find_contact(desk.store, who)


@pytest.mark.parametrize("digits", [20, 5000])
def test_a_number_too_large_for_any_store_is_nobodys(desk: Desk, digits: int) -> None:
    with pytest.raises(NotFoundError, match="there is no client 9999"):
        find_contact(desk.store, "9" * digits)


def test_several_who_fit_are_candidates_by_name(desk: Desk) -> None:
    add(desk, "王小明", "王大明", "李明", "赵敏")
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, "明")
    assert named(raised.value) == [(3, "李明"), (2, "王大明"), (1, "王小明")]
    assert str(raised.value) == "'明' fits 3 clients; say which by the number"


def test_a_whole_name_that_several_have_means_them_and_nobody_else(desk: Desk) -> None:
    add(desk, "王小明", "王小明", "王小明明")
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, "王小明")
    assert named(raised.value) == [(1, "王小明"), (2, "王小明")]


@pytest.mark.parametrize(
    ("who", "near"),
    [("王小民", "王小明 (1)"), ("anna leee", "Anna Lee (2)"), ("zzz", ""), ("፩", ""), ("", "")],
)
def test_nobody_fits_and_the_nearest_are_named(desk: Desk, who: str, near: str) -> None:
    add(desk, "王小明", "Anna Lee", "赵敏")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, who)
    assert str(raised.value.facts["near"]) == near
    assert str(raised.value) == f"no client fits '{who}'"
    hint = "the nearest names: {near}" if near else "'rmtrack contact list' shows all"
    assert raised.value.hint == hint


@pytest.mark.parametrize("who", ["%", "_", "王%", "王_明", "!", "王!%"])
def test_wildcards_stand_for_themselves(desk: Desk, who: str) -> None:
    add(desk, "王小明")
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


@pytest.mark.parametrize(("who", "name"), [("%", "a%b"), ("_", "a_b"), ("A!", "a!b")])
def test_a_wildcard_in_a_name_is_found_as_a_part_of_it(desk: Desk, who: str, name: str) -> None:
    add(desk, "a%b", "a_b", "a!b", "axb")
    assert found(desk, who) == name


@pytest.mark.parametrize("who", ["1", "王小明", "小明"])
def test_an_archived_client_fits_for_reading_only(desk: Desk, who: str) -> None:
    (gone,) = add(desk, "王小明")
    archive(desk.store, gone)
    assert found(desk, who, reading=True) == "王小明"
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


@pytest.mark.parametrize("who", ["王小", "小"])
def test_an_archived_client_stands_behind_whoever_else_fits_for_reading(
    desk: Desk, who: str
) -> None:
    """Even one whose whole name it is: a part of an active client's name comes first."""
    gone, _other = add(desk, "王小", "王小明")
    archive(desk.store, gone)
    assert found(desk, who, reading=True) == "王小明"


def test_what_was_meant_for_an_archived_client_lands_on_nobody_else(desk: Desk) -> None:
    gone, _other = add(desk, "王小", "王小明")
    archive(desk.store, gone)
    assert found(desk, "小") == "王小明"
    with pytest.raises(NotFoundError, match=r"\(1\) is archived"):
        find_contact(desk.store, "王小")


@pytest.mark.parametrize(
    ("active", "gone", "typed", "told"),
    [
        ("張偉", "张伟", "张伟", True),
        ("张伟", "張偉", "張偉", True),
        ("张伟", "張偉", "张 伟", False),
        ("张伟", "张伟", "张伟", False),  # the active one is written so, too
        ("张伟", "張偉", "zhangwei", False),
        ("张伟", "張偉", "2", False),
        ("Anna Lee", "Anna  LÉE", "anna lee", False),
    ],
)
def test_a_touch_tells_of_an_archived_client_who_is_written_as_was_typed(
    desk: Desk, active: str, gone: str, typed: str, *, told: bool
) -> None:
    left, _here = add(desk, gone, active)
    archive(desk.store, left)
    logged = log_touch(desk, typed, a_touch(), None)
    assert logged.contact.id == 2
    assert (logged.archived and logged.archived.name) == (gone if told else None)


def test_who_is_archived_is_named_with_the_way_back(desk: Desk) -> None:
    add(desk, "孙红", "王小明")
    archive_contact(desk, "1")
    archive_contact(desk, "2", deceased=True)
    for who in ("孙红", "1"):
        with pytest.raises(NotFoundError) as raised:
            find_contact(desk.store, who)
        assert str(raised.value) == "孙红 (1) is archived"
        assert raised.value.hint is not None
        told = raised.value.hint.format(**raised.value.facts)
        assert told == "bring back: rmtrack contact archive 1 --back"
    with pytest.raises(NotFoundError, match=r"王小明 \(2\) is kept as deceased") as raised:
        find_contact(desk.store, "2")
    assert raised.value.hint is None


@pytest.mark.parametrize(
    ("who", "fitting"),
    [
        ("1", [1]),
        ("王小明", [1, 2]),
        ("王小", [4]),  # the whole name decides
        ("annalee", [3]),
        ("小", [4, 1, 2]),  # by the name
        ("xiaoming", [1, 2]),
        ("wxm", [1, 2]),
        ("小敏", []),
    ],
)
def test_the_archived_clients_who_fit_are_candidates_of_a_refusal(
    desk: Desk, who: str, fitting: list[int]
) -> None:
    gone = add(desk, "王小明", "王小明", "Anna Lee", "王小")
    add(desk, "赵敏")
    for one in gone:
        archive(desk.store, one)
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, who)
    assert [number for number, _rival in raised.value.candidates] == fitting
    assert all(isinstance(rival, Rival) for _number, rival in raised.value.candidates)


def test_where_only_archived_clients_fit_a_part_of_a_name_they_are_named(desk: Desk) -> None:
    for one in add(desk, *["王小明"] * 5):
        archive(desk.store, one)
    with pytest.raises(NotFoundError, match="no client fits '小明'") as raised:
        find_contact(desk.store, "小明")
    told = (raised.value.hint or "").format(**raised.value.facts)
    assert told == "only archived clients fit: 王小明 (1), 王小明 (2), 王小明 (3), …"


def test_nobody_is_told_of_who_has_died(desk: Desk) -> None:
    add(desk, "张伟", "張偉")
    archive_contact(desk, "1", deceased=True)
    assert log_touch(desk, "张伟", a_touch(), None).archived is None


def test_of_archived_clients_alone_the_whole_name_decides(desk: Desk) -> None:
    for contact in add(desk, "王小", "王小明", "李小"):
        archive(desk.store, contact)
    assert found(desk, "王小", reading=True) == "王小"
    with pytest.raises(AmbiguousError):
        find_contact(desk.store, "小", reading=True)


def test_an_archived_client_is_not_offered_for_writing(desk: Desk) -> None:
    """The name would be refused once more."""
    for gone in add(desk, "赵敏", "王小明", "王小明")[1:]:
        archive(desk.store, gone)
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "王小民")
    assert raised.value.alike == ()
    with pytest.raises(NotFoundError, match=r"\(2\) is archived"):
        find_contact(desk.store, "王小明")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "王小民", reading=True)
    assert raised.value.alike == ((2, "王小明"), (3, "王小明"))


NAMES = ("王小明", "王晓明", "Anna Lee", "a%b_c", "李·买买提", "Wang Xiao", "O'Lee-An")
FOLDED = " '`´ʼ′‐‒–—−-"  # between the words of a Latin name
BETWEEN = f"[{FOLDED}]*"
SIGNS = st.sampled_from("王小晓明民李 anleeALE%_·b'-.woxg") | st.characters(codec="utf-8")


@st.composite
def near_misses(draw: st.DrawFn) -> str:
    """Return a name with one or two signs put in, left out, or exchanged."""
    name = list(draw(st.sampled_from(NAMES)))
    for _turn in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(name)))
        left_out = draw(st.integers(0, 1))
        name[at : at + left_out] = draw(st.lists(SIGNS, max_size=1))
    return "".join(name)


@pytest.fixture
def pool(desk: Desk) -> Desk:
    """Return the desk of an RM who knows all of NAMES."""
    add(desk, *NAMES)
    return desk


def fitting(who: str) -> list[str]:
    """Return whose name was typed, as a look-up does that knows nothing of keys."""
    key, plain = simplified(name_key(who)), bare(simplified(name_key(who)))
    whole = [name for name in NAMES if name_key(name) == key]
    return whole or [name for name in NAMES if plain and _has(name, plain, key)]


def _has(name: str, plain: str, key: str) -> bool:
    words = tuple(re.findall("[a-z]+|[^ -~]", name_key(name)))
    said = [{(name_fields(word)["readings"] or "").partition("/")[0]} for word in words]
    person = Person(name, "", words)
    odd = {sign for sign in key if not sign.isalnum() and sign not in FOLDED}
    if odd:  # each stands for itself
        apart = str.maketrans(dict.fromkeys(FOLDED))
        return key.translate(apart) in name_key(name).translate(apart)
    if may_fit(plain, person, said) and key.isascii() and not person.name.isascii():
        return _is_parted_so(key, [next(iter(one)) for one in said])
    return may_fit(plain, person, said)


def _is_parted_so(key: str, syllables: list[str]) -> bool:
    """Tell whether nothing stands inside a syllable where letters were typed for signs."""
    forms = [BETWEEN.join(f"(?:{one}|{one[0]})" for one in syllables)]
    for start in range(len(syllables)):
        for end in range(start, len(syllables)):
            before, last = syllables[start:end], syllables[end]
            forms += [BETWEEN.join([*before, last[:cut]]) for cut in range(1, len(last) + 1)]
            forms.append(BETWEEN.join(one[0] for one in syllables[start : end + 1]))
    return any(re.fullmatch(f"{BETWEEN}{form}{BETWEEN}", key) for form in forms)


def _is_cut(who: str, name: str) -> bool:
    """Tell whether letters were typed that are no whole words or syllables of a name."""
    plain = bare(simplified(name_key(who)))
    words = re.findall("[a-z]+|[^ -~]", name_key(name))
    said = [(name_fields(word)["readings"] or "").partition("/")[0] for word in words]
    wholes = {
        "".join(one[start:end])
        for one in (words, said)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    return plain not in wholes and re.search("[a-z]", plain) is not None


@given(who=near_misses())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example is taken back
)
def test_a_write_never_goes_to_a_name_that_is_merely_similar(pool: Desk, who: str) -> None:
    """It goes to a name of which the whole or a part was typed, else nowhere."""
    fits, before = fitting(who), dump(pool.store)
    if len(fits) == 1 and _is_cut(who, fits[0]):
        with suppress(NotFoundError):
            assert log_touch(pool, who, a_touch(), None).contact.name == fits[0]
            undo(pool)
    elif len(fits) == 1:
        assert log_touch(pool, who, a_touch(), None).contact.name == fits[0]
        undo(pool)
    else:
        with pytest.raises((AmbiguousError, NotFoundError)):
            log_touch(pool, who, a_touch(), None)
    assert dump(pool.store) == before


@pytest.mark.parametrize("reading", [False, True])
def test_a_name_longer_than_any_is_nobodys(desk: Desk, reading: bool) -> None:
    """An engine refuses to look for so long a part; the answer does not repeat it whole."""
    add(desk, "王小明")
    with pytest.raises(NotFoundError, match=r"no client fits '王{39}…'"):
        find_contact(desk.store, "王" * 20_000, reading=reading)
