"""What a month comes to with its open deals: coverage, forecast, and its weeks."""

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.chances import Chance, learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, CategoryKind, Degree
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.outlook import Forecast, Outlook, WeekOutlook, look_ahead
from rmtrack.domain.pipeline import OpenDeal, weighted
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.policy import Policy
from rmtrack.domain.steps import AMOUNT, DEALS
from tests.domain.plans import CARDS, asked, planned, said, won
from tests.domain.values import DEC, NEVER, NOV, nov

COMMITTED, LEANING, CONSIDERING = Degree
CHANCES = learn_chances([], Policy())
HALF = Chance(5000)
DEPOSITS = BankFigure(NOV, DEPOSIT, date(2026, 10, 31), Money.yuan(1_000))


def a_deal(  # noqa: PLR0913 - what a deal is made of, each named
    yuan: int = 100,
    degree: Degree = COMMITTED,
    expected_on: date | None = None,
    *,
    id: int = 1,  # noqa: A002 - as the field is named
    for_month: Month | None = NOV,
    factor: int = WHOLE,
) -> OpenDeal:
    row = (id, 7, "王小明", INVESTMENT, Money.yuan(yuan), degree, expected_on, for_month)
    return OpenDeal(*row, factor=factor)


def look(
    plan: MonthPlan,
    *deals: OpenDeal,
    rate: Chance = HALF,
    kind: CategoryKind = CategoryKind.FLOW,
    begun: Collection[int] = (),
) -> Outlook:
    (category,) = {one.category for one in plan.categories} or {INVESTMENT}
    return look_ahead(
        plan,
        category,
        deals,
        chances=CHANCES,
        rate=rate,
        kind=kind,
        begun=begun,
    )


def forecast(mean: Money, low: int, high: int, held: float = 1.0) -> Forecast:
    return Forecast(mean, Money.yuan(low), Money.yuan(high), held)


def yuan(*numbers: int) -> tuple[Money, ...]:
    return tuple(map(Money.yuan, numbers))


def test_a_month_covered_by_its_deals() -> None:
    """Of 1,000 asked for 400 are booked; 1,100 open are worth 600 by their chances."""
    plan = planned(asked(1_000), won(400, 4))
    deals = (a_deal(500), a_deal(300, LEANING), a_deal(250, CONSIDERING), a_deal(50))
    look_at = look(plan, *deals)
    assert (look_at.month, look_at.unit) == (NOV, AMOUNT)
    assert (look_at.quota, look_at.booked, look_at.left) == yuan(1_000, 400, 600)
    assert (look_at.worth, look_at.weighted) == yuan(1_100, 640)
    assert (look_at.coverage, look_at.coverage_unweighted) == (1.07, 1.83)
    assert look_at.coverage_wanted == 2.0
    assert look_at.forecast.mean == Money.yuan(1_040)
    assert look_at.forecast[1:3] == yuan(700, 1_250)
    assert 0.8 <= look_at.forecast.held <= 1


@pytest.mark.parametrize(
    ("rate", "wanted"),
    [
        (Chance(5000), 2.0),
        (Chance(2500, 10), 4.0),
        (Chance(3333), 3.0),
        (Chance(WHOLE), 1.0),
        (Chance(1), 10_000.0),
        (Chance(0, 4), None),  # nothing was ever won: no reserve would do
    ],
)
def test_as_much_is_wanted_as_the_share_of_deals_that_is_won_asks_for(
    rate: Chance, wanted: float | None
) -> None:
    assert look(planned(asked(1_000)), rate=rate).coverage_wanted == wanted


@pytest.mark.parametrize(
    ("plan", "quota", "booked", "left"),
    [
        (planned(), None, 0, None),  # neither quota nor money
        (planned(won(400, 4)), None, 400, None),  # money alone
        (planned(asked(400), won(400, 4)), 400, 400, 0),
        (planned(asked(400), won(500, 4)), 400, 500, 0),
    ],
)
def test_nothing_is_covered_where_nothing_is_left(
    plan: MonthPlan, quota: int | None, booked: int, left: int | None
) -> None:
    found = look(plan, a_deal(100))
    assert (found.quota, found.left) == (
        None if quota is None else Money.yuan(quota),
        None if left is None else Money.yuan(left),
    )
    assert (found.coverage, found.coverage_unweighted) == (None, None)
    assert found.forecast == forecast(Money.yuan(booked + 80), booked, booked + 100)


def test_without_a_deal_the_forecast_is_what_is_booked() -> None:
    found = look(planned(asked(1_000), won(400, 4)))
    assert found.forecast == forecast(Money.yuan(400), 400, 400)
    assert (found.coverage, found.coverage_unweighted) == (0.0, 0.0)


def test_a_mean_of_many_deals_rounded_by_themselves_lies_within_too() -> None:
    """Ten deals of a fen are worth ten by halves; eight of ten months end with seven or fewer."""
    deals = [a_deal(degree=LEANING, id=n)._replace(amount=Money(1)) for n in range(10)]
    found = look(planned(), *deals)
    assert found.forecast[:3] == (Money(10), Money(3), Money(10))


def test_a_deal_counts_by_its_products_factor() -> None:
    found = look(planned(asked(1_000)), a_deal(100, factor=3000), a_deal(100, factor=0))
    assert (found.worth, found.weighted) == yuan(30, 24)
    assert found.forecast.high == Money.yuan(30)


def test_a_balance_is_covered_as_anything_else() -> None:
    """It grew by 50 of the 200 that are asked for."""
    plan = planned(asked(200, category=DEPOSIT), said(13, 1_050, DEPOSIT), bases=[DEPOSITS])
    found = look(plan, a_deal(100), kind=CategoryKind.LEVEL)
    assert (found.quota, found.booked, found.left) == yuan(200, 50, 150)
    assert (found.coverage, found.forecast.mean) == (0.53, Money.yuan(130))


def test_a_quota_in_money_and_deals_is_told_in_money() -> None:
    assert look(planned(asked(1_000, 4)), a_deal(100)).unit == AMOUNT


def test_where_deals_alone_are_asked_for_each_is_one_and_one_won_in_part_none() -> None:
    plan = planned(asked(pieces=5), won(400, 4, pieces=2))
    deals = (a_deal(id=1), a_deal(id=2), a_deal(9_999, LEANING, id=3, factor=0))
    found = look(plan, *deals, begun={2})
    assert (found.unit, found.quota, found.booked, found.left) == (DEALS, *yuan(5, 2, 3))
    assert (found.worth, found.weighted) == (Money.yuan(2), Money(130))
    assert (found.coverage, found.coverage_unweighted) == (0.43, 0.67)
    assert found.forecast == forecast(Money(330), 3, 4, 0.9)  # none of both: a tenth


@pytest.mark.parametrize(
    ("plan", "quota", "booked", "left", "coverage"),
    [
        (planned(asked(pieces=8, category=CARDS), won(3, 4, CARDS, 3)), 8, 3, 5, 0.48),
        (planned(won(3, 4, CARDS, 3)), None, 3, None, None),
        (planned(), None, 0, None, None),
    ],
)
def test_where_pieces_are_counted_a_deal_is_as_many_as_it_says(
    plan: MonthPlan,
    quota: int | None,
    booked: int,
    left: int | None,
    coverage: float | None,
) -> None:
    """With a quota or without: never told as money. What was won of a deal is out of its rest."""
    found = look(plan, a_deal(3, id=4), begun={4}, kind=CategoryKind.PIECES)
    assert found.unit == DEALS
    assert found.quota == (None if quota is None else Money.yuan(quota))
    assert found.left == (None if left is None else Money.yuan(left))
    assert (found.booked, found.worth, found.weighted) == (*yuan(booked, 3), Money(240))
    assert found.coverage == coverage
    assert found.forecast.mean == Money.yuan(booked) + 240


def test_what_is_expected_lies_in_its_plan_week() -> None:
    plan = planned(asked(1_000), won(400, 4))
    deals = (
        a_deal(10, expected_on=nov(1)),  # the Sunday before the first
        a_deal(20, expected_on=nov(7)),  # a Saturday: of the week before it
        a_deal(30, expected_on=nov(9)),
        a_deal(40, expected_on=nov(30)),
        a_deal(50, expected_on=date(2026, 12, 1)),  # counts for November all the same
        a_deal(60),
    )
    weeks = look(plan, *deals).weeks
    assert [(week.number, week.deals, week.worth, week.weighted) for week in weeks] == [
        (1, 2, *yuan(30, 24)),
        (2, 1, *yuan(30, 24)),
        (3, 0, ZERO, ZERO),
        (4, 1, *yuan(40, 32)),
        (None, 2, *yuan(110, 88)),
    ]
    assert [week.target for week in weeks] == [*yuan(600, 200, 200, 0), None]
    assert [week.booked for week in weeks] == list(yuan(400, 0, 0, 0, 0))
    assert weeks[1].days == tuple(map(nov, range(9, 14)))
    assert weeks[-1] == WeekOutlook(None, (), None, ZERO, 2, *yuan(110, 88))


def test_where_every_deal_has_its_day_no_week_is_without_one() -> None:
    weeks = look(planned(asked(1_000)), a_deal(10, expected_on=nov(9))).weeks
    assert [week.number for week in weeks] == [1, 2, 3, 4]


def test_the_weeks_of_deals_are_in_deals() -> None:
    weeks = look(planned(asked(pieces=5), won(400, 4)), a_deal(expected_on=nov(9))).weeks
    assert [week.target for week in weeks] == list(yuan(3, 1, 1, 0))
    assert [week.booked for week in weeks] == list(yuan(1, 0, 0, 0))
    assert [(week.deals, week.worth) for week in weeks][1] == (1, Money.yuan(1))


def test_without_a_quota_there_are_no_weeks() -> None:
    assert look(planned(), a_deal(expected_on=nov(9))).weeks == ()
    assert look(planned(won(400, 4)), a_deal(expected_on=nov(9))).weeks == ()


def test_a_month_without_a_working_day_has_no_weeks_either() -> None:
    facts = MonthFacts([asked(1_000)], [], [])
    plan = plan_month(NOV, facts, today=nov(16), calendar=NEVER)
    found = look(plan, a_deal(expected_on=nov(9)))
    assert (found.weeks, found.left, found.coverage) == ((), Money.yuan(1_000), 0.08)


DAYS = st.none() | st.dates(date(2026, 10, 20), date(2026, 12, 10))
PLANS = {
    "in money": planned(asked(1_000), won(400, 4)),
    "in deals": planned(asked(pieces=5), won(400, 4)),
    "money alone": planned(won(400, 4)),
    "nothing": planned(),
}


@st.composite
def open_deals(draw: st.DrawFn) -> list[OpenDeal]:
    rows = st.tuples(
        st.integers(1, 10**9) | st.integers(1, 9),
        st.sampled_from(Degree),
        DAYS,
        st.none() | st.sampled_from([NOV, DEC]),
        st.sampled_from([0, 1, 3000, WHOLE, 12_000]),
    )
    return [
        OpenDeal(n, 7, "王小明", INVESTMENT, Money(fen), degree, day, month, factor=factor)
        for n, (fen, degree, day, month, factor) in enumerate(draw(st.lists(rows, max_size=14)))
    ]


@settings(deadline=None)
@given(
    deals=open_deals(),
    name=st.sampled_from(sorted(PLANS)),
    kind=st.sampled_from([CategoryKind.FLOW, CategoryKind.PIECES]),
    begun=st.sets(st.integers(0, 14)),
)
def test_the_weeks_add_up_and_the_mean_lies_in_its_range(
    deals: list[OpenDeal], name: str, kind: CategoryKind, begun: set[int]
) -> None:
    found = look(PLANS[name], *deals, kind=kind, begun=begun)
    if found.weeks:
        assert sum(week.deals for week in found.weeks) == len(deals)
        assert sum(week.worth for week in found.weeks) == found.worth
        assert sum(week.weighted for week in found.weeks) == found.weighted
    told = found.forecast
    assert found.booked <= told.low <= told.mean <= told.high
    assert told.high <= found.booked + max(found.worth, found.weighted)
    if found.unit == AMOUNT:
        assert found.weighted == weighted(deals, CHANCES)
        assert found.worth == sum(deal.counted for deal in deals)
