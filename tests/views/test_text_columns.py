"""Texts in columns: what a narrow screen leaves out, what it folds, and that nothing is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.views.cells import broken, width
from rmtrack.views.columns import Column, Columns
from tests.views.drawing import drawn

NAMES = ["王小明", "Maria Magdalena", "李"]
WORDS = st.lists(
    st.text(st.sampled_from("ab 王，李·-"), max_size=40).map(str.strip), min_size=1, max_size=6
)


def lines(*columns: Column, cells: int) -> list[str]:
    return drawn(Columns(columns), cells)


def test_columns_stand_below_their_headings() -> None:
    numbers = Column("", ["1", "12", "3"], on_the_right=True)
    assets = Column("assets", ["1m", "", "50k"], on_the_right=True)
    assert lines(numbers, Column("name", NAMES, style="lead"), assets, cells=80) == [
        "    name             assets",
        " 1  王小明               1m",
        "12  Maria Magdalena",
        " 3  李                  50k",
    ]


def test_a_text_folds_where_there_is_no_room_and_takes_what_there_is() -> None:
    columns = Column("name", NAMES, folds_at=8), Column("phone", ["1", "2", "3"])
    assert lines(*columns, cells=80)[2] == "Maria Magdalena  2"
    assert lines(*columns, cells=15) == [
        "name      phone",
        "王小明    1",
        "Maria     2",
        "Magdalen",
        "a",
        "李        3",
    ]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [(80, "a b c d"), (12, "a b c"), (11, "a b c"), (8, "a b"), (7, "a b"), (3, "a")],
)
def test_a_narrow_screen_leaves_out_the_lowest_rank_and_before_it_what_is_empty(
    cells: int, kept: str
) -> None:
    told = Column("a", ["aa"]), Column("b", ["bbb"], rank=2), Column("c", ["cc"], rank=1)
    heading, *_rest = lines(*told, Column("d", [""], rank=3), cells=cells)
    assert " ".join(heading.split()) == kept


def test_columns_that_fold_give_way_from_the_right() -> None:
    one, two = Column("one", ["a" * 20], folds_at=12), Column("two", ["b" * 20], folds_at=12)
    assert lines(one, two, cells=20) == [
        "one           two",
        "aaaaaaaaaaaa  bbbbbb",
        "aaaaaaaa      bbbbbb",
        "              bbbbbb",
        "              bb",
    ]


@given(WORDS, st.integers(30, 60))
def test_nothing_is_cut_and_no_line_is_too_long(texts: list[str], cells: int) -> None:
    numbers = Column("", ["7"] * len(texts), on_the_right=True)
    folding = Column("x", texts, folds_at=12), Column("y", texts, folds_at=12)
    narrow = lines(numbers, *folding, cells=cells)
    assert max(map(width, narrow)) <= cells
    wide = lines(numbers, *folding, cells=200)
    assert len(wide) == len(texts) + 1
    assert signs(narrow) == signs(wide) == signs([*texts, *texts, "xy", "7" * len(texts)])


def signs(texts: list[str]) -> list[str]:
    return sorted("".join(texts).replace(" ", ""))


@given(st.text(st.sampled_from("ab 王，李"), max_size=60), st.integers(2, 20))
def test_a_broken_text_loses_nothing_but_blanks(text: str, cells: int) -> None:
    parts = broken(text, cells)
    assert max(map(width, parts)) <= cells
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
