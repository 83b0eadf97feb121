"""A store that is none, damaged, or somebody else's: one clear line, exit code 6, left alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Program, dump


def test_a_folder_is_no_store(rmtrack: Program, tmp_path: Path) -> None:
    result = rmtrack(f"today --db {tmp_path}")
    assert (result.code, result.out) == (6, "")
    assert result.err == f"rmtrack: {tmp_path} is a folder: name a file in it\n"


@pytest.mark.parametrize("path", ["/proc/no/store.db", "/dev/null/store.db", "/dev/null"])
def test_a_store_that_cannot_be_made_is_told(rmtrack: Program, path: str) -> None:
    result = rmtrack(f"today --db {path}")
    assert (result.code, result.out, result.err.count("\n")) == (6, "", 1)
    assert path in result.err


def test_a_store_of_somebody_elses_is_told(month: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rmtrack.storage.opening.access", lambda *_: False)  # root may all
    result = month("today")
    assert (result.code, result.out, result.err.count("\n")) == (6, "", 1)


@pytest.mark.parametrize("line", ["today", "log 王小明", "plan --quota 5", "undo"])
def test_a_store_of_a_newer_version_is_left_alone(month: Program, line: str) -> None:
    with closing(sqlite3.connect(month.store)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = month.dump()
    result = month(line)
    assert (result.code, result.out) == (6, "")
    assert "was made by a newer rmtrack (schema 9999)" in result.err
    assert result.err.splitlines()[1] == "  update rmtrack"
    assert month.dump() == before


@pytest.mark.parametrize("line", ["today", "log 王小明", "plan --quota 5 --json"])
def test_a_damaged_store_is_told_and_left_alone(rmtrack: Program, line: str) -> None:
    damaged = b"SQLite format 3\x00" + b"\x07" * 5000
    rmtrack.store.write_bytes(damaged)
    result = rmtrack(line)
    assert result.code == 6
    assert (result.out + result.err).count("rmtrack") >= 1
    assert rmtrack.store.read_bytes() == damaged


def test_a_store_whose_pages_are_torn_is_told(month: Program) -> None:
    """The first page is whole: the damage comes to light in the middle of a command."""
    data = bytearray(month.store.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    month.store.write_bytes(data)
    result = month("today")
    assert (result.code, result.out, result.err.count("\n")) == (6, "", 1)


def test_another_programs_database_is_left_alone(rmtrack: Program, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = dump(other)
    result = rmtrack(f"today --db {other}")
    assert (result.code, result.out) == (6, "")
    assert "is another program's database" in result.err
    assert dump(other) == before


def test_a_text_file_is_no_store(rmtrack: Program, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("shopping list\n" * 500, encoding="utf-8")
    result = rmtrack(f"contact add 王小明 --db {text}")
    assert (result.code, result.out) == (6, "")
    assert result.err == f"rmtrack: {text} is no rmtrack store\n"
    assert text.read_text(encoding="utf-8") == "shopping list\n" * 500
