"""Money is a whole number of fen and stays one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.money import ZERO, Money, nearest

fen = st.integers(-(10**13), 10**13)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Money(27_480_000), "274800.00"),
        (Money(1), "0.01"),
        (Money(0), "0.00"),
        (Money(-1), "-0.01"),
        (Money(-12_345), "-123.45"),
        (Money.yuan(2_290_000), "2290000.00"),
    ],
)
def test_text_is_a_plain_decimal_with_two_places(amount: Money, text: str) -> None:
    assert str(amount) == text
    assert repr(amount) == f"Money({text})"


@given(fen, fen)
def test_sums_and_differences_are_exact_and_stay_money(a: int, b: int) -> None:
    results = [Money(a) + b, a + Money(b), Money(a) - b, -Money(a), sum([Money(a), Money(b)], ZERO)]
    assert results == [a + b, a + b, a - b, -a, a + b]
    assert {type(result) for result in results} == {Money}


@given(fen)
def test_text_loses_nothing(amount: int) -> None:
    assert int(str(Money(amount)).replace(".", "")) == amount
    assert str(Money(amount)).startswith("-") == (amount < 0)


@pytest.mark.parametrize(
    ("dividend", "divisor", "whole"),
    [
        (0, 3, 0),
        (1, 3, 0),
        (1, 2, 1),
        (2, 3, 1),
        (3, 2, 2),
        (5, 2, 3),
        (10**18 + 1, 2, 5 * 10**17 + 1),
    ],
)
def test_a_division_goes_to_the_nearest_whole_number_half_up(
    dividend: int, divisor: int, whole: int
) -> None:
    found = nearest(Money(dividend), divisor)
    assert (found, type(found)) == (whole, int)


@given(st.integers(0, 10**18), st.integers(1, 10**12))
def test_no_division_is_off_by_more_than_half(dividend: int, divisor: int) -> None:
    rest = Fraction(dividend, divisor) - nearest(dividend, divisor)
    assert -Fraction(1, 2) <= rest < Fraction(1, 2)
