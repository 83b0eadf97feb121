"""A file that is no list of clients: one clear line, exit code 2, and a store as it was."""

import shutil
from pathlib import Path

import pytest

from tests.cli.program import Program

CLIENTS = "客户姓名,手机号\n赵敏,13800000001\n"


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
