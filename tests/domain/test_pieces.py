"""Categories counted in pieces: an amount is a number of deals, and each part has its own."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import DEPOSIT, CategoryKind, DealState
from rmtrack.domain.money import Money
from rmtrack.domain.pieces import (
    MOST_PIECES,
    counted_anew,
    number_of,
    pieces_of,
    refuse_no_number,
)
from rmtrack.domain.reversing import reversals
from rmtrack.domain.winning import Winning, win

DAY = date(2026, 11, 13)
CARDS = "信用卡"
DEAL = Deal(contact_id=1, category=CARDS, amount=Money.yuan(5), opened_on=DAY, id=3)
FLOW, PIECES, LEVEL = CategoryKind.FLOW, CategoryKind.PIECES, CategoryKind.LEVEL
NUMBERS = st.integers(1, MOST_PIECES)


def booked(*yuan: int) -> list[Booking]:
    return [Booking(CARDS, Money.yuan(one), DAY, Month.of(DAY), id=n) for n, one in enumerate(yuan)]


def test_the_categories_counted_in_pieces_are_those_the_user_named() -> None:
    kinds = {CARDS: "pieces", DEPOSIT: "flow", "开户": "pieces", "投资": "level"}
    assert CategoryRules(kinds=kinds).in_pieces == {CARDS, "开户"}
    assert CategoryRules().in_pieces == frozenset()


@pytest.mark.parametrize(("fen", "number"), [(300, 3), (399, 3), (-300, -3), (-399, -3), (0, 0)])
def test_an_amount_is_a_number_of_deals(fen: int, number: int) -> None:
    assert number_of(Money(fen)) == number


@pytest.mark.parametrize("kind", [FLOW, LEVEL])
@pytest.mark.parametrize(("yuan", "first", "pieces"), [(3, True, 1), (3, False, 0), (-3, True, -1)])
def test_elsewhere_the_first_money_is_one_deal(
    kind: CategoryKind, yuan: int, pieces: int, *, first: bool
) -> None:
    assert pieces_of(Money.yuan(yuan), kind, first=first) == pieces


@pytest.mark.parametrize(
    "amount", [Money(0), Money(50), Money(150), Money.yuan(MOST_PIECES + 1), Money.yuan(-3)]
)
def test_what_is_no_number_of_deals_is_refused_where_deals_are_counted(amount: Money) -> None:
    with pytest.raises(RuleError, match="信用卡 is counted in deals: write how many, like 3"):
        refuse_no_number(amount, CARDS, PIECES)
    refuse_no_number(amount, CARDS, FLOW)


@pytest.mark.parametrize(
    ("kept", "hint"),
    [(None, None), (3, "like: rmtrack deal edit {number} --category {category} --amount 3")],
)
def test_of_an_open_deal_it_is_said_how_to_mend_it(kept: int | None, hint: str | None) -> None:
    with pytest.raises(RuleError) as refused:
        refuse_no_number(Money(150), CARDS, PIECES, kept=kept)
    assert (refused.value.hint, refused.value.facts["number"]) == (hint, kept)


@pytest.mark.parametrize("number", [1, 3, MOST_PIECES])
def test_a_number_of_deals_is_taken(number: int) -> None:
    refuse_no_number(Money.yuan(number), CARDS, PIECES)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("part", "pieces", "rest"), [(None, 5, None), (2, 2, 3), (7, 7, None)])
def test_a_win_adds_the_number_of_its_part(
    part: int | None, pieces: int, rest: int | None, *, first: bool
) -> None:
    amount = None if part is None else Money.yuan(part)
    deal, booking = win(DEAL, Winning(DAY, amount), today=DAY, first=first, kind=PIECES)
    assert booking.pieces == pieces
    if rest is None:
        assert deal.state is DealState.WON
    else:
        assert deal == replace(DEAL, amount=Money.yuan(rest))


@pytest.mark.parametrize("amount", [None, Money(250)])
def test_what_is_no_number_is_not_won(amount: Money | None) -> None:
    with pytest.raises(RuleError, match="counted in deals"):
        win(replace(DEAL, amount=Money(550)), Winning(DAY, amount), today=DAY, kind=PIECES)


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_what_is_taken_back_leaves_nothing(numbers: list[int]) -> None:
    parts = counted_anew(booked(*numbers), FLOW, PIECES)
    back = reversals(parts, on=DAY, today=DAY)
    assert [one.pieces for one in back] == [-number for number in numbers]


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.sampled_from([FLOW, LEVEL]))
def test_to_another_category_and_back_the_deals_are_those_before(
    numbers: list[int], kind: CategoryKind
) -> None:
    parts = counted_anew(booked(*numbers), kind, PIECES)
    both = [*parts, *reversals(parts, on=DAY, today=DAY)]
    assert [one.pieces for one in both] == [*numbers, *(-number for number in numbers)]
    elsewhere = counted_anew(both, PIECES, kind)
    none = [0] * (len(numbers) - 1)
    assert [one.pieces for one in elsewhere] == [1, *none, -1, *none]
    assert counted_anew(elsewhere, kind, PIECES) == both


def test_between_other_categories_the_deals_stay_as_they_are() -> None:
    parts = [replace(one, pieces=4) for one in booked(3, 2)]
    assert counted_anew(parts, FLOW, LEVEL) == parts
