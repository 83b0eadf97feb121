"""What all writings of a word, or of a text, have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.reading.writings import text_key, word_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("騰訊 Ｃafé", "腾讯 cafe"),
        ("Île-de-France", "ile-de-france"),
        ("高爾夫", "高尔夫"),
        ("", ""),
    ],
)
def test_a_text_is_one_in_all_writings(text: str, key: str) -> None:
    assert text_key(text) == key


def test_of_a_word_accents_count() -> None:
    """Two tags may differ in nothing else."""
    assert word_key("愛好 Café") == "爱好 café"


@given(st.text("王騰訊乾aＡé '··ß", max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_a_part_of_a_text_stays_a_part(text: str, start: int, end: int) -> None:
    assert text_key(text[start:end]) in text_key(text)
    assert text_key(text_key(text)) == text_key(text)
