"""One cell of the grid as a sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.grid_sheet import open_sheet
from rmtrack.actions.log import log_touch
from rmtrack.domain.errors import RuleError
from rmtrack.domain.grid import Cell
from rmtrack.domain.grid_sheet import Sheet, SheetOrder
from rmtrack.domain.keys import INSURANCE, Band, Kind, Mood, Outcome, Sex
from rmtrack.domain.money import Money
from tests.actions.values import a_client, a_step, a_touch, add, archive, november

POSITIVE, RESISTANT = Cell(Band.HIGH, Mood.POSITIVE), Cell(Band.HIGH, Mood.RESISTANT)


@pytest.fixture
def pool(desk: Desk) -> Desk:
    """Return the desk of two clients in one cell, one in another, one without any."""
    known = a_client(familiarity=7, mood=Mood.POSITIVE, opened_on=date(2015, 3, 2))
    born = replace(known, sex=Sex.MALE, birth_year=1980, birth_day="05-03")
    add_contact(desk, replace(born, assets=Money.yuan(9)))
    add_contact(desk, a_client("李姐", familiarity=8, mood=Mood.POSITIVE))
    add_contact(desk, a_client("陈立", familiarity=8, mood=Mood.RESISTANT))
    add(desk, "施明")
    return desk


def names(sheet: Sheet) -> list[str]:
    return [row.client.name for row in sheet.rows]


def test_a_sheet_has_who_is_in_the_cell_and_nobody_else(pool: Desk) -> None:
    archive(pool.store, add_contact(pool, a_client("旧人", familiarity=7, mood=Mood.POSITIVE)))
    assert names(open_sheet(pool, POSITIVE)) == ["李姐", "王小明"]
    assert names(open_sheet(pool, RESISTANT)) == ["陈立"]
    assert names(open_sheet(pool, Cell(Band.LOW, Mood.NEUTRAL))) == []


def test_those_without_a_cell_have_a_sheet_too(pool: Desk) -> None:
    assert names(open_sheet(pool, None)) == ["施明"]


def test_a_sheet_tells_what_is_known_of_a_client(pool: Desk) -> None:
    log_touch(pool, "王小明", a_touch(november(9), note="想看年金方案"), a_step(november(20)))
    row = open_sheet(pool, POSITIVE, SheetOrder.FUNDS).rows[0]
    assert (row.client.name, row.client.sex, row.age) == ("王小明", Sex.MALE, 46)
    assert (row.client.opened_on, row.client.assets) == (date(2015, 3, 2), Money.yuan(9))
    assert row.talk is not None
    assert (row.talk.happened_on, row.talk.note) == (november(9), "想看年金方案")
    assert row.step is not None
    assert row.step.due_on == november(20)


def test_a_call_nobody_answered_and_a_note_are_no_conversation(pool: Desk) -> None:
    log_touch(pool, "王小明", a_touch(november(9), note="想看年金方案"), None)
    log_touch(pool, "王小明", a_touch(november(11), Outcome.NO_ANSWER, note="没接"), None)
    log_touch(pool, "王小明", a_touch(november(12), kind=Kind.NOTE, note="要换车"), None)
    row = open_sheet(pool, POSITIVE, SheetOrder.FUNDS).rows[0]
    assert row.talk is not None
    assert (row.talk.happened_on, row.talk.note) == (november(9), "想看年金方案")


def test_of_two_talks_on_a_day_the_later_one_is_the_last(pool: Desk) -> None:
    for note in ("早上", "下午"):
        log_touch(pool, "王小明", a_touch(november(9), note=note), None)
    row = open_sheet(pool, POSITIVE, SheetOrder.FUNDS).rows[0]
    assert row.talk is not None
    assert row.talk.note == "下午"


def test_a_categorys_sheet_goes_by_its_mood_where_there_is_one(pool: Desk) -> None:
    log_touch(pool, "王小明", a_touch(about=INSURANCE, mood=Mood.RESISTANT), None)
    assert names(open_sheet(pool, POSITIVE, category=INSURANCE)) == ["李姐"]
    assert names(open_sheet(pool, RESISTANT, category=INSURANCE)) == ["陈立", "王小明"]


@pytest.fixture
def past(desk_on: Callable[[date], Desk]) -> Desk:
    """Return today's desk; two clients stood in one cell, and one has moved and one has left."""
    then = desk_on(november(2))
    add_contact(then, a_client(added_on=november(2), familiarity=7, mood=Mood.POSITIVE))
    added = a_client("李姐", added_on=november(2), familiarity=8, mood=Mood.POSITIVE)
    add_contact(then, replace(added, assets=Money.yuan(9)))
    edit_contact(desk_on(november(5)), "王小明", {"familiarity": 1})
    archive_contact(desk_on(november(9)), "李姐")
    return desk_on(november(16))


def test_the_sheet_of_a_past_evening_has_who_was_in_the_cell_then(past: Desk) -> None:
    """With how familiar they were, by which it is sorted too; all else is of today."""
    then = open_sheet(past, POSITIVE, on=november(4))
    assert names(then) == ["李姐", "王小明"]
    assert [row.client.familiarity for row in then.rows] == [8, 7]
    assert (then.on, then.assets) == (november(4), Money.yuan(9))
    assert names(open_sheet(past, POSITIVE, SheetOrder.NAME, on=november(4))) == ["李姐", "王小明"]
    assert names(open_sheet(past, POSITIVE, on=november(8))) == ["李姐"]
    assert names(open_sheet(past, POSITIVE, on=november(9))) == []
    assert names(open_sheet(past, POSITIVE, on=november(1))) == []


def test_a_past_sheet_goes_by_the_mood_of_then_toward_a_category(
    past: Desk, desk_on: Callable[[date], Desk]
) -> None:
    """The mood told of each is the one in general all the same."""
    touch = a_touch(november(3), about=INSURANCE, mood=Mood.RESISTANT)
    log_touch(desk_on(november(3)), "王小明", touch, None)
    assert names(open_sheet(past, RESISTANT, category=INSURANCE, on=november(2))) == []
    assert names(open_sheet(past, RESISTANT, category=INSURANCE, on=november(4))) == ["王小明"]
    assert names(open_sheet(past, POSITIVE, category=INSURANCE, on=november(4))) == ["李姐"]
    (row,) = open_sheet(past, RESISTANT, category=INSURANCE, on=november(4)).rows
    assert (row.client.familiarity, row.client.mood) == (7, Mood.POSITIVE)


def test_the_mood_of_a_past_sheet_is_the_one_of_its_cell(
    past: Desk, desk_on: Callable[[date], Desk]
) -> None:
    edit_contact(desk_on(november(10)), "王小明", {"mood": Mood.NEUTRAL})
    rows = open_sheet(past, POSITIVE, on=november(4)).rows
    assert [row.client.mood for row in rows] == [Mood.POSITIVE, Mood.POSITIVE]


def test_the_sheet_of_today_is_the_sheet(pool: Desk) -> None:
    assert open_sheet(pool, POSITIVE, on=pool.today) == open_sheet(pool, POSITIVE)


def test_the_sheet_of_a_day_to_come_is_refused(pool: Desk) -> None:
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        open_sheet(pool, POSITIVE, on=november(17))
