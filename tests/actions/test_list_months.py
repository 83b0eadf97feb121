"""The months behind, as `plan list` tells them."""

from collections.abc import Callable
from datetime import date

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import record_figure, set_quota, show_plan
from rmtrack.actions.plan_list import list_months
from rmtrack.domain.days import Month
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from tests.actions.values import DECEMBER, NOVEMBER, a_deal, add

SEPTEMBER = Month(2026, 9)


def ask(desk: Desk, month: Month, yuan: int, category: str = INVESTMENT) -> None:
    set_quota(desk, month, category, amount=Money.yuan(yuan))


def test_months_come_newest_first_up_to_this_one_and_empty_ones_are_left_out(desk: Desk) -> None:
    for month in (SEPTEMBER, NOVEMBER, DECEMBER):
        ask(desk, month, 500)
    assert [plan.month for plan in list_months(desk)] == [NOVEMBER, SEPTEMBER]


def test_each_stands_as_its_own_plan_does(desk: Desk) -> None:
    ask(desk, SEPTEMBER, 500)
    ask(desk, NOVEMBER, 900, INSURANCE)
    assert list_months(desk) == (show_plan(desk, NOVEMBER), show_plan(desk, SEPTEMBER))


def test_money_without_a_quota_or_the_banks_figure_alone_makes_a_month(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    add(desk, "王小明")
    october = desk_on(date(2026, 10, 16))
    add_deal(october, "王小明", a_deal(5, opened_on=date(2026, 10, 12)))
    win_deal(october, "1", on=date(2026, 10, 14))
    record_figure(desk, BankFigure(SEPTEMBER, INVESTMENT, date(2026, 9, 30), Money.yuan(7)))
    told = {plan.month: plan.categories[0].booked for plan in list_months(desk)}
    assert told == {Month(2026, 10): Money.yuan(5), SEPTEMBER: Money.yuan(7)}


def test_a_balance_that_only_stands_there_makes_no_month(desk: Desk) -> None:
    """The reading before the first month with a quota is only what its growth is counted from."""
    record_figure(desk, BankFigure(SEPTEMBER, DEPOSIT, date(2026, 9, 30), Money.yuan(7)))
    ask(desk, SEPTEMBER, 500)
    ask(desk, NOVEMBER, 500, DEPOSIT)
    told = {plan.month: [one.category for one in plan.categories] for plan in list_months(desk)}
    assert told == {NOVEMBER: [DEPOSIT], SEPTEMBER: [INVESTMENT]}
    assert [plan.month for plan in list_months(desk, category=DEPOSIT)] == [NOVEMBER]


def test_only_so_many_months_are_told(desk: Desk) -> None:
    for back in range(15):
        ask(desk, NOVEMBER.shifted(-back), 500)
    assert len(list_months(desk)) == 12
    assert list_months(desk)[-1].month == Month(2025, 12)
    assert [plan.month for plan in list_months(desk, 1)] == [NOVEMBER]
    assert len(list_months(desk, 60)) == 15


def test_one_category_leaves_the_others_out(desk: Desk) -> None:
    ask(desk, NOVEMBER, 500)
    ask(desk, NOVEMBER, 900, INSURANCE)
    ask(desk, SEPTEMBER, 500)
    (plan,) = list_months(desk, category=INSURANCE)
    assert [one.category for one in plan.categories] == [INSURANCE]


def test_an_empty_store_has_none(desk: Desk) -> None:
    assert list_months(desk) == ()
