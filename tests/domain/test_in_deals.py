"""Where a quota asks for deals alone, a list tells the deals that its pipeline counts."""

import pytest

from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList, PartBooked
from rmtrack.domain.in_deals import DealsCounted, InDeals, asks_for_deals_alone
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.quota import Quota
from rmtrack.domain.wanted import Wanted
from tests.domain.test_deal_list import CARDS, CHANCES, part
from tests.domain.test_wanted import LINE, LOST, NOVEMBER, WON


def a_list(
    *deals: DealLine, begun: int = 0, parts: tuple[PartBooked, ...] = (), **more: object
) -> DealList:
    in_deals = InDeals((LINE.category,), {begun})
    known = {"chances": CHANCES, "in_deals": in_deals, "booked_parts": parts} | more
    return DealList(deals, Wanted(month=NOVEMBER), **known)  # type: ignore[arg-type]


HERE = LINE._replace(for_month=NOVEMBER)


def test_only_a_quota_without_money_asks_for_deals_alone() -> None:
    quotas = [
        Quota(NOVEMBER, INVESTMENT, Money(1), "flat", pieces=3),
        Quota(NOVEMBER, INSURANCE, None, "flat", pieces=3),
        Quota(NOVEMBER, DEPOSIT, Money(1), "flat"),
        Quota(NOVEMBER, CARDS, None, "flat", pieces=3),
    ]
    assert asks_for_deals_alone(quotas, {CARDS}) == (INSURANCE,)
    assert asks_for_deals_alone([], {CARDS}) == ()


def test_each_open_deal_is_one_whatever_its_money() -> None:
    found = a_list(HERE, HERE._replace(id=2, amount=Money(1)))
    (counted,) = found.counted_in_deals()
    assert counted == DealsCounted(INVESTMENT, 0, 0, 2, Money(33 + 33))
    assert not any(map(found.is_counted_already, found.deals))


def test_one_won_in_part_is_a_deal_of_its_month_already() -> None:
    found = a_list(HERE, begun=HERE.id, parts=(part(7, of=HERE.id),))
    assert [*found.counted_in_deals()] == [DealsCounted(INVESTMENT, 1, 0, 0, ZERO)]
    assert found.is_counted_already(HERE)


@pytest.mark.parametrize(("pieces", "already"), [(1, False), (0, True), (-1, False)])
def test_a_deal_counts_where_its_first_money_was_booked(pieces: int, *, already: bool) -> None:
    won = WON._replace(id=1)
    found = a_list(won, parts=(part(7, pieces=pieces, of=1), part(7, of=2)))
    assert found.is_counted_already(won) is already


def test_what_is_booked_ahead_stands_apart() -> None:
    found = a_list(WON, parts=(part(7),), later_parts=(part(7), part(7, pieces=0)))
    assert [*found.counted_in_deals()] == [DealsCounted(INVESTMENT, 1, 1, 0, ZERO)]


def test_what_was_lost_adds_none() -> None:
    found = a_list(LOST)
    assert [*found.counted_in_deals()] == [DealsCounted(INVESTMENT, 0, 0, 0, ZERO)]
    assert not found.is_counted_already(LOST)


def test_another_category_counts_its_money_alone() -> None:
    deposit = HERE._replace(category=DEPOSIT)
    found = a_list(deposit, begun=deposit.id)
    assert [*found.counted_in_deals()] == []
    assert not found.is_counted_already(deposit)
