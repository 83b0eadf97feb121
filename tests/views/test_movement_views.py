"""Who moved in the grid, as a person and a script read it."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from rich.console import Console

from rmtrack import i18n
from rmtrack.domain.grid import CELLS, Cell
from rmtrack.domain.keys import INSURANCE, Kind
from rmtrack.domain.movement import ENDS, STARTS, Cause, Left, Matrix, Move, Moves, Standing
from rmtrack.views.aligned import Aligned
from rmtrack.views.cells import width
from rmtrack.views.movement import MOST, MOST_PLACED, moves_json, moves_screen
from rmtrack.views.movement_matrix import full_name, short_name
from rmtrack.views.palette import STYLES
from tests.domain.values import nov

STANDINGS: dict[str, Standing] = {str(one): one for one in (*STARTS, *ENDS)}
WAYS = {
    "high/neutral": {"high/neutral": 5, "archived": 1},
    "middle/neutral": {"high/neutral": 1, "middle/neutral": 11},
    "unclassified": {"unclassified": 2},
    "new": {"low/neutral": 1},
}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def cell(name: str) -> Cell:
    return next(one for one in CELLS if str(one) == name)


def a_move(number: int, way: str, on: date | None = None, touch: int | None = None) -> Move:
    """Return a move, `middle/neutral high/neutral` or only where to."""
    *before, after = way.split()
    start = cell(before[0]) if before else None
    return Move(number, f"王小{number}", start, cell(after), on or nov(number), touch)


def told(
    *moves: Move, matrix: dict[str, dict[str, int]] | None = None, causes: Sequence[Cause] = ()
) -> Moves:
    rows: Matrix = {
        STANDINGS[start]: {STANDINGS[end]: n for end, n in row.items()}
        for start, row in (WAYS if matrix is None else matrix).items()
    }
    return Moves(nov(1), moves, rows, {cause.id: cause for cause in causes})


def drawn(moves: Moves, width: int = 80, *, color: bool = False, whole: bool = False) -> str:
    screen = io.StringIO()
    Console(
        file=screen,
        theme=STYLES,
        width=width,
        force_terminal=True,
        color_system="standard" if color else None,
        markup=False,
        highlight=False,
        _environ={},
    ).print(moves_screen(moves, whole=whole))
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines())


UP = "middle/neutral high/neutral"


@pytest.mark.parametrize(
    ("ways", "sentence"),
    [
        ([UP], "Since 1 Nov: 1 client moved up"),
        ([UP, UP, "high/neutral low/neutral"], "Since 1 Nov: 2 clients moved up, 1 down"),
        (["high/neutral low/neutral"], "Since 1 Nov: 1 client moved down"),
        (
            ["low/positive high/neutral"] * 2,
            "Since 1 Nov: 2 clients came nearer but less willing",
        ),
        (
            ["high/neutral middle/positive", "low/positive high/neutral"],
            "Since 1 Nov: 1 client came nearer but less willing, 1 more willing but less close",
        ),
        (
            [UP, "high/neutral middle/positive"],
            "Since 1 Nov: 1 client moved up, 1 more willing but less close",
        ),
        ([UP, "high/neutral"], "Since 1 Nov: 1 client moved up, 1 placed for the first time"),
        (["high/neutral"] * 2, "Since 1 Nov: 2 clients placed for the first time"),
        ([], "Since 1 Nov nobody has changed cell"),
    ],
)
def test_a_sentence_first_says_how_many_went_where(ways: list[str], sentence: str) -> None:
    moves = [a_move(n, way) for n, way in enumerate(ways, 1)]
    assert drawn(told(*moves), 120).splitlines()[0] == sentence


def test_who_came_back_to_where_he_was_is_told_apart() -> None:
    there, back = a_move(1, UP), a_move(1, "high/neutral middle/neutral", nov(5))
    assert drawn(told(there, back)).splitlines()[0] == "Since 1 Nov: 1 client moved there and back"
    sentence = drawn(told(there, back, a_move(2, UP))).splitlines()[0]
    assert sentence == "Since 1 Nov: 1 client moved up, 1 there and back"


def test_each_move_is_a_line_with_what_led_to_it_the_newest_first() -> None:
    moves = (
        a_move(3, UP, touch=31),
        a_move(4, "high/neutral high/resistant", touch=32),
        a_move(5, "low/positive middle/neutral"),
    )
    causes = [Cause(31, Kind.MEETING, "想看年金"), Cause(32, Kind.CALL, None)]
    screen = drawn(told(*moves, causes=causes), 120).splitlines()
    assert screen[2:5] == [
        "Thu 5 Nov  王小5  ↑↓  low·positive → middle·neutral  assessed",
        "Wed 4 Nov  王小4  ↓   high·neutral → high·resistant  call",
        "Tue 3 Nov  王小3  ↑   middle·neutral → high·neutral  meeting   想看年金",
    ]


NOTE = "想看年金方案，孩子明年出国读书，担心汇率"


def noted(columns: int, name: str = "王小3", note: str = NOTE) -> list[str]:
    """Return the lines of one move whose touch was noted, above the matrix."""
    move = a_move(3, UP, touch=31)._replace(name=name)
    lines = drawn(told(move, causes=[Cause(31, Kind.CALL, note)]), columns).splitlines()
    rows = next(n for n, line in enumerate(lines) if line.startswith("Rows"))
    return lines[lines.index("") + 1 : rows - 1]


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_a_note_takes_the_room_there_is_and_is_folded_where_that_is_too_little(
    columns: int,
) -> None:
    lines = drawn(told(a_move(3, UP, touch=31), causes=[Cause(31, Kind.CALL, NOTE * 3)]), columns)
    assert "".join(re.findall("[想看年金方案孩子明出国读书担心汇率，]+", lines)) == NOTE * 3
    assert (NOTE * 3 in lines) == (columns == 200)
    assert max(map(width, lines.splitlines())) <= columns


def test_without_room_beside_it_a_note_stands_below_its_move() -> None:
    assert noted(50) == [
        "3 Nov  王小3  ↑  M0 → H0  call",
        "  想看年金方案，孩子明年出国读书，担心汇率",
    ]


def test_on_the_narrowest_screen_no_name_is_broken() -> None:
    assert noted(40, "Konstantin Wolfram", "a word") == [
        "3 Nov Konstantin Wolfram",
        "  ↑  M0 → H0  call",
        "  a word",
    ]


LEFT = (Left(7, "万敏", cell("low/neutral"), nov(3)), Left(8, "欧阳小慧", None, nov(10)))


@pytest.mark.parametrize(
    ("ways", "sentence"),
    [
        ([], "Since 1 Nov: 2 clients left"),
        ([UP], "Since 1 Nov: 1 client moved up, 2 left"),
    ],
)
def test_who_left_is_counted_and_named_with_the_day(ways: list[str], sentence: str) -> None:
    moves = [a_move(n, way) for n, way in enumerate(ways, 1)]
    lines = drawn(told(*moves)._replace(left=LEFT)).splitlines()
    assert lines[0] == sentence
    assert "left: 欧阳小慧 10 Nov, 万敏 3 Nov" in lines
    one = drawn(told()._replace(left=LEFT[:1])).splitlines()[0]
    assert one == "Since 1 Nov: 1 client left"
    i18n.use("zh")
    assert "\n离开：欧阳小慧 11月10日、万敏 11月3日\n" in drawn(told()._replace(left=LEFT))


def test_names_of_who_left_are_not_broken_and_of_many_the_last_are_named() -> None:
    lines = drawn(told()._replace(left=LEFT), 24).splitlines()
    assert lines[lines.index("left: 欧阳小慧 10 Nov,") + 1] == "万敏 3 Nov"
    many = tuple(LEFT[0]._replace(name=f"王小{n}") for n in range(MOST + 2))
    screen = drawn(told()._replace(left=many))
    assert screen.count("王小") == MOST
    assert "王小1 " not in screen
    assert "and 2 more" in screen
    assert screen.endswith("--all")
    whole = drawn(told()._replace(left=many), whole=True)
    assert whole.count("王小") == MOST + 2
    assert "--all" not in whole
    long = (LEFT[0]._replace(name="欧阳" * 30),)
    assert drawn(told()._replace(left=long), 60).count("欧") == 30


def test_first_placements_stand_below_the_moves_between_cells() -> None:
    lines = drawn(told(a_move(3, "middle/neutral"), a_move(2, UP)), 120).splitlines()
    assert lines[2].startswith("Mon 2 Nov  王小2  ↑  middle·neutral → high·neutral")
    assert lines[4:6] == [
        "Placed for the first time",
        "Tue 3 Nov  王小3    → middle·neutral  assessed",
    ]
    assert "Placed for" not in drawn(told(a_move(3, "middle/neutral")))


def test_only_the_newest_are_listed_and_the_others_counted() -> None:
    moves = [a_move(n, UP, nov(2)) for n in range(MOST + 1)]
    placed = [a_move(n, "high/neutral", nov(2)) for n in range(100, 102 + MOST_PLACED)]
    lines = drawn(told(*moves, *placed), 120).splitlines()
    assert len([line for line in lines if "王小" in line]) == MOST + MOST_PLACED
    assert not any("王小0 " in line or "王小100 " in line for line in lines)
    assert "and 1 older one" in lines
    assert "and 2 older ones" in lines
    assert lines[-1] == "  rmtrack grid --moves --since 2026-11-01 --all"


@pytest.mark.parametrize("placed", [False, True])
def test_the_last_line_tells_what_shows_them_all_where_some_are_left_out(*, placed: bool) -> None:
    """Of whatever kind they are; it asks for the same moves."""
    way, most = ("high/neutral", MOST_PLACED) if placed else (UP, MOST)
    moves = [a_move(n, way, nov(2)) for n in range(most + 1)]
    assert "--all" not in drawn(told(*moves[1:]))
    lines = drawn(told(*moves)._replace(category=INSURANCE)).splitlines()
    assert lines[-1] == "  rmtrack grid --moves --since 2026-11-01 --category insurance --all"


@pytest.mark.parametrize("columns", [60, 120])
def test_all_are_listed_where_all_are_asked_for(columns: int) -> None:
    moves = [a_move(n, UP, nov(2)) for n in range(100, 101 + MOST)]
    placed = [a_move(n, "high/neutral", nov(2)) for n in range(200, 201 + MOST_PLACED)]
    screen = drawn(told(*moves, *placed), columns, whole=True)
    assert [int(number) for number in re.findall(r"王小(\d+)", screen)] == [
        move.contact_id for move in (*moves[::-1], *placed[::-1])
    ]
    assert "older" not in screen
    assert "--all" not in screen


def test_moves_by_the_mood_toward_a_category_say_so() -> None:
    sentence = "Since 1 Nov: 1 client moved up · by the mood toward insurance"
    assert drawn(told(a_move(2, UP))._replace(category=INSURANCE)).splitlines()[0] == sentence
    still = drawn(told()._replace(category=INSURANCE)).splitlines()[0]
    assert still == "Since 1 Nov nobody has changed cell · by the mood toward insurance"


def test_the_matrix_has_the_places_where_there_is_somebody_and_the_sums() -> None:
    """Rows sum to the counts then, columns to those of now; who is new or gone stands apart."""
    assert drawn(told(a_move(2, UP)), 120).splitlines()[-7:] == [
        "Rows: where they stood before 1 Nov. Columns: where they stand now.",
        "                high·neutral  middle·neutral  low·neutral  unclassified  archived  then",
        "high·neutral               5                                                    1     6",
        "middle·neutral             1              11                                         12",
        "unclassified                                                          2               2",
        "new                                                     1",
        "now                        6              11            1             2",
    ]


def test_with_less_room_the_names_are_short_and_explained() -> None:
    move = a_move(2, "middle/resistant high/resistant")
    lines = drawn(told(move), 60).splitlines()
    assert lines[2] == "2 Nov  王小2  ↑  M- → H-  assessed"
    assert lines[-7:] == [
        "     H0 M0 L0 none gone then",
        "H0    5               1    6",
        "M0    1 11                12",
        "none             2         2",
        "new         1",
        "now   6 11  1    2",
        "H high, M middle, L low; + positive, 0 neutral, - resistant",
    ]


def test_lines_and_matrix_each_take_the_room_they_need() -> None:
    """Lines may have room for full names where the matrix has not: then it explains its own."""
    full = {str(start): {str(end): 1 for end in ENDS} for start in STARTS}
    lines = drawn(told(a_move(2, UP), matrix=full), 80).splitlines()
    assert "middle·neutral → high·neutral" in lines[2]
    assert "H+ H0 H- M+ M0 M- L+ L0 L- none gone then" in lines[5]
    assert lines[-1].startswith("H high")


def test_what_is_too_wide_for_any_matrix_is_told_in_lines() -> None:
    huge = {str(start): {str(end): 123_456 for end in ENDS} for start in STARTS}
    screen = drawn(told(a_move(2, UP), matrix=huge), 60)
    assert re.search(r"^high·positive → high·positive +123456$", screen, re.MULTILINE)
    assert re.search(r"^unclassified → archived +123456$", screen, re.MULTILINE)
    assert max(map(width, screen.splitlines())) <= 60
    assert "new → low·resistant" in drawn(told(a_move(2, UP), matrix=huge), 80)


def test_a_long_name_is_folded_and_never_cut() -> None:
    name = "欧阳" * 30
    move = a_move(2, UP, touch=31)._replace(name=name)
    screen = drawn(told(move, causes=[Cause(31, Kind.MEETING, "想看年金方案，明年")]), 60)
    assert screen.count("欧阳") + screen.count("欧\n") >= 28
    assert max(map(width, screen.splitlines())) <= 60
    assert "M0 → H0  meeting" in screen


def test_nothing_stands_below_the_sentence_where_nobody_moved() -> None:
    still = {"high/neutral": {"high/neutral": 3}}
    assert drawn(told(matrix=still)) == "Since 1 Nov nobody has changed cell"
    came = {"new": {"unclassified": 3}}
    assert "new" in drawn(told(matrix=came))


def test_without_clients_a_line_helps() -> None:
    assert drawn(told(matrix={})).startswith("No clients yet. Bring them in")


def test_colour_tells_nothing_that_the_signs_do_not() -> None:
    moves = told(a_move(2, UP), a_move(3, "high/neutral low/neutral"))
    coloured = drawn(moves, color=True)
    assert "\x1b[32m↑" in coloured
    assert "\x1b[33m↓" in coloured
    assert "\x1b" not in drawn(moves)


def test_a_name_is_no_markup() -> None:
    assert "[red]王" in drawn(told(a_move(2, UP)._replace(name="[red]王")))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_screen_fits_in_both_languages(language: str, columns: int) -> None:
    i18n.use(language)
    full = {str(start): {str(end): 90 for end in ENDS} for start in STARTS}
    moves = [
        a_move(n, f"{a} {b}", touch=n)
        for n, a in enumerate(map(str, CELLS), 1)
        for b in map(str, CELLS)
    ]
    causes = [Cause(n, Kind.MEETING, "想" * 40) for n in range(10)]
    screen = drawn(told(*moves, matrix=full, causes=causes), columns)
    assert max(map(width, screen.splitlines())) <= columns
    assert "…" not in screen
    assert screen.count("想") == 40 * MOST
    assert "→" in screen
    matrix = [line.split() for line in screen.splitlines() if line.count(" 90") == len(ENDS)]
    assert len(matrix) == len(STARTS)


def test_short_names_are_short_and_differ() -> None:
    for language in ("en", "zh"):
        i18n.use(language)
        short = [short_name(one) for one in STANDINGS.values()]
        assert len({*short}) == len({full_name(one) for one in STANDINGS.values()}) == 12
        assert max(map(width, short)) <= 6
        assert max(width(short_name(one)) for one in CELLS) <= 3


def test_rows_stand_in_columns_to_the_left_and_numbers_to_the_right() -> None:
    rows = [[("a", ""), ("李姐", ""), ("x", "")], [("bcd", ""), ("1", ""), ("y", "")]]
    assert Aligned(rows).as_text().plain.splitlines() == ["a    李姐  x", "bcd  1     y"]
    right = Aligned(rows, gap=1, numbers=True)
    assert right.as_text().plain.splitlines() == ["a   李姐 x", "bcd    1 y"]
    assert right.needed == 10
    assert Aligned([]).needed == 0


def test_a_script_reads_moves_and_matrix() -> None:
    moves = told(a_move(3, UP, touch=31), a_move(4, "low/neutral"), causes=[])
    assert moves_json(moves) == {
        "schema": "rmtrack.moves/1",
        "since": "2026-11-01",
        "category": None,
        "moves": [
            {
                "contact_id": 3,
                "name": "王小3",
                "from": "middle/neutral",
                "to": "high/neutral",
                "on": "2026-11-03",
                "interaction_id": 31,
            },
            {
                "contact_id": 4,
                "name": "王小4",
                "from": "unclassified",
                "to": "low/neutral",
                "on": "2026-11-04",
                "interaction_id": None,
            },
        ],
        "left": [],
        "matrix": WAYS,
    }
    assert moves_json(moves._replace(left=LEFT))["left"] == [
        {"contact_id": 7, "name": "万敏", "from": "low/neutral", "on": "2026-11-03"},
        {"contact_id": 8, "name": "欧阳小慧", "from": "unclassified", "on": "2026-11-10"},
    ]
    assert moves_json(moves._replace(category=INSURANCE))["category"] == "insurance"
