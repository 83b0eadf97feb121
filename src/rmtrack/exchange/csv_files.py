"""CSV files as tables of text, and tables as CSV files."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.exchange.decoding import path_shown, read_text

_DELIMITERS = ",;\t"
_HEADER_ROW = 1


class Row(NamedTuple):
    """One row of cells, and its number as a spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A header, and every row below it that isn't blank; the cells are as the file has them."""

    header: Row
    rows: tuple[Row, ...]
    encoding: str


def read_table(path: Path, encoding: str | None = None) -> Table:
    """Read a CSV file whose cells are parted by commas, semicolons or tabs, as its header shows.

    Raises InputError as `read_text` does, for quotes that don't close, and where no row follows
    the header.
    """
    text, used = read_text(path, encoding)
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row.cells)]
    if len(rows) <= _HEADER_ROW:
        sentence = N_("the file '{path}' holds no row below its header")
        raise InputError(sentence, path=path_shown(path))
    return Table(rows[0], tuple(rows[1:]), used)


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file that spreadsheets open as it is meant: UTF-8 with its mark, CRLF."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _rows(text: str) -> list[Row]:
    source = StringIO(text, newline="")
    delimiter = _delimiter(next((line for line in source if line.strip()), ""))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [Row(number, tuple(cells)) for number, cells in enumerate(reader, _HEADER_ROW)]
    except csv.Error as error:
        sentence = N_("line {line} of the file is no CSV ({reason}): look for a quote too many")
        raise InputError(sentence, line=reader.line_num, reason=str(error)) from None


def _delimiter(header: str) -> str:
    """Return the sign that parts the header, outside of quotes; a comma when none does."""
    plain = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=plain.count)
