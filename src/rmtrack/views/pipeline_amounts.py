"""The numbers of the pipeline: money, or deals, of which chances leave hundredths."""

from collections.abc import Sequence

from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import FEN_PER_YUAN, Money
from rmtrack.domain.outlook import DEALS, Outlook
from rmtrack.domain.pieces import number_of
from rmtrack.i18n import current, npgettext
from rmtrack.views.amounts import THOUSAND, WAN, in_unit, pieces, short

MANY = 2  # for words that stand with a fraction
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


def in_column(amounts: Sequence[Money], *, deals: bool) -> list[str]:
    """Return amounts for a column, all of them in one unit; nothing is a plain 0."""
    size, sign, digits = _unit_of(amounts, deals=deals)
    return [
        f"{_grouped(in_unit(one, size, digits=digits))}{sign}" if one else "0" for one in amounts
    ]


def _unit_of(amounts: Sequence[Money], *, deals: bool) -> tuple[int, str, int]:
    """Return how many yuan the unit has, its sign, and how many decimals are shown."""
    if deals:
        return (
            1,
            "",
            next(n for n in range(3) if all(one * 10**n % FEN_PER_YUAN == 0 for one in amounts)),
        )
    if current() == "zh":
        return WAN, "万", 2
    sizes = [abs(one) for one in amounts if one]
    if sizes and min(sizes) >= Money.yuan(THOUSAND) and max(sizes) >= IN_THOUSANDS:
        return THOUSAND, "k", 0
    return 1, "", 0


def _grouped(number: str) -> str:
    whole, point, part = number.partition(".")
    return f"{int(whole):,}{point}{part}" if whole.lstrip("-") != "0" else number
