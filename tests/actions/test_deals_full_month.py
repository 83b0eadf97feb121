"""Whether the month for which a deal would count asks for any more of its category."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, full_month, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.errors import NotFoundError
from rmtrack.domain.keys import INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.winning import asks_no_more
from tests.actions.values import DECEMBER, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
HALF = Money.yuan(500_000)


@pytest.fixture(autouse=True)
def _two_deals(desk: Desk) -> None:
    """Know a client with two deals of half a million."""
    add(desk, "王小明")
    add_deal(desk, "王小明", a_deal())
    add_deal(desk, "王小明", a_deal())


@pytest.mark.parametrize(
    ("amount", "pieces", "full"),
    [
        (HALF, None, True),
        (HALF + Money(1), None, False),
        (HALF, 3, True),  # the amount is what is asked for first
        (HALF + Money(1), 1, False),
        (None, 1, True),
        (None, 2, False),
        (None, None, False),
    ],
)
def test_a_month_is_full_by_its_amount_else_by_its_deals(
    desk: Desk, amount: Money | None, pieces: int | None, full: bool
) -> None:
    if amount is not None or pieces is not None:
        set_quota(desk, NOVEMBER, INVESTMENT, amount=amount, pieces=pieces)
    win_deal(desk, "1")
    before = dump(desk.store)
    assert full_month(desk, "2") == (NOVEMBER if full else None)
    assert asks_no_more(show_plan(desk, NOVEMBER).of(INVESTMENT)) is full
    assert dump(desk.store) == before


def test_another_category_has_its_own(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=HALF)
    set_quota(desk, NOVEMBER, INSURANCE, amount=HALF)
    win_deal(desk, "1")
    add_deal(desk, "王小明", a_deal(category=INSURANCE))
    assert full_month(desk, "3") is None
    assert asks_no_more(show_plan(desk, NOVEMBER).of("deposit")) is False


@pytest.mark.parametrize(
    ("given", "on", "full"),
    [
        (None, november(3), NOVEMBER),
        (None, date(2026, 10, 30), None),
        (NOVEMBER, date(2026, 10, 30), NOVEMBER),
        (DECEMBER, november(3), None),
    ],
)
def test_it_is_the_month_given_to_the_deal_else_that_of_the_day(
    desk: Desk, given: Month | None, on: date, full: Month | None
) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=HALF)
    win_deal(desk, "1")
    add_deal(desk, "王小明", a_deal(for_month=given))
    assert full_month(desk, "3", on=on) == full


def test_a_closed_deal_counts_for_nothing_more(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=HALF)
    win_deal(desk, "1")
    assert full_month(desk, "1") is None
    with pytest.raises(NotFoundError, match="there is no deal 9"):
        full_month(desk, "9")
