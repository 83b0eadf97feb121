"""The curve of a what-if: weeks by their names and shares, or a curve as anywhere else."""

import re

from rmtrack.domain.curves import read_curve
from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.text import clean, narrow, shown

WEEKS = 4
_SHARE = r"(-?[0-9]{1,6}(?:\.[0-9]{1,2})?) ?%?"
_NAMED = re.compile(rf"(?:week|wk|w|第)? ?([0-9]{{1,3}}|[一二三四五]) ?(?:周)? ?[=:] ?{_SHARE}")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}


def read_what_if(text: str) -> str:
    """Read a curve and return it as it is kept: `week1=40,week2=40,week3=20` is `40,40,20,0`.

    A week that is not named has no share. A curve's name and four shares in a row are read too.
    Raises InputError for anything else, and for shares that don't sum to 100.
    """
    plain = " ".join(narrow(clean(text)).lower().replace("、", ",").split())
    if "=" not in plain and ":" not in plain:
        return read_curve(plain)
    shares = dict.fromkeys(range(1, WEEKS + 1), "")
    for part in _parts(plain):
        week, share = _read_part(part, text)
        if week not in shares:
            sentence = N_("a plan month has four weeks, and '{text}' names week {week}")
            raise InputError(sentence, text=shown(clean(text)), week=week)
        if shares[week]:
            sentence = N_("week {week} is named twice in '{text}'")
            raise InputError(sentence, text=shown(clean(text)), week=week)
        shares[week] = share
    return read_curve(",".join(share or "0" for share in shares.values()))


def _parts(plain: str) -> list[str]:
    """Return what gives one week its share each."""
    return [part.strip() for part in re.split("[,;]", plain) if part.strip()]


def _read_part(part: str, text: str) -> tuple[int, str]:
    found = _NAMED.fullmatch(part)
    if found is None:
        raise InputError(
            N_("'{part}' in '{text}' gives no week its share: write week1=40,week2=40,week3=20"),
            part=shown(part),
            text=shown(clean(text)),
        )
    return _NUMERALS.get(found[1]) or int(found[1]), found[2]
