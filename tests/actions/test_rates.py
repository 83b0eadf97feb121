"""The user's own rates are counted over what happened up to today; before that, the policy's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.log import log_touch
from rmtrack.actions.rates import basis_of
from rmtrack.domain.acts import AverageDeal, Rate
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Kind, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.policy import Policy
from tests.actions.values import MONDAY, a_deal, a_touch, add

DeskOn = Callable[[date], Desk]
ASSUMED = Money.yuan(100_000)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Return the desk with a client to work with."""
    add(desk, "王小明")
    return desk


def touch(desk: Desk, kind: Kind, outcome: Outcome, day: date = MONDAY) -> None:
    log_touch(desk, "王小明", a_touch(day, outcome, kind=kind), None)


def sell(
    desk: Desk, yuan: int, day: date = MONDAY, month: Month | None = None, **fields: object
) -> None:
    deal = add_deal(desk, "王小明", a_deal(yuan, opened_on=day, **fields))
    win_deal(desk, str(deal.id), on=day, for_month=month)


def ago(days: int) -> date:
    return MONDAY - timedelta(days=days)


def test_where_nothing_has_happened_the_policy_holds(desk: Desk) -> None:
    policy = Policy(average_deal=20, meetings_per_deal=5, calls_per_meeting=2)
    basis = basis_of(replace(desk, policy=policy))
    assert basis.average_deal(INVESTMENT) == AverageDeal(Money.yuan(200_000), 0, own=False)
    assert (basis.meetings, basis.calls) == (Rate(0, 0, 5), Rate(0, 0, 2))


def test_calls_meetings_and_visits_are_counted_by_what_they_led_to(busy: Desk) -> None:
    for kind, outcome in (
        (Kind.CALL, Outcome.APPOINTMENT),
        (Kind.CALL, Outcome.NO_ANSWER),
        (Kind.CALL, Outcome.TALKED),
        (Kind.MEETING, Outcome.MET),
        (Kind.MEETING, Outcome.NO_ANSWER),
        (Kind.VISIT, Outcome.PROPOSED),
        (Kind.VISIT, Outcome.REFUSED),
        (Kind.NOTE, Outcome.TALKED),
        (Kind.WECHAT, Outcome.APPOINTMENT),
        (Kind.EVENT, Outcome.MET),
    ):
        touch(busy, kind, outcome)
    sell(busy, 50_000)
    basis = basis_of(busy)
    assert (basis.calls, basis.meetings) == (Rate(1, 3, 3), Rate(1, 2, 4))


def test_touches_of_the_last_180_days_count(busy: Desk, desk_on: DeskOn) -> None:
    for day in (ago(180), ago(179), ago(0)):
        touch(busy, Kind.CALL, Outcome.TALKED, day)
        touch(busy, Kind.MEETING, Outcome.MET, day)
        sell(busy, 10_000, day)
    basis = basis_of(busy)
    assert (basis.calls, basis.meetings) == (Rate(0, 2, 3), Rate(2, 2, 4))
    assert basis.average_deal(INVESTMENT).deals == 3
    before = basis_of(desk_on(ago(1)))  # what comes later is not known yet
    assert (before.calls, before.meetings) == (Rate(0, 2, 3), Rate(2, 2, 4))
    assert before.average_deal(INVESTMENT).deals == 2


def test_deals_of_the_last_365_days_make_the_average(busy: Desk) -> None:
    for day in (ago(365), ago(364), ago(200), ago(100), ago(1), ago(0)):
        sell(busy, 30_000, day)
    sell(busy, 60_000, ago(3), category=INSURANCE)
    basis = basis_of(busy)
    assert basis.average_deal(INVESTMENT) == AverageDeal(Money.yuan(30_000), 5, own=True)
    assert basis.average_deal(INSURANCE) == AverageDeal(ASSUMED, 1, own=False)


def test_an_average_is_what_counts_for_the_quota(busy: Desk) -> None:
    """Three deals of 40,000 count whole, two of 100,000 for three tenths."""
    for _ in range(3):
        sell(busy, 40_000)
    for _ in range(2):
        sell(busy, 100_000, factor=3_000)
    average = basis_of(busy).average_deal(INVESTMENT)
    assert average == AverageDeal(Money.yuan(36_000), 5, own=True)


def test_a_deal_won_in_parts_is_one_deal(busy: Desk) -> None:
    deal = add_deal(busy, "王小明", a_deal(90_000))
    win_deal(busy, str(deal.id), amount=Money.yuan(40_000))
    win_deal(busy, str(deal.id), amount=Money.yuan(50_000))
    for _ in range(4):
        sell(busy, 90_000)
    average = basis_of(busy).average_deal(INVESTMENT)
    assert average == AverageDeal(Money.yuan(90_000), 5, own=True)


@pytest.mark.parametrize("month", [Month(2025, 10), Month(2026, 12), Month(2027, 3)])
def test_the_day_of_a_deal_decides_not_the_month_it_counts_for(busy: Desk, month: Month) -> None:
    """The first day of the year that is looked at is 17 November 2025."""
    sell(busy, 30_000, ago(364), month)
    assert basis_of(busy).average_deal(INVESTMENT).deals == 1
