"""A store of the second schema becomes one of the third: all is kept, and history goes on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.history import LineState
from rmtrack.domain.money import WHOLE, Money
from rmtrack.domain.quota import Quota
from rmtrack.storage import months, queries
from rmtrack.storage.query import select
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, dump
from tests.storage.old_stores import (
    ENGINES,
    OldProgram,
    Row,
    added,
    look_at_the_copy,
    migrated,
)

OLD = "0002"
NOVEMBER = Month(2026, 11)
BOOKINGS = select(Booking, "ORDER BY id")
DEALS = select(Deal, "ORDER BY id")


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


@pytest.fixture(params=ENGINES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that the old program filled, as it is after its migration."""
    with migrated(request, tmp_path, OLD, live) as store:
        yield store


def money(store: Store) -> dict[str, Any]:
    tables = ("quota", "deal", "deal_change", "booking", "bank_figure")
    return {name: rows for name, rows in dump(store).items() if name in tables}


def test_the_store_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    look_at_the_copy(tmp_path, OLD, live)


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
