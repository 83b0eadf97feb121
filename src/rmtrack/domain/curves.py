"""How a quota is laid over the four weeks of a plan month.

Shares are basis points (60 % is 6000): four of them, none negative, with the sum 10 000. The flat
curve has none: it goes by days.
"""

import re
from typing import NoReturn

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.money import WHOLE

Shares = tuple[int, int, int, int]

FRONT_LOADED = "front-loaded"
STEEP = "steep"
FLAT = "flat"
RAMP = "ramp"
CURVES = (FRONT_LOADED, STEEP, FLAT, RAMP)
DEFAULT_CURVE = FRONT_LOADED

_FRONT_LOADED = (6000, 2000, 2000, 0)
_STEEP = (6000, 3200, 800, 0)  # 60 %, then 80 % of the rest, then the rest
_RAMP = ((4000, 3000, 2000, 1000), (5000, 2500, 2000, 500), _FRONT_LOADED)
_WORDS = {"前置": FRONT_LOADED, "陡峭": STEEP, "均摊": FLAT, "渐进": RAMP}
_SHARE = r"\s*(-?)([0-9]{1,6})(?:\.([0-9]{1,2}))?\s*%?\s*"
_PLAIN = str.maketrans("，、／％．－０１２３４５６７８９", ",,/%.-0123456789")


def read_curve(text: str) -> str:
    """Read a curve as it is typed and return it as it is kept: a name, or four shares.

    `60%, 20%, 20%, 0` is kept as `60,20,20,0`. Raises InputError for anything that is neither.
    """
    plain = text.translate(_PLAIN).strip().lower()
    name = _WORDS.get(plain, plain)
    if name in CURVES:
        return name
    return ",".join(percent(share) for share in _four_shares(plain))


def shares_of(curve: str, earlier: int) -> Shares | None:
    """Return the shares of a curve as it is kept, or None for the flat one.

    `earlier` is the number of earlier months with a quota in the category: the ramp needs it.
    """
    if curve == FLAT:
        return None
    if curve == RAMP:
        return _RAMP[min(earlier, len(_RAMP) - 1)]
    named = {FRONT_LOADED: _FRONT_LOADED, STEEP: _STEEP}
    return named[curve] if curve in named else _four_shares(curve)


def percent(share: int) -> str:
    """Write a share as people do: 6000 is `60`, 3333 is `33.33`."""
    return f"{share // 100}.{share % 100:02d}".rstrip("0").rstrip(".")


def fold(shares: Shares, weeks: int) -> list[int]:
    """Fit the shares to a month of 1 to 4 weeks: those of the missing weeks fall on the last."""
    return [*shares[: weeks - 1], sum(shares[weeks - 1 :])]


def _four_shares(text: str) -> Shares:
    shares = [_share(part, text) for part in re.split("[,/]", text)]
    if len(shares) != 4:  # noqa: PLR2004 - a plan month has four weeks
        sentence = N_("a curve has four shares, one a week, and '{text}' has {count}")
        raise InputError(sentence, text=text, count=len(shares))
    if sum(shares) != WHOLE:
        sentence = N_("the shares '{text}' sum to {sum}, and 100 is needed")
        raise InputError(sentence, text=text, sum=percent(sum(shares)))
    first, second, third, fourth = shares
    return first, second, third, fourth


def _share(part: str, text: str) -> int:
    found = re.fullmatch(_SHARE, part)
    if found is None:
        _refuse(text)
    share = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    if found[1] or share > WHOLE:
        sentence = N_("the share '{share}' does not lie between 0 and 100")
        raise InputError(sentence, share=part.strip())
    return share


def _refuse(text: str) -> NoReturn:
    sentence = N_(
        "there is no curve '{text}': take front-loaded, steep, flat, ramp, or four shares"
        " that sum to 100, with up to two decimals, like 40,30,20,10"
    )
    raise InputError(sentence, text=text)
