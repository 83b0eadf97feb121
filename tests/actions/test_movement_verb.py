"""The grid of a past day, and who moved since."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.grid import show_grid
from rmtrack.actions.history import redo, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.movement import grid_on, show_moves
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import RuleError
from rmtrack.domain.grid import Grid
from rmtrack.domain.keys import INSURANCE, Kind, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.movement import Cause
from rmtrack.storage import cells
from tests.actions.values import MONDAY, a_client, a_row, a_sheet, a_touch, archive, dump, november

On = Callable[[date], Desk]


@pytest.fixture
def desks(desk: Desk, desk_on: On) -> dict[int, Desk]:
    """Return the desk on each day of November so far."""
    return {day: desk_on(november(day)) for day in range(1, desk.today.day + 1)}


def where(grid: Grid) -> dict[str, list[str]]:
    """Return the names in the cells where there is anybody."""
    places = {str(cell.cell): cell.members for cell in grid.cells}
    places["unclassified"] = grid.unclassified
    return {
        name: [one.name for one in place.contacts] for name, place in places.items() if place[0]
    }


def add(desk: Desk, name: str = "王小明", **fields: object) -> Contact:
    return add_contact(desk, a_client(name, added_on=desk.today, **fields))


def matrix(
    desk: Desk, since: date | None = None, category: str | None = None
) -> dict[tuple[str, str], int]:
    found = show_moves(desk, since, category).matrix
    return {(str(start), str(end)): n for start, row in found.items() for end, n in row.items()}


def test_the_grid_of_each_evening_is_as_it_stood(desks: dict[int, Desk]) -> None:
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    add(desks[3], "李姐")
    log_touch(desks[5], "王小明", a_touch(november(5), familiarity=7), None)
    edit_contact(desks[9], "李姐", {"familiarity": 1, "mood": Mood.POSITIVE})
    assert [where(grid_on(desks[16], november(day))) for day in (1, 2, 4, 5, 9)] == [
        {},
        {"middle/neutral": ["王小明"]},
        {"middle/neutral": ["王小明"], "unclassified": ["李姐"]},
        {"high/neutral": ["王小明"], "unclassified": ["李姐"]},
        {"high/neutral": ["王小明"], "low/positive": ["李姐"]},
    ]


def test_the_grid_of_today_is_the_grid(desk: Desk) -> None:
    add(desk, familiarity=4, mood=Mood.NEUTRAL, assets=Money.yuan(500_000))
    log_touch(desk, "王小明", a_touch(about=INSURANCE, mood=Mood.RESISTANT), None)
    assert grid_on(desk, MONDAY) == show_grid(desk)
    assert grid_on(desk, MONDAY, INSURANCE) == show_grid(desk, INSURANCE)
    assert grid_on(desk, MONDAY).pool.assets == Money.yuan(500_000)


def test_a_day_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        grid_on(desk, november(17))
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        show_moves(desk, november(17))


def test_a_past_evening_by_the_mood_toward_a_category(desks: dict[int, Desk]) -> None:
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    touch = a_touch(november(5), about=INSURANCE, mood=Mood.RESISTANT)
    log_touch(desks[5], "王小明", touch, None)
    now = desks[16]
    assert where(grid_on(now, november(4), INSURANCE)) == {"middle/neutral": ["王小明"]}
    assert where(grid_on(now, november(5), INSURANCE)) == {"middle/resistant": ["王小明"]}
    assert where(grid_on(now, november(5))) == {"middle/neutral": ["王小明"]}


def test_what_is_told_later_of_an_earlier_day_counts_from_that_day(desks: dict[int, Desk]) -> None:
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    log_touch(desks[9], "王小明", a_touch(november(5), mood=Mood.RESISTANT), None)
    assert where(grid_on(desks[16], november(5))) == {"middle/resistant": ["王小明"]}


def test_who_is_archived_stands_in_the_grids_before(desks: dict[int, Desk]) -> None:
    add(desks[2])
    archive_contact(desks[5], "王小明")
    bring_back(desks[9], "1")
    evenings = [where(grid_on(desks[16], november(day))) for day in (4, 5, 8, 9)]
    assert [bool(evening) for evening in evenings] == [True, False, False, True]


def test_undo_of_an_archive_takes_its_row_back_and_redo_brings_it(desks: dict[int, Desk]) -> None:
    add(desks[2])
    before = dump(desks[5].store)
    archive_contact(desks[5], "王小明")
    after = dump(desks[5].store)
    assert len(after["pool_change"]) == 1
    undo(desks[9])
    assert dump(desks[9].store) == before
    assert where(grid_on(desks[16], november(6))) == {"unclassified": ["王小明"]}
    redo(desks[9])
    assert dump(desks[9].store) == after
    assert where(grid_on(desks[16], november(6))) == {}


def test_undo_of_a_return_takes_its_row_back(desks: dict[int, Desk]) -> None:
    add(desks[2])
    archive_contact(desks[5], "王小明")
    bring_back(desks[9], "1")
    undo(desks[10])
    assert [one.archived for one in desks[10].store.all(cells.TURNS)] == [True]
    assert where(grid_on(desks[16], november(12))) == {}


def test_who_was_archived_before_such_days_were_kept_stands_in_no_past_grid(desk: Desk) -> None:
    """From the day on which he is brought back, he does."""
    archive(desk.store, add_contact(desk, a_client(added_on=november(2))))
    assert where(grid_on(desk, november(3))) == {}
    bring_back(desk, "1")
    assert where(grid_on(desk, november(3))) == {}
    assert where(grid_on(desk, MONDAY)) == {"unclassified": ["王小明"]}


def test_moves_are_those_of_the_month_unless_a_day_is_named(desk_on: On, desk: Desk) -> None:
    add(desk_on(date(2026, 10, 20)), familiarity=1, mood=Mood.NEUTRAL)
    edit_contact(desk_on(date(2026, 10, 31)), "王小明", {"familiarity": 4})
    edit_contact(desk_on(november(1)), "王小明", {"familiarity": 7})
    found = show_moves(desk)
    assert found.since == november(1)
    assert [str(move.after) for move in found.moves] == ["high/neutral"]
    assert len(show_moves(desk, date(2026, 10, 31)).moves) == 2
    assert len(show_moves(desk, MONDAY).moves) == 0


def test_a_move_names_the_touch_that_led_to_it(desks: dict[int, Desk]) -> None:
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    touch = a_touch(november(5), kind=Kind.MEETING, note="想看年金方案", familiarity=6)
    done = log_touch(desks[5], "王小明", touch, None).interaction
    placed, moved = show_moves(desks[16]).moves
    assert (placed.before, placed.interaction_id) == (None, None)
    assert (moved.contact_id, moved.name, moved.interaction_id) == (1, "王小明", done.id)
    causes = show_moves(desks[16]).causes
    assert causes == {done.id: Cause(done.id, Kind.MEETING, "想看年金方案")}


def test_a_place_from_a_file_or_an_edit_names_no_touch(desks: dict[int, Desk]) -> None:
    row = a_row(2, phone="13800000001", familiarity=4, mood=Mood.NEUTRAL)
    import_clients(desks[2], a_sheet(row))
    edit_contact(desks[3], "王小明", {"mood": Mood.POSITIVE})
    assert [move.interaction_id for move in show_moves(desks[16]).moves] == [None, None]


def test_moves_by_the_mood_toward_a_category(desks: dict[int, Desk]) -> None:
    """It names the touch where the category was spoken of; in general the client moved nowhere."""
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    touch = a_touch(november(5), about=INSURANCE, mood=Mood.RESISTANT)
    done = log_touch(desks[5], "王小明", touch, None).interaction
    found = show_moves(desks[16], november(3), INSURANCE)
    assert found.category == INSURANCE
    (move,) = found.moves
    assert (str(move.before), str(move.after)) == ("middle/neutral", "middle/resistant")
    assert (move.on, move.interaction_id) == (november(5), done.id)
    assert found.causes[done.id].kind is Kind.CALL
    assert matrix(desks[16], november(3), INSURANCE) == {("middle/neutral", "middle/resistant"): 1}
    assert show_moves(desks[16], november(3)).moves == ()


def test_the_matrix_goes_from_the_evening_before_to_now(desks: dict[int, Desk]) -> None:
    add(desks[2], "王小明", familiarity=4, mood=Mood.NEUTRAL)
    add(desks[2], "李姐", familiarity=8, mood=Mood.POSITIVE)
    add(desks[2], "陈立")
    edit_contact(desks[5], "王小明", {"familiarity": 8})
    archive_contact(desks[5], "李姐")
    add(desks[6], "赵敏", familiarity=1, mood=Mood.NEUTRAL)
    assert matrix(desks[16], november(5)) == {
        ("high/positive", "archived"): 1,
        ("middle/neutral", "high/neutral"): 1,
        ("unclassified", "unclassified"): 1,
        ("new", "low/neutral"): 1,
    }
    left = show_moves(desks[16], november(5)).left
    assert [(one.name, str(one.before), one.on) for one in left] == [
        ("李姐", "high/positive", november(5))
    ]


def test_a_store_without_clients_has_no_moves(desk: Desk) -> None:
    assert show_moves(desk) == (november(1), (), {}, {}, None, ())


@pytest.mark.parametrize("later", [MONDAY, november(12)])
def test_a_touch_taken_back_leaves_the_place_that_the_other_rows_say(
    desks: dict[int, Desk], later: date
) -> None:
    """What a later touch said holds, though it changed nothing then: it said the same, or less."""
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    log_touch(desks[14], "王小明", a_touch(november(14), mood=Mood.POSITIVE), None)
    log_touch(desks[16], "王小明", a_touch(later, mood=Mood.POSITIVE, familiarity=8), None)
    with_both = dump(desks[16].store)
    undo(desks[16], 2)
    assert where(show_grid(desks[16])) == {"high/positive": ["王小明"]}
    redo(desks[16])
    assert dump(desks[16].store) == with_both


def test_a_touch_of_an_earlier_day_holds_once_the_later_one_is_taken_back(
    desks: dict[int, Desk],
) -> None:
    add(desks[2])
    log_touch(desks[9], "王小明", a_touch(november(9), mood=Mood.POSITIVE, familiarity=8), None)
    log_touch(desks[10], "王小明", a_touch(november(5), mood=Mood.NEUTRAL, familiarity=4), None)
    undo(desks[10], 2)
    assert where(show_grid(desks[10])) == {"middle/neutral": ["王小明"]}
    undo(desks[10])
    assert where(show_grid(desks[10])) == {"unclassified": ["王小明"]}


@pytest.mark.parametrize("deceased", [False, True])
def test_of_who_has_died_neither_moves_nor_leaving_are_told(
    desks: dict[int, Desk], *, deceased: bool
) -> None:
    """Lists never name him; who was archived alone is told of."""
    add(desks[2], familiarity=4, mood=Mood.NEUTRAL)
    log_touch(desks[5], "1", a_touch(november(5), familiarity=7), None)
    archive_contact(desks[9], "1", deceased=deceased)
    found = show_moves(desks[16], november(5))
    assert [len(told) for told in (found.moves, found.left)] == ([0, 0] if deceased else [1, 1])
    assert bool(found.matrix) is not deceased
    if deceased:
        edit_contact(desks[16], "1", {"deceased": False})
        assert len(show_moves(desks[16], november(5)).left) == 1
