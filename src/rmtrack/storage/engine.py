"""What differs between the engines that can hold a store, and the sentences for their failures."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from rmtrack.domain.errors import N_, StoreError


class Engine(NamedTuple):
    """An engine, as a DB-API connection of it wants to be spoken to."""

    begin_writing: str  # starts a transaction in which nobody else writes
    begin_reading: str  # starts a transaction that sees one moment
    spell: Callable[[str], str]  # our `:name` parameters as the driver has them
    error: type[Exception]  # what the driver raises
    mistake: tuple[type[Exception], ...]  # those of them that are ours: a fault of the program
    explain: Callable[[Any, Path | None], StoreError]


def explain_sqlite(error: sqlite3.Error, path: Path | None) -> StoreError:
    """Return the sentence for a failure of SQLite, as what is the matter with the store."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest only refines it
    sentence = _SENTENCES.get(code) or N_("the store {path} fails: {reason}")
    return StoreError(sentence, path=path, reason=error)


_NO_WAY_IN = N_("the store {path} can't be opened for writing: mind who owns it and its folder")
_DAMAGED = N_("the store {path} is damaged: bring a backup back")
_BUSY = N_("the store {path} is busy with another command: wait for it, then try again")

_SENTENCES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PERM: _NO_WAY_IN,
    sqlite3.SQLITE_READONLY: _NO_WAY_IN,
    sqlite3.SQLITE_CANTOPEN: _NO_WAY_IN,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: N_("the disk is full: nothing was changed in the store {path}"),
    sqlite3.SQLITE_IOERR: N_("the store {path} can't be read or written: {reason}"),
    sqlite3.SQLITE_NOTADB: N_("{path} is no rmtrack store"),
    sqlite3.SQLITE_CONSTRAINT: N_("the store refuses a record that breaks its rules: {reason}"),
}

SQLITE = Engine(
    begin_writing="BEGIN IMMEDIATE",  # waits here, before anything is read, and not at COMMIT
    begin_reading="BEGIN",
    spell=lambda sql: sql,
    error=sqlite3.Error,
    mistake=(sqlite3.ProgrammingError, sqlite3.InterfaceError),
    explain=explain_sqlite,
)
