"""What clients hold is kept by the day, wherever it is written, and taken back with the command."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import redo, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.listing import list_clients
from rmtrack.actions.merge import merge_contacts
from rmtrack.domain.choosing import Choice
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.money import Money
from rmtrack.domain.tiers import Rise, Tier
from rmtrack.storage.query import Query, select
from rmtrack.views.merging import remark_text
from tests.actions.values import AT_NINE, MONDAY, a_client, a_row, a_sheet, dump

FIFTY, SIXTY = Money.yuan(500_000), Money.yuan(600_000)
READINGS: Query[Any] = select("profile.AssetReading", "ORDER BY id")


def readings(desk: Desk) -> list[tuple[int, date, Money]]:
    return [(one.contact_id, one.read_on, one.amount) for one in desk.store.all(READINGS)]


def test_a_new_clients_assets_are_read_on_the_day(desk: Desk) -> None:
    add_contact(desk, a_client("王小明", assets=FIFTY))
    add_contact(desk, a_client("李姐"))
    add_contact(desk, a_client("赵敏", assets=Money(0)))
    assert readings(desk) == [(1, MONDAY, FIFTY), (3, MONDAY, Money(0))]


def test_an_edit_that_changes_them_leaves_a_reading_and_no_other_does(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    add_contact(desk, a_client("王小明", assets=FIFTY))
    tuesday = date(2026, 11, 17)
    edit_contact(desk_on(tuesday), "1", {"note": "x"})
    edit_contact(desk_on(tuesday), "1", {"assets": FIFTY})
    assert len(readings(desk)) == 1
    edit_contact(desk_on(tuesday), "1", {"assets": SIXTY})
    assert readings(desk)[1:] == [(1, tuesday, SIXTY)]


def test_what_is_not_known_any_more_is_no_reading(desk: Desk) -> None:
    add_contact(desk, a_client("王小明", assets=FIFTY))
    edit_contact(desk, "1", {"assets": None})
    assert len(readings(desk)) == 1
    edit_contact(desk, "1", {"assets": FIFTY})
    assert len(readings(desk)) == 2


def test_an_import_reads_what_is_new(desk: Desk, desk_on: Callable[[date], Desk]) -> None:
    phones = {"phone": "13800000001"}, {"phone": "13800000002"}
    file = a_sheet(a_row(2, assets=FIFTY, **phones[0]), a_row(3, "李姐", assets=FIFTY, **phones[1]))
    import_clients(desk, file)
    later = date(2026, 12, 1)
    file = a_sheet(a_row(2, assets=SIXTY, **phones[0]), a_row(3, "李姐", assets=FIFTY, **phones[1]))
    import_clients(desk_on(later), file)
    assert readings(desk) == [(1, MONDAY, FIFTY), (2, MONDAY, FIFTY), (1, later, SIXTY)]


def test_what_was_known_before_anything_was_read_is_kept_as_what_stood_before(desk: Desk) -> None:
    """A store from before has clients with assets and without a reading. Nothing is backdated."""
    with desk.store.command("as it was", AT_NINE):
        desk.store.put(a_client("王小明", assets=FIFTY))
    edit_contact(desk, "1", {"assets": SIXTY})
    assert readings(desk) == [(1, MONDAY, FIFTY), (1, MONDAY, SIXTY)]


def test_what_was_set_aside_is_no_reading_of_what_stood_before(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    """The assets of an older store hold, which nobody has read; the readings beside are words."""
    add_contact(desk, a_client("王小明", assets=SIXTY))
    with desk.store.command("as it was", AT_NINE):
        desk.store.put(a_client("王小明", assets=FIFTY))
    merge_contacts(desk, "1", "2", Preference(Side.SECOND), remark=remark_text)
    assert [row.aside for row in desk.store.all(READINGS)] == [True]
    tuesday, gold = date(2026, 11, 17), (Tier("gold", SIXTY),)
    edit_contact(desk_on(tuesday), "1", {"assets": SIXTY})
    assert readings(desk)[1:] == [(1, tuesday, FIFTY), (1, tuesday, SIXTY)]
    (client,) = list_clients(desk, Choice(reached_since=MONDAY), tiers=gold).clients
    assert client.rise == Rise(FIFTY, None, gold[0], tuesday)


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: add_contact(desk, a_client("李姐", assets=FIFTY)),
        lambda desk: edit_contact(desk, "1", {"assets": SIXTY}),
        lambda desk: import_clients(desk, a_sheet(a_row(2, assets=SIXTY))),
    ],
    ids=["add", "edit", "import"],
)
def test_undo_takes_both_back_and_redo_brings_both(
    desk: Desk, change: Callable[[Desk], object]
) -> None:
    add_contact(desk, a_client("王小明", assets=FIFTY))
    before, read = dump(desk.store), readings(desk)
    change(desk)
    after = dump(desk.store)
    assert len(readings(desk)) == len(read) + 1
    undo(desk)
    assert dump(desk.store) == before
    assert desk.store.get(Contact, 1).assets == FIFTY
    redo(desk)
    assert dump(desk.store) == after
