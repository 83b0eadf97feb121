"""Rows of an import that mean, or may mean, somebody unexpected: told in a few lines, each once."""

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import Edited
from rmtrack.domain.unclear import By, Departed, Joined, Renamed, Rival, Unclear, Undecided
from rmtrack.views.contacts import added_lines
from rmtrack.views.editing import edited_lines
from rmtrack.views.import_unclear import (
    departed_lines,
    joined_lines,
    namesakes_lines,
    unclear_json,
    undecided_lines,
)
from tests.actions.values import MONDAY

WAY_OUT = "  who may be one client: rmtrack contact list --duplicates"


def test_of_many_rows_without_a_phone_the_first_are_told_and_of_all_the_numbers() -> None:
    joined = [Joined(row, row + 10, "王小明") for row in range(2, 7)]
    assert [*joined_lines(joined[:1])] == ["  row 2 has no phone, and is taken for 王小明 (12)"]
    assert [*joined_lines(joined)][3:] == [
        "  2 more rows have no phone of today, and are taken for clients: rows 5, 6"
    ]


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (By.NAME, "tells a name alone, and is taken for 王小明 (12)"),
        (By.FORMER_PHONE, "has a phone of before, and is taken for 王小明 (12)"),
        (By.NEW_PHONE, "has a new phone, and is taken for 王小明 (12): born on the same day"),
    ],
)
def test_by_what_a_row_is_taken_for_a_clients_is_told(by: By, told: str) -> None:
    joined = Joined(2, 12, "王小明", by)
    assert [*joined_lines([joined])] == [f"  row 2 {told}"]
    assert unclear_json(Unclear(joined=(joined,)))["joined"] == [
        {"row": 2, "id": 12, "name": "王小明", "by": str(by)}
    ]


def test_rows_that_may_be_several_clients_are_told_with_what_decides() -> None:
    """All rows that may be the same ones' in one line, and of others the numbers of the rows."""
    both = Rival(1, "王小明"), Rival(2, "王小明", archived=True)
    rows = [Undecided(row, "王小明", both) for row in range(2, 4)]
    gone = Undecided(4, "李姐", (Rival(4, "李姐", archived=True, deceased=True),))
    others = [Undecided(row, "李姐", (Rival(row, "李姐"),)) for row in range(5, 14)]
    assert [*undecided_lines([*rows, gone, *others])] == [
        "  rows 2, 3 may be 王小明 (1) or 王小明 (2, archived): nothing is taken",
        "  row 4 may be 李姐 (4, deceased): nothing is taken",
        "  row 5 may be 李姐 (5): nothing is taken",
        "  8 more rows may be clients', and nothing is taken: rows 6, 7, 8, 9, 10, 11 and 2 more",
        "  a phone number in the row decides; somebody new: rmtrack contact add",
    ]
    assert unclear_json(Unclear(undecided=tuple(rows[:1])))["undecided"] == [
        {
            "row": 2,
            "name": "王小明",
            "clients": [
                {"id": 1, "name": "王小明", "archived": False, "deceased": False},
                {"id": 2, "name": "王小明", "archived": True, "deceased": False},
            ],
        }
    ]


def test_who_is_kept_apart_comes_with_the_way_out() -> None:
    renamed = Unclear(renamed=(Renamed("王晓明", 1, "王小明"),))
    assert [*namesakes_lines((), Unclear())] == []
    assert [*namesakes_lines(("李姐",), Unclear())][1:] == [WAY_OUT]
    assert [*namesakes_lines((), renamed)] == [
        "  a former name, and kept apart: 王晓明, now 王小明 (1)",
        WAY_OUT,
    ]
    assert len([*namesakes_lines(("李姐",), renamed, dry_run=True)]) == 2


def test_who_is_gone_is_told_with_what_becomes_of_the_rows() -> None:
    gone = [Departed(n, n, "王小明", deceased=n % 2 == 0) for n in range(2, 5)]
    assert [*departed_lines(gone)] == [
        "  2 clients are kept as deceased, and nothing is taken: 王小明 (2), 王小明 (4)",
        "  1 client is archived, and stays so: 王小明 (3)",
    ]
    alike = Departed(2, 9, "李姐", deceased=True, namesake=True)
    assert [*departed_lines([alike, alike._replace(row=3)])] == [
        "  added under the name of somebody who is kept as deceased: 李姐 (9)"
    ]
    assert unclear_json(Unclear(departed=(alike,)))["departed"] == [
        {"row": 2, "id": 9, "name": "李姐", "state": "deceased", "namesake": True}
    ]


def test_who_was_passed_over_as_an_introducer_is_told_with_the_number() -> None:
    known = Contact("王小明", "王小明", id=3, added_on=MONDAY)
    gone = Contact("王芳", "王芳", id=1, added_on=MONDAY, archived=True)
    told = "  王芳 (1) is archived: if that one is meant, --introducer 1"
    assert added_lines(known, passed_over=[gone]).splitlines()[1:] == [told]
    nothing = edited_lines(Edited(known, known, passed_over=(gone,)))
    assert nothing.splitlines() == ["nothing changed: 王小明 (3) was like that already", told]


def test_who_introduced_is_told_by_the_whole_name() -> None:
    known = Contact("王小明", "王小明", id=3, added_on=MONDAY, introducer_id=2)
    assert added_lines(known, introducer="王小明明").splitlines() == [
        "王小明 is client 3",
        "  introduced by 王小明明 (2)",
    ]
