"""What is advised with a client: by the cell, and by the stage of the relationship."""

import pytest

from rmtrack.domain.advice import Advice, AdviceBook, Counsel
from rmtrack.domain.grid import CELLS, Cell
from rmtrack.domain.keys import Band, Mood, Stage

HERE = Cell(Band.HIGH, Mood.POSITIVE)
OURS = {
    "high/positive": {"aim": "a deal", "say": "which?", "avoid": "haste"},
    "reliance": {"aim": "be there first"},
}


def test_the_cell_and_the_stage_are_told() -> None:
    assert AdviceBook([OURS]).advice_for(HERE, 7) == Advice(
        HERE,
        Stage.RELIANCE,
        in_cell=Counsel("a deal", "which?", "haste"),
        at_stage=Counsel("be there first"),
    )


@pytest.mark.parametrize(
    ("cell", "familiarity", "told"),
    [
        (None, None, Advice(None, None, None, None)),
        (None, 6, Advice(None, Stage.RELIANCE, None, Counsel("be there first"))),
        (HERE, None, Advice(HERE, None, Counsel("a deal", "which?", "haste"), None)),
    ],
)
def test_what_is_not_known_is_not_advised_on(
    cell: Cell | None, familiarity: int | None, told: Advice
) -> None:
    assert AdviceBook([OURS]).advice_for(cell, familiarity) == told


def test_a_later_layer_holds_before_an_earlier_one_field_by_field() -> None:
    own = {"high/positive": {"say": "mine"}, "friend": {"say": "mine too"}}
    book = AdviceBook([OURS, own])
    assert book.counsel("high/positive") == Counsel("a deal", "mine", "haste")
    assert book.counsel("reliance") == Counsel("be there first")
    assert book.counsel("friend") == Counsel(say="mine too")


def test_what_is_said_to_be_empty_is_not_advised() -> None:
    book = AdviceBook([OURS, {"high/positive": {"avoid": ""}}])
    assert book.counsel("high/positive").avoid is None
    again = AdviceBook([*book.layers, {"high/positive": {"avoid": "pride"}}])
    assert again.counsel("high/positive").avoid == "pride"


def test_where_nothing_is_said_nothing_is_advised() -> None:
    book = AdviceBook([])
    assert {book.counsel(str(cell)) for cell in CELLS} == {Counsel()}
