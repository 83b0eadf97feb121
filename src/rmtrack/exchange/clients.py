"""A table of text to the clients it tells of, with every fault by row and column."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rmtrack.domain.brought import Brought
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.importing import ClientRow, Fault, Sheet
from rmtrack.domain.joining import merge_rows
from rmtrack.exchange.cells import LUNAR, read_cell
from rmtrack.exchange.columns import Columns, read_columns
from rmtrack.exchange.csv_files import Row, Table, read_table, write_table
from rmtrack.reading.text import clean

_LATER = (LUNAR, "further_phones")  # behind what the other column of the kind tells
_SEVERAL = ("phones", "tags", "own")


def read_client_file(
    path: Path, today: date, *, encoding: str | None = None, chosen: Mapping[str, str] | None = None
) -> Sheet:
    """Read a CSV file of clients. Raises InputError where the file as a whole can't be read.

    What is wrong in single rows comes back as faults: the caller decides.
    """
    return read_clients(read_table(path, encoding), today, chosen=chosen)


def read_clients(table: Table, today: date, *, chosen: Mapping[str, str] | None = None) -> Sheet:
    """Read the clients of a table; rows that tell of one client become one.

    `chosen` is the user's own reading of the header, heading to field. No day may lie after
    `today`. Raises InputError for a header without a column of names.
    """
    columns = read_columns(table.header.cells, chosen)
    width = len(table.header.cells)
    rows: list[ClientRow] = []
    faults: list[Fault] = []
    for row in table.rows:
        client, found = _client(row, columns, width, today)
        rows += [client] if client else []
        faults += found
    clients, merged, conflicts, contested = merge_rows(rows)
    return Sheet(
        clients=clients,
        faults=tuple(sorted([*faults, *conflicts], key=lambda fault: fault.row)),
        merged=merged,
        rows=len(table.rows),
        ignored=columns.ignored,
        dropped=columns.dropped,
        encoding=table.encoding,
        contested=contested,
    )


def refused_file(table: Table, sheet: Sheet) -> bytes:
    """Return a CSV file of the rows that have a fault, as they stood, to be mended and read again.

    The columns that are never read in are left out here too.
    """
    kept = [n for n, head in enumerate(table.header.cells) if clean(head) not in sheet.dropped]
    width = len(table.header.cells)
    rows = (row.cells for row in table.rows if row.number in set(sheet.refused))
    return write_table(
        [table.header.cells[n] for n in kept],
        ([*(cells[n] for n in kept if n < len(cells)), *cells[width:]] for cells in rows),
    )


def _client(
    row: Row, columns: Columns, width: int, today: date
) -> tuple[ClientRow | None, list[Fault]]:
    """Return the client of a row, or None and its faults."""
    if len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
        sentence = N_("the row has {found} cells, and the header {wanted}")
        facts = {"found": len(row.cells), "wanted": width}
        return None, [Fault(row.number, None, sentence, facts)]
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in sorted(columns.read, key=lambda column: column.field in _LATER):
        try:
            for field, value in read_cell(row.cells[column.place], column, today).items():
                values[field] = _more(values.get(field, ()), value) if field in _SEVERAL else value
        except InputError as error:
            faults.append(Fault(row.number, column.heading, error.sentence, error.facts))
    return (None if faults else _row(row.number, values)), faults


def _row(number: int, values: dict[str, Any]) -> ClientRow:
    """Return the row of what its cells hold: the first phone is the record's."""
    phone, *further = values.pop("phones", ()) or (None,)
    beside = {field: values.pop(field) for field in Brought._fields if field in values}
    more = Brought(**beside, phones=tuple(further))
    return ClientRow(row=number, phone=phone, more=more, **values)


def _more(known: tuple[Any, ...], values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*known, *values)))
