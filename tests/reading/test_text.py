"""Text is made safe once, at the edge."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.reading.text import LONGEST_SHOWN, clean, clean_lines, narrow, shown

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  王小明 ", "王小明"),
        ("王小明\u3000", "王小明"),
        ("a\tb\nc\r\nd\re", "a b c d e"),
        ("a\x85b\u2028c\u2029d\x0be", "a b c d e"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x00a\x7fb\x9fc", "abc"),
        (f"a{BIDI}b", "ab"),
        ("\ufeff姓\u200b名", "姓名"),
        ("e\u0301", "é"),
        ("👩\u200d💼", "👩\u200d💼"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("", ""),
    ],
)
def test_a_text_is_one_clean_line(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_lines_can_be_kept() -> None:
    assert clean_lines(" a\r\nb\rc\td\x1b\u2028e\n") == "a\nb\nc d\ne"


@pytest.mark.parametrize("read", [clean, clean_lines])
@pytest.mark.parametrize("text", ["\udcce\udcf7", "王\ud800"])
def test_bytes_that_are_no_characters_are_refused(read: Callable[[str], str], text: str) -> None:
    """The error itself can be written out in any encoding of Unicode."""
    with pytest.raises(InputError, match="UTF-8") as told:
        read(text)
    assert str(told.value).encode()


@given(TEXTS)
def test_no_control_survives_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert not [sign for sign in once if unicodedata.category(sign) == "Cc" or sign in BIDI]
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(TEXTS)
def test_of_the_controls_only_the_end_of_a_line_is_kept_in_lines(text: str) -> None:
    kept = clean_lines(text)
    assert not [sign for sign in kept if unicodedata.category(sign) == "Cc" and sign != "\n"]
    assert clean_lines(kept) == kept


def test_full_width_forms_become_narrow_and_nothing_else_does() -> None:
    assert narrow("１２，５００．５０￥ＡＺ（）\u3000＋") == "12,500.50¥AZ() +"
    assert narrow("5²①½") == "5²①½"
    assert narrow("abc") == "abc"


def test_a_long_text_is_cut_where_an_error_repeats_it() -> None:
    assert shown("x" * LONGEST_SHOWN) == "x" * LONGEST_SHOWN
    assert shown("x" * 1000) == "x" * (LONGEST_SHOWN - 1) + "…"
