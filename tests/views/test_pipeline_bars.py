"""Numbers of one unit in a column, and bars that never say more than they know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack import i18n
from rmtrack.domain.money import Money
from rmtrack.views.cells import width
from rmtrack.views.pipeline_amounts import in_column, said
from rmtrack.views.pipeline_bars import (
    BOOKED,
    LEAST,
    REST,
    WEIGHTED,
    Barred,
    Column,
    Row,
    Sheet,
)
from tests.views.drawing import drawn, styles

SIGNS = (BOOKED, WEIGHTED, REST)
COLUMNS = (Column(on_the_right=False), Column(rank=1), Column(rank=2))
HEADS = ("name", "many", "few")


def row(*sizes: int, mark: int = 0) -> Row:
    return Row(("a", "123456789", "12345"), (*sizes, 0, 0)[:3], mark)


def table(*rows: Row, unit: str = "amount", headed: bool = True) -> Barred:
    return Barred(HEADS if headed else (), rows, SIGNS, unit)


def lines_of(
    *tables: Barred, columns: int = 80, wanted: int = 0, terminal: bool = True
) -> list[str]:
    return drawn(Sheet(tables, COLUMNS, wanted=wanted), columns, terminal=terminal)


def bars_of(*rows: Row, columns: int = 80) -> list[str]:
    lines = lines_of(table(*rows), columns=columns)
    return [line.rpartition("12345  ")[2] for line in lines if line.startswith("a")]


@pytest.mark.parametrize(
    ("yuan", "told"),
    [
        ([1_300_000, 345_420, 0], ["1,300k", "345k", "0"]),
        ([9_000, 2_000], ["9,000", "2,000"]),
        ([1_300_000, 9_400, 900], ["1,300k", "9.4k", "900"]),
        ([-20_000, 5_000], ["-20k", "5k"]),
        ([0], ["0"]),
    ],
    ids=["thousands", "little", "both", "taken back", "nothing"],
)
def test_a_column_of_money_has_one_unit(yuan: list[int], told: list[str]) -> None:
    assert in_column([Money.yuan(one) for one in yuan], deals=False) == told


def test_a_column_in_chinese_is_in_wan() -> None:
    i18n.use("zh")
    amounts = [Money.yuan(one) for one in (1_300_000, 100_000_000, -2_000)]
    assert in_column(amounts, deals=False) == ["130.00万", "10,000.00万", "-0.20万"]
    assert in_column([Money(1), Money.yuan(40), Money(0)], deals=False) == ["0.01元", "40元", "0"]
    i18n.use("en")


def test_what_is_not_nothing_never_looks_like_nothing() -> None:
    assert in_column([Money(1), Money.yuan(500)], deals=False) == ["0.01", "500"]
    assert in_column([Money(1), Money.yuan(2_290_000)], deals=False) == ["0.01", "2,290k"]


def test_a_column_goes_by_the_largest_of_all_that_have_its_unit() -> None:
    amounts = [Money.yuan(one) for one in (40_000, 5_000)]
    large = Money.yuan(2_290_000)
    assert in_column([amounts[1]], deals=False, largest=large) == ["5k"]
    assert in_column([Money(240)], deals=True, largest=large) == ["2.4"]


@pytest.mark.parametrize(
    ("fen", "told"),
    [([300, 240], ["3.0", "2.4"]), ([300, 25], ["3.00", "0.25"]), ([300, 0], ["3", "0"])],
)
def test_a_column_of_deals_has_as_many_decimals_as_the_chances_leave(
    fen: list[int], told: list[str]
) -> None:
    assert in_column([Money(one) for one in fen], deals=True) == told


@pytest.mark.parametrize(
    ("fen", "told"), [(100, "1 deal"), (300, "3 deals"), (240, "2.4 deals"), (50, "0.5 deals")]
)
def test_a_number_of_deals_in_words(fen: int, told: str) -> None:
    assert said(Money(fen), deals=True) == told


def test_the_parts_stand_one_behind_the_other_on_one_scale() -> None:
    full, half = bars_of(row(40, 20, 20), row(0, 40, 0), columns=65)
    assert full == "█" * 20 + "▓" * 10 + "░" * 10
    assert half == "▓" * 20


def test_what_is_there_is_seen_and_what_is_not_is_not() -> None:
    _full, little, nothing = bars_of(row(1_000_000), row(1), row(0))
    assert little == "█"
    assert not nothing.strip("a 123456789")


def test_less_than_nothing_draws_nothing() -> None:
    _full, less = bars_of(row(100, 0), row(-50, 10))
    assert "█" not in less
    assert "▓" in less


def test_the_target_is_cut_out_of_the_bar_or_stands_behind_it() -> None:
    reached, short = bars_of(row(40, mark=20), row(10, mark=40), columns=65)
    assert reached == "█" * 20 + "┃" + "█" * 19
    assert short == "█" * 10 + " " * 30 + "┃"


def test_all_bars_of_a_screen_begin_in_one_column_and_share_a_scale() -> None:
    first, second = table(row(40)), table(Row(("much longer", "1", "1"), (20, 0, 0)), headed=False)
    lines = lines_of(first, second)
    at = lines[1].index("█")
    assert lines[2].index("█") == at
    assert lines[1].count("█") == 2 * lines[2].count("█")


def test_what_counts_otherwise_has_a_scale_of_its_own() -> None:
    lines = lines_of(table(row(4_000_000)), table(row(3), unit="deals", headed=False))
    assert lines[1].count("█") == lines[2].count("█")


def test_the_signs_are_explained_once_beside_the_first_headings_or_above_them() -> None:
    tables = (table(row(4, 2, mark=5)), table(row(0, 0, 3)))
    legend = "█ booked  ▓ weighted  ░ rest  ┃ target"
    heads = "name       many    few"
    wide = lines_of(*tables, columns=90)
    assert (wide[0], wide[2]) == (f"{heads}  {legend}", heads)
    narrow = lines_of(*tables, columns=50)
    assert narrow[:2] == [f"  {legend}", heads]
    assert sum(legend in line for line in narrow) == 1


def test_columns_make_way_for_bars_that_are_wanted_and_only_then() -> None:
    lines = lines_of(table(row(1)), columns=30)
    assert lines[1].startswith("a     123456789  12345")
    assert not any(sign in lines[1] for sign in "█▓░")
    wanted = lines_of(table(row(1)), columns=30, wanted=40)
    assert wanted[-1] == "a     12345  " + "█" * 16
    assert lines_of(table(row(1)), columns=30, wanted=40, terminal=False) == wanted


def test_a_column_without_a_text_is_left_out_with_its_heading() -> None:
    only = Row(("a", "", "5"), (1, 0, 0))
    assert lines_of(table(only), terminal=False) == ["name  few", "a       5"]


def test_a_screen_that_is_too_narrow_for_bars_has_no_line_for_what_they_mean() -> None:
    for columns in range(20, 36):
        assert len(lines_of(table(row(1)), columns=columns)) == 2


def test_a_plain_nothing_is_quiet() -> None:
    screen = Sheet([table(Row(("a", "0", "10"), (1, 0, 0)))], COLUMNS)
    assert styles(screen, "0") == {"dim", "none"}


def test_nothing_at_all_is_drawn_as_nothing() -> None:
    assert lines_of(table(row(0))) == ["name       many    few", "a     123456789  12345"]
    assert lines_of(Barred(HEADS, (), SIGNS, "amount")) == [""]


@given(
    st.lists(st.tuples(*[st.integers(-(10**12), 10**12)] * 3, st.integers(0, 10**12)), min_size=1),
    st.integers(10, 200),
)
def test_no_line_is_wider_than_its_screen_and_each_part_that_is_there_has_its_sign(
    sizes: list[tuple[int, int, int, int]], columns: int
) -> None:
    rows = [row(*parts, mark=mark) for *parts, mark in sizes]
    lines = lines_of(table(*rows), columns=columns)
    least = width("a     123456789  12345")
    assert all(width(line) <= max(columns, least) for line in lines) or columns < least
    if columns >= least + LEAST + 3:
        for line, (booked, *_rest) in zip(lines[-len(rows) :], sizes, strict=True):
            assert ("█" in line or "┃" in line) or booked <= 0
