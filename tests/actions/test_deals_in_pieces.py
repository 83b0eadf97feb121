"""Deals in a category counted in pieces: added, moved, won, put right, listed, supposed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.month_page import look_at_month
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.actions.prework import prepare
from rmtrack.actions.suppose import suppose
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.deal import Deal
from rmtrack.domain.dealing import Corrections
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import INSURANCE, INVESTMENT, DealState, Degree, LostReason
from rmtrack.domain.money import Money
from rmtrack.domain.steps import DEALS
from tests.actions.values import DECEMBER, NOVEMBER, a_deal, add, dump, november

CARDS = "信用卡"
RULES = CategoryRules(kinds={CARDS: "pieces"})
REFUSED = "信用卡 is counted in deals: write how many, like 3"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return a desk where cards are counted, with a client and an open deal of five."""
    desk = replace(desk, rules=RULES)
    add(desk, "高洁")
    add_deal(desk, "高洁", cards(5))
    return desk


def cards(number: int, degree: Degree = Degree.COMMITTED, expected: date | None = None) -> Deal:
    return a_deal(number, category=CARDS, degree=degree, expected_on=expected)


def pieces_in(desk: Desk, category: str) -> int:
    found = show_plan(desk, NOVEMBER).of(category)
    return 0 if found is None else found.deals.booked


def booked(desk: Desk, deal: str = "1") -> list[int]:
    return [booking.pieces for booking in show_deal(desk, deal).bookings]


def test_each_part_counts_its_own_number(desk: Desk) -> None:
    assert win_deal(desk, "1", amount=Money.yuan(2)).booking.pieces == 2
    assert win_deal(desk, "1").booking.pieces == 3
    assert pieces_in(desk, CARDS) == 5


def test_what_is_taken_back_takes_its_number_back(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(2))
    win_deal(desk, "1")
    lose_deal(desk, "1", LostReason.OTHER)
    assert booked(desk) == [2, 3, -2, -3]
    assert pieces_in(desk, CARDS) == 0


@pytest.mark.parametrize("amount", [Money(150), Money.yuan(10_000)])
@pytest.mark.parametrize(
    "verb",
    [
        lambda desk, amount: add_deal(desk, "高洁", replace(cards(1), amount=amount)),
        lambda desk, amount: move_deal(desk, "1", {"amount": amount}),
        lambda desk, amount: win_deal(desk, "1", amount=amount),
    ],
)
def test_what_is_no_number_is_refused_and_nothing_changes(
    desk: Desk, verb: Callable[[Desk, Money], object], amount: Money
) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match=REFUSED):
        verb(desk, amount)
    assert dump(desk.store) == before


def test_a_deal_of_days_when_money_was_counted_can_move_otherwise(desk: Desk) -> None:
    of_old = replace(desk, rules=CategoryRules())
    add_deal(of_old, "高洁", a_deal(500_000, category=CARDS))
    assert move_deal(desk, "2", {"degree": Degree.LEANING}).fields == ("degree",)
    with pytest.raises(RuleError, match=REFUSED):
        win_deal(desk, "2")
    move_deal(desk, "2", {"amount": Money.yuan(4)})
    assert win_deal(desk, "2").booking.pieces == 4


def test_in_a_category_of_deals_each_part_counts_its_own_number(desk: Desk) -> None:
    add_deal(desk, "高洁", a_deal(5))
    win_deal(desk, "2", amount=Money.yuan(2))
    win_deal(desk, "2")
    assert booked(desk, "2") == [1, 0]
    edit_deal(desk, "2", {"category": CARDS})
    assert booked(desk, "2") == [2, 3]
    edit_deal(desk, "2", {"product": "金卡"})
    assert booked(desk, "2") == [2, 3]


def test_of_money_that_leaves_such_a_category_the_first_is_one_deal_again(desk: Desk) -> None:
    """It was added and booked before the category was counted in deals."""
    of_old = replace(desk, rules=CategoryRules())
    add_deal(of_old, "高洁", a_deal(50_000, category=CARDS))
    win_deal(of_old, "2", amount=Money.yuan(20_000))
    win_deal(of_old, "2")
    edit_deal(desk, "2", {"category": INSURANCE})
    assert booked(desk, "2") == [1, 0]
    assert (pieces_in(desk, CARDS), pieces_in(desk, INSURANCE)) == (0, 1)


def test_so_many_deals_never_become_so_many_yuan(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match="deal 1 is a number of deals") as refused:
        edit_deal(desk, "1", {"category": INSURANCE})
    assert refused.value.hint is not None
    assert "rmtrack deal edit {number} --category {key} --amount" in refused.value.hint
    assert dump(desk.store) == before
    win_deal(desk, "1", amount=Money.yuan(2))
    before = dump(desk.store)
    amounts: tuple[Corrections, ...] = ({}, {"amount": Money.yuan(200_000)})
    for amount in amounts:
        with pytest.raises(RuleError, match="what was booked of deal 1 is a number of deals"):
            edit_deal(desk, "1", {"category": INSURANCE, **amount})
    assert dump(desk.store) == before


@pytest.mark.parametrize("state", [DealState.OPEN, DealState.LOST])
def test_with_how_much_it_is_there_a_deal_goes_into_another_category(
    desk: Desk, state: DealState
) -> None:
    """As if it had been there from its first day on: so many deals were never so many yuan."""
    if state is DealState.LOST:
        lose_deal(desk, "1", LostReason.OTHER)
    edited = edit_deal(desk, "1", {"category": INSURANCE, "amount": Money.yuan(200_000)})
    assert {*edited.fields} == {"category", "amount"}
    assert edited.after.amount == Money.yuan(200_000)
    rows = [row.amount for row in show_deal(desk, "1").changes]
    assert {*rows} == {Money.yuan(200_000)}
    edit_deal(desk, "1", {"category": CARDS, "amount": Money.yuan(7)})
    assert show_deal(desk, "1").deal.amount == Money.yuan(7)


@pytest.mark.parametrize("category", [{}, {"category": CARDS}])
def test_an_amount_that_changes_in_its_category_is_a_move(
    desk: Desk, category: Corrections
) -> None:
    with pytest.raises(RuleError, match="rmtrack deal move 1 --amount"):
        edit_deal(desk, "1", {"amount": Money.yuan(3), **category})


@pytest.mark.parametrize("part", [None, 2, 20_000])
def test_what_is_no_number_goes_into_no_such_category(desk: Desk, part: int | None) -> None:
    add_deal(desk, "高洁", a_deal(20_002))
    if part is not None:
        win_deal(desk, "2", amount=Money.yuan(part))
    before = dump(desk.store)
    with pytest.raises(RuleError, match=REFUSED):
        edit_deal(desk, "2", {"category": CARDS})
    assert dump(desk.store) == before


def test_the_sums_of_a_list_tell_them_apart_from_money(desk: Desk) -> None:
    add_deal(desk, "高洁", a_deal(300_000))
    win_deal(desk, "1", amount=Money.yuan(2))
    win_deal(desk, "2", amount=Money.yuan(100_000))
    found = list_deals(desk)
    assert (found.amount, found.won) == (Money.yuan(200_000), Money.yuan(100_000))
    assert (found.pieces_open, found.pieces_won) == (3, 2)


def test_a_supposed_win_is_so_many_deals(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, CARDS, pieces=12)
    found = suppose(desk, NOVEMBER, CARDS, None, Money.yuan(2))
    ((ours, other),) = found.pairs
    assert (ours.deals.booked, other.deals.booked) == (0, 2)


@pytest.mark.parametrize("quota", [None, 20])
def test_the_steps_of_the_month_before_count_deals(desk: Desk, quota: int | None) -> None:
    add_deal(desk, "高洁", cards(4, expected=date(2026, 12, 2)))
    add_deal(desk, "高洁", cards(1, expected=date(2026, 12, 3)))
    add_deal(desk, "高洁", cards(9, Degree.LEANING, expected=date(2026, 12, 3)))
    win_deal(desk, "1", on=november(13), for_month=DECEMBER)
    if quota:
        set_quota(desk, DECEMBER, CARDS, pieces=quota)
    (step,) = (one for one in look_at_month(desk, NOVEMBER).coming if one.category == CARDS)
    goals = (2, 4) if quota else (None, None)
    assert (step.unit, step.goal_min, step.goal_max) == (DEALS, *goals)
    assert (step.won, step.committed, step.clients, step.open_weighted) == (5, 5, 1, None)


def test_elsewhere_a_committed_deal_is_one(desk: Desk) -> None:
    set_quota(desk, DECEMBER, INVESTMENT, pieces=10)
    deal = a_deal(500_000, degree=Degree.COMMITTED, expected_on=date(2026, 12, 2))
    add_deal(desk, "高洁", deal)
    (step,) = look_at_month(desk, NOVEMBER).only(INVESTMENT).coming
    assert step.committed == 1


def test_a_preparation_has_nothing_in_money_for_them(desk: Desk) -> None:
    set_quota(desk, DECEMBER, CARDS, pieces=10)
    (one,) = prepare(desk).categories
    assert (one.left, one.deals_left, one.acts.deals) == (0, 6, 6)
