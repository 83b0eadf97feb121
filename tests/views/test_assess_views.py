"""What is told before and after an assessment, and of a client to be placed."""

from collections.abc import Iterator
from datetime import date

import pytest

from rmtrack import i18n
from rmtrack.domain.answered import Before, Said
from rmtrack.domain.assessing import Answers, Ground, Question
from rmtrack.domain.cold_start import Guess, Suggestion, Unplaced
from rmtrack.domain.grid import CELLS
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.money import Money
from rmtrack.views.answers import (
    GROUNDS,
    HOLDS,
    LACKS,
    QUESTIONS,
    known_text,
    said_text,
    stands_text,
)
from rmtrack.views.cells import width
from rmtrack.views.cold_start import PAD, asked_text, pad_picture

LONG = "阿依古丽·买买提·阿卜杜热合曼江"


@pytest.fixture(autouse=True, params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak one language after the other."""
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def suggestion(name: str = "王小明", products: int = 0, last: date | None = None) -> Suggestion:
    client = Unplaced(
        1, name, name, None, None, Money.yuan(12_345_600), last, products=products, touches=0
    )
    return Suggestion(client, Guess(Band.MIDDLE, ()), Mood.NEUTRAL)


def test_every_question_and_every_ground_has_its_words() -> None:
    assert QUESTIONS.keys() == {*Question}
    assert GROUNDS.keys() == {*Ground}
    assert HOLDS.keys() == LACKS.keys() == {*Question} - {Question.PRODUCTS}


def test_the_number_pad_has_every_cell_where_the_grid_has_it() -> None:
    assert {*PAD.values()} == {*CELLS}
    rows = [[str(PAD[key]) for key in row] for row in ("789", "456", "123")]
    assert rows == [
        [f"{band}/{mood}" for mood in ("resistant", "neutral", "positive")]
        for band in ("high", "middle", "low")
    ]


@pytest.mark.parametrize("cells", [60, 80, 100])
def test_the_keys_and_the_question_fit_the_screen(cells: int) -> None:
    lines = pad_picture(cells=cells).splitlines()
    for name in ("王小明", LONG):
        for products, last in ((0, None), (3, date(2025, 10, 12))):
            asked = asked_text(suggestion(name, products, last), 20, 20, cells=cells)
            assert name in asked.replace("\n", "")
            lines += asked.splitlines()
    assert max(map(width, lines)) <= cells


def test_the_answer_stands_on_the_line_of_its_question() -> None:
    """Where there is no room for it, the question goes on in a line below."""
    short = suggestion(last=date(2026, 10, 30))
    assert len(asked_text(short, 1, 20, cells=80).splitlines()) == 1
    *who, place = asked_text(suggestion(LONG, 3, date(2025, 10, 12)), 1, 20, cells=60).splitlines()
    assert LONG in "".join(who)
    assert place.startswith("  → ")


def test_all_that_the_store_knows_is_told(lang: str) -> None:
    facts = Answers(products=2, buys_again=True, in_touch=False, basic_service=True, buys_only=True)
    told = known_text(Before(facts, (), None))
    assert len(told.split(" · ")) == 6
    if lang == "en":
        assert told == (
            "known: 2 products bought · buys again · not in touch every 1–3 months"
            " · only basic service · only ever talked to about something to buy"
            " · no contact on record"
        )


def test_the_last_contact_is_told_with_its_day(lang: str) -> None:
    facts = Answers(taken_over=False, buys_only=False, touched=True)
    told = known_text(Before(facts, (), date(2026, 11, 12)))
    assert told == {"en": "known: last in touch 12 Nov", "zh": "已知：上次联系11月12日"}[lang]


def test_what_was_said_before_is_told_by_day(lang: str) -> None:
    said = (
        Said(date(2026, 11, 2), Answers(upset=False, products=1)),
        Said(date(2026, 10, 12), Answers(buys_only=True, products=0, asks_first=True)),
    )
    told = said_text(said)
    assert told.count(" · ") == 3
    if lang == "en":
        assert told == (
            "said 2 Nov: not upset over a loss · 1 product; said 12 Oct: in touch only to be sold"
            " something · no products · asks you before deciding"
        )


def test_the_familiarity_that_stands_is_told_with_its_band(lang: str) -> None:
    assert stands_text(6) == {"en": "stands: 6 (high)", "zh": "目前：6（高）"}[lang]
