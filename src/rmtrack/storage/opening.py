"""Opening a store: its folder and file, its version, its connection."""

import os
import sqlite3
import stat
from os import O_CREAT, O_EXCL, O_RDWR, W_OK, access, close
from os import open as open_file
from pathlib import Path
from typing import TYPE_CHECKING

from rmtrack.domain.errors import N_, StoreError
from rmtrack.storage.database import Database
from rmtrack.storage.engine import SQLITE, explain_sqlite
from rmtrack.storage.store import Store

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy

KNOWN = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
)  # the versions of the schema, in order; the last is this one's
OTHERS = stat.S_IRWXG | stat.S_IRWXO
SMALLEST = 512  # bytes; SQLite takes a file of less for an empty one, whatever is in it
PATIENCE = 5.0  # seconds to wait for another command to end

STAMP = "PRAGMA user_version"
UNSTAMPED = 30_045_090  # what ruled while the header said nothing: 30, 45 and 90 days
KEYED = "PRAGMA application_id"
KEYS = 0x726D7404  # "rmt", and by which rules names are read and clients are found
_VERSION = "SELECT version_num FROM alembic_version"
# What was answered "done" must survive a power cut: a call that was logged, a promise. FULL waits
# for the disk at each COMMIT, and a command has one. NORMAL could lose the last minutes.
_PRAGMAS = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON")


def open_store(path: Path, policy: "Policy | None" = None, *, patience: float = PATIENCE) -> Store:
    """Open the store in the file `path`; make it, or bring it up to date, where it is needed.

    The folder is made for the user alone (0700), and so is the file (0600). `patience` is how many
    seconds to wait while another command writes. Raises StoreError, with nothing left behind, when
    the path can't be a store: a folder, another program's file, damaged, of a newer version, or
    not to be written.
    """
    _make_room(path)
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        if _read_version(connection, path) != KNOWN[-1]:
            _bring_up_to_date(path, patience)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        _let_readers_in(connection)
    except sqlite3.Error as error:
        connection.close()
        raise explain_sqlite(error, path) from error
    except BaseException:
        connection.close()
        raise
    store = Store(Database(connection, SQLITE, path), policy)
    try:
        _follow(store, policy)
    except BaseException:
        store.close()
        raise
    return store


def _follow(store: Store, policy: "Policy | None") -> None:
    """Bring what is derived after the rules in force, where others ruled it before.

    What ruled it is written in the file's header, in the numbers that SQLite leaves to programs:
    so a changed setting counts in whichever store is opened next, and so do keys of another make,
    or none, as a migration leaves them.
    """
    ((keyed,),) = store.database.rows(KEYED)
    if keyed != KEYS:
        from rmtrack.storage.following import key_anew  # noqa: PLC0415 - once in a store's life

        key_anew(store)
    if policy is None:
        return
    ((stamp,),) = store.database.rows(STAMP)
    if (stamp or UNSTAMPED) != cadences(policy):
        from rmtrack.storage.following import follow  # noqa: PLC0415 - after a change only

        follow(store, policy)


def cadences(policy: "Policy") -> int:
    """Return the cadences as one number: 30, 45 and 90 days are 30045090."""
    return (policy.cadence_high * 1000 + policy.cadence_middle) * 1000 + policy.cadence_low


def _make_room(path: Path) -> None:
    """Make sure that `path` is a file that can be written, an empty one if there was none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        _make_file(path)
        return
    except OSError as error:
        raise _no_way(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise StoreError(N_("{path} is a folder: name a file in it"), path=path)
    if 0 < found.st_size < SMALLEST:
        raise StoreError(N_("{path} is no rmtrack store"), path=path)
    _shut_to_others(path, found)
    if not access(path, W_OK):
        raise StoreError(N_("the store {path} is not yours to write"), path=path)


def _shut_to_others(path: Path, found: os.stat_result) -> None:
    """Take from others what they may do with our own file: one copied in may be open to all."""
    ours = hasattr(os, "getuid") and found.st_uid == os.getuid()
    if ours and stat.S_ISREG(found.st_mode) and found.st_mode & OTHERS:  # a device is nobody's
        path.chmod(0o600)


def _make_file(path: Path) -> None:
    """Make an empty file that nobody else can read, not even for a moment."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        close(open_file(path, O_RDWR | O_CREAT | O_EXCL, 0o600))
    except FileExistsError:
        if not path.is_file():  # else another command made it this very moment
            raise StoreError(N_("{path} can't be made a store"), path=path) from None
    except OSError as error:
        raise _no_way(path, error) from error


def _no_way(path: Path, error: OSError) -> StoreError:
    return StoreError(
        N_("the store {path} can't be made or opened: {reason}"), path=path, reason=error.strerror
    )


def _let_readers_in(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, in which reading never waits for writing. It stays so.

    A new store takes the switch only while nobody else is at work on it, and SQLite doesn't wait
    for that moment: then the next command that opens it switches.
    """
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _read_version(connection: sqlite3.Connection, path: Path) -> str | None:
    """Return the version of the schema, None for an empty file. Raises StoreError for others'."""
    try:
        row = connection.execute(_VERSION).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # else there is no such table
            raise
        row = None
    if row is not None and row[0] in KNOWN:
        return str(row[0])
    if row is None and connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        return None
    if row is None or not _is_ours(connection):
        raise StoreError(
            N_("{path} is another program's database: name a file of our own"), path=path
        )
    raise StoreError(
        N_("the store {path} was made by a newer rmtrack (schema {found}); this one knows {known}"),
        hint=N_("update rmtrack"),
        path=path,
        found=row[0],
        known=KNOWN[-1],
    )


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether tables that all our versions have are there."""
    ours = "SELECT count(*) FROM sqlite_master WHERE name IN ('contact', 'history', 'change')"
    return bool(connection.execute(ours).fetchone()[0] == 3)  # noqa: PLR2004 - those three


def _bring_up_to_date(path: Path, patience: float) -> None:
    """Migrate, unless another command does it first."""
    from rmtrack.storage.migrating import migrate  # noqa: PLC0415 - half a second to import

    migrate(path, lambda lock: _read_version(lock, path), KNOWN[-1], patience)
