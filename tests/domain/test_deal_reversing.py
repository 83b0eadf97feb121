"""Taking back what was won of a deal: whole, in parts, against which month, to the fen."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.dealing import refuse_month_of_open
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import INSURANCE, DealState, LostReason
from rmtrack.domain.money import WHOLE, Money, counted
from rmtrack.domain.reversing import reversals, taken_back

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
TODAY = date(2026, 11, 16)
DEAL = Deal(
    contact_id=1,
    category=INSURANCE,
    amount=Money.yuan(60),
    opened_on=date(2026, 10, 20),
    id=3,
    state=DealState.WON,
    closed_on=date(2026, 11, 12),
    for_month=NOVEMBER,
)


def booked(day: date, month: Month, yuan: int = 40, pieces: int = 0, number: int = 7) -> Booking:
    return Booking(
        INSURANCE, Money.yuan(yuan), day, month, id=number, deal_id=3, factor=3000, pieces=pieces
    )


PARTS = [
    booked(date(2026, 10, 30), OCTOBER, pieces=1),
    booked(date(2026, 11, 12), NOVEMBER, 60, number=8),
    booked(date(2026, 11, 12), DECEMBER, 5, number=9),
]


def test_each_booking_is_taken_back_that_day_in_its_own_coin() -> None:
    back = reversals(PARTS[:1], on=TODAY, today=TODAY)
    assert back == [
        Booking(INSURANCE, Money.yuan(-40), TODAY, NOVEMBER, deal_id=3, factor=3000, pieces=-1)
    ]


@pytest.mark.parametrize(
    ("on", "for_month", "months"),
    [
        (TODAY, None, [NOVEMBER, NOVEMBER, DECEMBER]),
        (TODAY, OCTOBER, [OCTOBER] * 3),
        (TODAY, DECEMBER, [DECEMBER] * 3),
        (date(2026, 12, 2), None, [DECEMBER] * 3),
        (date(2027, 1, 4), None, [Month(2027, 1)] * 3),
    ],
)
def test_it_counts_against_the_month_of_its_day_or_one_to_come_unless_another_is_given(
    on: date, for_month: Month | None, months: list[Month]
) -> None:
    back = reversals(PARTS, on=on, today=on, for_month=for_month)
    assert [one.for_month for one in back] == months


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 11, 17), "2026-11-17 is still to come"),
        (date(2026, 11, 11), "the deal was booked on 2026-11-12: take it back on that day"),
    ],
)
def test_a_day_on_which_it_cannot_be_taken_back(on: date, found: str) -> None:
    with pytest.raises(RuleError, match=found):
        reversals(PARTS, on=on, today=TODAY)


def test_the_day_of_the_last_booking_will_do() -> None:
    assert len(reversals(PARTS, on=date(2026, 11, 12), today=TODAY)) == 3


def test_where_nothing_was_booked_nothing_is_taken_back() -> None:
    assert reversals([], on=TODAY, today=TODAY) == []


@given(
    parts=st.lists(
        st.tuples(st.integers(1, 10**14), st.sampled_from([OCTOBER, NOVEMBER, DECEMBER])),
        min_size=1,
        max_size=9,
    ),
    factor=st.integers(0, 3 * WHOLE),
    for_month=st.none() | st.just(DECEMBER),
)
def test_nothing_is_left_of_it_to_the_fen(
    parts: list[tuple[int, Month]], factor: int, for_month: Month | None
) -> None:
    """What counts is rounded booking by booking: so it goes booking by booking."""
    bookings = [
        Booking(INSURANCE, Money(fen), TODAY, month, factor=factor, pieces=int(not number))
        for number, (fen, month) in enumerate(parts)
    ]
    back = reversals(bookings, on=TODAY, today=TODAY, for_month=for_month)
    both = [*bookings, *back]
    assert sum(one.amount for one in both) == 0
    assert sum(counted(one.amount, one.factor) for one in both) == 0
    assert sum(one.pieces for one in both) == 0
    assert all(one.amount < 0 and one.pieces in {0, -1} for one in back)


@pytest.mark.parametrize("month", [None, DECEMBER])
def test_the_deal_is_lost_that_day_with_its_amount_as_it_closed(month: Month | None) -> None:
    gone = taken_back(DEAL, LostReason.FAMILY, on=TODAY, for_month=month)
    assert gone == replace(
        DEAL,
        state=DealState.LOST,
        closed_on=TODAY,
        lost_reason=LostReason.FAMILY,
        for_month=month or NOVEMBER,
    )


def test_where_nothing_is_taken_back_no_month_is_named() -> None:
    refuse_month_of_open(DEAL, None)
    with pytest.raises(RuleError, match="deal 3 is open, nothing is taken back: --for goes with"):
        refuse_month_of_open(DEAL, DECEMBER)
