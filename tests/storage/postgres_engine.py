"""A store on PostgreSQL: the same texts, spelled as psycopg wants them."""

import re
from pathlib import Path

import psycopg
from psycopg.types.string import TextLoader
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from rmtrack.domain.errors import StoreError
from rmtrack.storage import engine
from rmtrack.storage.database import Database
from rmtrack.storage.migrating import upgrade
from rmtrack.storage.opening import KNOWN
from rmtrack.storage.store import Store
from tests.conftest import Server


def explain(error: psycopg.Error, _path: Path | None) -> StoreError:
    return StoreError("the server refuses: {reason}", reason=error)


POSTGRES = engine.Engine(
    begin_writing="BEGIN; LOCK TABLE history IN EXCLUSIVE MODE",  # one writer at a time
    begin_reading="BEGIN ISOLATION LEVEL REPEATABLE READ",
    spell=lambda sql: re.sub(r":(\w+)", r"%(\1)s", sql),
    error=psycopg.Error,
    mistake=(psycopg.ProgrammingError,),
    explain=explain,
)


def make_migrated(server: Server) -> str:
    """Make a database with the schema and return its name."""
    name = server.new_database()
    with alchemy(server, name).begin() as connection:
        upgrade(connection, KNOWN[-1])
    return name


def alchemy(server: Server, name: str) -> Engine:
    """Return what SQLAlchemy reaches a database by."""

    def connect() -> psycopg.Connection:
        connection = server.connect(name)
        connection.autocommit = False
        return connection

    return create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool)


def open_postgres(server: Server, name: str) -> Store:
    """Open a store on the server. Days come as text, as SQLite gives them."""
    connection = server.connect(name)
    connection.adapters.register_loader("date", TextLoader)
    return Store(Database(connection, POSTGRES))
