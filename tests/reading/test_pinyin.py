"""How a Chinese name may be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from rmtrack.domain.lookup import READINGS, SYLLABLES
from rmtrack.reading.heteronyms import COMMON, COMPOUND_SURNAMES, SURNAMES, read_table
from rmtrack.reading.names import has_chinese, name_fields, name_key, simplified
from rmtrack.reading.pinyin import MOST_READINGS, MOST_SYLLABLES, readings_of
from rmtrack.reading.profile import read_called


def spoken(name: str) -> list[str]:
    found = name_fields(name)["readings"]
    return found.split(READINGS) if found else []


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("王小明", ["wang xiao ming"]),
        ("单小明", ["shan xiao ming", "dan xiao ming"]),
        ("仇英", ["qiu ying", "chou ying"]),
        ("查良", ["zha liang", "cha liang"]),
        ("区永", ["ou yong", "qu yong"]),
        ("解珍", ["xie zhen", "jie zhen"]),
        ("朴树", ["piao shu", "pu shu", "po shu"]),
        ("翟天", ["zhai tian", "di tian"]),
        ("盖伦", ["ge lun", "gai lun"]),
        ("曾敏", ["zeng min", "ceng min"]),
        ("尉迟恭", ["yu chi gong", "wei chi gong"]),
        ("万俟洛", ["mo qi luo", "wan qi luo"]),
        ("单于飞", ["chan yu fei", "dan yu fei", "shan yu fei"]),
        ("欧阳修", ["ou yang xiu"]),
        ("小单", ["xiao dan", "xiao shan"]),  # a surname behind 小 is one, too
        ("張偉", ["zhang wei"]),
        ("單小明", ["shan xiao ming", "dan xiao ming"]),
        ("吕绿", ["lv lv", "lv lu"]),
        ("李晟", ["li sheng", "li cheng"]),
        ("李 Anna", ["li anna"]),
        ("王小明2", ["wang xiao ming 2"]),
        ("阿依古丽·买买提", ["a yi gu li mai mai ti", "e yi gu li mai mai ti"]),
        ("王𠮷", ["wang"]),  # nobody reads the second sign
        ("诶王", ["ei wang"]),
        ("𠮷", []),
        ("Anna Lee", ["anna lee"]),
        ("José O’Brien-Łuk 3", ["jose o brien luk 3"]),
        ("Kim 김", ["kim"]),
        ("김철수", []),
        ("がくと", []),
        ("❤", []),
        ("", []),
    ],
)
def test_the_likeliest_reading_comes_first(name: str, readings: list[str]) -> None:
    assert spoken(name) == readings


def test_no_sound_of_old_makes_every_wang_a_yu() -> None:
    """A dictionary of all times would: then half of all clients fit half of all syllables."""
    assert spoken("王明") == ["wang ming"]


@pytest.mark.parametrize("name", ["乐长重行", "乐长重行都参朝", "长" * 60])
def test_readings_are_bounded(name: str) -> None:
    readings = spoken(name)
    assert 1 <= len(readings) <= MOST_READINGS
    assert len(readings) * len(name) <= MOST_SYLLABLES
    assert len(set(readings)) == len(readings)
    assert (
        readings[0].split(SYLLABLES)[1:3] == [spoken(sign)[0] for sign in name[1:3]]
        or name[1] == "长"
    )


@pytest.mark.parametrize("table", [SURNAMES, COMPOUND_SURNAMES, COMMON])
def test_the_tables_hold_signs_and_sounds(table: str) -> None:
    for signs, sounds in read_table(table).items():
        assert has_chinese(signs)
        assert signs == simplified(signs)
        assert all(sound.isascii() and sound.isalpha() for sound in sounds)
        if table is COMPOUND_SURNAMES:
            assert len(signs) == len(sounds)


def test_no_sign_stands_twice_in_a_table() -> None:
    for table in (SURNAMES, COMPOUND_SURNAMES, COMMON):
        assert len(read_table(table)) == len(table.split())


@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_every_reading_has_the_same_number_of_syllables(name: str) -> None:
    key = name_key(name)
    readings = readings_of(key, simplified(key))
    if readings is not None:
        syllables = [reading.split(SYLLABLES) for reading in readings.split(READINGS)]
        assert len({len(one) for one in syllables}) == 1
        assert all(one.isascii() and one.isalnum() for reading in syllables for one in reading)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("張偉", "张伟"),
        ("张伟", "张伟"),
        ("葉蕭餘", "叶萧余"),
        ("乾坤", "干坤"),
        ("Anna LÉE", "anna lee"),
        ("𠮷", "𠮷"),
    ],
)
def test_a_key_is_kept_in_simplified_characters(name: str, key: str) -> None:
    assert name_fields(name)["name_key"] == key


@given(*[st.text("張偉乾坤麴瞭單王aé ·'", max_size=8)] * 2)
def test_a_part_of_a_name_stays_a_part(part: str, rest: str) -> None:
    """Signs are simplified each for itself, whatever words they make."""
    assert simplified(part) + simplified(rest) == simplified(part + rest)
    assert simplified(simplified(part)) == simplified(part)
    assert name_key(simplified(name_key(part))) == simplified(name_key(part))


def test_every_sign_that_is_simplified_stays_so() -> None:
    for number in range(0x3400, 0xA000):
        assert simplified(simplified(chr(number))) == simplified(chr(number))


def test_no_sign_is_passed_by_that_the_dictionary_simplifies() -> None:
    """Of most it is known without the dictionary that they are simple."""
    convert = OpenCC("t2s").convert
    for sign in map(chr, range(0x3400, 0xA000)):
        assert simplified(sign) == convert(convert(sign))


def test_simple_signs_load_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that only looks somebody up has no time for it."""
    monkeypatch.setattr("rmtrack.reading.names._simple", lambda _sign: pytest.fail("loaded"))
    for key in ("", "anna lée", "高尔夫球会", "王小明 138"):
        assert simplified(key) == key


def test_a_name_that_was_typed_has_all_its_fields() -> None:
    assert read_called(" 單  Anna ") == {
        "name": "單 Anna",
        "name_key": "单anna",
        "readings": "shan anna/dan anna",
    }


@pytest.mark.parametrize(("text", "expected"), [("a王", True), ("𠮷", True), ("Éc2", False)])
def test_what_has_chinese_characters(text: str, expected: bool) -> None:
    assert has_chinese(text) is expected
