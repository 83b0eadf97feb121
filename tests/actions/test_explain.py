"""The arithmetic of a month, read from the store with the names of the clients."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.explain import explain
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.domain.arithmetic import Line, Name
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.explaining import Explained, Explanation
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from tests.actions.values import (
    AT_NINE,
    DECEMBER,
    NOVEMBER,
    a_deal,
    add,
    archive,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
QUOTA = Money.yuan(2_290_000)


def of(explanation: Explanation, category: str = INVESTMENT) -> Explained:
    (found,) = (one for one in explanation.categories if one.category == category)
    return found


def the(name: Name, lines: tuple[Line, ...]) -> Line:
    (line,) = (line for line in lines if line.name.key is name)
    return line


def test_each_booking_is_told_with_its_client_and_product(desk: Desk) -> None:
    """An archived client's too; money that came from no deal is nobody's."""
    wang, _li = add(desk, "王小明", "李姐")
    for who, yuan, product in (("王小明", 300_000, None), ("李姐", 200_000, "稳健一号")):
        deal = add_deal(desk, who, a_deal(yuan, product=product))
        win_deal(desk, str(deal.id), on=november(4))
    archive(desk.store, wang)
    with desk.store.command("book", AT_NINE):
        desk.store.put(Booking(INVESTMENT, Money.yuan(7), november(2), NOVEMBER))
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    before = dump(desk.store)
    explanation = explain(desk, NOVEMBER)
    booked = the(Name.BOOKED, of(explanation).amount)
    told = [term.what.facts for term in booked.terms if term.what]
    assert [(facts["name"], facts["product"]) for facts in told] == [
        (None, None),
        ("王小明", None),
        ("李姐", "稳健一号"),
    ]
    assert explanation.plan == show_plan(desk, NOVEMBER)
    assert dump(desk.store) == before


def test_one_category_can_be_explained_alone(desk: Desk) -> None:
    for category in (INVESTMENT, INSURANCE):
        set_quota(desk, NOVEMBER, category, amount=QUOTA)
        set_quota(desk, DECEMBER, category, amount=QUOTA)
    assert len(explain(desk, NOVEMBER).total) > 0
    alone = explain(desk, NOVEMBER, INSURANCE)
    assert [one.category for one in alone.categories] == [INSURANCE]
    assert alone.total == ()
    assert explain(desk, NOVEMBER, DEPOSIT).categories == ()


@pytest.mark.parametrize(
    ("day", "month", "told"),
    [
        (november(9), NOVEMBER, 0),  # week 2 stocks for no month yet
        (november(16), NOVEMBER, 3),
        (november(16), DECEMBER, 3),
        (november(23), NOVEMBER, 3),
        (november(16), Month(2027, 1), 0),
        (november(16), Month(2026, 10), 0),
    ],
)
def test_next_months_step_is_told_with_this_month_and_with_its_own(
    desk: Desk, desk_on: DeskOn, day: date, month: Month, told: int
) -> None:
    for one in (NOVEMBER, DECEMBER, month):
        set_quota(desk, one, INVESTMENT, amount=QUOTA)
    coming = of(explain(desk_on(day), month)).coming
    assert len(coming) == told
