"""Bringing a store up to date with Alembic. Imported only when that is needed."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from rmtrack.domain.errors import N_, StoreError
from rmtrack.storage.engine import explain_sqlite

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = (MIGRATIONS / "versions",)

ReadVersion = Callable[[sqlite3.Connection], str | None]


def migrate(path: Path, read_version: ReadVersion, target: str, patience: float) -> None:
    """Bring the store in `path` to the version `target`, in one transaction or not at all.

    Foreign keys are off meanwhile: rebuilding a table would take the children of its rows along.
    They are checked before the end. An older store is copied first, beside itself. When two
    commands come at once, the second finds the work done. Raises StoreError.
    """
    try:
        with _locked(path, patience) as (connection, lock):
            found = read_version(lock)
            if found == target:
                return
            if found is not None:
                _copy(path, path.with_name(f"{path.name}.{found}.backup"))
            upgrade(connection, target)
            if lock.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StoreError(N_("the store {path} has records that hang on nothing"), path=path)
    except (sqlite3.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise explain_sqlite(cast("sqlite3.Error", cause), path) from error


def upgrade(connection: Connection, target: str, versions: Sequence[Path] = VERSIONS) -> None:
    """Run the migrations up to `target` in the transaction of `connection`."""
    command.upgrade(configure(connection, versions), target)


def configure(connection: Connection, versions: Sequence[Path] = VERSIONS) -> Config:
    """Return what Alembic needs to know to work on `connection`."""
    config = Config()
    for option, value in (
        ("script_location", str(MIGRATIONS)),
        ("file_template", "v%(rev)s_%(slug)s"),
        ("path_separator", "newline"),
        ("version_locations", "\n".join(map(str, versions))),
    ):
        config.set_main_option(option, value.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _locked(path: Path, patience: float) -> Iterator[tuple[Connection, sqlite3.Connection]]:
    """Open a connection of Alembic's on which nobody else writes until it ends."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=patience, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.begin() as connection:
        lock = connection.connection.driver_connection
        yield connection, cast("sqlite3.Connection", lock)


def _copy(path: Path, target: Path) -> None:
    """Copy the store as it is; nobody else can read the copy either."""
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as error:
        raise StoreError(
            N_("the store must be copied before it is brought up to date: {path}: {reason}"),
            path=target,
            reason=error.strerror,
        ) from error
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
