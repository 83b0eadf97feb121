"""Money: an exact amount, in whole fen (0.01 yuan)."""

from collections.abc import Iterable
from typing import Self

FEN_PER_YUAN = 100
WHOLE = 10_000  # basis points: all of an amount


class Money(int):
    """An amount in fen. An `int`, so that it compares, sorts and stores as one; never a float.

    Sums and differences stay `Money`; `sum(amounts, ZERO)` does too. `str(money)` is the plain
    decimal that JSON and scripts use: `Money(27480000)` is `"274800.00"`.
    """

    __slots__ = ()

    @classmethod
    def yuan(cls, yuan: int) -> Self:
        """Make an amount from whole yuan."""
        return cls(yuan * FEN_PER_YUAN)

    def __add__(self, other: int) -> "Money":
        return Money(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> "Money":
        return Money(int(self) - int(other))

    def __neg__(self) -> "Money":
        return Money(-int(self))

    def __abs__(self) -> "Money":
        return Money(abs(int(self)))

    def __str__(self) -> str:
        whole, fen = divmod(abs(int(self)), FEN_PER_YUAN)
        return f"{'-' if self < 0 else ''}{whole}.{fen:02d}"

    def __repr__(self) -> str:
        return f"Money({self})"


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """Return what amounts come to: as `sum(amounts, ZERO)`, and faster where there are many."""
    return Money(sum(map(int, amounts)))


def nearest(dividend: int, divisor: int) -> int:
    """Divide whole numbers, none of them negative, to the nearest whole one, half up."""
    return (2 * int(dividend) + int(divisor)) // (2 * int(divisor))


def counted(amount: Money, factor: int) -> Money:
    """Return `amount` times a factor in basis points, to the nearest fen, half away from zero."""
    if factor == WHOLE:
        return amount
    size = nearest(abs(int(amount)) * factor, WHOLE)
    return Money(-size if amount < 0 else size)


def factor_text(factor: int) -> str:
    """Write a factor in basis points as people do: 3000 is `0.3`."""
    return f"{factor // WHOLE}.{factor % WHOLE:04d}".rstrip("0").rstrip(".")
