"""A store of the third schema becomes one of the fourth: all is kept, and history goes on."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import Mood, Nature, Truth
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.replaying import Turn
from rmtrack.domain.touch import Assessment
from rmtrack.storage import cells, queries
from rmtrack.storage.keying import name_anew
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

OLD = "0003"
FELT = select(Assessment, "ORDER BY id")


def a_client(number: int, **values: object) -> Row:
    known = {"name": "王小明", "name_key": "王小明", "added_on": "2026-11-02", "archived": False}
    return added("contact", number, **known | values)


def a_feeling(number: int, contact: int, **values: object) -> Row:
    known = {"contact_id": contact, "assessed_on": "2026-11-02"}
    return added("assessment", number, **known | values)


def changed(number: int, **columns: tuple[object, object]) -> Row:
    """Return the change of a client's columns, each from what to what."""
    old, new = ({name: pair[side] for name, pair in columns.items()} for side in (0, 1))
    return Row("contact", number, old, new)


def live(program: OldProgram) -> None:
    """Know two clients, one of whom was archived; say what was felt, and take one of it back."""
    program.run(
        "contact add",
        a_client(1, familiarity=4, mood="neutral"),
        a_feeling(1, 1, familiarity=4, mood="neutral"),
    )
    program.run("contact add", a_client(2, name="李姐", name_key="李姐"))
    program.run(
        "contact edit", changed(1, mood=("neutral", "positive")), a_feeling(2, 1, mood="positive")
    )
    program.run("contact archive 2", changed(2, archived=(False, True)))
    program.run("log about", a_feeling(3, 1, category="insurance", mood="resistant"))
    program.run(
        "contact edit",
        changed(1, familiarity=(4, 8)),
        a_feeling(4, 1, familiarity=8),
        turn=1,
    )


@pytest.fixture(params=ENGINES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that the old program filled, as it is after its migration."""
    with migrated(request, tmp_path, OLD, live) as store:
        yield derived(store)


def derived(store: Store, ids: Collection[int] = (1, 2)) -> Store:
    """Return the store with the touch days that the old program would have kept, and our keys."""
    with store.database.writing():
        store.derive({*ids})
        name_anew(store.database, {*ids})
        store.derive_keys({*ids})
    return store


def test_the_store_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    look_at_the_copy(tmp_path, OLD, live)


def test_what_was_felt_is_kept_and_says_nothing_of_what_is_new(old: Store) -> None:
    assert old.all(FELT) == [
        Assessment(1, DAY, id=1, familiarity=4, mood=Mood.NEUTRAL),
        Assessment(1, DAY, id=2, mood=Mood.POSITIVE),
        Assessment(1, DAY, id=3, category="insurance", mood=Mood.RESISTANT),
    ]


def test_clients_are_kept_and_nobody_knows_when_one_was_archived(old: Store) -> None:
    kept = [(one.id, one.mood, one.archived) for one in old.all(queries.ALL_CONTACTS)]
    assert sorted(kept) == [(1, Mood.POSITIVE, False), (2, None, True)]
    assert old.all(cells.TURNS) == []


def test_what_is_new_can_be_kept_now_and_taken_back(old: Store) -> None:
    felt = Assessment(1, DAY, proposed=6, answers="in-touch", nature=Nature.SAFETY)
    felt = replace(felt, truth=Truth.HIDDEN, loss="5%")
    before = dump(old)
    with old.command("contact archive 1", AT):
        felt = old.put(felt)
        old.put(replace(old.get(Contact, 1), archived=True))
        old.put(PoolChange(1, DAY, archived=True))
    assert old.get(Assessment, felt.id) == felt
    assert old.all(cells.TURNS) == [Turn(1, DAY, archived=True)]
    undo(old, AT)
    assert dump(old) == before


def test_an_archive_of_then_is_taken_back(old: Store) -> None:
    assert undo(old, AT, 4).line == "contact archive 2"
    assert not old.get(Contact, 2).archived


def test_what_was_taken_back_then_is_done_again(old: Store) -> None:
    assert redo(old, AT).line == "contact edit"
    assert old.get(Contact, 1).familiarity == 8
    assert [one.id for one in old.all(FELT)] == [1, 2, 3, 4]


def test_what_was_done_then_is_taken_back_and_done_again_unchanged(old: Store) -> None:
    before = dump(old)
    done = [line for line in history(old, 99) if line.state is LineState.DONE]
    for _line in done:
        undo(old, AT)
    assert not any(dump(old).values())
    for _line in done:
        redo(old, AT)
    assert dump(old) == before
