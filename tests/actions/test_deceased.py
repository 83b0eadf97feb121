"""A client who has died: out of everything, for good; a slip can be taken back."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.grid import show_grid
from rmtrack.actions.history import undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.log import log_touch
from rmtrack.actions.show import show_client
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.choosing import Choice
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.keys import Degree, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.ranking import BrakeCode
from rmtrack.storage import cells
from tests.actions.values import (
    a_client,
    a_deal,
    a_row,
    a_sheet,
    a_step,
    a_touch,
    add,
    archive,
    dump,
    november,
)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Return the desk of a client with a birthday, a step and a deal near, who introduced one."""
    client = a_client(phone="13800000001", familiarity=8, mood=Mood.POSITIVE, birth_day="11-18")
    add_contact(desk, client)
    add_contact(desk, a_client("李姐"), introducer="王小明")
    log_touch(desk, "1", a_touch(november(13)), a_step(november(16)))
    committed = a_deal(degree=Degree.COMMITTED, expected_on=november(17))
    add_deal(desk, "1", committed)
    return desk


def test_one_command_archives_ends_the_steps_and_tells_the_deals(busy: Desk) -> None:
    left = archive_contact(busy, "王小明", deceased=True)
    assert (left.contact.archived, left.contact.deceased) == (True, True)
    assert ([step.due_on for step in left.ended], [deal.id for deal in left.open_deals]) == (
        [november(16)],
        [1],
    )


def test_nobody_who_died_is_greeted_called_or_listed_again(busy: Desk) -> None:
    archive_contact(busy, "王小明", deceased=True)
    morning = look_at_morning(busy)
    assert [call.name for call in morning.calls.calls] == ["李姐"]
    assert morning.care == ()
    assert show_grid(busy).pool.number == 1
    assert [one.name for one in list_contacts(busy)] == ["李姐"]
    assert list_contacts(busy, Choice(archived=True)) == []
    page = show_client(busy, "王小明")
    assert (page.birthday, page.verdict.listed) == (None, False)
    assert [brake.code for brake in page.verdict.brakes] == [BrakeCode.DECEASED]


def test_whom_the_client_introduced_stays_so(busy: Desk) -> None:
    archive_contact(busy, "王小明", deceased=True)
    assert show_client(busy, "李姐").kept.introducer == "王小明"


@pytest.mark.parametrize(
    "verb",
    [
        lambda desk: edit_contact(desk, "1", {"note": "x"}),
        lambda desk: log_touch(desk, "1", a_touch(), None),
        lambda desk: add_deal(desk, "1", a_deal()),
        lambda desk: archive_contact(desk, "1"),
    ],
)
def test_nothing_is_written_of_who_died(busy: Desk, verb: Callable[[Desk], object]) -> None:
    archive_contact(busy, "1", deceased=True)
    before = dump(busy.store)
    with pytest.raises(NotFoundError, match=r"\(1\) is kept as deceased"):
        verb(busy)
    assert dump(busy.store) == before


def test_who_died_is_not_brought_back_but_a_slip_is_taken_back(busy: Desk) -> None:
    before = dump(busy.store)
    archive_contact(busy, "1", deceased=True)
    with pytest.raises(RuleError, match="is kept as deceased, and is not brought back") as refused:
        bring_back(busy, "王小明")
    assert "--deceased no" in (refused.value.hint or "")
    edited = edit_contact(busy, "王小明", {"deceased": False})
    assert (edited.changed, edited.after.archived) == (("deceased",), True)
    assert not bring_back(busy, "王小明").contact.archived
    for _command in range(3):
        undo(busy)
    assert dump(busy.store) == before


def test_who_is_not_kept_as_deceased_needs_no_taking_back(busy: Desk) -> None:
    with pytest.raises(RuleError, match=r"王小明 .* is not kept as deceased"):
        edit_contact(busy, "1", {"deceased": False})


def test_who_left_before_may_have_died_since(busy: Desk) -> None:
    archive_contact(busy, "1")
    assert archive_contact(busy, "王小明", deceased=True).contact.deceased
    turns = [row for row in busy.store.all(cells.TURNS) if row.contact_id == 1]
    assert len(turns) == 1  # left once
    with pytest.raises(RuleError, match="kept as deceased already"):
        archive_contact(busy, "1", deceased=True)


def test_a_death_lands_on_nobody_else(desk: Desk) -> None:
    """The archived client's full name is a part of an active one's."""
    gone, longer = add(desk, "王小明", "王小明明")
    archive(desk.store, gone)
    before = dump(desk.store)
    with pytest.raises(NotFoundError):
        archive_contact(desk, "王小明", deceased=True)
    assert dump(desk.store) == before
    assert archive_contact(desk, str(gone.id), deceased=True).contact.id == gone.id
    assert not desk.store.get(Contact, longer.id).archived


def test_a_list_of_the_bank_brings_nobody_back_who_died(busy: Desk) -> None:
    archive_contact(busy, "1", deceased=True)
    before = dump(busy.store)
    row = a_row(2, phone="13800000001", assets=Money.yuan(5), note="x")
    done = import_clients(busy, a_sheet(row))
    assert (done.added, done.updated, done.unchanged) == (0, 0, 1)
    assert dump(busy.store) == before


def test_the_day_of_leaving_is_kept(busy: Desk) -> None:
    archive_contact(busy, "1", deceased=True)
    assert busy.store.get(PoolChange, 1).changed_on == date(2026, 11, 16)
