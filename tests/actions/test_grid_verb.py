"""The pool as a grid."""

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.grid import show_grid
from rmtrack.actions.log import log_touch
from rmtrack.domain.grid import CELLS
from rmtrack.domain.keys import INSURANCE, Mood
from tests.actions.values import a_client, a_touch, add, archive


def cells(desk: Desk) -> dict[str, list[str]]:
    """Return the names in the cells where there is anybody."""
    grid = show_grid(desk)
    assert tuple(cell.cell for cell in grid.cells) == CELLS
    return {
        str(cell.cell): [contact.name for contact in cell.contacts]
        for cell in grid.cells
        if cell.contacts
    }


def unclassified(desk: Desk) -> list[str]:
    return [contact.name for contact in show_grid(desk).unclassified]


def test_an_empty_store_has_nine_empty_cells(desk: Desk) -> None:
    assert (cells(desk), unclassified(desk)) == ({}, [])


def test_every_client_stands_in_his_cell_the_closest_first(desk: Desk) -> None:
    for name, familiarity, mood in (
        ("李姐", 6, Mood.POSITIVE),
        ("王小明", 9, Mood.POSITIVE),
        ("陈立", 5, Mood.NEUTRAL),
        ("曹磊", 0, Mood.RESISTANT),
        ("施明", 7, None),
        ("张倩", None, Mood.NEUTRAL),
    ):
        add_contact(desk, a_client(name, familiarity=familiarity, mood=mood))
    assert cells(desk) == {
        "high/positive": ["王小明", "李姐"],
        "middle/neutral": ["陈立"],
        "low/resistant": ["曹磊"],
    }
    assert unclassified(desk) == ["施明", "张倩"]


def test_archived_clients_stand_nowhere(desk: Desk) -> None:
    archive(desk.store, add_contact(desk, a_client(familiarity=9, mood=Mood.POSITIVE)))
    archive(desk.store, add(desk, "施明")[0])
    assert (cells(desk), unclassified(desk)) == ({}, [])


def test_a_touch_moves_the_client_and_a_categorys_mood_does_not(desk: Desk) -> None:
    add_contact(desk, a_client(familiarity=5, mood=Mood.NEUTRAL))
    log_touch(desk, "王小明", a_touch(about=INSURANCE, mood=Mood.RESISTANT, familiarity=6), None)
    assert cells(desk) == {"high/neutral": ["王小明"]}
    log_touch(desk, "王小明", a_touch(mood=Mood.POSITIVE), None)
    assert cells(desk) == {"high/positive": ["王小明"]}
