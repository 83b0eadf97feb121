"""A table of text to the clients it tells of, with every fault by row and column."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.importing import ClientRow, Fault, Sheet, merge_rows
from rmtrack.domain.keys import Mood, Sex
from rmtrack.domain.money import ZERO
from rmtrack.exchange.columns import Column, Columns, read_columns
from rmtrack.exchange.csv_files import Row, Table, read_table, write_table
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.birthdays import read_birthday
from rmtrack.reading.dates import read_full_day
from rmtrack.reading.names import read_email, read_named, read_phone
from rmtrack.reading.profile import read_risk, read_yes
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import read_familiarity, read_word

# what systems write where they know nothing
_BLANKS = {"", "-", "--", "—", "/", "\\", "无", "空", "未知", "不详"}
_BLANKS |= {"null", "none", "nil", "n/a", "#n/a", "na", "nan", "unknown"}
LUNAR = "lunar_birthday"  # where it is told too, it is the one that is kept
_WORDED = ("name", "note")  # in these, 无 and the like are text as any other


class Clue(NamedTuple):
    """What a reader may need besides the cell: the day of reading, and the yuan of the unit."""

    today: date
    unit: int


Values = Mapping[str, Any]
Reader = Callable[[str, Clue], Values]


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
    clients, merged, conflicts = merge_rows(rows)
    return Sheet(
        clients=clients,
        faults=tuple(sorted([*faults, *conflicts], key=lambda fault: fault.row)),
        merged=merged,
        rows=len(table.rows),
        ignored=columns.ignored,
        dropped=columns.dropped,
        encoding=table.encoding,
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
    for column in sorted(columns.read, key=lambda column: column.field == LUNAR):
        try:
            values |= _value(row.cells[column.place], column, today)
        except InputError as error:
            faults.append(Fault(row.number, column.heading, error.sentence, error.facts))
    return (None if faults else ClientRow(row=row.number, **values)), faults


def _value(cell: str, column: Column, today: date) -> Values:
    text = _unwrapped(cell, column.field)
    if column.field not in _WORDED and text.lower() in _BLANKS:
        return {}
    return _READERS[column.field](text, Clue(today, column.unit))


def _unwrapped(cell: str, field: str) -> str:
    """Return a cell without what spreadsheets wrap around text: `="138…"`, `'138…`, tabs."""
    text = clean(cell)
    found = re.fullmatch(r'="(.*)"', text)
    text = found[1].strip() if found else text
    return text if field in _WORDED else text.strip("'‘’`").strip()


def _named(text: str, clue: Clue) -> Values:
    del clue
    if not text:
        raise InputError(N_("the name is missing"))
    return read_named(text)


def _phone(text: str, clue: Clue) -> Values:
    del clue
    if re.fullmatch(r"[0-9.]+e\+?[0-9]+", narrow(text).lower()):
        sentence = N_("a spreadsheet has cut the number to '{text}': save its column as text")
        raise InputError(sentence, text=shown(text))
    return {"phone": read_phone(re.sub(r"\.0+$", "", text))}


def _birthday(text: str, clue: Clue) -> Values:
    birthday = read_birthday(_without_midnight(text), clue.today)
    return {
        "birth_year": birthday.year,
        "birth_day": birthday.day,
        "birth_lunar": birthday.lunar,
    }


def _lunar_birthday(text: str, clue: Clue) -> Values:
    """Read a birthday from a column that says by its heading that it is a lunar one."""
    return _birthday(f"农历{re.sub('^(农历|阴历)', '', text)}", clue)


def _day(field: str) -> Reader:
    """Return a reader for a day in the past that names its year."""

    def read(text: str, clue: Clue) -> Values:
        day = read_full_day(_without_midnight(text))
        if day > clue.today:
            raise InputError(N_("the day '{text}' lies in the future"), text=shown(text))
        return {field: day}

    return read


def _without_midnight(text: str) -> str:
    """Return a day without the midnight that spreadsheets put behind it."""
    return re.sub(r"[ T]0?0:00(:00(\.0+)?)?$", "", narrow(text))


def _assets(text: str, clue: Clue) -> Values:
    return {"assets": read_amount(text, at_least=ZERO, unit=clue.unit)}


_READERS: Mapping[str, Reader] = {
    "name": _named,
    "phone": _phone,
    "sex": lambda text, _: {"sex": read_word(Sex, text)},
    "birthday": _birthday,
    LUNAR: _lunar_birthday,
    "opened_on": _day("opened_on"),
    "assets": _assets,
    "familiarity": lambda text, _: {"familiarity": read_familiarity(text)},
    "mood": lambda text, _: {"mood": read_word(Mood, text)},
    "note": lambda text, _: {"note": text or None},
    "wechat": lambda text, _: {"wechat": text},
    "email": lambda text, _: {"email": read_email(text)},
    "source": lambda text, _: {"source": text},
    "contacted_on": _day("contacted_on"),
    "employer": lambda text, _: {"employer": text},
    "area": lambda text, _: {"area": text},
    "family": lambda text, _: {"family": text},
    "style": lambda text, _: {"style": text},
    "risk": lambda text, _: {"risk": read_risk(text)},
    "risk_until": lambda text, _: {"risk_until": read_full_day(_without_midnight(text))},
    "money": lambda text, _: {"money": read_yes(text)},
    "authority": lambda text, _: {"authority": read_yes(text)},
    "need": lambda text, _: {"need": read_yes(text)},
}
