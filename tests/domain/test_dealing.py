"""A deal's life: the worked cases of coming up, moving, being put right and being lost."""

from dataclasses import replace
from datetime import date

import pytest

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealChange
from rmtrack.domain.dealing import (
    Corrections,
    Moves,
    corrected,
    lost,
    moved,
    recounted,
    refuse_odd_opening,
    standing,
)
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, DealState, Degree, LostReason
from rmtrack.domain.money import Money

OPENED, TODAY = date(2026, 11, 2), date(2026, 11, 16)
DEAL = Deal(
    contact_id=1,
    category=INVESTMENT,
    amount=Money.yuan(500_000),
    opened_on=OPENED,
    id=3,
    expected_on=date(2026, 11, 13),
)
WON = replace(DEAL, state=DealState.WON, closed_on=date(2026, 11, 12))


def on(day: int) -> date:
    return date(2026, 11, day)


def test_a_row_keeps_how_a_deal_stands() -> None:
    assert standing(DEAL, TODAY) == DealChange(
        deal_id=3,
        changed_on=TODAY,
        degree=Degree.CONSIDERING,
        amount=DEAL.amount,
        expected_on=on(13),
    )


@pytest.mark.parametrize(
    ("opened", "expected", "found"),
    [
        (on(17), None, "2026-11-17 is still to come"),
        (on(16), on(15), "came up on 2026-11-16, so it can't be expected on 2026-11-15"),
    ],
)
def test_a_deal_that_cannot_come_up_so(opened: date, expected: date | None, found: str) -> None:
    with pytest.raises(RuleError, match=found):
        refuse_odd_opening(replace(DEAL, opened_on=opened, expected_on=expected), today=TODAY)


@pytest.mark.parametrize("month", [Month(2026, 10), Month(2020, 1)])
def test_no_open_deal_counts_for_a_month_that_is_over(month: Month) -> None:
    """The one in which we are is not over, and money already won was of any."""
    found = f"{month} is over, so no open deal counts for it"
    with pytest.raises(RuleError, match=found):
        refuse_odd_opening(replace(DEAL, for_month=month), today=TODAY)
    with pytest.raises(RuleError, match=found):
        corrected(DEAL, {"for_month": month}, today=TODAY)
    assert corrected(WON, {"for_month": month}, today=TODAY).for_month == month
    refuse_odd_opening(replace(DEAL, for_month=Month.of(TODAY)), today=TODAY)
    assert corrected(DEAL, {"for_month": Month.of(TODAY)}, today=on(30))


def test_a_deal_that_stands_for_a_month_that_is_over_is_put_right_in_other_things() -> None:
    late = replace(DEAL, for_month=Month(2026, 10))
    assert corrected(late, {"product": "年金"}, today=TODAY).for_month == late.for_month
    assert corrected(late, {"for_month": None}, today=TODAY).for_month is None


@pytest.mark.parametrize("expected", [None, on(16), on(17)])
def test_a_deal_that_comes_up_today(expected: date | None) -> None:
    refuse_odd_opening(replace(DEAL, opened_on=TODAY, expected_on=expected), today=TODAY)


@pytest.mark.parametrize(
    ("moves", "day"),
    [
        (Moves(), TODAY),
        (Moves(degree=Degree.LEANING), TODAY),  # its own date has passed, and stays
        (Moves(expected_on=on(13), amount=Money(1)), TODAY),
        (Moves(expected_on=on(16)), TODAY),
        (Moves(expected_on=on(5)), on(5)),
        (Moves(expected_on=None), on(2)),
    ],
)
def test_what_is_named_moves_and_nothing_else(moves: Moves, day: date) -> None:
    assert moved(DEAL, moves, on=day, since=OPENED, today=TODAY) == replace(DEAL, **moves)


@pytest.mark.parametrize(
    ("deal", "moves", "day", "found"),
    [
        (WON, Moves(amount=Money(1)), TODAY, "deal 3 is closed already, on 2026-11-12"),
        (DEAL, Moves(amount=Money(1)), on(17), "2026-11-17 is still to come"),
        (DEAL, Moves(amount=Money(1)), on(1), "deal 3 stands as it does since 2026-11-02"),
        (DEAL, Moves(expected_on=on(15)), TODAY, "2026-11-15 lies before the move on 2026-11-16"),
    ],
)
def test_a_move_that_cannot_be(deal: Deal, moves: Moves, day: date, found: str) -> None:
    with pytest.raises(RuleError, match=found):
        moved(deal, moves, on=day, since=OPENED, today=TODAY)


@pytest.mark.parametrize("deal", [DEAL, WON])
@pytest.mark.parametrize(
    "right",
    [
        Corrections(category=DEPOSIT),
        Corrections(product="年金", factor=3000),
        Corrections(product=None),
    ],
)
def test_category_and_product_are_put_right_at_any_time(deal: Deal, right: Corrections) -> None:
    assert corrected(deal, right, today=TODAY) == replace(deal, **right)


@pytest.mark.parametrize("month", [Month(2026, 12), None])
def test_the_month_of_a_deal_that_is_not_lost_is_put_right(month: Month | None) -> None:
    assert corrected(DEAL, {"for_month": month}, today=TODAY).for_month == month
    assert corrected(WON, {"for_month": month}, today=TODAY).for_month == month
    with pytest.raises(RuleError, match="closed already"):
        corrected(replace(WON, state=DealState.LOST), {"for_month": month}, today=TODAY)


BOOKED = Booking("investment", DEAL.amount, on(10), Month(2026, 11), deal_id=1, factor=5000)


@pytest.mark.parametrize(
    ("deal", "right", "month"),
    [
        (replace(WON, for_month=Month(2026, 12)), {"for_month": Month(2026, 12)}, (2026, 12)),
        (replace(WON, for_month=None), {"for_month": None}, (2026, 11)),
        (replace(DEAL, for_month=Month(2026, 12)), {"for_month": Month(2026, 12)}, (2026, 10)),
        (replace(WON, for_month=Month(2026, 12)), {"product": "x"}, (2026, 10)),
    ],
)
def test_what_was_booked_follows_its_deal(
    deal: Deal, right: Corrections, month: tuple[int, int]
) -> None:
    """A part of an open deal keeps the month that was given for it."""
    deal = replace(deal, category="insurance", factor=10_000)
    given = replace(BOOKED, for_month=Month(2026, 10))
    assert recounted(given, deal, right) == replace(
        BOOKED, category="insurance", factor=10_000, for_month=Month(*month)
    )


@pytest.mark.parametrize(("in_part", "state"), [(False, DealState.LOST), (True, DealState.WON)])
def test_what_was_booked_in_part_makes_a_lost_deal_a_won_one(
    state: DealState, *, in_part: bool
) -> None:
    ended = lost(DEAL, LostReason.PRICE, on=on(12), today=TODAY, in_part=in_part)
    assert ended == replace(DEAL, state=state, closed_on=on(12), lost_reason=LostReason.PRICE)


@pytest.mark.parametrize(
    ("deal", "day", "found"), [(WON, TODAY, "closed already"), (DEAL, on(17), "still to come")]
)
def test_a_deal_that_cannot_be_lost(deal: Deal, day: date, found: str) -> None:
    with pytest.raises(RuleError, match=found):
        lost(deal, LostReason.PRICE, on=day, today=TODAY, in_part=False)
