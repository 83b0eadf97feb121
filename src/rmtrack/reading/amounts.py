"""Amounts of money as people write them, in both languages, exact to the fen."""

import re

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.money import FEN_PER_YUAN, ZERO, Money
from rmtrack.reading.text import clean, narrow, shown

MOST = Money.yuan(10**12)  # its sums stay far inside a 64-bit column
ANY = -MOST
ONE_FEN = Money(1)
UNITS = {
    "百": 100,
    "千": 1_000,
    "k": 1_000,
    "万": 10_000,
    "w": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "m": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_FORM = (
    r"(-¥|¥-|-|¥)? ?([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"
    r" ?([十百千]万|[百千万亿kmw])?(元)?"
)
_MOST_DIGITS = 40  # beyond any amount; int() itself refuses thousands of digits
_FEN_DECIMALS = 2


def read_amount(text: str, *, at_least: int = ONE_FEN, unit: int = 1) -> Money:
    """Read an amount in yuan: `2290000`, `2,290,000`, `229万`, `2.29m`, `¥5万`, `1.2亿`, `50元`.

    `at_least` is the least amount accepted: one fen unless told, `ZERO` for a balance, `ANY` for a
    correction. `unit` is how many yuan a bare number counts, as in a column headed 万元.
    Raises InputError for anything else: what is finer than a fen, wrongly grouped, or above `MOST`.
    """
    words = narrow(clean(text)).lower().replace("−", "-")
    found = re.fullmatch(_FORM, words)
    if found is None:
        sentence = N_(
            "'{text}' is no amount: write it like 2290000, 2,290,000, 229万, 2.29m or 50k"
        )
        raise InputError(sentence, text=shown(clean(text)))
    sign, whole, part, named, yuan = found.groups()
    factor = UNITS[named] if named else 1 if yuan else unit
    amount = Money(_fen(whole.replace(",", ""), part or "", factor, text))
    return _bounded(-amount if "-" in (sign or "") else amount, at_least, text)


def _fen(whole: str, part: str, factor: int, text: str) -> int:
    if len(whole) > _MOST_DIGITS:
        raise _too_large(text)
    digits = int(whole + part[:_MOST_DIGITS]) * factor * FEN_PER_YUAN
    scale: int = 10 ** len(part[:_MOST_DIGITS])
    fen, rest = divmod(digits, scale)
    # 1.230 is refused although it is exact: it may as well mean 1,230
    if rest or len(part) > _MOST_DIGITS or (factor == 1 and len(part) > _FEN_DECIMALS):
        sentence = N_("'{text}' is finer than a fen: money has at most two decimals, like 1.23")
        raise InputError(sentence, text=shown(clean(text)))
    return fen


def _bounded(amount: Money, at_least: int, text: str) -> Money:
    if abs(amount) > MOST:
        raise _too_large(text)
    if amount >= at_least:
        return amount
    if at_least == ONE_FEN:
        sentence = N_("the amount '{text}' is not more than 0: write one that is, like 50000")
        raise InputError(sentence, text=shown(clean(text)))
    if at_least == ZERO:
        sentence = N_("the amount '{text}' is below 0: write 0 or more")
        raise InputError(sentence, text=shown(clean(text)))
    sentence = N_("the amount '{text}' is too small: write {least} or more")
    raise InputError(sentence, text=shown(clean(text)), least=str(Money(at_least)))


def _too_large(text: str) -> InputError:
    sentence = N_("the amount '{text}' is too large: the most is 1,000,000,000,000 (10000亿)")
    return InputError(sentence, text=shown(clean(text)))
