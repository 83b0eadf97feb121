"""The numbers of the pipeline: money, or deals, of which chances leave hundredths."""

from collections.abc import Sequence
from typing import NamedTuple

from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import FEN_PER_YUAN, ZERO, Money
from rmtrack.domain.outlook import Outlook
from rmtrack.domain.pieces import number_of
from rmtrack.domain.steps import DEALS
from rmtrack.i18n import current, npgettext
from rmtrack.views.amounts import THOUSAND, WAN, in_unit, pieces, short

MANY = 2  # for words that stand with a fraction
TEN = 10
IN_THOUSANDS = Money.yuan(10_000)  # from here on a column is told in thousands


def counts_deals(kind: CategoryKind, outlook: Outlook | None = None) -> bool:
    """Tell whether amounts of such a category, or of its month, are numbers of deals."""
    return kind is CategoryKind.PIECES or (outlook is not None and outlook.unit == DEALS)


def said(amount: Money, *, deals: bool) -> str:
    """Return an amount in words: `1.29m`, or `2.4 deals`."""
    if not deals:
        return short(amount)
    if amount % FEN_PER_YUAN == 0:
        return pieces(number_of(amount))
    # Translators: a number of deals won or asked for, as in a quota
    words = npgettext("quota", "{n} deal", "{n} deals", MANY)
    return words.format(n=number_text(amount, deals=True))


def number_text(amount: Money, *, deals: bool) -> str:
    """Return an amount in words, or a number of deals alone: `2.4`."""
    return in_unit(amount, 1).rstrip("0").rstrip(".") if deals else short(amount)


def in_column(amounts: Sequence[Money], *, deals: bool, largest: Money | None = None) -> list[str]:
    """Return amounts for a column, all of them in one unit; nothing is a plain 0.

    `largest` is the largest of all columns that have the same unit. What is small in it is told
    in its own, so that nothing that is there looks like nothing.
    """
    if deals:
        digits = next(
            n for n in range(3) if all(one * 10**n % FEN_PER_YUAN == 0 for one in amounts)
        )
        return [_grouped(in_unit(one, 1, digits=digits)) if one else "0" for one in amounts]
    unit = _unit_of(max([largest or ZERO, *map(abs, amounts)]))
    return [_in(unit, one) if one else "0" for one in amounts]


class _Unit(NamedTuple):
    size: int  # yuan
    sign: str
    digits: int  # decimals that are shown


def _unit_of(largest: int) -> _Unit:
    """Return the unit in which a column is told."""
    if current() == "zh":
        return _Unit(WAN, "万", 2)
    return _Unit(THOUSAND, "k", 0) if largest >= IN_THOUSANDS else _Unit(1, "", 0)


def _in(unit: _Unit, amount: Money) -> str:
    """Return an amount in a unit; in its own where fewer than two digits would be left of it."""
    if abs(amount) * 10**unit.digits < TEN * unit.size * FEN_PER_YUAN:
        return short(amount)
    return f"{_grouped(in_unit(amount, unit.size, digits=unit.digits))}{unit.sign}"


def _grouped(number: str) -> str:
    whole, point, part = number.partition(".")
    return f"{int(whole):,}{point}{part}" if whole.lstrip("-") != "0" else number
