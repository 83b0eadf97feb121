"""An older store is brought up to date whole, after a copy of it, or stays as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import DealChange
from rmtrack.domain.errors import StoreError
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import Money
from rmtrack.storage import migrating, opening
from rmtrack.storage.opening import open_store
from tests.storage.examples import add
from tests.storage.old_stores import version
from tests.storage.test_opening import mode

NOW, NEXT = opening.KNOWN[-1], f"{int(opening.KNOWN[-1]) + 1:04d}"
HEAD = f"""
from alembic import op
import sqlalchemy as sa
revision = "{NEXT}"
down_revision = "{NOW}"
"""
REBUILD = """
def upgrade():
    with op.batch_alter_table("contact", recreate="always") as table:
        table.add_column(sa.Column("nickname", sa.String()))
"""
DAMAGE = """
def upgrade():
    op.execute("UPDATE interaction SET contact_id = 99")
"""
FAIL = """
def upgrade():
    op.add_column("contact", sa.Column("nickname", sa.String()))
    op.execute("UPDATE nothing_of_ours SET id = 1")
"""
FAULT = """
def upgrade():
    op.add_column("contact", sa.Column("nickname", sa.String()))
    raise KeyboardInterrupt
"""
Newer = Callable[[str], None]


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newer:
    """Return what makes this rmtrack a newer one, with one more migration."""
    folder = tmp_path / "versions"
    folder.mkdir()

    def arrive(body: str) -> None:
        (folder / f"v{NEXT}_test.py").write_text(HEAD + body)
        monkeypatch.setattr(opening, "KNOWN", (*opening.KNOWN, NEXT))
        monkeypatch.setattr(migrating.upgrade, "__defaults__", ((*migrating.VERSIONS, folder),))

    return arrive


@pytest.fixture
def old(store_path: Path) -> Path:
    """Return a store of this version with two clients and a call."""
    from tests.storage.examples import AT, a_touch  # noqa: PLC0415 - here alone

    with closing(open_store(store_path)) as store:
        add(store, "王小明", "李姐")
        with store.command("log", AT):
            store.put(a_touch(1))
    return store_path


def counts(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own
            for table in ("contact", "interaction", "history", "change")
        ]


def test_an_older_store_is_brought_up_to_date(old: Path, newer: Newer) -> None:
    """Rebuilding a table leaves the rows that hang on it alone."""
    before = counts(old)
    newer(REBUILD)
    with closing(open_store(old)) as store:
        assert store.get(Contact, 1).name == "王小明"
        assert [row[0] for row in store.database.rows("SELECT nickname FROM contact")] == [None] * 2
        add(store, "赵敏")
    assert version(old) == NEXT
    assert before == [2, 1, 3, 3]
    assert counts(old) == [3, 1, 4, 4]


def test_an_older_store_is_copied_first(old: Path, newer: Newer) -> None:
    before = counts(old)
    newer(REBUILD)
    open_store(old).close()
    copy = old.with_name(f"rmtrack.db.{NOW}.backup")
    assert (version(copy), counts(copy)) == (NOW, before)
    assert mode(copy) == "0o600"


def test_without_a_copy_nothing_is_changed(old: Path, newer: Newer) -> None:
    old.with_name(f"rmtrack.db.{NOW}.backup").mkdir()
    newer(REBUILD)
    with pytest.raises(StoreError, match="must be copied before"):
        open_store(old)
    assert version(old) == NOW


def test_a_new_store_needs_no_copy(tmp_path: Path) -> None:
    open_store(tmp_path / "rmtrack.db").close()
    assert [file.name for file in tmp_path.iterdir()] == ["rmtrack.db"]


@pytest.mark.parametrize(
    ("body", "failure", "words"),
    [
        (DAMAGE, StoreError, "records that hang on nothing"),
        (FAIL, StoreError, "no such table"),
        (FAULT, KeyboardInterrupt, None),
    ],
)
def test_a_migration_that_fails_changes_nothing(
    old: Path, newer: Newer, body: str, failure: type[BaseException], words: str | None
) -> None:
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    newer(body)
    with pytest.raises(failure, match=words):
        open_store(old)
    with closing(sqlite3.connect(old)) as connection:
        assert list(connection.iterdump()) == before


def test_a_store_that_is_written_to_is_not_migrated(old: Path, newer: Newer) -> None:
    newer(REBUILD)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is busy"):
            open_store(old, patience=0.05)
    assert version(old) == NOW


def test_the_second_of_two_finds_the_work_done(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waited for the lock looks again before it migrates."""

    def fail(*_args: object) -> None:
        pytest.fail("nothing is left to do")

    monkeypatch.setattr(migrating, "upgrade", fail)
    migrating.migrate(old, lambda _connection: "0001", "0001", 0.05)


def test_a_store_damaged_meanwhile_is_told(old: Path) -> None:
    def fail(_connection: object) -> str:
        raise sqlite3.DatabaseError("malformed")

    with pytest.raises(StoreError, match="malformed"):
        migrating.migrate(old, fail, "0001", 0.05)


def test_a_path_may_hold_any_sign(tmp_path: Path) -> None:
    folder = tmp_path / "100% 王 'x' ?a=b#c"
    with closing(open_store(folder / "rm%20track.db")) as store:
        add(store, "王小明")
    assert [file.name for file in folder.iterdir()] == ["rm%20track.db"]


def test_a_first_store_becomes_one_of_today(tmp_path: Path) -> None:
    """Deals of the first version get the row of how they stood when they came up."""
    path = tmp_path / "rmtrack.db"
    with migrating._locked(path, 1) as (connection, _lock):  # noqa: SLF001 - no other way back
        migrating.upgrade(connection, "0001")
        connection.exec_driver_sql(
            "INSERT INTO contact (id, owner, name, name_key, added_on, archived)"
            " VALUES (1, 'me', '王小明', '王小明', '2026-11-02', FALSE)"
        )
        connection.exec_driver_sql(
            "INSERT INTO deal (id, owner, contact_id, category, amount, degree, state, opened_on)"
            " VALUES (7, 'me', 1, 'investment', 5000000, 'leaning', 'open', '2026-11-03')"
        )
    with closing(open_store(path)) as store:
        assert store.get(Contact, 1).employer is None
        assert store.get(DealChange, 1) == DealChange(
            7, date(2026, 11, 3), Degree.LEANING, Money.yuan(50_000), id=1
        )
    assert version(path) == NOW
    assert version(tmp_path / "rmtrack.db.0001.backup") == "0001"
