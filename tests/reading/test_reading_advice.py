"""A text of advice to places and what is advised there; the program's own texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.advice import AdviceBook, Counsel
from rmtrack.domain.grid import CELLS
from rmtrack.domain.keys import Mood, Stage
from rmtrack.reading.advice import (
    NO_FIELD,
    NO_PLACE,
    NOWHERE,
    PLACES,
    AdviceText,
    Fault,
    read_advice,
)
from rmtrack.views.cells import fold
from tests.package_source import PACKAGE

KEYS = [*map(str, CELLS), *map(str, Stage)]
COLUMN = 10  # cells that the longest title on a client's page takes, and the gap behind it
NEVER = re.compile("[!！]|用户|推荐得分|保本|保证收益")  # the last two, no bank may promise


def test_a_text_is_read_place_by_place() -> None:
    text = "# ours\n\n[high/positive]\naim: a deal\n  say :  which?  \n\n[habit]\navoid: noise\n"
    assert read_advice(text) == AdviceText(
        {"high/positive": {"aim": "a deal", "say": "which?"}, "habit": {"avoid": "noise"}}, ()
    )


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("[高/积极]", "high/positive"),
        ("[高·积极]", "high/positive"),
        ("［低／抗拒］", "low/resistant"),
        ("[ High/Positive ]", "high/positive"),
        ("[中/neutral]", "middle/neutral"),
        ("【高·积极】", "high/positive"),
        ("【 低／中立 ]", "low/neutral"),
        ("[认识]", "met"),
        ("[接受]", "accepted"),
        ("[习惯]", "habit"),
        ("[依赖]", "reliance"),
        ("[朋友]", "friend"),
    ],
)
def test_a_place_is_named_in_either_language(typed: str, place: str) -> None:
    assert read_advice(f"{typed}\naim: x").said == {place: {"aim": "x"}}


@pytest.mark.parametrize(
    ("typed", "field", "text"),
    [
        ("目标：见一面", "aim", "见一面"),
        ("话术:“您看：哪天？”", "say", "“您看：哪天？”"),
        ("说：哪天？", "say", "哪天？"),
        ("ｓａｙ：哪天？", "say", "哪天？"),
        ("避免：别说: 保证", "avoid", "别说: 保证"),
        ("AIM: x", "aim", "x"),
        ("say:", "say", ""),
        ("aim: a # b", "aim", "a # b"),
        ("aim: a\x1b[31m\u202eb\t", "aim", "a[31mb"),
    ],
)
def test_a_field_is_what_stands_before_the_first_colon(typed: str, field: str, text: str) -> None:
    assert read_advice(f"[habit]\n{typed}") == AdviceText({"habit": {field: text}}, ())


def test_what_is_said_later_holds() -> None:
    text = "[habit]\naim: a\nsay: b\n[friend]\naim: c\n[habit]\naim: d"
    assert read_advice(text).said == {"habit": {"aim": "d", "say": "b"}, "friend": {"aim": "c"}}


@pytest.mark.parametrize("remark", ["# x", "＃ 说明", "#[habit]"])
def test_a_remark_is_passed_over(remark: str) -> None:
    assert read_advice(f"[habit]\n{remark}\naim: x").said == {"habit": {"aim": "x"}}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("goal: x", NO_FIELD),
        ("aim x", NO_FIELD),
        ("just words", NO_FIELD),
        (": x", NO_FIELD),
        ("[high/happy]", NO_PLACE),
        ("[high]", NO_PLACE),
        ("[nowhere", NO_PLACE),
        ("[habit] aim: x", NO_PLACE),
        ("[]", NO_PLACE),
        ("【】", NO_PLACE),
    ],
)
def test_a_faulty_line_is_told_by_its_number_and_the_rest_holds(line: str, sentence: str) -> None:
    read = read_advice(f"[habit]\r\naim: x\r\n{line}\r\n[friend]\r\nsay: y\r\n")
    assert read.faults == (Fault(3, line, sentence),)
    assert read.said == {"habit": {"aim": "x"}, "friend": {"say": "y"}}


def test_a_line_before_any_place_is_faulty() -> None:
    read = read_advice("\ufeffaim: x\nwords\n[habit]")
    faults = (Fault(1, "aim: x", NOWHERE), Fault(2, "words", NO_FIELD))
    assert read == AdviceText({"habit": {}}, faults)


def test_what_stands_at_a_place_that_is_none_goes_with_it() -> None:
    """One slip is told once: nothing lands at the place before."""
    read = read_advice("[habit]\naim: a\n[hobby]\naim: b\nsay: c")
    assert read == AdviceText({"habit": {"aim": "a"}}, (Fault(3, "[hobby]", NO_PLACE),))


def test_a_long_faulty_line_is_cut() -> None:
    (fault,) = read_advice("x" * 500).faults
    assert len(fault.text) == 40


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read = read_advice(text)
    assert read.said.keys() <= set(PLACES.values())
    assert all(fault.line <= text.count("\n") + 1 for fault in read.faults)


fields = st.sampled_from(Counsel._fields)
words = st.text("abc 的一，:#[]", max_size=9).map(str.strip)


@given(st.dictionaries(st.sampled_from(KEYS), st.dictionaries(fields, words, min_size=1)))
def test_what_is_written_down_is_read_again(said: dict[str, dict[str, str]]) -> None:
    lines = [
        line
        for place, texts in said.items()
        for line in (f"[{place}]", *(f"{field}: {text}" for field, text in texts.items()))
    ]
    assert read_advice("\n".join(lines)) == AdviceText(said, ())


def ours(language: str) -> AdviceText:
    return read_advice((PACKAGE / "advice" / f"{language}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_our_own_advice_is_whole(language: str) -> None:
    """Every cell and every stage: what to aim at, to say, to avoid; and nothing that is none."""
    read = ours(language)
    assert read.faults == ()
    assert list(read.said) == KEYS
    book = AdviceBook([read.said])
    assert all(all(book.counsel(place)) for place in KEYS)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("place", KEYS)
def test_our_own_advice_is_short_and_calm(language: str, place: str) -> None:
    """Two lines of 80 columns at most, in the tone of the house, and no promise of a return."""
    for text in ours(language).said[place].values():
        assert len(fold(text, 80 - COLUMN)) <= 2, text
        assert not NEVER.search(text), text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_whoever_resists_is_asked_how_willing_from_0_to_10(language: str) -> None:
    said = ours(language).said
    for cell in CELLS:
        asked = "10" in said[str(cell)]["say"] and "0" in said[str(cell)]["say"].replace("10", "")
        assert asked is (cell.mood is Mood.RESISTANT), cell


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_places_advise_the_same(language: str) -> None:
    aims = [texts["aim"] for texts in ours(language).said.values()]
    assert len(set(aims)) == len(aims)
