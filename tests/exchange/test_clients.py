"""Rows of a client list: what is read, and how a fault is told."""

import re
from datetime import date
from pathlib import Path

import pytest

from rmtrack.domain.importing import ClientRow, MergedRow, Sheet
from rmtrack.domain.keys import Mood, Sex
from rmtrack.domain.money import Money
from rmtrack.exchange.clients import read_client_file, read_clients, refused_file
from rmtrack.exchange.csv_files import Row, Table, read_table

TODAY = date(2026, 11, 2)


def sheet(header: str, *rows: str) -> Sheet:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate((header, *rows), 1)]
    return read_clients(Table(cells[0], tuple(cells[1:]), "utf-8"), TODAY)


def only(header: str, cell: str) -> ClientRow:
    read = sheet(f"姓名|{header}", f"王小明|{cell}")
    assert [str(fault) for fault in read.faults] == []
    return read.clients[0]


def test_a_full_row_is_read() -> None:
    read = sheet(
        "客户号|客户姓名|手机号|性别|出生日期|开户日期|资产（万元）|熟悉程度|情绪|备注"
        "|微信号|邮箱|来源|上次联系|身份证号",
        "K1| 王小明 |138-0000-1234|男|1980/5/3|2012年5月8日|137|7|积极|想看年金"
        "|wxm|W@Example.com|厅堂|20261012|1101",
    )
    assert read.clients == (
        ClientRow(
            row=2,
            name="王小明",
            name_key="王小明",
            readings="wang xiao ming",
            phone="13800001234",
            sex=Sex.MALE,
            birth_year=1980,
            birth_day="05-03",
            opened_on=date(2012, 5, 8),
            assets=Money.yuan(1_370_000),
            familiarity=7,
            mood=Mood.POSITIVE,
            note="想看年金",
            wechat="wxm",
            email="w@example.com",
            source="厅堂",
            contacted_on=date(2026, 10, 12),
        ),
    )
    assert (read.rows, read.ignored, read.dropped) == (1, ("客户号",), ("身份证号",))


def test_a_name_alone_is_a_client() -> None:
    assert sheet("name", "Anna LÉE").clients == (ClientRow(2, "Anna LÉE", "anna lee", "anna lee"),)


@pytest.mark.parametrize(
    "cell",
    [
        "13800001234",
        '="13800001234"',
        "'13800001234",
        "13800001234\t",
        "\t13800001234'",
        "13800001234.0",
        "+86 13800001234",
    ],
)
def test_a_phone_is_unwrapped_from_what_spreadsheets_do_to_it(cell: str) -> None:
    assert only("手机", cell).phone == "13800001234"


@pytest.mark.parametrize(
    "cell",
    ["1980-05-03", "1980/5/3 0:00", "1980-05-03 00:00:00", "1980-05-03T00:00:00.000", "'19800503"],
)
def test_a_day_may_carry_the_midnight_of_a_spreadsheet(cell: str) -> None:
    assert only("生日", cell).birth_day == "05-03"
    assert only("开户日期", cell).opened_on == date(1980, 5, 3)


@pytest.mark.parametrize("cell", ["", " ", "-", "--", "无", "NULL", "N/A", "未知"])
@pytest.mark.parametrize(
    "header", ["手机", "性别", "生日", "开户日期", "资产", "熟悉程度", "情绪", "邮箱"]
)
def test_a_blank_stays_blank(header: str, cell: str) -> None:
    assert only(header, cell) == ClientRow(2, "王小明", "王小明", "wang xiao ming")


@pytest.mark.parametrize("cell", ["无", "none", " None "])
def test_a_name_that_stands_for_nothing_is_a_fault_of_its_row(cell: str) -> None:
    read = sheet("姓名", "王小明", cell)
    assert [one.name for one in read.clients] == ["王小明"]
    assert [(one.row, one.column) for one in read.faults] == [(3, "姓名")]
    assert "stands for nothing: a client can't be called so" in str(read.faults[0])


def test_a_note_is_kept_as_it_is_but_clean() -> None:
    assert only("备注", "'无'\x1b[31m\n下行").note == "'无'[31m 下行"
    assert only("备注", " ").note is None


@pytest.mark.parametrize(
    ("header", "cell", "told"),
    [
        ("手机", "12345", "no phone number"),
        ("手机", "1.38E+10", r"a spreadsheet has cut the number to '1\.38E\+10'"),
        ("性别", "中", "write female, male"),
        ("生日", "13-45", "the calendar has no day"),
        ("生日", "2026-11-03", "in the future"),
        ("开户日期", "2026-11-03", "in the future"),
        ("开户日期", "2026-02-30", "the calendar has no day"),
        ("开户日期", "昨天", "no full date"),
        ("开户日期", "44927", "no full date"),
        ("上次联系", "3/5/2024", "no full date"),
        ("资产", "abc", "no amount"),
        ("资产", "-5000", "below 0"),
        ("资产", "1.234", "two decimals"),
        ("熟悉程度", "12", "write 0 to 9"),
        ("情绪", "很好", "write resistant, neutral, positive"),
        ("邮箱", "nobody", "no e-mail address"),
        ("备注", "\ud800", "UTF-8"),
    ],
)
def test_a_fault_names_its_row_and_column(header: str, cell: str, told: str) -> None:
    read = sheet(f"姓名|{header}", "李雷|", f"王小明|{cell}")
    assert [client.name for client in read.clients] == ["李雷"]
    (fault,) = read.faults
    assert (fault.row, fault.column) == (3, header)
    assert re.search(told, str(fault))
    assert str(fault).encode()


def test_a_row_without_a_name_is_at_fault() -> None:
    read = sheet("姓名|手机", "|13800001234", "10086|")
    assert [(fault.row, fault.column) for fault in read.faults] == [(2, "姓名"), (3, "姓名")]
    assert str(read.faults[0]) == "the name is missing"


def test_a_row_tells_all_its_faults() -> None:
    read = sheet("姓名|手机|情绪", "王小明|abc|怒")
    assert [fault.column for fault in read.faults] == ["手机", "情绪"]
    assert read.refused == (2,)


def test_a_ragged_row_is_at_fault_but_for_blank_cells_too_many() -> None:
    read = sheet("姓名|手机", "甲", "乙|13800001234|", "丙|13800001235|1", "丁|13800001236|| ")
    assert [client.name for client in read.clients] == ["乙", "丁"]
    assert [(f.row, f.column, str(f)) for f in read.faults] == [
        (2, None, "the row has 1 cells, and the header 2"),
        (4, None, "the row has 3 cells, and the header 2"),
    ]


def test_faults_and_conflicts_stand_in_the_order_of_rows() -> None:
    read = sheet(
        "姓名|手机|情绪", "甲|13800001234|", "乙|13800001234|", "丙||怒", "甲|13800001234|积极"
    )
    assert [fault.row for fault in read.faults] == [3, 4]
    assert read.merged == (MergedRow(5, 2, ()),)
    assert read.clients == (
        ClientRow(2, "甲", "甲", "jia", phone="13800001234", mood=Mood.POSITIVE),
    )


def test_the_refused_rows_can_be_mended_and_read_again(tmp_path: Path) -> None:
    source = tmp_path / "clients.csv"
    source.write_text(
        '姓名,身份证号,手机,备注\n甲,1101,13800001234,\n乙,1102,12,"a,""b"\n丙,1103\n丁,1104,13800001237,x,y\n',
        encoding="utf-8",
    )
    table = read_table(source)
    data = refused_file(table, read_clients(table, TODAY))
    assert (
        data.decode("utf-8-sig")
        == '姓名,手机,备注\r\n乙,12,"a,""b"\r\n丙\r\n丁,13800001237,x,y\r\n'
    )
    again = tmp_path / "refused.csv"
    again.write_bytes(data.replace(b",12,", b",13800001235,"))
    assert [client.name for client in read_client_file(again, TODAY).clients] == ["乙"]


def test_the_user_may_say_what_a_column_means(tmp_path: Path) -> None:
    source = tmp_path / "clients.csv"
    source.write_bytes("戶主;座機\n王小明;021-55501234\n".encode("big5"))
    read = read_client_file(
        source, TODAY, encoding="big5", chosen={"戶主": "name", "座機": "phone"}
    )
    assert read.clients[0].phone == "02155501234"
    assert read.encoding == "big5"
