"""A store goes by the cadences in force: a changed setting counts from the next opening on."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from rmtrack.domain.errors import StoreError
from rmtrack.domain.policy import Policy
from rmtrack.storage import queries
from rmtrack.storage.opening import STAMP, open_store
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history
from tests.storage.examples import AT, DAY, a_contact

SHORT = Policy(cadence_high=10, cadence_middle=20, cadence_low=40)


def fill(store: Store) -> None:
    with store.command("fill", AT):
        for number, familiarity in enumerate((8, 4, 1, None)):
            store.put(a_contact(f"client {number}", familiarity=familiarity, contacted_on=DAY))
        store.put(a_contact("own", familiarity=8, contacted_on=DAY, cadence_days=5))


def waits(store: Store) -> list[int]:
    """Return how many days after the last touch each client is due."""
    found = sorted(store.all(queries.ALL_CONTACTS), key=lambda one: one.id)
    return [(one.next_touch_on - DAY).days for one in found if one.next_touch_on]


@pytest.fixture
def filled(empty_store: Path, tmp_path: Path) -> Path:
    """Return the path of a store that was filled by the defaults."""
    path = Path(shutil.copy(empty_store, tmp_path / "filled.db"))
    with closing(open_store(path, Policy())) as store:
        fill(store)
        assert waits(store) == [30, 45, 90, 90, 5]
    return path


def test_a_changed_cadence_moves_every_client_but_those_with_their_own(filled: Path) -> None:
    with closing(open_store(filled, SHORT)) as store:
        assert waits(store) == [10, 20, 40, 40, 5]


def test_the_defaults_again_move_them_back(filled: Path) -> None:
    open_store(filled, SHORT).close()
    with closing(open_store(filled, Policy())) as store:
        assert waits(store) == [30, 45, 90, 90, 5]


def test_it_is_no_command(filled: Path) -> None:
    with closing(open_store(filled, SHORT)) as store:
        assert [line.line for line in history(store, 9)] == ["fill"]


def test_the_same_cadences_write_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    open_store(filled, Policy(list_length=15)).close()
    assert filled.read_bytes() == before


def test_what_ruled_is_kept_in_the_file(filled: Path) -> None:
    with closing(open_store(filled, SHORT)) as store:
        assert [tuple(row) for row in store.database.rows(STAMP)] == [(10_020_040,)]


def test_a_new_store_follows_from_the_start(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "new.db", SHORT)) as store:
        fill(store)
        assert waits(store) == [10, 20, 40, 40, 5]
    with closing(open_store(tmp_path / "new.db", Policy())) as store:
        assert waits(store) == [30, 45, 90, 90, 5]


def test_a_store_that_others_write_to_is_told_as_busy(filled: Path) -> None:
    with (
        closing(open_store(filled)) as other,
        other.database.writing(),
        pytest.raises(StoreError, match="busy"),
    ):
        open_store(filled, SHORT, patience=0.05)
    with closing(open_store(filled, Policy())) as store:
        assert waits(store) == [30, 45, 90, 90, 5]
