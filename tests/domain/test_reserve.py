"""What open deals come to, whichever way they are put together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.chances import Chance, learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT, CategoryKind, Degree
from rmtrack.domain.money import WHOLE, Money
from rmtrack.domain.outlook import Outlook, look_ahead
from rmtrack.domain.pipeline import OpenDeal, Pending
from rmtrack.domain.pipeline_page import CategoryPipeline
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.policy import Policy
from rmtrack.domain.reserve import Reserve, by_degree, by_month, reserve_of
from rmtrack.domain.rolling import roll_of
from tests.domain.values import CN, DEC, NOV, nov

COMMITTED, LEANING, CONSIDERING = Degree
CHANCES = learn_chances([], Policy())
JAN = Month(2027, 1)
NOTHING = Reserve(0, 0, Money(0), Money(0), Money(0), None)


def pending(  # noqa: PLR0913 - what a deal is made of, each named
    yuan: int,
    degree: Degree = COMMITTED,
    *,
    contact: int = 7,
    expected_on: date | None = None,
    for_month: Month | None = None,
    factor: int = WHOLE,
    age: int = 0,
) -> Pending:
    amount = Money.yuan(yuan)
    row = (1, contact, "王小明", INVESTMENT, amount, degree, expected_on, for_month)
    return Pending.of(OpenDeal(*row, factor=factor), age, CHANCES)


def test_a_reserve_has_clients_as_well_as_an_amount() -> None:
    deals = [
        pending(100, age=1),
        pending(100, LEANING, factor=3000, age=2),
        pending(50, CONSIDERING, contact=8, age=2),
    ]
    assert reserve_of(deals) == Reserve(
        number=3,
        clients=2,
        amount=Money.yuan(250),
        counted=Money.yuan(180),
        weighted=Money.yuan(80 + 15 + 10),
        age=1.7,
    )
    assert reserve_of([]) == NOTHING


@pytest.mark.parametrize(("ages", "age"), [([0], 0.0), ([0, 0, 0, 1], 0.3), ([3, 4], 3.5)])
def test_the_age_is_the_average_to_a_tenth(ages: list[int], age: float) -> None:
    assert reserve_of([pending(1, age=one) for one in ages]).age == age


def test_all_three_degrees_are_told_the_nearest_to_a_win_first() -> None:
    first, second, third = by_degree([pending(100, LEANING), pending(50, LEANING)], CHANCES)
    assert (first.degree, first.chance, first.reserve) == (COMMITTED, Chance(8000), NOTHING)
    assert (second.degree, second.chance) == (LEANING, Chance(5000))
    assert (second.reserve.number, second.reserve.weighted) == (2, Money.yuan(75))
    assert (third.degree, third.chance, third.reserve) == (CONSIDERING, Chance(2000), NOTHING)


def an_outlook(month: Month) -> Outlook:
    plan = plan_month(month, MonthFacts(), today=month.first, calendar=CN)
    kind = CategoryKind.FLOW
    return look_ahead(plan, INVESTMENT, [], kind=kind, chances=CHANCES, rate=Chance(0))


def test_months_stand_in_their_order_and_what_has_none_stands_last() -> None:
    deals = [
        pending(1),
        pending(2, for_month=JAN),
        pending(4, expected_on=nov(30)),
        pending(8, expected_on=nov(30), for_month=DEC),
    ]
    found = by_month(deals, CHANCES, {})
    assert [(one.month, one.reserve.amount) for one in found] == [
        (NOV, Money.yuan(4)),
        (DEC, Money.yuan(8)),
        (JAN, Money.yuan(2)),
        (None, Money.yuan(1)),
    ]
    assert [one.degrees[0].reserve.number for one in found] == [1, 1, 1, 1]
    assert {one.outlook for one in found} == {None}


def test_a_month_that_is_looked_at_is_told_without_a_deal() -> None:
    december = an_outlook(DEC)
    found = by_month([pending(1, for_month=JAN)], CHANCES, {DEC: december})
    assert [(one.month, one.outlook, one.reserve.number) for one in found] == [
        (DEC, december, 0),
        (JAN, None, 1),
    ]
    assert by_month([], CHANCES, {}) == ()


def test_the_outlook_of_a_month_is_found_where_it_is_told() -> None:
    december = an_outlook(DEC)
    months = by_month([pending(1, for_month=JAN)], CHANCES, {DEC: december})
    degrees, roll = by_degree([], CHANCES), roll_of([], [], nov(16))
    kind = CategoryKind.FLOW
    page = CategoryPipeline(INVESTMENT, kind, NOTHING, degrees, months, roll, ())
    assert page.outlook(DEC) == december
    assert page.outlook(JAN) is None
    assert page.outlook(NOV) is None


DEALS = st.lists(
    st.builds(
        pending,
        st.integers(1, 10**9),
        st.sampled_from(Degree),
        contact=st.integers(1, 4),
        expected_on=st.none() | st.dates(date(2026, 10, 1), date(2027, 2, 1)),
        for_month=st.none() | st.sampled_from([NOV, DEC, JAN]),
        factor=st.sampled_from([0, 1, 3333, WHOLE]),
        age=st.integers(0, 900),
    ),
    max_size=12,
)


@given(DEALS)
def test_sums_agree_however_deals_are_put_together(deals: list[Pending]) -> None:
    whole = reserve_of(deals)
    months = by_month(deals, CHANCES, {})
    ways = {
        "degrees": [one.reserve for one in by_degree(deals, CHANCES)],
        "months": [one.reserve for one in months],
        "both": [degree.reserve for one in months for degree in one.degrees],
        "one by one": [reserve_of([one]) for one in deals],
    }
    for name, parts in ways.items():
        for field in ("number", "amount", "counted", "weighted"):
            assert sum(getattr(one, field) for one in parts) == getattr(whole, field), name
        assert max((one.clients for one in parts), default=0) <= whole.clients
        assert whole.clients <= sum(one.clients for one in parts)
