"""What open deals are worth before they close."""

from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.chances import learn_chances
from rmtrack.domain.coverage import coverage
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.pipeline import OpenDeal, weighted
from rmtrack.domain.policy import Policy

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
CHANCES = learn_chances([], Policy())


def a_deal(
    amount: int = 0,
    degree: Degree = Degree.COMMITTED,
    expected_on: date | None = None,
    for_month: Month | None = None,
    factor: int = WHOLE,
) -> OpenDeal:
    row = (1, 7, "王小明", "investment", Money(amount), degree, expected_on, for_month)
    return OpenDeal(*row, factor=factor)


@pytest.mark.parametrize(
    ("expected_on", "for_month", "month"),
    [
        (date(2026, 11, 30), None, NOVEMBER),
        (date(2026, 11, 30), DECEMBER, DECEMBER),
        (None, DECEMBER, DECEMBER),
        (None, None, None),
    ],
)
def test_a_deal_counts_for_the_month_given_else_the_one_it_is_expected_in(
    expected_on: date | None, for_month: Month | None, month: Month | None
) -> None:
    assert a_deal(expected_on=expected_on, for_month=for_month).month == month


@pytest.mark.parametrize(
    ("deals", "expected"),
    [
        ([], "0.00"),
        ([a_deal(100_000_000)], "800000.00"),
        (
            [
                a_deal(100_000_000),
                a_deal(50_000_000, Degree.LEANING),
                a_deal(30_000_000, Degree.CONSIDERING),
            ],
            "1110000.00",
        ),
        ([a_deal(100_000_000, factor=3000)], "240000.00"),
        ([a_deal(100_000_000), a_deal(100_000_000, factor=0)], "800000.00"),
        ([a_deal(1, Degree.LEANING)], "0.01"),
        ([a_deal(1, Degree.CONSIDERING)], "0.00"),
        # each by itself, so that sums agree however deals are put together
        ([a_deal(1, Degree.LEANING), a_deal(1, Degree.LEANING)], "0.02"),
    ],
)
def test_weighted_is_what_counts_times_chance_rounded_deal_by_deal(
    deals: list[OpenDeal], expected: str
) -> None:
    assert str(weighted(deals, CHANCES)) == expected


@given(st.lists(st.tuples(st.integers(0, 10**12), st.sampled_from(Degree))))
def test_weighted_is_exact_to_half_a_fen_a_deal(pairs: list[tuple[int, Degree]]) -> None:
    exact = [Fraction(amount * CHANCES[degree].share, WHOLE) for amount, degree in pairs]
    deals = [a_deal(amount, degree) for amount, degree in pairs]
    assert weighted(deals, CHANCES) == sum(floor(one + Fraction(1, 2)) for one in exact)


@pytest.mark.parametrize(
    ("amount", "factor", "counted"),
    [(100_000, WHOLE, 100_000), (100_000, 12_000, 120_000), (5, 3000, 2), (4, 3000, 1), (7, 0, 0)],
)
def test_an_open_deal_counts_by_its_products_factor(amount: int, factor: int, counted: int) -> None:
    assert a_deal(amount, factor=factor).counted == Money(counted)


@pytest.mark.parametrize(
    ("amount", "left", "expected"),
    [
        (1_400_000, 1_000_000, 1.4),
        (800_000, 1_000_000, 0.8),
        (1_000_000, 3_000_000, 0.33),
        (2_000_000, 3_000_000, 0.67),
        (1_005, 1_000, 1.01),
        (0, 1_000, 0.0),
    ],
)
def test_coverage_has_two_digits_half_up(amount: int, left: int, expected: float) -> None:
    assert coverage(Money(amount), Money(left)) == expected


@pytest.mark.parametrize("left", [ZERO, Money(-1)])
def test_there_is_no_coverage_where_nothing_is_left(left: Money) -> None:
    assert coverage(Money(1_000_000), left) is None
