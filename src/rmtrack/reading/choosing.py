"""What is typed to choose clients for a list, to its value."""

import re
from collections.abc import Sequence

from rmtrack.domain.choosing import QUALITIES
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.grid import HIGH_FROM, MIDDLE_FROM
from rmtrack.domain.keys import Band, Risk
from rmtrack.domain.tiers import Tier
from rmtrack.reading.day_forms import MONTHS, NUMBER, number
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import (
    BANDS,
    Words,
    accepted,
    read_familiarity,
    read_key,
    read_word,
)

TIERS: Words = {  # the names of ours; others stand as the user set them
    "gold": ("金卡",),
    "platinum": ("白金", "白金卡"),
    "private": ("私行", "私人银行"),
}
QUALIFIED: Words = dict(zip(QUALITIES, (("资金", "钱"), ("决策权", "权"), ("需求",)), strict=True))
HIGHEST = 9  # familiarity
BETWEEN = re.compile(r"[,，、;；]")
TO = re.compile(r"\s*(?:-|–|~|～|\.\.|到|至)\s*")
BOUNDS = {
    Band.LOW: (0, MIDDLE_FROM - 1),
    Band.MIDDLE: (MIDDLE_FROM, HIGH_FROM - 1),
    Band.HIGH: (HIGH_FROM, HIGHEST),
}
MONTH = re.compile(rf"(?:[0-9]{{4}}-)?{NUMBER}月?(?:份)?")
LEAST_LETTERS = 3  # of a month's name


def read_tier(text: str, tiers: Sequence[Tier]) -> Tier:
    """Read one of the tiers there are, in any case, or by the Chinese word of one of ours.

    Raises InputError that lists them.
    """
    words = {tier.name: TIERS.get(tier.name, ()) for tier in tiers}
    plain = narrow(clean(text)).casefold()
    named = (tier for tier in tiers if plain in (tier.name.casefold(), *words[tier.name]))
    found = next(named, None)
    if found is not None:
        return found
    refuse_no_tiers(tiers)
    raise InputError(
        N_("there is no tier '{text}': write {accepted}"),
        text=shown(clean(text)),
        accepted=accepted(words),
    )


def refuse_no_tiers(tiers: Sequence[Tier]) -> None:
    """Raise InputError where the user has taken all tiers away."""
    if not tiers:
        raise InputError(
            N_("there are no tiers"),
            hint=N_("set them: rmtrack config set tiers 金卡=50万,白金=300万"),
        )


def read_risks(text: str) -> tuple[Risk, ...]:
    """Read one risk a client may take, or several with commas between. Raises InputError."""
    return tuple(read_word(Risk, part) for part in _parts(text))


def read_qualities(text: str) -> tuple[str, ...]:
    """Read what a client is qualified by, with commas between. Raises InputError."""
    sentence = N_("a client is not qualified by '{text}': write {accepted}")
    return tuple(read_key(QUALIFIED, part, sentence) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Return what stands between the commas; the text as it is where there is nothing."""
    return [part for part in map(clean, BETWEEN.split(text)) if part] or [text]


def read_range(text: str) -> tuple[int, int]:
    """Read familiarities from and to: `6-9`, `7`, `high`, `中-高`. Raises InputError."""
    first, *rest = TO.split(narrow(clean(text)), maxsplit=1)
    least, most = _bounds(first), _bounds(rest[0] if rest else first)
    if least[0] > most[1]:
        raise InputError(
            N_("a familiarity runs from the lower to the higher, not '{text}'"), text=shown(text)
        )
    return least[0], most[1]


def _bounds(text: str) -> tuple[int, int]:
    """Return the lowest and the highest familiarity that is meant: a band's, or one twice."""
    plain = text.lower()
    for band, others in BANDS.items():
        if plain == band or plain in others:
            return BOUNDS[Band(band)]
    level = read_familiarity(text)
    return level, level


def read_month_of_year(text: str) -> int:
    """Read a month of any year: `11`, `11月`, `十一月`, `nov`, `2026-11`. Raises InputError."""
    plain = narrow(clean(text)).lower()
    named = [n for n, name in enumerate(MONTHS, 1) if name.startswith(plain)]
    if len(plain) >= LEAST_LETTERS and named:
        return named[0]
    found = MONTH.fullmatch(plain)
    try:
        month = number(found[1]) if found else 0
    except (KeyError, ValueError):
        month = 0
    if not 1 <= month <= len(MONTHS):
        raise InputError(
            N_("there is no month '{text}': write 1 to 12, nov or 11月"), text=shown(clean(text))
        )
    return month
