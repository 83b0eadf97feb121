"""CSV files as tables: delimiters, quotes, and rows counted as a spreadsheet counts them."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.exchange.csv_files import Table, read_table, write_table


def table(folder: Path, text: str) -> Table:
    file = folder / "clients.csv"
    file.write_bytes(text.encode())
    return read_table(file)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_shows_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = f'姓名{delimiter}"备注,;"\n王小明{delimiter}想看年金\n'
    read = table(tmp_path, text)
    assert read.header.cells == ("姓名", "备注,;")
    assert read.rows[0].cells == ("王小明", "想看年金")


def test_a_single_column_needs_no_delimiter(tmp_path: Path) -> None:
    assert [row.cells for row in table(tmp_path, "姓名\n王小明\n李雷\n").rows] == [
        ("王小明",),
        ("李雷",),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_count_as_in_a_spreadsheet(tmp_path: Path, end: str) -> None:
    """The header is row 1; a blank line is a row, a cell of two lines is not two."""
    text = end.join(["姓名,备注", f'甲,"一{end}二"', "", ",", "乙,三", ""])
    read = table(tmp_path, text)
    assert read.header.number == 1
    assert [(row.number, row.cells[0]) for row in read.rows] == [(2, "甲"), (5, "乙")]


@pytest.mark.parametrize("text", ["姓名,手机号\n", "姓名", "姓名,手机号\n\n,\n"])
def test_a_header_alone_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="holds no row below its header"):
        table(tmp_path, text)


@pytest.mark.parametrize(
    "text", ['姓名\n"王小明\n李雷\n', '姓名\n"王"小明\n', f"姓名\n{'x' * 200_000}\n"]
)
def test_quotes_that_do_not_close_are_refused_with_their_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"line [23] of the file is no CSV .*quote"):
        table(tmp_path, text)


CELLS = st.lists(st.text("abc王小明 ,;\t\"\r\n='", min_size=1), min_size=2, max_size=2)


@given(st.lists(CELLS, min_size=1))
def test_a_written_table_reads_back(rows: list[list[str]]) -> None:
    data = write_table(["姓名", "备注"], rows)
    text = data.decode("utf-8-sig")
    assert list(csv.reader(StringIO(text, newline=""), strict=True)) == [["姓名", "备注"], *rows]
