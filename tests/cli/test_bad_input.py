"""Whatever is typed: one clear line, the right exit code, and a store as it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Program, dump

CLIENTS = "客户姓名,手机号\n赵敏,13800000001\n"
NO_AMOUNT = "is no amount: write it like 2290000, 2,290,000, 229万, 2.29m or 50k"
NOT_MORE = "is not more than 0: write one that is, like 50000"
NO_CURVE = "there is no curve '{}': take front-loaded, steep, flat, ramp, or four shares"

SLIPS = [
    ("plan --quota abc", f"'abc' {NO_AMOUNT}"),
    ("plan --quota ''", f"'' {NO_AMOUNT}"),
    ("plan --quota -5", f"the amount '-5' {NOT_MORE}"),
    ("plan --quota=-5", f"the amount '-5' {NOT_MORE}"),
    ("plan --quota 0", f"the amount '0' {NOT_MORE}"),
    ("plan --quota 1.001", "'1.001' is finer than a fen"),
    ("plan --quota 2亿亿", f"'2亿亿' {NO_AMOUNT}"),
    ("plan --quota 9999999999999", "the amount '9999999999999' is too large"),
    ("plan --quota nan", f"'nan' {NO_AMOUNT}"),
    ("plan --quota 229万 --curve 40,30,10,10", "the shares '40,30,10,10' sum to 90"),
    ("plan --quota 229万 --curve 50,50", "a curve has four shares, one a week, and '50,50' has 2"),
    ("plan --quota 229万 --curve=-20,40,40,40", "the share '-20' does not lie between 0 and 100"),
    ("plan --quota 229万 --curve uphill", NO_CURVE.format("uphill")),
    ("plan --quota 229万 --month 2026-13", "there is no month '2026-13': write it as YYYY-MM"),
    ("plan --month 2026-00", "there is no month '2026-00'"),
    ("plan --month november", "there is no month 'november'"),
    ("plan --month ''", "there is no month ''"),
    ("plan --quota 5 --category ''", "there is no category ''"),
    ("plan --quota 5 --curve ''", "there is no curve ''"),
    ("deal win 8 --amount ''", f"'' {NO_AMOUNT}"),
    ("deal win 8 --on ''", "'' is no day"),
    ("deal win 8 --for ''", "there is no month ''"),
    ("deal add 王小明 5万 --expected ''", "'' is no day"),
    ("log 王小明 --next ''", "'' is no day"),
    ("today --limit ''", "'' is no whole number"),
    ("plan --quota 5 --category gold", "there is no category 'gold': write investment"),
    ("plan --quota 5 --pieces 0", "'0' is no whole number from 1 to 9999"),
    ("plan --quota 5 --pieces 2.5", "'2.5' is no whole number"),
    ("contact add ''", "the name is empty: write one"),
    ("contact add 12345", "the name '12345' is a plain number, and those are ids"),
    ("contact add ???", "the name '???' has no letter"),
    (f"contact add {'王' * 61}", "the name '王王王"),
    ("contact add 陈立 --phone 123", "'123' is no phone number"),
    ("contact add 陈立 --email nonsense", "'nonsense' is no e-mail address"),
    ("contact add 陈立 --birthday 02-30", "the calendar has no day '02-30'"),
    ("contact add 陈立 --birthday 2027-01-01", "the birthday '2027-01-01' lies in the future"),
    ("contact add 陈立 --sex unknown", "there is no sex 'unknown'"),
    ("contact add 陈立 --mood sunny", "there is no mood 'sunny': write resistant 抗拒"),
    ("contact add 陈立 --familiarity 10", "'10' is no familiarity: write 0 to 9"),
    ("contact add 陈立 --assets -1", "the amount '-1' is below 0"),
    ("deal add 王小明 nothing", f"'nothing' {NO_AMOUNT}"),
    ("deal add 王小明 5万 --degree hopeful", "there is no degree 'hopeful'"),
    ("deal add 王小明 5万 --expected 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("deal add 王小明 5万 --for 12", "there is no month '12'"),
    ("log 王小明 --next 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("log 王小明 --next someday", "'someday' is no day"),
    ("log 王小明 --at 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("log 王小明 --kind telepathy", "there is no kind 'telepathy': write call 电话"),
    ("log 王小明 --outcome great", "there is no outcome 'great'"),
    ("log 王小明 --objection none", "there is no objection 'none'"),
    ("log 王小明 --willing 11", "'11' is no whole number from 0 to 10"),
    ("log 王小明 --about gold", "there is no category 'gold'"),
    ("history --limit 0", "'0' is no whole number from 1 to 100000"),
    ("history --limit all", "'all' is no whole number"),
    ("today --limit -1", "'-1' is no whole number from 1 to 1000"),
    ("undo first", "'first' is no whole number"),
    ("import missing.csv", "there is no file 'missing.csv'"),
]


@pytest.mark.parametrize(("line", "found"), SLIPS)
def test_a_slip_changes_nothing(month: Program, line: str, found: str) -> None:
    before = month.dump()
    result = month(line)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"rmtrack: {found}")
    assert result.err.count("\n") == 1
    assert month.dump() == before


@pytest.mark.parametrize(("line", "found"), SLIPS)
def test_a_slip_makes_no_store(nowhere: Program, line: str, found: str) -> None:
    result = nowhere(f"{line} --json")
    assert (result.code, result.err) == (2, "")
    assert result.json["message"].startswith(found)
    assert not nowhere.store.parent.exists()


@pytest.mark.parametrize(
    ("content", "options", "found"),
    [
        (b"", "", "is empty"),
        (b"\xef\xbb\xbf \r\n", "", "is empty"),
        ("客户姓名\n".encode(), "", "holds no row below its header"),
        (b"PK\x03\x04rest", "", "is a workbook, not a CSV file"),
        (bytes(range(256)), "", "is no text file"),
        (b"\xff\xff\xff\xff,\x80\n\xff", "", "is neither UTF-8 nor GB18030"),
        (CLIENTS.encode(), "--encoding klingon", "there is no encoding 'klingon'"),
        (CLIENTS.encode("gb18030"), "--encoding utf-8", "is not in the encoding utf-8"),
        (b"age,town\n30,Suzhou\n", "", "no column holds the clients' names"),
        ('客户姓名\n"赵敏\n'.encode(), "", "is no CSV"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    month: Program, tmp_path: Path, content: bytes, options: str, found: str
) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(content)
    before = month.dump()
    result = month(f"import {file} {options}")
    assert (result.code, result.out) == (2, "")
    assert found in result.err
    assert result.err.count("\n") == 1
    assert month.dump() == before


@pytest.mark.parametrize("path", ["/", "/dev/null", "~no-such-person/clients.csv"])
def test_what_is_no_file_of_clients_is_refused(nowhere: Program, path: str) -> None:
    result = nowhere("import", path)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert not nowhere.store.parent.exists()


def test_a_file_with_a_fault_is_refused_whole(month: Program, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(CLIENTS + "钱程,13800\n,13800000003\n", encoding="utf-8")
    before = month.dump()
    result = month(f"import {file}")
    assert (result.code, result.out) == (2, "")
    first, *rest = result.err.splitlines()
    assert first.startswith("rmtrack: ")
    assert rest[0].startswith("  row 3, 手机号: '13800' is no phone number")
    assert rest[1] == "  row 4, 客户姓名: the name is missing"
    assert month.dump() == before
    faults = month(f"import {file} --json").json["faults"]
    assert [(fault["row"], fault["column"]) for fault in faults] == [(3, "手机号"), (4, "客户姓名")]


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


@pytest.mark.parametrize("number", ["9" * 19, "9" * 30, "9" * 5000])
@pytest.mark.parametrize("line", ["log", "deal win", "deal add {} 5万"])
def test_a_number_beyond_all_records_is_nobodys(month: Program, line: str, number: str) -> None:
    before = month.dump()
    result = month(*(line.format(number), *([] if "{}" in line else [number])))
    assert (result.code, result.out) == (3, "")
    assert month.dump() == before


def test_rows_left_out_need_a_place_before_anything_is_stored(
    rmtrack: Program, tmp_path: Path
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(CLIENTS + "钱程,13800\n", encoding="utf-8")
    aside = tmp_path / "clients.csv.refused.csv"
    aside.mkdir()
    before = rmtrack.dump()
    result = rmtrack(f"import {file} --skip-bad")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"rmtrack: the rows left out can't be written to '{aside}'\n"
    assert rmtrack.dump() == before
    assert rmtrack(f"import {file} --skip-bad --dry-run").code == 0


def test_a_disk_that_fills_up_meanwhile_is_told(
    rmtrack: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(CLIENTS + "钱程,13800\n", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = rmtrack(f"import {file} --skip-bad")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_the_rows_left_out_are_for_their_owner_alone(rmtrack: Program, tmp_path: Path) -> None:
    file = Path(shutil.copy(__file__, tmp_path / "clients.csv"))
    file.write_text(CLIENTS + "钱程,13800\n", encoding="utf-8")
    result = rmtrack(f"import {file} --skip-bad --json")
    aside = tmp_path / "clients.csv.refused.csv"
    assert result.json["refused_file"] == str(aside)
    assert aside.stat().st_mode & 0o777 == 0o600
    assert "钱程" in aside.read_text(encoding="utf-8-sig")
