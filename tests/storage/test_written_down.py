"""A store of the sixth schema becomes one of the seventh: no reading of it is set aside.

And each win was written down on its own day.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.history import LineState
from rmtrack.domain.money import Money
from rmtrack.domain.profile import AssetReading
from rmtrack.domain.tiers import Reading
from rmtrack.domain.touch import Assessment
from rmtrack.storage import assets
from rmtrack.storage.query import select
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, DAY, dump
from tests.storage.old_stores import (
    ENGINES,
    OldProgram,
    Row,
    added,
    look_at_the_copy,
    migrated,
)
from tests.storage.test_cells_in_time import a_client, a_feeling, changed, derived

OLD = "0006"
READINGS = select(AssetReading, "ORDER BY id")
FELT = select(Assessment, "ORDER BY id")
BOOKINGS = select(Booking, "ORDER BY id")


def a_reading(number: int, contact: int, amount: int) -> Row:
    known = {"contact_id": contact, "read_on": "2026-11-02", "amount": amount}
    return added("asset_reading", number, **known)


def a_booking(number: int, amount: int) -> Row:
    known = {"category": "deposit", "booked_on": "2026-11-02", "for_month": "2026-11"}
    return added("booking", number, amount=amount, factor=10_000, pieces=1, **known)


def live(program: OldProgram) -> None:
    """Know three clients, merge the third into the first, win, and take an edit back."""
    place = {"familiarity": 4, "mood": "neutral"}
    felt = a_feeling(1, 1, **place, aside=False)
    program.run("contact add", a_client(1, **place, assets=300), felt, a_reading(1, 1, 300))
    program.run("contact add", a_client(2, name="李姐", name_key="李姐"))
    third = a_client(3, mood="positive", assets=600)
    felt = a_feeling(2, 3, mood="positive", aside=False)
    program.run("contact add", third, felt, a_reading(2, 3, 600))
    program.run(
        "contact merge",
        Row("assessment", 2, {"contact_id": 3, "aside": False}, {"contact_id": 1, "aside": True}),
        Row("asset_reading", 2, {"contact_id": 3}, {"contact_id": 1}),
        Row("contact", 3, third.new, None),
        changed(1, assets=(300, 600)),
    )
    program.run("deal win", a_booking(1, 500))
    program.run("contact edit", changed(1, assets=(600, 900)), a_reading(3, 1, 900), turn=1)


@pytest.fixture(params=ENGINES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that the old program filled, as it is after its migration."""
    with migrated(request, tmp_path, OLD, live) as store:
        yield derived(store)


def test_the_store_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    look_at_the_copy(tmp_path, OLD, live)


def test_no_reading_of_before_is_set_aside_and_what_was_felt_stays_so(old: Store) -> None:
    assert old.all(READINGS) == [
        AssetReading(1, DAY, Money(300), id=1, aside=False),
        AssetReading(1, DAY, Money(600), id=2, aside=False),
    ]
    told = [Reading(1, DAY, Money(300)), Reading(1, DAY, Money(600))]
    assert old.all(assets.READ_SINCE, since=DAY) == told
    assert [row.aside for row in old.all(FELT)] == [False, True]


def test_a_win_of_before_was_written_down_on_its_own_day(old: Store) -> None:
    (booking,) = old.all(BOOKINGS)
    assert booking == Booking("deposit", Money(500), DAY, Month(2026, 11), id=1, pieces=1)
    assert booking.entered_on is None


def test_a_merge_of_then_is_taken_back_and_done_again(old: Store) -> None:
    """It sets aside what it did then: what was felt, and no reading."""
    after = dump(old)
    assert undo(old, AT, 4).line == "contact merge"
    assert [(row.contact_id, row.aside) for row in old.all(FELT)] == [(1, False), (3, False)]
    assert [(row.contact_id, row.aside) for row in old.all(READINGS)] == [(1, False), (3, False)]
    redo(old, AT)
    assert dump(old) == after


def test_what_was_taken_back_then_is_done_again(old: Store) -> None:
    assert redo(old, AT).line == "contact edit"
    assert old.get(AssetReading, 3) == AssetReading(1, DAY, Money(900), id=3)
    assert old.get(Contact, 1).assets == Money(900)


def test_what_was_done_then_is_taken_back_and_done_again_unchanged(old: Store) -> None:
    before = dump(old)
    done = [line for line in history(old, 99) if line.state is LineState.DONE]
    for _line in done:
        undo(old, AT)
    assert not any(dump(old).values())
    for _line in done:
        redo(old, AT)
    assert dump(old) == before


def test_a_reading_can_be_set_aside_now_and_tells_no_tier(old: Store) -> None:
    """What was read before it counts, or nothing was."""
    before, tomorrow = dump(old), DAY + timedelta(1)
    (latest,) = old.all(assets.LAST_BEFORE, since=tomorrow, ids=[1])
    assert latest.amount == Money(600)
    first, second = old.all(READINGS)
    with old.command("aside", AT):
        old.put(replace(second, aside=True))
    assert old.all(assets.READ_SINCE, since=DAY) == [Reading(1, DAY, Money(300))]
    (latest,) = old.all(assets.LAST_BEFORE, since=tomorrow, ids=[1])
    assert (latest.amount, old.first(assets.ANY_OF, contact_id=1)) == (Money(300), 1)
    with old.command("aside", AT):
        old.put(replace(first, aside=True))
    assert old.all(assets.READ_SINCE, since=DAY) == []
    assert old.all(assets.LAST_BEFORE, since=tomorrow, ids=[1]) == []
    assert old.first(assets.ANY_OF, contact_id=1) is None
    for _line in "12":
        undo(old, AT)
    assert dump(old) == before
