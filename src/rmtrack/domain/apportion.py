"""Exact division of an amount: the parts always add up to the whole."""

from collections.abc import Sequence
from itertools import pairwise


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Divide `total` by `weights` into whole parts that add up to it.

    Each part is rounded down; what is then missing goes, one by one, to the largest remainders,
    the earliest first on a tie. A negative total is divided like the positive one, with its sign.
    Raises ValueError where no weight is above zero, for then nobody can take the total.
    """
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("an amount can't be divided without a weight above zero")
    parts = [divmod(abs(total) * weight, whole) for weight in weights]
    missing = abs(total) - sum(part for part, _ in parts)
    by_remainder = sorted(range(len(parts)), key=lambda index: -parts[index][1])
    rounded_up = set(by_remainder[:missing])
    sign = -1 if total < 0 else 1
    return [sign * (part + (index in rounded_up)) for index, (part, _) in enumerate(parts)]


def spread(total: int, days: int) -> list[int]:
    """Divide `total` evenly over so many days (at least one); the earlier carry the odd fen."""
    return apportion(total, [1] * days)


def evenly(total: int, days: int) -> list[int]:
    """Divide like `spread`; but what is less than one a day, as deals are, is not bunched.

    Eight deals in twenty days fall on the first day and then on every second or third.
    """
    if not 0 <= total < days:
        return spread(total, days)
    marks = [-(-total * day // days) for day in range(days + 1)]
    return [after - before for before, after in pairwise(marks)]
