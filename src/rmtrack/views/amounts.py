"""Amounts and shares as a person reads them: 万 in Chinese, k and m in English."""

from collections.abc import Collection
from itertools import pairwise

from rmtrack.domain.money import FEN_PER_YUAN, Money
from rmtrack.domain.pieces import number_of
from rmtrack.i18n import current, npgettext

WAN, YI = 10_000, 100_000_000
THOUSAND, MILLION = 1_000, 1_000_000
DIGITS, MOST_DIGITS = 2, 10  # decimals: of what is told in short, and of a fen in the largest unit
HUNDREDTHS = 100  # of a unit are what `short` shows
UNITS = {
    "zh": ((YI, "亿"), (WAN, "万"), (1, "元")),
    "en": ((MILLION, "m"), (THOUSAND, "k"), (1, "")),
}


_in_pieces: Collection[str] = ()


def count_in_pieces(categories: Collection[str]) -> None:
    """Take the amounts of deals in these categories for numbers of deals."""
    global _in_pieces  # noqa: PLW0603 - one process goes by one user's settings
    _in_pieces = categories


def is_in_pieces(category: str) -> bool:
    """Tell whether a category's deals are counted, not their money."""
    return category in _in_pieces


def deal_amount(category: str, amount: Money, *, full: bool = False) -> str:
    """Return the amount of a deal: money, `in_full` where a slip must be seen, or `3 deals`."""
    if is_in_pieces(category):
        return pieces(number_of(amount))
    return in_full(amount) if full else short(amount)


def short(amount: Money, *, digits: int = DIGITS) -> str:
    """Return `amount` in its natural unit with at most `digits` decimals, zeros cut.

    Rounded half away from zero; the unit is the largest of which there is a whole one, counted in
    the unit below it: 995,000 is no 1m, and 999,995 is no 1000k.
    """
    size, sign = _natural_unit(amount, digits)
    return f"{_decimal(amount, size, digits)}{sign}"


def as_told(amount: Money, beside: Money | None = None) -> Money:
    """Return what `short` tells of an amount; or as much of it as `short` would tell of another.

    What stands beside each other adds up then, where `to_the_end` tells it.
    """
    size, _sign = _natural_unit(amount if beside is None else beside, DIGITS)
    told = _rounded(amount, size, DIGITS) * size * FEN_PER_YUAN // 10**DIGITS
    return Money(-told if amount < 0 else told)


def to_the_end(amount: Money) -> str:
    """Return `amount` in its natural unit with all of its decimals."""
    return short(amount, digits=MOST_DIGITS)


def in_full(amount: Money) -> str:
    """Return `amount` as `short` does where that is all of it, else to the fen.

    For answers that repeat what was typed: a slip must be seen there.
    """
    units = UNITS[current()]
    step = next((size for size, sign in units if short(amount).endswith(sign)), 1)
    if amount % (step * FEN_PER_YUAN // HUNDREDTHS):
        return f"{exact(amount)}{units[-1][1]}"
    return short(amount)


def pieces(number: int) -> str:
    """Return `1 deal`, 2件: deals as a quota counts them."""
    # Translators: a number of deals won or asked for, as in a quota
    words = npgettext("quota", "{n} deal", "{n} deals", abs(number))
    return words.format(n=number)


def in_unit(amount: Money, size: int, *, digits: int = 2) -> str:
    """Return `amount` in units of `size` yuan with exactly `digits` decimals, for a column."""
    return _fixed(amount, size, digits)


def exact(amount: Money) -> str:
    """Return `amount` in yuan, grouped, with its fen only where there are any."""
    text = f"{abs(amount) // FEN_PER_YUAN:,}"
    fen = abs(amount) % FEN_PER_YUAN
    return f"{'-' if amount < 0 else ''}{text}{f'.{fen:02d}' if fen else ''}"


def _natural_unit(amount: Money, digits: int) -> tuple[int, str]:
    """Return the largest unit of which there is a whole one, by its yuan, and its sign."""
    units = UNITS[current()]
    fits = (
        unit
        for unit, (below, _) in pairwise(units)
        if _rounded(amount, below, digits) * below >= 10**digits * unit[0]
    )
    return next(fits, units[-1])


def _decimal(amount: Money, size: int, digits: int) -> str:
    text = _fixed(amount, size, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fixed(amount: Money, size: int, digits: int) -> str:
    rounded = _rounded(amount, size, digits)
    whole, part = divmod(rounded, 10**digits)
    text = f"{whole}.{part:0{digits}d}" if digits else str(whole)
    return f"-{text}" if amount < 0 and rounded else text


def _rounded(amount: Money, size: int, digits: int) -> int:
    """Return the size of `amount` in last digits of its unit, half of one rounded up."""
    fen_per_unit = size * FEN_PER_YUAN
    scale: int = 10**digits
    return (abs(int(amount)) * scale * 2 + fen_per_unit) // (fen_per_unit * 2)
