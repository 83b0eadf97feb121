"""The beginnings under which a client is kept, and what of him a part fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.lookup import (
    LAST_SIGN,
    LONGEST_PART,
    MOST_PLACES,
    Match,
    Named,
    Typed,
    beyond,
    fits,
    least,
    names,
    parts,
    reading_that_fits,
)

SHAN = "shan xiao ming/dan xiao ming"
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=50)
SYLLABLES = st.lists(st.sampled_from(("a", "lv", "xian", "zhuang", "nve", "e2")), min_size=1)


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (Match.NAME, "王小明", {"王小明", "小明", "明"}),
        (Match.NAME, "al li", {"alli", "lli", "li", "i"}),
        (Match.FORMER_NAME, "o'b-c", {"obc", "bc", "c"}),
        (Match.EMPLOYER, "a-b", {"a-b", "-b", "b"}),
        (Match.NAME, "aa", {"aa", "a"}),
        (Match.PHONE, "021555", {"021555", "21555", "1555", "555"}),
        (Match.PHONE, "02", set()),
        (Match.INITIALS, SHAN, {"sxm", "dxm", "xm", "m"}),
        (Match.PINYIN, "a bo", {"abo", "bo"}),
        (Match.FORMER_SOUND, "a bo", {"abo", "bo", "ab", "b"}),
        (Match.PINYIN, "lv nve", {"lvnve", "lunue", "nve", "nue"}),
        (Match.PINYIN, "lvov wang", {"lvovwang", "wang"}),
        (Match.TAG, "", set()),
    ],
)
def test_the_endings_of_a_text_are_kept(kind: Match, text: str, kept: set[str]) -> None:
    assert parts(kind, text) == kept


def test_what_is_kept_is_bounded() -> None:
    kept = parts(Match.EMPLOYER, "x" * 40 + "y" * 5_000)
    assert max(map(len, kept)) == LONGEST_PART
    assert len(kept) <= MOST_PLACES


@pytest.mark.parametrize(
    ("kind", "text", "part", "expected"),
    [
        (Match.NAME, "王小明", "小明", True),
        (Match.NAME, "王小明", "王明", False),
        (Match.NAME, "john o'hara", "johnohara", True),
        (Match.NAME, "john o'hara", "nohar", True),
        (Match.NAME, "john o'hara", "n o", False),  # what is looked for is joined
        (Match.PINYIN, SHAN, "shanxiao", True),
        (Match.PINYIN, SHAN, "danx", True),
        (Match.PINYIN, SHAN, "xiaomi", True),
        (Match.PINYIN, SHAN, "iaoming", False),  # not from a syllable on
        (Match.PINYIN, SHAN, "shanming", False),
        (Match.PINYIN, "xi an", "xian", True),
        (Match.FORMER_SOUND, SHAN, "danx", True),
        (Match.FORMER_SOUND, SHAN, "dxm", True),
        (Match.FORMER_SOUND, SHAN, "dm", False),
        (Match.PINYIN, "xian", "an", False),
        (Match.PINYIN, "lv ye", "luye", True),
        (Match.INITIALS, SHAN, "xm", True),
        (Match.INITIALS, SHAN, "sm", False),
        (Match.INITIALS, SHAN, "sxmx", False),
        (Match.PHONE, "13800001234", "0123", True),
    ],
)
def test_a_part_fits(kind: Match, text: str, part: str, expected: bool) -> None:
    assert fits(kind, text, part) is expected


@given(TEXTS, st.integers(0, 49), st.integers(1, 50), TEXTS)
def test_whatever_stands_in_a_text_is_found_under_its_beginning(
    text: str, start: int, length: int, other: str
) -> None:
    """A part that is longer than what is kept is found too, and then compared whole."""
    part = text[start : start + length].strip(" ") or text
    kept = parts(Match.TAG, text)
    found = any(least(part) <= one < beyond(part) for one in kept)
    assert found == any(one.startswith(least(part)) for one in kept)
    assert fits(Match.TAG, text, part) == (not part.startswith(" "))
    assert fits(Match.TAG, text, other) == (other in text and not other.startswith(" "))


@given(TEXTS, TEXTS)
def test_a_range_holds_what_begins_alike_and_nothing_else(part: str, one: str) -> None:
    for kept in (one[:LONGEST_PART], (part + one)[:LONGEST_PART]):
        assert (least(part) <= kept < beyond(part)) == kept.startswith(least(part))


def test_the_last_sign_there_is_has_its_range_too() -> None:
    assert least(LAST_SIGN) <= LAST_SIGN * LONGEST_PART < beyond(LAST_SIGN)


@given(SYLLABLES, st.integers(0, 5), st.integers(1, 20))
def test_pinyin_fits_from_any_syllable_on(syllables: list[str], start: int, length: int) -> None:
    spoken = "".join(syllables[start:])[:length]
    if spoken:
        assert fits(Match.PINYIN, " ".join(syllables), spoken)


@given(SYLLABLES, st.integers(0, 5), st.integers(1, 5))
def test_initials_of_any_run_of_syllables_fit(
    syllables: list[str], start: int, length: int
) -> None:
    initials = "".join(one[0] for one in syllables[start : start + length])
    if initials:
        assert fits(Match.INITIALS, " ".join(syllables), initials)


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("单小", (), True),
        ("shan xiao", ("shan", "xiao"), True),
        ("sha nxiao", ("sha", "nxiao"), False),
        ("dxm", ("dxm",), True),
        ("danxm", ("danxm",), False),
        ("单明", (), False),
    ],
)
def test_who_is_named(key: str, words: tuple[str, ...], expected: bool) -> None:
    client = Named(1, "单小明", "单小明", SHAN, archived=False)
    assert names(Typed(key, words), client) is expected


def test_a_name_without_readings_is_named_by_what_stands_in_it_alone() -> None:
    anna = Named(1, "Anna Lee", "anna lee", None, archived=False)
    assert names(Typed("a l", ("a", "l")), anna)
    assert names(Typed("al", ("al",)), anna)
    assert not names(Typed("li", ("li",)), anna)
    assert not names(Typed("'"), anna)


def test_the_initials_of_a_latin_name_are_those_of_its_words() -> None:
    smith = Named(1, "John O'Smith", "john o'smith", "john o smith", archived=False)
    for typed in ("jos", "os", "j"):
        assert names(Typed(typed, (typed,)), smith)
    for typed in ("js", "smij"):
        assert not names(Typed(typed, (typed,)), smith)


def test_of_several_readings_the_one_that_fits_is_told() -> None:
    assert reading_that_fits(Match.PINYIN, SHAN, "danxi") == "dan xiao ming"
    assert reading_that_fits(Match.PINYIN, SHAN, "ming") == "shan xiao ming"
    assert reading_that_fits(Match.INITIALS, SHAN, "dx") == "dan xiao ming"
