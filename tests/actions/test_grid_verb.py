"""The pool as a grid."""

import random

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.grid import count_grid, show_grid
from rmtrack.actions.log import log_touch
from rmtrack.actions.today import look_at_limit
from rmtrack.domain.grid import CELLS, Grid, Limit, Members
from rmtrack.domain.keys import DEPOSIT, INSURANCE, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.touch import Assessment
from tests.actions.values import AT_NINE, MONDAY, a_client, a_touch, add, archive

NAMES = ("王小明", "李姐", "陈立", "赵敏", "施明")


def cells(desk: Desk, category: str | None = None) -> dict[str, list[str]]:
    """Return the names in the cells where there is anybody."""
    grid = show_grid(desk, category)
    assert tuple(cell.cell for cell in grid.cells) == CELLS
    return {
        str(cell): [contact.name for contact in members.contacts]
        for cell, members in grid.cells
        if members.number
    }


def unclassified(desk: Desk) -> list[str]:
    return [contact.name for contact in show_grid(desk).unclassified.contacts]


def felt(desk: Desk, *rows: Assessment) -> None:
    with desk.store.command("assess", AT_NINE):
        for row in rows:
            desk.store.put(row)


def shortened(grid: Grid, first: int) -> Grid:
    """Return the grid with so many clients of each cell, and nobody's name beside it."""
    return grid._replace(
        cells=tuple(
            cell._replace(members=cell.members._replace(contacts=cell.members.contacts[:first]))
            for cell in grid.cells
        ),
        unclassified=grid.unclassified._replace(contacts=()),
    )


def test_an_empty_store_has_nine_empty_cells(desk: Desk) -> None:
    assert (cells(desk), unclassified(desk)) == ({}, [])
    assert count_grid(desk, 6) == show_grid(desk)


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
    assert count_grid(desk, 6).pool == Members()


def test_a_touch_moves_the_client_and_a_categorys_mood_does_not(desk: Desk) -> None:
    add_contact(desk, a_client(familiarity=5, mood=Mood.NEUTRAL))
    log_touch(desk, "王小明", a_touch(about=INSURANCE, mood=Mood.RESISTANT, familiarity=6), None)
    assert cells(desk) == {"high/neutral": ["王小明"]}
    log_touch(desk, "王小明", a_touch(mood=Mood.POSITIVE), None)
    assert cells(desk) == {"high/positive": ["王小明"]}


@pytest.mark.parametrize("first", [0, 1, 3, 6, 99])
def test_what_is_counted_is_what_all_clients_add_up_to(desk: Desk, first: int) -> None:
    """Counts, sums and first names by index are those of the whole pool, whoever is in it."""
    dice = random.Random(first)  # noqa: S311 - the same pool every time
    with desk.store.command("add", AT_NINE):
        for _ in range(120):
            desk.store.put(
                a_client(
                    dice.choice(NAMES),
                    familiarity=dice.choice((None, *range(10))),
                    mood=dice.choice((None, *Mood)),
                    assets=dice.choice((None, Money(dice.randrange(10**14)))),
                    archived=dice.random() < 0.2,
                )
            )
    assert count_grid(desk, first) == shortened(show_grid(desk), first)


def test_a_categorys_grid_goes_by_its_mood_where_there_is_one(desk: Desk) -> None:
    for name in ("王小明", "李姐", "陈立"):
        add_contact(desk, a_client(name, familiarity=7, mood=Mood.POSITIVE))
    add_contact(desk, a_client("施明", familiarity=2))  # without an overall mood
    felt(
        desk,
        Assessment(1, MONDAY, category=INSURANCE, mood=Mood.RESISTANT),
        Assessment(2, MONDAY, category=DEPOSIT, mood=Mood.RESISTANT),
        Assessment(4, MONDAY, category=INSURANCE, mood=Mood.NEUTRAL),
    )
    assert cells(desk) == {"high/positive": ["李姐", "王小明", "陈立"]}
    assert cells(desk, INSURANCE) == {
        "high/positive": ["李姐", "陈立"],
        "high/resistant": ["王小明"],
        "low/neutral": ["施明"],
    }
    assert cells(desk, DEPOSIT)["high/resistant"] == ["李姐"]


def test_of_the_moods_toward_a_category_the_latest_that_was_said_counts(desk: Desk) -> None:
    add_contact(desk, a_client(familiarity=7, mood=Mood.POSITIVE))
    felt(
        desk,
        Assessment(1, MONDAY, category=INSURANCE, mood=Mood.NEUTRAL),
        Assessment(1, MONDAY, category=INSURANCE, mood=Mood.RESISTANT),
        Assessment(1, MONDAY, category=INSURANCE, willing=2),  # of the mood it says nothing
    )
    assert cells(desk, INSURANCE) == {"high/resistant": ["王小明"]}


def test_the_limit_counts_who_is_close_and_in_the_pool(desk: Desk) -> None:
    for familiarity, mood in ((3, Mood.NEUTRAL), (9, None), (2, Mood.NEUTRAL), (None, None)):
        add_contact(desk, a_client(familiarity=familiarity, mood=mood))
    archive(desk.store, add_contact(desk, a_client(familiarity=9)))
    assert look_at_limit(desk) == Limit(held=2, most=150)
    assert show_grid(desk).close == 2
