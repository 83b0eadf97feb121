"""One definition of the schema: what runs agrees with it, on both engines."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Dialect, UniqueConstraint, create_engine, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import NullPool
from sqlalchemy.types import BigInteger, Boolean, Date, Integer, String

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealChange
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.money import Money
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import (
    AssetReading,
    ContactField,
    ContactWay,
    FormerName,
    FormerPhone,
    ListedRow,
)
from rmtrack.domain.quota import Quota
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.storage.conflicts import LINKS, UNIQUE
from rmtrack.storage.deriving import CAUSES
from rmtrack.storage.migrating import configure
from rmtrack.storage.opening import KNOWN
from rmtrack.storage.rows import DERIVED, TABLES, shape_of, table_of
from rmtrack.storage.tables import Base
from tests.conftest import Server
from tests.storage.postgres_engine import alchemy, make_migrated

RECORDS = (
    Contact,
    Tag,
    ContactWay,
    FormerName,
    FormerPhone,
    ListedRow,
    ContactField,
    AssetReading,
    Interaction,
    Assessment,
    NextStep,
    PoolChange,
    Deal,
    DealChange,
    Booking,
    Quota,
    BankFigure,
)
OWN_TABLES = {"history", "change", "contact_key"}  # of the store itself
METADATA = Base.metadata
STORED_AS: dict[type, type] = {
    int: Integer,
    Money: BigInteger,
    bool: Boolean,
    date: Date,
    datetime: String,
    Month: String,
    str: String,
    StrEnum: String,
}


@contextmanager
def on_sqlite(path: Path | str) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


def differences(connection: Connection) -> list[Any]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def checks(connection: Connection) -> dict[str, Any]:
    inspector = inspect(connection)
    return {
        table: sorted((c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table))
        for table in METADATA.tables
    }


def texts(connection: Connection) -> dict[str, list[str]]:
    """Return the parts of every table's and index's own text.

    Their order may differ, and the name of a table that was made anew is quoted.
    """
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%'"
    )
    return {
        name: sorted(filter(None, (part.strip(" \t)") for part in re.split(r"[,\n]", text))))
        for name, text in ((name, sql.replace('"', "")) for name, sql in rows)
    }


def test_the_migrations_make_the_tables_on_sqlite(empty_store: Path, tmp_path: Path) -> None:
    with on_sqlite(empty_store) as migrated, on_sqlite(tmp_path / "made.db") as made:
        METADATA.create_all(made)
        assert differences(migrated) == []
        assert texts(migrated) == texts(made)


def test_the_migrations_make_the_tables_on_postgres(postgres: Server) -> None:
    migrated = alchemy(postgres, make_migrated(postgres))
    made = alchemy(postgres, postgres.new_database())
    with migrated.begin() as left, made.begin() as right:
        METADATA.create_all(right)
        assert differences(left) == []
        assert checks(left) == checks(right)


def test_a_difference_is_seen(empty_store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(empty_store.read_bytes())
    with on_sqlite(copy) as connection:
        connection.exec_driver_sql("ALTER TABLE deal DROP COLUMN product")
        connection.exec_driver_sql("DROP INDEX ix_contact_due")
        assert {step[0] for step in differences(connection)} == {"add_column", "add_index"}


def test_the_known_versions_are_those_of_the_migrations() -> None:
    with on_sqlite(":memory:") as connection:
        script = ScriptDirectory.from_config(configure(connection))
        found = [revision.revision for revision in script.walk_revisions()]
    assert tuple(reversed(found)) == KNOWN


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_has_the_fields_of_its_table(kind: type) -> None:
    assert set(shape_of(kind).names) == set(METADATA.tables[table_of(kind)].columns.keys())


@pytest.mark.parametrize("kind", RECORDS)
def test_a_field_has_the_type_of_its_column(kind: type) -> None:
    for name, annotation in kind.__annotations__.items():
        kinds = set(annotation.__args__ if isinstance(annotation, UnionType) else [annotation])
        column = METADATA.tables[table_of(kind)].columns[name]
        assert column.nullable == (type(None) in kinds), name
        (plain,) = kinds - {type(None)}
        plain = StrEnum if issubclass(plain, StrEnum) else plain
        stored = getattr(column.type, "impl_instance", column.type)  # SQLModel wraps its texts
        assert isinstance(stored, STORED_AS[plain]), name
        assert isinstance(stored, BigInteger) == (plain is Money), name


def test_every_table_has_its_record() -> None:
    assert {table_of(kind) for kind in RECORDS} == set(TABLES.values())
    assert set(TABLES.values()) | OWN_TABLES == set(METADATA.tables)


def test_every_link_between_records_is_known() -> None:
    """Undo looks along them for what hangs on a row."""
    found = {
        (table.name, key.parent.name, key.column.table.name)
        for table in METADATA.sorted_tables
        for key in table.foreign_keys
        if table.name not in OWN_TABLES
    }
    assert set(LINKS) == found


def test_every_rule_of_uniqueness_is_known() -> None:
    found = {
        (table.name, tuple(column.name for column in rule.columns))
        for table in METADATA.sorted_tables
        for rule in table.constraints
        if isinstance(rule, UniqueConstraint)
    }
    assert set(UNIQUE.items()) == found | {("contact", ("phone",))}  # a rule of ours


def test_what_is_derived_and_from_what_are_columns_and_tables() -> None:
    assert set(METADATA.tables) >= CAUSES
    for table, names in DERIVED.items():
        assert set(METADATA.tables[table].columns.keys()) >= names


def test_a_link_is_found_by_index() -> None:
    """Else removing a row would read every table whole."""
    for link in LINKS:
        table = METADATA.tables[link.table]
        led = {next(iter(index.columns)).name for index in table.indexes}
        led |= {name[0] for at, name in UNIQUE.items() if at == link.table}
        assert link.column in led, link


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()])  # type: ignore[no-untyped-call]
def test_no_name_is_a_reserved_word(dialect: Dialect) -> None:
    reserved = dialect.identifier_preparer.reserved_words
    names = {column.name for table in METADATA.sorted_tables for column in table.columns}
    assert (names | set(METADATA.tables)) & reserved == set()


def test_an_id_is_never_given_out_twice(empty_store: Path) -> None:
    import sqlite3  # noqa: PLC0415 - here alone

    with closing(sqlite3.connect(empty_store)) as connection:
        for table in METADATA.tables.keys() - {"contact_key"}:  # its rows have no id
            (text,) = connection.execute(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
            ).fetchone()
            assert "AUTOINCREMENT" in text
