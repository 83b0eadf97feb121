"""Fields of the user's own in the grid sheet: columns wherever there is room for them."""

import pytest

from rmtrack.domain.grid_sheet import Sheet, SheetOrder, SheetRow
from rmtrack.domain.own_fields import Own
from rmtrack.views.cells import width
from rmtrack.views.grid_sheet import sheet_screen
from tests.views.test_grid_views import HIGH, LI, WANG, drawn

TWO = (("爱好", "围棋"), ("车", "宝马"))
FOUR = (*TWO, ("孩子", "两个女儿"), ("学校", "清华大学"))
SIX = (*FOUR, ("籍贯", "浙江绍兴市"), ("茶", "西湖龙井"))
PROSE = "每年春天都要回老家住上一两个月，联系不上的时候打给他太太，电话在第一次面谈的记录里"
LONG = (("爱好", "围棋"), ("备忘", 2 * PROSE))


def lines(*fields: Own, cells: int) -> list[str]:
    """Return the sheet below its head, of clients with these fields."""
    clients = [WANG, LI._replace(name_key="z")]
    rows = [
        SheetRow(client, 46 if client is WANG else None, None, None, own)
        for client, own in zip(clients, fields, strict=False)
    ]
    text = drawn(sheet_screen(Sheet(HIGH, None, SheetOrder.NAME, tuple(rows))), cells)
    assert max(map(width, text.splitlines())) <= cells
    return text.splitlines()[1:-1]


@pytest.mark.parametrize("cells", [80, 100])
def test_a_few_short_ones_are_columns_beside_the_facts(cells: int) -> None:
    assert lines(TWO, (), cells=cells) == [
        "    name    0–9  sex   age  account opened  assets  爱好  车",
        " 1  王小明    8  male   46      2 Mar 2015    3.2m  围棋  宝马",
        "      last  13 Nov  next  no next step",
        "21  李姐      6",
        "      last  9 Nov   next  no next step",
    ]


def test_four_are_columns_beside_the_facts_where_these_leave_room() -> None:
    heads, wang, *_rest = lines(FOUR, cells=100)
    assert heads.endswith("assets  爱好  车    孩子      学校")
    assert wang.endswith("3.2m  围棋  宝马  两个女儿  清华大学")


def test_those_without_room_there_are_columns_of_a_second_line() -> None:
    assert lines(SIX, TWO, cells=80) == [
        "    name    0–9  sex   age  account opened  assets  爱好  车    孩子",
        "      学校      籍贯        茶",
        " 1  王小明    8  male   46      2 Mar 2015    3.2m  围棋  宝马  两个女儿",
        "      清华大学  浙江绍兴市  西湖龙井",
        "      last  13 Nov  next  no next step",
        "21  李姐      6                                     围棋  宝马",
        "      last  9 Nov   next  no next step",
    ]


@pytest.mark.parametrize("cells", [60, 80, 100])
def test_a_long_one_has_a_line_with_a_label(cells: int) -> None:
    shown = lines(LONG, cells=cells)
    assert any(line.startswith("      more  ") and "备忘 每年" in line for line in shown)
    assert ("爱好" in shown[0]) is (cells > 60)
    assert 2 * PROSE in "".join(line.strip() for line in shown)


def test_a_narrow_screen_has_a_line_with_a_label() -> None:
    assert "      more  爱好 围棋 · 车 宝马 · 孩子 两个女儿 · 学校" in lines(FOUR, cells=60)


def test_a_wide_screen_has_a_row_a_client_where_all_are_columns() -> None:
    heads, *rows = lines(TWO, (), cells=120)
    assert heads.split()[-6:] == ["爱好", "车", "last", "conversation", "next", "step"]
    assert len(rows) == 2
    assert lines(FOUR, cells=120)[0].endswith("assets  爱好  车    孩子      学校")


@pytest.mark.parametrize("cells", [40, 60, 80, 100, 109, 110, 120, 150, 200])
@pytest.mark.parametrize("fields", [(), TWO, FOUR, SIX, LONG, LONG + SIX[2:]])
def test_nothing_is_lost_on_any_screen(fields: Own, cells: int) -> None:
    told = "".join("".join(lines(fields, (("别的", "x"),), cells=cells)).split())
    assert all("".join(value.split()) in told or cells >= 110 for _name, value in fields)
    assert all(name in told for name, _value in fields)
