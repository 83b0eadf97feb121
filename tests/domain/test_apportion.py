"""Largest remainder first, earliest first on a tie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.apportion import apportion, spread

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
