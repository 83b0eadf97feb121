"""Winning a deal: whole, in parts, the last part."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import INSURANCE, DealState
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.winning import Winning, asks_no_more, win
from tests.domain.plans import asked, planned, won

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
    deal, booking = win(DEAL, Winning(DAY, amount, last=last), today=DAY)
    assert booking == Booking(
        category=INSURANCE,
        amount=Money.yuan(booked),
        booked_on=DAY,
        for_month=NOVEMBER,
        deal_id=3,
        pieces=1,
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
    deal, booking = win(replace(DEAL, for_month=before), Winning(DAY, amount, given), today=DAY)
    assert booking.for_month == counted
    assert deal.for_month == (before if amount else given or before)


@pytest.mark.parametrize(("first", "pieces"), [(True, 1), (False, 0)])
def test_a_deal_is_one_deal_won_however_many_parts_it_comes_in(pieces: int, *, first: bool) -> None:
    _deal, booking = win(DEAL, Winning(DAY, Money.yuan(40)), today=DAY, first=first)
    assert booking.pieces == pieces


def test_the_money_keeps_the_factor_of_its_deal() -> None:
    """What is booked is all that was paid; the factor says how much of it counts."""
    deal, booking = win(replace(DEAL, factor=3000), Winning(DAY, Money.yuan(40)), today=DAY)
    assert (booking.amount, booking.factor) == (Money.yuan(40), 3000)
    assert (deal.amount, deal.factor) == (Money.yuan(60), 3000)


@pytest.mark.parametrize(("day", "kept"), [(-1, None), (0, None), (1, DAY), (30, DAY)])
def test_a_win_of_a_day_to_come_keeps_the_day_it_was_written_down(
    day: int, kept: date | None
) -> None:
    _deal, booking = win(DEAL, Winning(DAY + timedelta(days=day)), today=DAY)
    assert booking.entered_on == kept


@pytest.mark.parametrize("state", [DealState.WON, DealState.LOST])
def test_a_closed_deal_is_not_won(state: DealState) -> None:
    with pytest.raises(RuleError, match="closed already"):
        win(replace(DEAL, state=state, closed_on=DAY), Winning(DAY, Money(1)), today=DAY)


@given(amounts=st.lists(st.integers(1, 10**14).map(Money), min_size=1, max_size=9))
def test_parts_and_rest_are_always_the_whole(amounts: list[Money]) -> None:
    """The last fen stays open until the deal is won whole."""
    whole = sum(amounts, Money(1))
    deal, booked = replace(DEAL, amount=whole), ZERO
    for amount in amounts:
        deal, booking = win(deal, Winning(DAY, amount), today=DAY)
        booked += booking.amount
        assert deal.state is DealState.OPEN
        assert booked + deal.amount == whole
    deal, booking = win(deal, Winning(DAY), today=DAY)
    assert (deal.state, booked + booking.amount) == (DealState.WON, whole)


@pytest.mark.parametrize(
    ("quota", "yuan", "pieces", "full"),
    [
        ((100, None), 100, 1, True),
        ((100, None), 99, 1, False),
        ((100, 5), 100, 1, True),  # money leads where both are asked for
        ((None, 5), 100, 5, True),
        ((None, 5), 100, 4, False),
    ],
)
def test_a_category_asks_no_more_once_its_quota_is_met(
    quota: tuple[int | None, int | None], yuan: int, pieces: int, full: bool
) -> None:
    plan = planned(asked(*quota), won(yuan, 3, pieces=pieces))
    assert asks_no_more(plan.categories[0]) is full


def test_a_category_without_a_quota_asks_for_nothing_that_could_be_met() -> None:
    assert not asks_no_more(planned(won(100, 3)).categories[0])
    assert not asks_no_more(None)
