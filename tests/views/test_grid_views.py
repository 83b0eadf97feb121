"""The grid and its sheet as a person and a script read them."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from rich.console import Console, RenderableType

from rmtrack import i18n
from rmtrack.domain.grid import Cell, GridContact, GridPage, Limit, arrange
from rmtrack.domain.grid_sheet import Sheet, SheetClient, SheetOrder, Talk, fill_rows
from rmtrack.domain.keys import INSURANCE, Band, Kind, Mood, Outcome, Sex
from rmtrack.domain.money import Money
from rmtrack.domain.reasons import OpenStep
from rmtrack.views.cells import width
from rmtrack.views.grid import grid_screen, percent
from rmtrack.views.grid_json import grid_json, sheet_json
from rmtrack.views.grid_sheet import sheet_screen
from rmtrack.views.limits import limit_text
from rmtrack.views.palette import STYLES

TODAY = date(2026, 11, 16)
BLOCKS, ROOMY, ROWS = 60, 80, 120  # columns: a client on some lines, with room, and in a row
HIGH = Cell(Band.HIGH, Mood.POSITIVE)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def drawn(screen: RenderableType, columns: int = 80, *, terminal: bool = False) -> str:
    page = io.StringIO()
    Console(
        file=page,
        theme=STYLES,
        width=columns,
        force_terminal=terminal,
        color_system=None,
        markup=False,
        _environ={},
    ).print(screen)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def a_contact(
    number: int, familiarity: int | None, mood: Mood | None, yuan: int | None = None
) -> GridContact:
    assets = None if yuan is None else Money.yuan(yuan)
    return GridContact(number, f"客户{number}", f"{number:03}", familiarity, mood, assets)


def a_page(*contacts: GridContact, most: int = 150, **fields: object) -> GridPage:
    return GridPage(arrange(contacts), most, **fields)  # type: ignore[arg-type]


SMALL = (
    *(a_contact(n, 7, Mood.POSITIVE, 1_000_000) for n in range(1, 9)),
    a_contact(9, 0, Mood.RESISTANT),
    a_contact(10, 4, None, 2_000_000),
)


def test_a_cell_tells_how_many_how_much_and_the_first_names() -> None:
    text = drawn(grid_screen(a_page(*SMALL)), 120)
    assert text.startswith("9 clients in the grid\n")
    assert "8 · 80%" in text
    assert "8m · 80%" in text
    assert "客户1 客户2 客户3 客户4 客户5 客户6 +2" in " ".join(text.split())
    assert "客户7" not in text


def test_what_the_shares_are_of_stands_below() -> None:
    assert "the shares are of all 10 clients and of the 10m they hold\n" in drawn(
        grid_screen(a_page(*SMALL))
    )
    poor = a_page(a_contact(1, 7, Mood.POSITIVE))
    assert "the shares are of 1 client\n" in drawn(grid_screen(poor))


def test_those_without_a_cell_stand_apart_with_what_to_do() -> None:
    text = drawn(grid_screen(a_page(*SMALL)))
    assert "1 client has no cell yet · 2m · 20%\n  rmtrack contact assess --unclassified\n" in text
    assert "no cell" not in drawn(grid_screen(a_page(*SMALL[:9])))


def test_the_limit_tells_who_has_no_mood_too() -> None:
    text = drawn(grid_screen(a_page(*SMALL)))
    assert "high and middle hold 9 of 150 · 1 of them without a mood\n" in text
    assert "hold" not in drawn(grid_screen(a_page(a_contact(1, 2, Mood.NEUTRAL))))


@pytest.mark.parametrize(
    ("held", "style", "words"),
    [
        (150, "quiet", "high and middle hold 150 of 150"),
        (
            162,
            "caution",
            "high and middle hold 162 of 150 · 12 too many to keep close",
        ),
    ],
)
def test_beyond_the_limit_is_a_caution(held: int, style: str, words: str) -> None:
    text = limit_text(Limit(held, 150))
    assert (text.plain, text.style) == (words, style)


def test_a_pipe_gets_the_stages_in_a_line_and_a_terminal_as_bars() -> None:
    screen = grid_screen(a_page(*SMALL))
    line = "stages: met 1 · accepted 0 · habit 1 · reliance 8 · friend 0"
    assert drawn(screen).endswith(line)
    text = drawn(screen, terminal=True)
    assert line not in text
    bars = {row.split()[0]: row.count("▓") for row in text.splitlines()[-5:]}
    assert bars == {"met": 3, "accepted": 0, "habit": 3, "reliance": 20, "friend": 0}


def test_who_is_not_known_at_all_has_no_stage() -> None:
    text = drawn(grid_screen(a_page(a_contact(1, None, Mood.NEUTRAL), *SMALL[:1])))
    assert "stages: met 0 · accepted 0 · habit 0 · reliance 1 · friend 0" in text
    assert "stages" not in drawn(grid_screen(a_page(a_contact(1, None, Mood.NEUTRAL))))


def test_a_pool_nobody_of_whom_has_a_cell_is_told_what_to_do_and_no_zeros() -> None:
    pool = [a_contact(n, None, None, 10_000) for n in range(300)]
    assert drawn(grid_screen(a_page(*pool)), 100) == (
        "300 clients, none with a cell so far · 3m\n"
        "Place the 20 you know best, ten seconds each: from then on the grid tells what to do."
        "\n  rmtrack contact assess --unclassified"
    )
    few = drawn(grid_screen(a_page(*(a_contact(n, None, Mood.NEUTRAL) for n in range(7)))))
    assert few.startswith("7 clients, none with a cell so far\nPlace the 7 you know best, ")
    one = drawn(grid_screen(a_page(a_contact(1, None, None))))
    assert one.startswith("1 client, without a cell so far\nPlace this client, in ten seconds: ")


def test_how_close_a_pool_without_cells_is_can_be_known_all_the_same() -> None:
    text = drawn(grid_screen(a_page(a_contact(1, 4, None), a_contact(2, None, None))))
    assert "high and middle hold 1 of 150 · 1 of them without a mood\n" in text
    assert text.endswith("stages: met 0 · accepted 0 · habit 1 · reliance 0 · friend 0")


def test_of_a_past_evening_nobody_is_placed_now() -> None:
    page = a_page(a_contact(1, None, None), on=date(2026, 10, 1), category=INSURANCE)
    assert drawn(grid_screen(page), 120) == (
        "1 client, without a cell so far · on the evening of 1 Oct 2026"
        " · by the mood toward insurance"
    )


def test_scripts_get_the_nine_cells_of_a_cold_pool_too() -> None:
    answer = grid_json(a_page(a_contact(1, None, None)))
    assert [cell["count"] for cell in answer["cells"]] == [0] * 9
    assert (answer["clients"], answer["unclassified"]) == (1, 1)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 7, "0%"),
        (1, 7, "14%"),
        (1, 400, "<1%"),
        (1, 200, "1%"),
        (7, 7, "100%"),
        (1, 1000, "<1%"),
    ],
)
def test_a_share_that_is_there_is_never_nothing(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


def test_an_empty_pool_says_what_to_do() -> None:
    assert drawn(grid_screen(a_page())) == (
        "No clients yet. Bring them in: rmtrack import clients.csv"
    )
    past = a_page(on=date(2026, 10, 1))
    assert drawn(grid_screen(past)) == "No clients yet on 1 Oct 2026"


def test_the_head_tells_of_which_evening_and_toward_what() -> None:
    page = a_page(*SMALL, on=date(2026, 10, 1), category=INSURANCE)
    text = drawn(grid_screen(page))
    assert text.startswith(
        "9 clients in the grid · on the evening of 1 Oct 2026 · by the mood toward\ninsurance\n"
    )
    assert "assess" not in text  # nobody's cell of that day can be told now


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("terminal", [False, True])
def test_a_narrow_grid_folds_and_cuts_nothing(lang: str, columns: int, *, terminal: bool) -> None:
    i18n.use(lang)
    text = drawn(grid_screen(a_page(*SMALL)), columns, terminal=terminal)
    assert max(map(width, text.splitlines())) <= columns
    assert "…" not in text
    assert all(f"客户{n}" in text for n in (1, 2, 3, 4, 5, 6, 9))


def test_scripts_get_everybody_and_the_shares() -> None:
    answer = grid_json(a_page(*SMALL))
    first = answer["cells"][0]
    assert (first["count"], first["share"]) == (8, 0.8)
    assert (first["assets"], first["assets_share"]) == ("8000000.00", 0.8)
    assert [one["id"] for one in first["contacts"]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (answer["clients"], answer["assets"]) == (10, "10000000.00")
    assert (answer["unclassified"], answer["unclassified_assets"]) == (1, "2000000.00")
    stages = {"met": 1, "accepted": 0, "habit": 1, "reliance": 8, "friend": 0}
    assert answer["stages"] == stages
    assert answer["limit"] == {"held": 9, "most": 150, "over": False}


def test_shares_of_nothing_and_amounts_that_are_not_known_are_null() -> None:
    empty = grid_json(a_page())
    assert {cell["share"] for cell in empty["cells"]} == {None}
    poor = grid_json(a_page(a_contact(1, 7, Mood.POSITIVE), on=date(2026, 10, 1)))
    assert (poor["assets"], poor["on"]) == (None, "2026-10-01")
    assert {(cell["assets"], cell["assets_share"]) for cell in poor["cells"]} == {(None, None)}


WANG = SheetClient(
    1,
    *("王小明", "wangxiaoming", Sex.MALE, 1980, "05-03", date(2015, 3, 2)),
    *(Money.yuan(3_200_000), 8, Mood.POSITIVE, date(2026, 11, 13)),
)
LI = SheetClient(21, "李姐", "lijie", *(None,) * 5, 6, Mood.POSITIVE, date(2026, 11, 9))
CHEN = LI._replace(id=30, name="陈立", name_key="chenli", last_touch_on=None)
TALKS = (
    Talk(1, date(2026, 11, 13), Kind.CALL, Outcome.TALKED, "想看年金方案，先和家里人商量"),
    Talk(21, date(2026, 11, 9), Kind.MEETING, Outcome.MET, None),
)
STEP = OpenStep(1, date(2026, 11, 20), date(2026, 11, 20), "15:00", "对比表", promise=True)
NO_CELL = "rmtrack contact assess --unclassified"


def a_sheet(*clients: SheetClient, cell: Cell | None = HIGH, category: str | None = None) -> Sheet:
    rows = fill_rows(clients, talks=TALKS, steps=[STEP], today=TODAY)
    return Sheet(cell, category, SheetOrder.FAMILIARITY, rows)


def test_a_sheet_has_each_client_with_what_was_said_and_what_comes_next() -> None:
    assert drawn(sheet_screen(a_sheet(WANG, LI, CHEN))) == (
        "high·positive · 3 clients · assets 3.2m · 2 have no next step\n"
        "    name    0–9  sex   age  account opened  assets\n"
        " 1  王小明    8  male   46      2 Mar 2015    3.2m\n"
        "      last  13 Nov · 想看年金方案，先和家里人商量\n"
        "      next  Fri 20 Nov 15:00 · 对比表 · promised\n"
        "30  陈立      6\n"
        "      last  no contact on record   next  no next step\n"
        "21  李姐      6\n"
        "      last  9 Nov · meeting · met  next  no next step\n"
        '  rmtrack log 30 "…" --next fri'
    )


def test_a_next_step_stands_beside_the_last_conversation_where_both_are_short() -> None:
    """Below each other as far as there is room, and never a cell too far."""
    talks = [
        Talk(n, date(2026, 11, 9), Kind.CALL, Outcome.TALKED, note)
        for n, note in ((1, "x"), (2, "y" * 20), (3, "z" * 21))
    ]
    steps = [
        OpenStep(n, TODAY, TODAY, None, "call about the fund", promise=False) for n in (1, 2, 3)
    ]
    clients = [LI._replace(id=n, name=f"李{n}", name_key=str(n)) for n in (1, 2, 3)]
    rows = fill_rows(clients, talks=talks, steps=steps, today=TODAY)
    text = drawn(sheet_screen(Sheet(HIGH, None, SheetOrder.NAME, rows)), 80)
    _name1, one, _name2, two, _name3, last, step = text.splitlines()[2:-1]
    assert (one.index("next"), two.index("next"), width(two)) == (42, 42, 80)
    assert last.endswith("z" * 21)
    assert step.strip().startswith("next")


def test_the_sheet_of_a_past_evening_says_so_and_that_the_facts_are_todays() -> None:
    """Who was there may have left: nothing is logged from here."""
    past = a_sheet(WANG, LI)._replace(on=date(2026, 10, 1))
    text = drawn(sheet_screen(past), 120)
    assert text.startswith(
        "high·positive · 2 clients · on the evening of 1 Oct 2026 · assets 3.2m · 1 has no next "
        "step\nwho was there then, and how familiar; the rest is as of today\n"
    )
    assert text.endswith("\n  rmtrack show 1")
    nobody = drawn(sheet_screen(a_sheet()._replace(on=date(2026, 10, 1))), 120)
    assert nobody == (
        "high·positive: nobody on the evening of 1 Oct 2026\n  rmtrack grid --on 2026-10-01"
    )
    assert sheet_json(past)["on"] == "2026-10-01"


def test_a_wide_screen_has_a_client_in_a_row() -> None:
    _head, headings, wang, *_rest = drawn(sheet_screen(a_sheet(WANG, LI)), 140).splitlines()
    assert headings.split("  ")[-1].strip() == "next step"
    assert wang.startswith(" 1  王小明    8  male   46")
    assert "想看年金方案" in wang
    assert wang.endswith("· promised")


@pytest.mark.parametrize("columns", [BLOCKS, ROWS])
def test_who_has_no_next_step_is_marked_by_a_word(columns: int) -> None:
    text = drawn(sheet_screen(a_sheet(WANG, LI)), columns)
    assert text.count("no next step") == 2  # in the head and at the client
    assert "1 has no next step" in text


def test_where_everybody_has_a_next_step_nothing_is_marked() -> None:
    text = drawn(sheet_screen(a_sheet(WANG)))
    assert "no next step" not in text
    assert text.endswith("\n  rmtrack show 1")


def test_a_column_in_which_nothing_is_known_is_not_shown() -> None:
    text = drawn(sheet_screen(a_sheet(LI)))
    assert text.splitlines()[1].split() == ["name", "0–9"]
    assert "assets" not in text


def test_a_narrow_sheet_does_without_some_columns_and_not_without_words() -> None:
    text = drawn(sheet_screen(a_sheet(WANG, LI)), 40)
    assert max(map(width, text.splitlines())) <= 40
    assert text.splitlines()[2].split() == ["name", "age", "account", "opened", "assets"]
    joined = "".join(line.strip() for line in text.splitlines())
    assert "想看年金方案，先和家里人商量" in joined


@pytest.mark.parametrize(
    "name", ["李" * 30, "Maria Magdalena Theresia Hohenzollern", "a" * 30, "阿卜杜拉·阿卜杜热合曼"]
)
@pytest.mark.parametrize("columns", [BLOCKS, ROOMY, ROWS])
def test_a_long_name_folds_in_its_column(name: str, columns: int) -> None:
    text = drawn(sheet_screen(a_sheet(WANG._replace(name=name))), columns)
    assert max(map(width, text.splitlines())) <= columns
    assert "…" not in text.replace('"…"', "")
    if columns != ROWS:
        lines = text.partition("assets\n")[2].partition("      last")[0].splitlines()
        pieces = [lines[0].split("  ")[1], *lines[1:]]
        assert max(width(piece.strip()) for piece in pieces) <= (12 if columns == BLOCKS else 20)
        assert "".join("".join(pieces).split()) == name.replace(" ", "")


def test_those_without_a_cell_are_assessed_next() -> None:
    text = drawn(sheet_screen(a_sheet(LI._replace(mood=None), cell=None)))
    assert text.startswith("without a cell · 1 client · 1 has no next step\n")
    assert text.endswith(f"\n  {NO_CELL}")


def test_a_sheet_of_nobody_is_a_line() -> None:
    text = drawn(sheet_screen(a_sheet()))
    assert text == "high·positive: nobody. All cells: rmtrack grid"


def test_a_sheet_by_a_categorys_mood_says_so() -> None:
    text = drawn(sheet_screen(a_sheet(WANG, category=INSURANCE)))
    assert "· by the mood toward insurance\n" in text


def test_scripts_get_the_sheet_in_its_order() -> None:
    answer = sheet_json(a_sheet(WANG, CHEN, category=INSURANCE))
    rows = answer.pop("contacts")
    assert answer == {
        "schema": "rmtrack.sheet/1",
        "cell": "high/positive",
        "on": None,
        "category": "insurance",
        "sort": "familiarity",
        "count": 2,
        "assets": "3200000.00",
        "without_next": 1,
    }
    assert rows[0] == {
        "id": 1,
        "name": "王小明",
        "familiarity": 8,
        "mood": "positive",
        "sex": "male",
        "age": 46,
        "opened_on": "2015-03-02",
        "assets": "3200000.00",
        "last": {
            "on": "2026-11-13",
            "kind": "call",
            "outcome": "talked",
            "note": "想看年金方案，先和家里人商量",
        },
        "next": {
            "on": "2026-11-20",
            "time": "15:00",
            "what": "对比表",
            "promise": True,
            "list_on": "2026-11-20",
        },
        "fields": {},
    }
    assert (rows[1]["last"], rows[1]["next"], rows[1]["assets"]) == (None, None, None)


def test_a_last_contact_known_from_elsewhere_is_a_day_without_words() -> None:
    sheet = a_sheet(WANG._replace(last_touch_on=date(2026, 11, 14)))
    assert "last  14 Nov  next  Fri" in drawn(sheet_screen(sheet))
    last = sheet_json(sheet)["contacts"][0]["last"]
    assert last == {"on": "2026-11-14", "kind": None, "outcome": None, "note": None}
    assert sheet_json(a_sheet(cell=None))["cell"] == "unclassified"
