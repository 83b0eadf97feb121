"""Largest remainder first, earliest first on a tie."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.apportion import apportion, evenly, spread

a_month = st.integers(1, 31)  # working days
weights = st.lists(st.integers(0, 10_000), min_size=1, max_size=31).filter(any)


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (229_000_000, [60, 20, 20, 0], [137_400_000, 45_800_000, 45_800_000, 0]),
        (229_000_000, [60, 32, 8, 0], [137_400_000, 73_280_000, 18_320_000, 0]),
        (1, [60, 20, 20, 0], [1, 0, 0, 0]),
        (2, [60, 20, 20, 0], [1, 1, 0, 0]),  # 1.2, 0.4, 0.4: the tie goes to the earlier
        (3, [20, 60, 20], [1, 2, 0]),  # 0.6, 1.8, 0.6
        (10, [1, 1, 1], [4, 3, 3]),
        (0, [1, 0], [0, 0]),
        (-10, [1, 1, 1], [-4, -3, -3]),
    ],
)
def test_worked_numbers(total: int, parts: list[int], expected: list[int]) -> None:
    assert apportion(total, parts) == expected


@given(st.integers(-(10**13), 10**13), weights)
def test_parts_add_up_and_lie_within_one_of_their_exact_share(total: int, by: list[int]) -> None:
    parts = apportion(total, by)
    assert sum(parts) == total
    whole = sum(by)
    for part, weight in zip(parts, by, strict=True):
        assert abs(part * whole - total * weight) < whole
        assert part == 0 or (weight > 0 and (part > 0) == (total > 0))


@given(st.integers(0, 10**13), weights)
def test_a_larger_remainder_is_never_passed_over(total: int, by: list[int]) -> None:
    whole = sum(by)
    remainders = [total * weight % whole for weight in by]
    ups = [part > total * w // whole for part, w in zip(apportion(total, by), by, strict=True)]
    up = [(-rest, i) for i, (rest, yes) in enumerate(zip(remainders, ups, strict=True)) if yes]
    down = [
        (-rest, i) for i, (rest, yes) in enumerate(zip(remainders, ups, strict=True)) if not yes
    ]
    assert not up or not down or max(up) < min(down)


@given(st.integers(0, 10**13), weights)
def test_a_negative_total_is_the_mirror(total: int, by: list[int]) -> None:
    assert apportion(-total, by) == [-part for part in apportion(total, by)]


@pytest.mark.parametrize("none", [[], [0], [0, 0]])
def test_without_a_weight_nobody_can_take_the_total(none: list[int]) -> None:
    with pytest.raises(ValueError, match="without a weight"):
        apportion(1, none)


def test_spread_gives_the_odd_fen_to_the_earlier_days() -> None:
    assert spread(11, 4) == [3, 3, 3, 2]


@pytest.mark.parametrize(
    ("total", "days", "expected"),
    [
        (8, 20, [1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0]),
        (1, 4, [1, 0, 0, 0]),
        (2, 4, [1, 0, 1, 0]),
        (3, 4, [1, 1, 1, 0]),  # the day that rests is the last
        (0, 4, [0, 0, 0, 0]),
    ],
)
def test_less_than_one_a_day_is_scattered(total: int, days: int, expected: list[int]) -> None:
    assert evenly(total, days) == expected


@given(st.data(), a_month)
def test_what_is_scattered_never_differs_from_the_even_line_by_one(
    data: st.DataObject, days: int
) -> None:
    """It runs ahead of the line, never behind it: so the first day carries the first."""
    total = data.draw(st.integers(0, days - 1))
    parts = evenly(total, days)
    assert (len(parts), sum(parts)) == (days, total)
    assert set(parts) <= {0, 1}
    assert parts[0] == min(total, 1)
    for day, laid in enumerate(accumulate(parts), start=1):
        assert 0 <= laid * days - total * day < days


@given(st.data(), a_month)
def test_from_one_a_day_on_the_odd_fen_lie_as_in_a_spread(data: st.DataObject, days: int) -> None:
    """And so does what is negative."""
    total = data.draw(st.integers(days, 10**13) | st.integers(-(10**13), -1))
    assert evenly(total, days) == spread(total, days)
