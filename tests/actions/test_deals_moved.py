"""Deals that move, are put right, are lost; and one on its page."""

from datetime import date

import pytest

from rmtrack.actions.deals import (
    add_deal,
    edit_deal,
    lose_deal,
    move_deal,
    show_deal,
    win_deal,
)
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import show_history, undo
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import DealChange
from rmtrack.domain.dealing import Moves
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.keys import (
    DEPOSIT,
    INSURANCE,
    DealState,
    Degree,
    LostReason,
)
from rmtrack.domain.money import Money
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    add,
    archive,
    dump,
    november,
)


@pytest.fixture(autouse=True)
def _a_deal(desk: Desk) -> None:
    """Know two clients, and a deal of half a million of the first."""
    add(desk, "王小明", "李姐")
    add_deal(desk, "王小明", a_deal(expected_on=november(20), product="年金"))


@pytest.mark.parametrize(
    ("moves", "fields"),
    [
        (Moves(degree=Degree.COMMITTED), ("degree",)),
        (Moves(amount=Money.yuan(3)), ("amount",)),
        (Moves(expected_on=november(27)), ("expected_on",)),
        (Moves(expected_on=None), ("expected_on",)),
        (Moves(degree=Degree.LEANING, amount=Money(1)), ("amount", "degree")),
        (Moves(degree=Degree.CONSIDERING, amount=Money.yuan(4)), ("amount",)),
    ],
)
def test_a_move_is_kept_as_a_dated_row(desk: Desk, moves: Moves, fields: tuple[str, ...]) -> None:
    moved = move_deal(desk, "王小明", moves, on=november(13))
    page = show_deal(desk, "1")
    assert moved.fields == fields
    assert moved.before == page.deal._replace(**{f: getattr(moved.before, f) for f in fields})
    assert moved.after == page.deal
    assert page.changes[1:] == (moved.row,)
    assert moved.row == DealChange(
        deal_id=1,
        changed_on=november(13),
        degree=page.deal.degree,
        amount=page.deal.amount,
        expected_on=page.deal.expected_on,
        id=2,
    )
    assert {field: getattr(page.deal, field) for field in moves} == moves


def test_a_deal_moves_today_unless_told(desk: Desk) -> None:
    row = move_deal(desk, "1", {"degree": Degree.LEANING}).row
    assert row is not None
    assert row.changed_on == MONDAY


def test_where_it_stands_so_already_nothing_is_written(desk: Desk) -> None:
    before = dump(desk.store), show_history(desk, 9)
    same = Moves(degree=Degree.CONSIDERING, expected_on=november(20))
    moved = move_deal(desk, "1", same)
    assert (moved.fields, moved.row) == ((), None)
    assert moved.after == show_deal(desk, "1").deal
    assert (dump(desk.store), show_history(desk, 9)) == before


@pytest.mark.parametrize(
    ("moves", "day", "found"),
    [
        (Moves(degree=Degree.LEANING), november(17), "2026-11-17 is still to come"),
        (Moves(degree=Degree.LEANING), november(1), "stands as it does since 2026-11-02"),
        (Moves(expected_on=november(15)), MONDAY, "2026-11-15 lies before the move on 2026-11-16"),
    ],
)
def test_a_move_that_cannot_be_changes_nothing(
    desk: Desk, moves: Moves, day: date, found: str
) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match=found):
        move_deal(desk, "1", moves, on=day)
    assert dump(desk.store) == before


def test_a_move_lies_not_before_the_one_that_is_known(desk: Desk) -> None:
    move_deal(desk, "1", {"degree": Degree.LEANING}, on=november(10))
    with pytest.raises(RuleError, match="stands as it does since 2026-11-10"):
        move_deal(desk, "1", {"degree": Degree.COMMITTED}, on=november(9))
    move_deal(desk, "1", {"degree": Degree.COMMITTED}, on=november(10))
    assert show_deal(desk, "1").deal.degree is Degree.COMMITTED


def test_without_a_row_a_deal_stands_since_it_came_up(desk: Desk) -> None:
    """A deal of an older store, taken back before and done again since, has none."""
    (opening,) = show_deal(desk, "1").changes
    with desk.store.command("older", desk.now):
        desk.store.remove(opening)
    with pytest.raises(RuleError, match="stands as it does since 2026-11-02"):
        move_deal(desk, "1", {"degree": Degree.LEANING}, on=november(1))
    assert move_deal(desk, "1", {"degree": Degree.LEANING}).row == show_deal(desk, "1").changes[0]


def test_what_is_wrong_with_a_deal_is_put_right(desk: Desk) -> None:
    edited = edit_deal(desk, "1", {"category": INSURANCE, "product": None, "for_month": DECEMBER})
    assert edited.fields == ("category", "product", "for_month")
    assert edited.row is None
    after = show_deal(desk, "1").deal
    assert edited.after == after
    assert (after.category, after.product, after.month) == (INSURANCE, None, DECEMBER)
    assert len(show_deal(desk, "1").changes) == 1
    assert edit_deal(desk, "1", {"for_month": None}).after.month == NOVEMBER


def test_a_correction_that_corrects_nothing_writes_nothing(desk: Desk) -> None:
    before = show_history(desk, 9)
    assert edit_deal(desk, "1", {"product": "年金"}).fields == ()
    assert show_history(desk, 9) == before


def test_what_was_booked_follows_the_category(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(1))
    win_deal(desk, "1")
    edited = edit_deal(desk, "1", {"category": DEPOSIT})
    assert edited.after.category == DEPOSIT
    assert [one.category for one in show_deal(desk, "1").bookings] == [DEPOSIT, DEPOSIT]


def test_a_closed_deal_does_not_move(desk: Desk) -> None:
    win_deal(desk, "1", on=november(12))
    before = dump(desk.store)
    with pytest.raises(RuleError, match="deal 1 is closed already, on 2026-11-12"):
        move_deal(desk, "1", {"amount": Money(1)})
    assert dump(desk.store) == before


def test_a_won_deal_is_counted_for_another_month_with_all_that_was_booked(desk: Desk) -> None:
    win_deal(desk, "1", on=november(11), amount=Money.yuan(1))
    win_deal(desk, "1", on=november(12))
    before = dump(desk.store)
    edit_deal(desk, "1", {"for_month": DECEMBER})
    page = show_deal(desk, "1")
    assert page.deal.month == DECEMBER
    assert {booking.for_month for booking in page.bookings} == {DECEMBER}
    edit_deal(desk, "1", {"for_month": None})
    assert {booking.for_month for booking in show_deal(desk, "1").bookings} == {NOVEMBER}
    undo(desk)
    undo(desk)
    assert dump(desk.store) == before


def test_a_lost_deal_keeps_its_month(desk: Desk) -> None:
    lose_deal(desk, "1", LostReason.PRICE)
    with pytest.raises(RuleError, match="deal 1 is closed already"):
        edit_deal(desk, "1", {"for_month": DECEMBER})


@pytest.mark.parametrize("day", [None, november(10), date(2026, 10, 30)])
def test_a_deal_is_lost_for_a_reason(desk: Desk, day: date | None) -> None:
    before = show_deal(desk, "1").deal
    line, *back = lose_deal(desk, "王小明", LostReason.PRICE, on=day)
    assert back == [(), ()]
    assert line == before._replace(
        state=DealState.LOST, closed_on=day or MONDAY, lost_reason=LostReason.PRICE
    )
    assert show_deal(desk, "1").deal == line


def test_a_deal_is_not_lost_before_its_day(desk: Desk) -> None:
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        lose_deal(desk, "1", LostReason.PRICE, on=november(17))


def test_a_page_has_how_it_stood_and_what_was_booked_the_oldest_first(desk: Desk) -> None:
    move_deal(desk, "1", {"degree": Degree.LEANING}, on=november(10))
    win_deal(desk, "1", amount=Money.yuan(2), on=november(13))
    win_deal(desk, "1", amount=Money.yuan(1), on=november(12))
    page = show_deal(desk, "王小明")
    assert [row.id for row in page.changes] == [1, 2, 3, 4]
    assert [one.booked_on.day for one in page.bookings] == [12, 13]
    assert page.deal.won == sum(one.amount for one in page.bookings)


def test_an_archived_clients_deal_can_be_looked_at(desk: Desk) -> None:
    archive(desk.store, desk.store.get(Contact, 1))
    assert show_deal(desk, "王小明").deal.id == 1
    with pytest.raises(NotFoundError, match="archived"):
        move_deal(desk, "王小明", {"degree": Degree.LEANING})
