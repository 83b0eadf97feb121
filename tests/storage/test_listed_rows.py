"""A store of the seventh schema becomes one of the eighth: marks of names become rows of lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmtrack.domain.history import LineState
from rmtrack.domain.profile import FormerName, FormerPhone, ListedRow
from rmtrack.storage.query import select
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, dump
from tests.storage.old_stores import (
    ENGINES,
    OldProgram,
    Row,
    added,
    look_at_the_copy,
    migrated,
)
from tests.storage.test_cells_in_time import a_client, derived
from tests.storage.test_keying import found

OLD = "0007"
NAMES = select(FormerName, "ORDER BY id")
LISTED = select(ListedRow, "ORDER BY id")
PHONES = select(FormerPhone, "ORDER BY id")


def a_name(number: int, name: str, *, phoneless: bool, contact: int = 1) -> Row:
    known = {"contact_id": contact, "name": name, "name_key": name, "phoneless": phoneless}
    return added("former_name", number, **known)


def live(program: OldProgram) -> None:
    """Know four clients; merge the others into the first, twice for good and once taken back."""
    for number, name in enumerate(("王小明", "李姐", "张伟", "赵六"), start=1):
        program.run("contact add", a_client(number, name=name, name_key=name))
    program.run("contact edit", a_name(1, "王晓明", phoneless=False))
    gone = [
        a_client(number, name=name, name_key=name) for number, name in [(2, "李姐"), (3, "张伟")]
    ]
    program.run(
        "contact merge 1 2", Row("contact", 2, gone[0].new, None), a_name(2, "李姐", phoneless=True)
    )
    program.run(
        "contact merge 1 3",
        Row("contact", 3, gone[1].new, None),
        a_name(3, "张伟", phoneless=False),
        Row("former_name", 1, {"phoneless": False}, {"phoneless": True}),
    )
    program.run("contact merge 1 4", a_name(4, "赵六", phoneless=True), turn=1)


@pytest.fixture(params=ENGINES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that the old program filled, as it is after its migration."""
    with migrated(request, tmp_path, OLD, live) as store:
        yield derived(store, (1, 4))


def test_the_store_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    look_at_the_copy(tmp_path, OLD, live)


def test_every_mark_is_a_row_and_every_name_is_there(old: Store) -> None:
    assert [row.name for row in old.all(NAMES)] == ["王晓明", "李姐", "张伟"]
    assert [row.readings for row in old.all(NAMES)] == ["wang xiao ming", "li jie", "zhang wei"]
    assert old.all(LISTED) == [
        ListedRow(1, "王晓明", "{}", id=1),
        ListedRow(1, "李姐", "{}", id=2),
    ]
    assert old.all(PHONES) == []


def test_with_its_merge_a_row_is_taken_back_and_comes_again(old: Store) -> None:
    after = dump(old)
    assert undo(old, AT).line == "contact merge 1 3"
    assert [row.name_key for row in old.all(LISTED)] == ["李姐"]
    assert undo(old, AT).line == "contact merge 1 2"
    assert old.all(LISTED) == []
    for _line in "12":
        redo(old, AT)
    assert dump(old) == after


def test_what_was_taken_back_then_is_done_again_without_the_mark(old: Store) -> None:
    assert redo(old, AT).line == "contact merge 1 4"
    assert old.get(FormerName, 4) == FormerName(1, "赵六", "赵六", "zhao liu", id=4)
    assert (1, "former-sound") in found(old, "zhaoliu")
    assert len(old.all(LISTED)) == 2


def test_a_name_of_before_is_found_by_its_sound(old: Store) -> None:
    assert found(old, "zhangwei") == [(1, "former-sound")]
    assert undo(old, AT).line == "contact merge 1 3"
    assert found(old, "zhangwei") == [(3, "pinyin")]
    redo(old, AT)
    assert found(old, "zhangwei") == [(1, "former-sound")]


def test_all_of_it_is_taken_back_and_done_again_unchanged(old: Store) -> None:
    before = dump(old)
    done = [line for line in history(old, 99) if line.state is LineState.DONE]
    for _line in done:
        undo(old, AT)
    assert not any(dump(old).values())
    for _line in done:
        redo(old, AT)
    assert dump(old) == before


def test_what_is_kept_now_stands_beside_it(old: Store) -> None:
    with old.command("contact edit 1", AT):
        old.put(ListedRow(1, "王小明", "{}"))
        old.put(FormerPhone(1, "13800000001"))
    assert [row.id for row in old.all(LISTED)] == [1, 2, 3]
    assert old.all(PHONES) == [FormerPhone(1, "13800000001", id=1)]
