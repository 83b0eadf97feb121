"""Winning a deal: whole, in parts, the last part."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import INSURANCE, DealState
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.winning import win

DAY = date(2026, 11, 13)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
DEAL = Deal(
    contact_id=1, category=INSURANCE, amount=Money.yuan(100), opened_on=DAY, id=3, product="年金"
)


@pytest.mark.parametrize(
    ("yuan", "last", "booked", "still_open"),
    [
        (None, False, 100, None),
        (None, True, 100, None),
        (100, False, 100, None),
        (120, False, 120, None),
        (40, False, 40, 60),
        (40, True, 40, None),
    ],
)
def test_less_than_all_is_a_part_unless_it_was_the_last(
    yuan: int | None, booked: int, still_open: int | None, *, last: bool
) -> None:
    amount = None if yuan is None else Money.yuan(yuan)
    deal, booking = win(DEAL, on=DAY, amount=amount, last=last)
    assert booking == Booking(
        category=INSURANCE,
        amount=Money.yuan(booked),
        booked_on=DAY,
        for_month=NOVEMBER,
        deal_id=3,
    )
    if still_open is None:
        assert deal == replace(DEAL, state=DealState.WON, closed_on=DAY)
    else:
        assert deal == replace(DEAL, amount=Money.yuan(still_open))


@pytest.mark.parametrize("amount", [None, Money(1)])
@pytest.mark.parametrize(
    ("before", "given", "counted"),
    [
        (None, None, NOVEMBER),
        (DECEMBER, None, DECEMBER),
        (None, DECEMBER, DECEMBER),
        (DECEMBER, NOVEMBER, NOVEMBER),
    ],
)
def test_a_month_given_for_a_part_leaves_the_deals_own(
    amount: Money | None, before: Month | None, given: Month | None, counted: Month
) -> None:
    deal, booking = win(replace(DEAL, for_month=before), on=DAY, amount=amount, for_month=given)
    assert booking.for_month == counted
    assert deal.for_month == (before if amount else given or before)


@pytest.mark.parametrize("state", [DealState.WON, DealState.LOST])
def test_a_closed_deal_is_not_won(state: DealState) -> None:
    with pytest.raises(RuleError, match="closed already"):
        win(replace(DEAL, state=state, closed_on=DAY), on=DAY, amount=Money(1))


@given(amounts=st.lists(st.integers(1, 10**14).map(Money), min_size=1, max_size=9))
def test_parts_and_rest_are_always_the_whole(amounts: list[Money]) -> None:
    """The last fen stays open until the deal is won whole."""
    whole = sum(amounts, Money(1))
    deal, booked = replace(DEAL, amount=whole), ZERO
    for amount in amounts:
        deal, booking = win(deal, on=DAY, amount=amount)
        booked += booking.amount
        assert deal.state is DealState.OPEN
        assert booked + deal.amount == whole
    deal, booking = win(deal, on=DAY)
    assert (deal.state, booked + booking.amount) == (DealState.WON, whole)
