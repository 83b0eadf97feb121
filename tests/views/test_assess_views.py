"""What is told before and after an assessment, and of a client to be placed."""

from collections.abc import Iterator
from datetime import date

import pytest

from rmtrack import i18n
from rmtrack.domain.assessing import Answers, Ground, Question
from rmtrack.domain.cold_start import Guess, Suggestion, Unplaced
from rmtrack.domain.grid import CELLS
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.money import Money
from rmtrack.views.assess import GROUNDS, QUESTIONS, known_text
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
    assert len(asked_text(suggestion(), 1, 20, cells=80).splitlines()) == 1
    *who, place = asked_text(suggestion(LONG, 3, date(2025, 10, 12)), 1, 20, cells=60).splitlines()
    assert LONG in "".join(who)
    assert place.startswith("  → ")


def test_all_that_the_store_knows_is_told(lang: str) -> None:
    known = Answers(products=2, buys_again=True, in_touch=False, basic_service=True, buys_only=True)
    told = known_text(known)
    assert len(told.split(" · ")) == 6
    if lang == "en":
        assert told == (
            "known: 2 products bought · buys again · not in touch every 1–3 months"
            " · only basic service · only ever talked to about something to buy · never touched"
        )


def test_where_the_store_knows_nothing_to_tell_nothing_is_told() -> None:
    assert known_text(Answers(taken_over=False, buys_only=False, touched=True)) == ""
