"""What can be asked of `rmtrack grid`, and what can't be asked together."""

import pytest

from tests.cli.program import Program


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--sort name", "--sort goes with --cell"),
        ("--since mon", "--since goes with --moves"),
        ("--moves --cell high/positive", "--cell does not go with --moves"),
        ("--moves --sort name", "--sort does not go with --moves"),
        ("--moves --on 2026-11-10", "--on does not go with --moves"),
        ("--all", "--all goes with --moves"),
        ("--all --category insurance", "--all goes with --moves"),
        ("--all --cell high/positive", "--all does not go with --cell"),
        ("--all --on 2026-11-10", "--all does not go with --on"),
        ("--on 2026-11-10 --sort name", "--sort goes with --cell"),
        ("--on 2026-11-10 --since mon", "--since does not go with --on"),
    ],
)
def test_options_that_say_nothing_together_are_refused(
    month: Program, line: str, told: str
) -> None:
    result = month(f"grid {line}")
    assert (result.code, result.out, result.err) == (2, "", f"rmtrack: {told}\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--cell best", "there is no cell 'best'"),
        ("--cell high/merry", "there is no mood 'merry'"),
        ("--cell high/positive --sort luck", "there is no order 'luck': write familiarity"),
        ("--category cars", "there is no category 'cars'"),
        ("--on someday", "'someday'"),
    ],
)
def test_a_wrong_word_is_told_with_what_is_accepted(month: Program, line: str, told: str) -> None:
    result = month(f"grid {line}")
    assert (result.code, result.out) == (2, "")
    assert told in result.err


@pytest.mark.parametrize("cell", ["high/positive", "高/积极", "高·积极", "HIGH/正面"])
def test_a_cell_has_its_name_in_both_languages(month: Program, cell: str) -> None:
    answer = month("grid --json --cell", cell).json
    assert (answer["schema"], answer["cell"]) == ("rmtrack.sheet/1", "high/positive")
    assert answer["count"] == len(answer["contacts"]) == 6


@pytest.mark.parametrize("cell", ["unclassified", "未分类", "Unclassified"])
def test_those_without_a_cell_are_asked_for_by_a_word(month: Program, cell: str) -> None:
    assert [one["name"] for one in month("grid --json --cell", cell).json["contacts"]] == [
        "任静",
        "张倩",
        "方敏",
        "施明",
        "石磊",
    ]


@pytest.mark.parametrize(("word", "same"), [("funds", "管理资产"), ("next", "下一步")])
def test_a_sheet_is_sorted_by_a_word_of_either_language(
    month: Program, word: str, same: str
) -> None:
    line = "grid --json --cell high/positive --sort"
    assert month(line, word).json == month(line, same).json
    assert month(line, word).json["sort"] == word


def test_every_sheet_together_holds_the_whole_pool(month: Program) -> None:
    grid = month("grid --json").json
    cells = [f"{cell['familiarity']}/{cell['mood']}" for cell in grid["cells"]]
    sheets = [month(f"grid --json --cell {cell}").json for cell in [*cells, "unclassified"]]
    numbers = [cell["count"] for cell in grid["cells"]]
    assert [sheet["count"] for sheet in sheets] == [*numbers, grid["unclassified"]]
    assert sum(float(sheet["assets"]) for sheet in sheets) == float(grid["assets"])


def test_a_category_places_by_its_mood_in_the_grid_and_in_the_sheet(month: Program) -> None:
    month("log 王小明 暂时不买保险 --about insurance --mood resistant")
    whole = month("grid --json --category 保险").json
    assert whole["category"] == "insurance"
    names = {
        f"{cell['familiarity']}/{cell['mood']}": [one["name"] for one in cell["contacts"]]
        for cell in whole["cells"]
    }
    assert "王小明" in names["high/resistant"]
    assert "by the mood toward insurance" in month("grid --category insurance").out
    sheet = month("grid --cell high/resistant --category insurance --json").json
    assert [one["name"] for one in sheet["contacts"]] == names["high/resistant"]


def test_the_morning_tells_how_many_are_close_and_warns_of_too_many(
    month: Program,
) -> None:
    assert "\nhigh and middle hold 23 of 150\n" in month("today").out
    assert month("today --json").json["limit"] == {"held": 23, "most": 150, "over": False}
    month("config set pool_limit 20")
    told = "high and middle hold 23 of 20 · 3 too many to keep close"
    assert told in month("today").out
    assert told in month("grid").out


def test_the_grid_of_today_is_the_grid(month: Program) -> None:
    assert month("grid --on today").out == month("grid").out
    assert month("grid --on today --json").json["on"] is None


def test_a_morning_without_close_clients_tells_of_no_limit(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --familiarity 2 --mood neutral")
    assert "hold" not in rmtrack("today").out


def test_a_past_sheet_has_who_is_in_the_cell_of_that_evenings_grid(month: Program) -> None:
    """In every cell, overall and by the mood toward a category, in the order asked for."""
    month("log 王小明 暂时不买保险 --about insurance --mood resistant --familiarity 2")
    for extra in ("", " --category insurance"):
        grid = month(f"grid --on 2026-11-10 --json{extra}").json
        for cell in grid["cells"]:
            key = f"{cell['familiarity']}/{cell['mood']}"
            line = f"grid --cell {key} --on 2026-11-10 --sort name --json{extra}"
            sheet = month(line).json
            ids = [one["id"] for one in sheet["contacts"]]
            assert sorted(ids) == sorted(one["id"] for one in cell["contacts"])
            assert (sheet["on"], sheet["sort"]) == ("2026-11-10", "name")
    assert "on the evening of 10 Nov 2026" in month("grid --cell high/neutral --on 11-10").out
    assert month("grid --cell high/neutral --on today --json").json["on"] is None
    assert month("grid --cell high/neutral --on 2026-12-24").code == 5


def test_moves_toward_a_category_add_up_to_the_grids_toward_it(month: Program) -> None:
    month("log 王小明 暂时不买保险 --about insurance --mood resistant")
    moves = month("grid --moves --since 2026-11-06 --category 保险 --json").json
    assert (moves["category"], moves["since"]) == ("insurance", "2026-11-06")
    assert "王小明" in [move["name"] for move in moves["moves"]]
    then = month("grid --on 2026-11-05 --category insurance --json").json
    counts = {f"{cell['familiarity']}/{cell['mood']}": cell["count"] for cell in then["cells"]}
    rows = {start: sum(row.values()) for start, row in moves["matrix"].items()}
    assert {cell: rows.get(cell, 0) for cell in counts} == counts
    assert sum(counts.values()) > 10
    assert month("grid --moves --json").json["category"] is None
    assert month("grid --moves --category cars").code == 2
    told = " ".join(month("grid --moves --category insurance").out.split())
    assert "by the mood toward insurance" in told


def test_every_move_is_shown_where_all_are_asked_for(month: Program) -> None:
    for number in range(14):
        month(f"contact add 新客{number} --familiarity 4 --mood neutral")
    *_others, last = month("grid --moves").out.splitlines()
    assert last == "  rmtrack grid --moves --since 2026-11-01 --all"
    text = month(last.strip().removeprefix("rmtrack ")).out
    moves = month("grid --moves --json").json["moves"]
    assert text.count(" → ") == len(moves) > 14
    assert month("grid --moves --all --json").json["moves"] == moves
