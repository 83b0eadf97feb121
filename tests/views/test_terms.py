"""The words of the Chinese screens: what is shown can be typed, and the tone is kept."""

import re
from collections.abc import Iterator

import pytest

from rmtrack import i18n
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import (
    CATEGORIES,
    Band,
    DealState,
    Degree,
    Kind,
    LostReason,
    Mood,
    Objection,
    Outcome,
    Sex,
)
from rmtrack.reading.words import read_category, read_word
from rmtrack.views.terms import cell_term, term, title
from tools import catalogues

SETS = (Band, DealState, Degree, Kind, LostReason, Mood, Objection, Outcome, Sex)
WIDE = r"[\u4e00-\u9fff]"
FORBIDDEN = ("！", "!", "用户", "推荐得分")
CHINESE = [
    text
    for path in catalogues.catalogues(catalogues.ROOT)
    for message in catalogues.load(path)
    if catalogues.named(message)
    for text in catalogues.texts(message.string)
]


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    before = i18n.current()
    i18n.use("zh")
    yield
    i18n.use(before)


@pytest.mark.parametrize("member", [member for kind in SETS for member in kind], ids=repr)
def test_a_chinese_word_on_the_screen_can_be_typed_back(member: Band) -> None:
    assert read_word(type(member), term(member)) is member


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_category_on_the_screen_can_be_typed_back(category: str) -> None:
    assert read_category(term(category)) == category


def test_a_word_of_the_users_own_stands_as_it_is() -> None:
    assert term("信用卡") == title("信用卡") == "信用卡"


def test_a_cell_is_band_and_mood() -> None:
    assert cell_term(Cell(Band.HIGH, Mood.POSITIVE)) == "高·积极"
    assert cell_term(None) == ""


def test_a_line_begins_with_a_capital_in_english() -> None:
    i18n.use("en")
    assert title("investment") == "Investment"


@pytest.mark.parametrize("word", FORBIDDEN)
def test_the_chinese_screens_avoid(word: str) -> None:
    assert not [text for text in CHINESE if word in text]


def test_chinese_sentences_have_full_width_punctuation() -> None:
    """A half-width mark beside a Chinese character belongs to a sentence, not to a command."""
    half = re.compile(rf"{WIDE}[,.:;?()]|[,:;?()]{WIDE}")
    assert not [text for text in CHINESE if half.search(text)]


def test_behind_is_told_with_an_amount() -> None:
    told = [text for text in CHINESE if "落后" in text]
    assert told
    assert all("{amount}" in text for text in told)
