"""A store of the second schema becomes one of the third: all is kept, and history goes on."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Connection

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.history import LineState
from rmtrack.domain.money import WHOLE, Money
from rmtrack.domain.quota import Quota
from rmtrack.storage import migrating, months, queries
from rmtrack.storage.opening import KNOWN, open_store
from rmtrack.storage.query import select
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, dump
from tests.storage.postgres_engine import alchemy, open_postgres
from tests.storage.test_migrating import version

OLD, NEW = "0002", KNOWN[-1]
NOVEMBER = Month(2026, 11)
BOOKINGS = select(Booking, "ORDER BY id")
DEALS = select(Deal, "ORDER BY id")


class Row(NamedTuple):
    """A row of the old program's, before and after a line of it."""

    table: str
    id: int
    old: dict[str, object] | None
    new: dict[str, object] | None


def literal(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return "NULL" if value is None else str(value)  # both engines know True and False


class OldProgram:
    """Writes a store of the second schema as its program did, with its history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lines = 0

    def run(self, line: str, *rows: Row, turn: int | None = None) -> None:
        """Do a line; with a `turn`, the one in which it was taken back, take it back too."""
        self._lines += 1
        state = "done" if turn is None else "undone"
        self._insert("history", done_at=AT.isoformat(), line=line, state=state, turn=turn)
        for row in rows:
            self._write(row)
            old, new = (self._json(side) for side in (row.old, row.new))
            known = {"table_name": row.table, "row_id": row.id, "contact_id": None}
            number = {"history_id": self._lines}
            self._insert("change", **number, **known, old_values=old, new_values=new)
        for row in reversed(rows) if turn else ():
            self._write(row._replace(old=row.new, new=row.old))

    def _write(self, row: Row) -> None:
        if row.old is None:
            self._insert(row.table, **(row.new or {}))
        elif row.new is None:
            self._execute(f"DELETE FROM {row.table} WHERE id = {row.id}")  # noqa: S608 - made up here
        else:
            new = ", ".join(f"{name} = {literal(value)}" for name, value in row.new.items())
            self._execute(f"UPDATE {row.table} SET {new} WHERE id = {row.id}")  # noqa: S608 - the same

    def _insert(self, table: str, **values: object) -> None:
        places = ", ".join(map(literal, values.values()))
        names = ", ".join(values)
        self._execute(f"INSERT INTO {table} ({names}) VALUES ({places})")  # noqa: S608 - the same

    def _execute(self, sql: str) -> None:
        self._connection.exec_driver_sql(sql)

    @staticmethod
    def _json(values: dict[str, object] | None) -> str | None:
        if values is None:
            return None
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def added(table: str, number: int, **values: object) -> Row:
    return Row(table, number, None, values | {"owner": "me"})


def a_quota(number: int, category: str, **values: object) -> Row:
    known = {"month": "2026-11", "category": category, "amount": 100_000, "curve": "ramp"}
    return added("quota", number, **known | values)


def a_deal(number: int, amount: int) -> Row:
    known = {"contact_id": 1, "category": "investment", "amount": amount, "state": "open"}
    return added("deal", number, opened_on="2026-11-02", degree="leaning", **known)


def a_standing(number: int, deal: int, amount: int) -> Row:
    known = {"deal_id": deal, "changed_on": "2026-11-02", "degree": "leaning", "amount": amount}
    return added("deal_change", number, **known)


def a_booking(number: int, amount: int, **values: object) -> Row:
    known = {"category": "investment", "booked_on": "2026-11-03", "for_month": "2026-11"}
    return added("booking", number, amount=amount, **known | values)


def won(number: int) -> Row:
    return Row("deal", number, {"state": "open"}, {"state": "won"})


def live(program: OldProgram) -> None:
    """Win one deal in two parts and another, whose win was taken back; drop a quota."""
    client = {"name": "王小明", "name_key": "王小明", "added_on": "2026-11-02", "archived": False}
    dropped = a_quota(3, "deposit")
    part = Row("deal", 1, {"amount": 1_000}, {"amount": 600})
    program.run("contact add", added("contact", 1, **client))
    program.run("plan", a_quota(1, "investment"))
    program.run("plan pieces", a_quota(2, "insurance", pieces=3))
    program.run("plan deposit", dropped)
    program.run("plan none", dropped._replace(old=dropped.new, new=None))
    program.run("deal add", a_deal(1, 1_000), a_standing(1, 1, 1_000))
    program.run("deal win 1", part, a_booking(1, 400, deal_id=1), a_standing(2, 1, 600))
    program.run("deal win 1 again", won(1), a_booking(2, 600, deal_id=1))
    program.run("deal add", a_deal(2, 500), a_standing(3, 2, 500))
    program.run("deal win 2", won(2), a_booking(3, 500, deal_id=2), turn=2)
    program.run("deal add", a_deal(3, 700), a_standing(4, 3, 700), turn=1)
    program.run("older", a_booking(4, 9))  # money without a deal


@pytest.fixture(params=["sqlite", "postgres"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that the old program filled, as it is after its migration."""
    if request.param == "sqlite":
        with closing(open_store(filled(tmp_path / "rmtrack.db"))) as store:
            yield store
        return
    server = request.getfixturevalue("postgres")
    name = server.new_database()
    with alchemy(server, name).begin() as connection:
        migrating.upgrade(connection, OLD)
        live(OldProgram(connection))
        migrating.upgrade(connection, NEW)
    with closing(open_postgres(server, name)) as store:
        yield store


def filled(path: Path) -> Path:
    with migrating._locked(path, 1) as (connection, _lock):  # noqa: SLF001 - no other way back
        migrating.upgrade(connection, OLD)
        live(OldProgram(connection))
    return path


def money(store: Store) -> dict[str, Any]:
    tables = ("quota", "deal", "deal_change", "booking", "bank_figure")
    return {name: rows for name, rows in dump(store).items() if name in tables}


def test_the_store_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path = filled(tmp_path / "rmtrack.db")
    open_store(path).close()
    assert version(path) == NEW
    assert version(tmp_path / "rmtrack.db.0002.backup") == OLD


def test_quotas_are_kept(old: Store) -> None:
    amount = Money(100_000)
    assert old.all(months.QUOTAS, month=NOVEMBER) == [
        Quota(NOVEMBER, "insurance", amount, "ramp", id=2, pieces=3),
        Quota(NOVEMBER, "investment", amount, "ramp", id=1),
    ]


def test_the_first_money_of_each_deal_is_one_deal(old: Store) -> None:
    found = [(one.id, one.amount, one.pieces, one.factor) for one in old.all(BOOKINGS)]
    assert found == [(1, 400, 1, WHOLE), (2, 600, 0, WHOLE), (4, 9, 0, WHOLE)]


def test_all_of_a_deal_counts(old: Store) -> None:
    assert [(one.id, one.amount, one.factor) for one in old.all(DEALS)] == [
        (1, 600, WHOLE),
        (2, 500, WHOLE),
    ]


def test_no_number_comes_back(old: Store) -> None:
    """The quota of a dropped one's number would be taken for it by the history."""
    with old.command("plan", AT):
        new = old.put(Quota(NOVEMBER, "cards", None, "flat", pieces=1))
    assert new.id == 4


def test_a_quota_can_be_in_deals_alone_now(old: Store) -> None:
    with old.command("plan", AT):
        old.put(Quota(NOVEMBER, "cards", None, "flat", pieces=1))
    undo(old, AT)
    redo(old, AT)
    found = old.first(months.QUOTA, month=NOVEMBER, category="cards")
    assert found == Quota(NOVEMBER, "cards", None, "flat", id=4, pieces=1)


def test_a_quota_that_was_dropped_then_comes_back(old: Store) -> None:
    assert undo(old, AT, 5).line == "plan none"
    found = old.first(months.QUOTA, month=NOVEMBER, category="deposit")
    assert found == Quota(NOVEMBER, "deposit", Money(100_000), "ramp", id=3)


def test_what_was_taken_back_then_is_done_again_with_what_is_new(old: Store) -> None:
    assert [redo(old, AT).line, redo(old, AT).line] == ["deal win 2", "deal add"]
    (booking,) = old.all(queries.BOOKINGS_OF, deal_id=2)
    assert (booking.amount, booking.pieces, booking.factor) == (500, 1, WHOLE)
    assert old.get(Deal, 3).factor == WHOLE


def test_what_was_done_then_is_taken_back_and_done_again_unchanged(old: Store) -> None:
    before = money(old)
    done = [line for line in history(old, 99) if line.state is LineState.DONE]
    for _line in done:
        undo(old, AT)
    assert not any(money(old).values())
    for _line in done:
        redo(old, AT)
    assert money(old) == before


def test_what_is_built_on_is_still_known(old: Store) -> None:
    with pytest.raises(RuleError, match="line 8 builds on it: deal win 1 again"):
        undo(old, AT, 7)
