"""A store is made for its user alone; what is no store of ours is refused in one sentence."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import StoreError
from rmtrack.domain.policy import Policy
from rmtrack.storage import queries
from rmtrack.storage.opening import KNOWN, open_store
from rmtrack.storage.store import Store
from tests.storage.examples import AT, DAY, a_contact, add

NOBODY = 65534
OPEN = (
    "import sys; from pathlib import Path; from rmtrack.storage.opening import open_store;"
    " store = open_store(Path(sys.argv[1]));"
)

ASKED_WHEN_ALL_IS_WRITTEN = """
import sys

from rmtrack.cli.app import main
from rmtrack.storage.store import Store

close = Store.close

def ask_and_close(store):
    print("synchronous", store.database.rows("PRAGMA synchronous"))
    close(store)

Store.close = ask_and_close
sys.exit(main(sys.argv[1:]))
"""
FULL = 2  # as SQLite counts: OFF, NORMAL, FULL, EXTRA


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, patience=0.05)
    assert caught.value.code == 6
    return str(caught.value).replace(str(path), "PATH")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Step into the shoes of a user who owns nothing: for root, modes mean nothing."""
    root = os.geteuid() == 0
    if root:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)


def run(code: str, *words: object) -> "subprocess.Popen[str]":
    """Start Python on our source, in a process of its own."""
    return subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-W", "error", "-c", code, *map(str, words)],
        env={
            "PYTHONPATH": os.pathsep.join(sys.path),
            "RMTRACK_CONFIG": os.environ["RMTRACK_CONFIG"],
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_folder_and_files_are_the_users_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        path = tmp_path / "data" / "rmtrack.db"
        with closing(open_store(path)) as store, store.command("add", AT):
            store.put(a_contact())
            store.database.run("PRAGMA cache_spill = 1")
            modes = {file.name: mode(file) for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert mode(path.parent) == "0o700"
    assert modes["rmtrack.db"] == "0o600"
    assert set(modes.values()) == {"0o600"}
    assert {"rmtrack.db-wal", "rmtrack.db-shm"} <= set(modes)


def test_what_a_command_answered_outlives_a_power_cut(store_path: Path) -> None:
    """In this process no commit waits for the disk, so another one is asked."""
    process = run(ASKED_WHEN_ALL_IS_WRITTEN, "contact", "add", "王小明", "--db", store_path)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-1] == f"synchronous [({FULL},)]"
    with closing(open_store(store_path)) as store:
        assert [contact.name for contact in store.all(queries.CONTACTS)] == ["王小明"]


def test_a_store_keeps_what_was_put(store_path: Path) -> None:
    with closing(open_store(store_path)) as store:
        (contact,) = add(store, "王小明")
    with closing(open_store(store_path)) as store:
        assert store.get(Contact, contact.id) == contact


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "rmtrack.db"
    path.touch()
    with closing(open_store(path)) as store:
        assert add(store, "王小明")


def test_a_link_leads_to_the_store(store_path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store_path)
    open_store(link).close()
    link.unlink()
    link.symlink_to(tmp_path / "nothing.db")
    assert refusal(link) == "PATH can't be made a store"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "PATH is a folder: name a file in it"


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sentence = refusal(tmp_path / "file" / "rmtrack.db")
    assert sentence == "the store PATH can't be made or opened: Not a directory"
    sentence = refusal(tmp_path / "file" / "folder" / "rmtrack.db")
    assert sentence == "the store PATH can't be made or opened: Not a directory"


def test_a_text_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be read as one " * 50)
    before = path.read_bytes()
    assert refusal(path) == "PATH is no rmtrack store"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("version", [None, "7f3a"])
def test_another_programs_database_is_refused_and_left_alone(
    tmp_path: Path, version: str | None
) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER)")
        if version is not None:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (version,))
            connection.commit()
    before = path.read_bytes()
    assert refusal(path) == "PATH is another program's database: name a file of our own"
    assert path.read_bytes() == before


def test_a_newer_version_is_refused_and_left_alone(store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0042'")
        connection.commit()
    before = store_path.read_bytes()
    sentence = "the store PATH was made by a newer rmtrack (schema 0042); this one knows"
    assert refusal(store_path) == f"{sentence} {KNOWN[-1]}"
    assert store_path.read_bytes() == before


@pytest.mark.parametrize("kept", [100, 4096, 20_000])
def test_a_store_cut_short_is_refused(store_path: Path, kept: int) -> None:
    store_path.write_bytes(store_path.read_bytes()[:kept])
    assert refusal(store_path) in {
        "the store PATH is damaged: bring a backup back",
        "PATH is no rmtrack store",
    }


def test_a_store_locked_whole_is_told_as_busy(store_path: Path) -> None:
    with closing(sqlite3.connect(store_path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        sentence = refusal(store_path)
    assert sentence == "the store PATH is busy with another command: wait for it, then try again"


def test_a_store_made_this_moment_by_another_command_can_be_opened(store_path: Path) -> None:
    """It can't be switched to write-ahead logging while the other is at work; the next does it."""
    with closing(sqlite3.connect(store_path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        with closing(open_store(store_path, patience=0.05)) as store:
            assert store.all(queries.CONTACTS) == []
    with closing(open_store(store_path)) as store:
        assert store.database.rows("PRAGMA journal_mode") == [("wal",)]


@pytest.fixture
def shelf() -> Iterator[Path]:
    """Return a folder that everybody can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("file_mode", "sentence"),
    [
        (0o444, "is not yours to write"),
        (0o000, "is not yours to write"),
        (0o666, "can't be opened for writing: mind who owns it and its folder"),
        (None, "can't be made or opened: Permission denied"),
    ],
)
def test_what_cannot_be_written_is_refused(
    shelf: Path, empty_store: Path, file_mode: int | None, sentence: str
) -> None:
    path = shelf / "rmtrack.db"
    if file_mode is not None:
        shutil.copy(empty_store, path)
        path.chmod(file_mode)
    shelf.chmod(0o555)
    before = sorted(shelf.iterdir())
    with as_nobody():
        told = refusal(path)
    assert told == f"the store PATH {sentence}"
    assert sorted(shelf.iterdir()) == before


def test_what_cannot_be_written_is_refused_for_its_own_user(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmtrack.storage.opening.access", lambda _path, _how: False)
    assert refusal(store_path) == "the store PATH is not yours to write"


def test_commands_that_make_the_store_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "data" / "rmtrack.db"
    code = OPEN + (
        " from tests.storage.examples import add; add(store, sys.argv[2]); store.close()"
    )
    processes = [run(code, path, f"client {n}") for n in range(4)]
    results = [process.communicate(timeout=60) for process in processes]
    assert [err for _out, err in results] == [""] * 4
    with closing(open_store(path)) as store:
        assert {row.name for row in store.all(queries.CONTACTS)} == {
            f"client {n}" for n in range(4)
        }
    assert mode(path) == "0o600"


def test_a_file_that_another_command_makes_meanwhile_is_taken(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.db"

    def come_second(*_args: object) -> int:
        shutil.copy(store_path, path)
        raise FileExistsError

    monkeypatch.setattr("rmtrack.storage.opening.open_file", come_second)
    open_store(path).close()


def test_the_policy_rules_the_touch_days(store_path: Path) -> None:
    with closing(open_store(store_path, Policy(cadence_low=10))) as store:
        with store.command("add", AT):
            number = store.put(a_contact(contacted_on=DAY)).id
        due = store.get(Contact, number).next_touch_on
    assert due is not None
    assert (due - DAY).days == 10


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "can't be read or written"),
        (sqlite3.SQLITE_READONLY, "can't be opened for writing"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "is busy"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged"),
        (sqlite3.SQLITE_NOTADB, "is no rmtrack store"),
        (sqlite3.SQLITE_INTERNAL, "fails: reason"),
    ],
)
def test_each_failure_has_its_sentence(code: int, words: str) -> None:
    from rmtrack.storage.engine import explain_sqlite  # noqa: PLC0415 - here alone

    error = sqlite3.OperationalError("reason")
    error.sqlite_errorcode = code
    told = explain_sqlite(error, Path("rmtrack.db"))
    assert words in str(told)
    assert told.code == 6


def add_at_once(store: Store, count: int) -> None:
    with store.command("import", AT):
        for n in range(count):
            store.put(a_contact(f"client {n}"))


def test_a_full_disk_changes_nothing(store_path: Path) -> None:
    with closing(open_store(store_path)) as store:
        ((pages,),) = store.database.rows("PRAGMA page_count")
        store.database.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"):
            add_at_once(store, 1_000)
        assert store.all(queries.CONTACTS) == []
        assert add(store, "王小明")


@pytest.mark.parametrize("found", [b"x", b"not a store", b"z" * 511])
def test_a_file_of_a_few_bytes_is_somebodys_and_left_alone(tmp_path: Path, found: bytes) -> None:
    """SQLite takes a file that is shorter than its smallest page for an empty database."""
    path = tmp_path / "note.txt"
    path.write_bytes(found)
    with pytest.raises(StoreError, match="no rmtrack store"):
        open_store(path)
    assert path.read_bytes() == found


def test_a_file_of_ours_that_is_open_to_all_is_shut(store_path: Path) -> None:
    store_path.chmod(0o644)
    open_store(store_path).close()
    assert mode(store_path) == "0o600"


def test_a_device_keeps_its_mode() -> None:
    """A store of that name is refused, and the machine's own files are nobody's to shut."""
    before = mode(Path(os.devnull))
    with pytest.raises(StoreError):
        open_store(Path(os.devnull))
    assert mode(Path(os.devnull)) == before
