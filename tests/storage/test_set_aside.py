"""A store of the fifth schema becomes one of the sixth: no row of it is set aside."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmtrack.domain.history import LineState
from rmtrack.domain.keys import INSURANCE, Mood
from rmtrack.domain.replaying import Felt
from rmtrack.domain.touch import Assessment
from rmtrack.storage import cells, queries
from rmtrack.storage.query import select
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, DAY, dump
from tests.storage.old_stores import (
    ENGINES,
    OldProgram,
    Row,
    look_at_the_copy,
    migrated,
)
from tests.storage.test_cells_in_time import a_client, a_feeling, changed, derived

OLD = "0005"
FELT = select(Assessment, "ORDER BY id")


def live(program: OldProgram) -> None:
    """Know two clients, merge a third one, and take back what was felt of the second."""
    place = {"familiarity": 4, "mood": "neutral"}
    program.run("contact add", a_client(1, **place), a_feeling(1, 1, **place))
    program.run("contact add", a_client(2, name="李姐", name_key="李姐"))
    third = a_client(3, mood="positive")
    program.run("contact add", third, a_feeling(2, 3, mood="positive"))
    program.run(
        "contact merge",
        Row("assessment", 2, {"contact_id": 3}, {"contact_id": 1}),
        Row("contact", 3, third.new, None),
        changed(1, mood=("neutral", "positive")),
    )
    program.run("log", a_feeling(3, 1, category="insurance", mood="resistant"))
    program.run("contact assess", a_feeling(4, 2, familiarity=8), turn=1)


@pytest.fixture(params=ENGINES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that the old program filled, as it is after its migration."""
    with migrated(request, tmp_path, OLD, live) as store:
        yield derived(store)


def test_the_store_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    look_at_the_copy(tmp_path, OLD, live)


def test_no_row_of_before_is_set_aside(old: Store) -> None:
    assert old.all(FELT) == [
        Assessment(1, DAY, id=1, familiarity=4, mood=Mood.NEUTRAL, aside=False),
        Assessment(1, DAY, id=2, mood=Mood.POSITIVE, aside=False),
        Assessment(1, DAY, id=3, category=INSURANCE, mood=Mood.RESISTANT, aside=False),
    ]
    assert [row.mood for row in old.all(cells.FELT, day=DAY)] == [Mood.NEUTRAL, Mood.POSITIVE]


def test_a_merge_of_then_is_taken_back_and_done_again(old: Store) -> None:
    """It set nothing aside, and does not so when it is done again."""
    after = dump(old)
    assert undo(old, AT, 4).line == "contact merge"
    assert [row.contact_id for row in old.all(FELT)] == [1, 3, 1]
    redo(old, AT)
    assert dump(old) == after


def test_what_was_taken_back_then_is_done_again(old: Store) -> None:
    assert redo(old, AT).line == "contact assess"
    assert old.get(Assessment, 4) == Assessment(2, DAY, id=4, familiarity=8)


def test_what_was_done_then_is_taken_back_and_done_again_unchanged(old: Store) -> None:
    before = dump(old)
    done = [line for line in history(old, 99) if line.state is LineState.DONE]
    for _line in done:
        undo(old, AT)
    assert not any(dump(old).values())
    for _line in done:
        redo(old, AT)
    assert dump(old) == before


def test_a_row_can_be_set_aside_now_and_tells_no_place(old: Store) -> None:
    """Overall and of a category the row before it counts, or none; as words it is there."""
    before = dump(old)
    (toward,) = old.all(queries.CATEGORY_MOODS, ids=[1])
    assert (toward.category, toward.mood) == (INSURANCE, Mood.RESISTANT)
    with old.command("aside", AT):
        for row in old.all(FELT)[1:]:
            old.put(replace(row, aside=True))
    assert [row.aside for row in old.all(FELT)] == [False, True, True]
    kept = [Felt(1, DAY, None, 4, Mood.NEUTRAL)]
    assert old.all(cells.FELT, day=DAY) == kept
    assert old.all(cells.FELT_TOWARD, category=INSURANCE, day=DAY) == kept
    assert old.all(queries.CATEGORY_MOODS, ids=[1]) == []
    assert len(old.all(queries.FELT_ABOUT, contact_id=1)) == 3
    undo(old, AT)
    assert dump(old) == before
