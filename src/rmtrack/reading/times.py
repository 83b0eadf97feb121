"""Times of the day as people write them, in both languages."""

import re
from datetime import time

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.day_forms import NUMBER, number

NOON = 12
_LAST_SMALL_HOUR = 6  # up to here an hour without its half of the day is doubtful
_EARLY, _LATE = range(4, NOON), range(17, 24)
# the hours each half of the day can mean; 晚上12点, first or last minute of a day, is in none
_HALVES = {"凌晨": range(7), "早上": _EARLY, "早晨": _EARLY, "早": _EARLY, "上午": range(NOON)}
_HALVES |= {"中午": range(11, 15), "下午": range(12, 20), "傍晚": range(16, 21)}
_HALVES |= {"晚上": _LATE, "晚": _LATE}
_CLOCK = r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
_HALF = rf"({'|'.join(_HALVES)})"
_MINUTES = rf"(?:(半)|([一三])刻|[零〇]?{NUMBER}分?)?"


def read_time(words: str) -> time | None:
    """Read `10:00`, `10am`, `3:30 pm`, `下午3点`, `上午10点半`, `15点30分`; None for other text.

    `words` are cleaned, narrow and lower case. Seconds are dropped. Raises InputError for an hour
    that may be morning or afternoon (`3点`).
    """
    try:
        return _english(words) or _chinese(words)
    except (ValueError, KeyError):
        return None


def _english(words: str) -> time | None:
    if found := re.fullmatch(rf"{_CLOCK} ?(?:([ap])m)?", words):
        hour, minute, half = found.groups()
        return time(_on_24(int(hour), half) if half else int(hour), int(minute))
    if found := re.fullmatch(r"([0-9]{1,2}) ?([ap])m", words):
        return time(_on_24(int(found[1]), found[2]))
    return None


def _on_24(hour: int, half: str) -> int:
    """Return an hour of the twelve-hour clock as one of 24: 12am is 0, 12pm is 12."""
    if not 1 <= hour <= NOON:
        raise ValueError(hour)
    return hour % NOON + (NOON if half == "p" else 0)


def _chinese(words: str) -> time | None:
    if found := re.fullmatch(rf"{_HALF} ?{_CLOCK}", words):
        half, hour, minute = found.groups()
        return time(_hour(int(hour), half, words), int(minute))
    if found := re.fullmatch(rf"{_HALF}? ?{NUMBER}[点时]{_MINUTES}", words):
        half, hour, thirty, quarters, minute = found.groups()
        past = 30 if thirty else 15 * number(quarters) if quarters else number(minute or "0")
        return time(_hour(number(hour), half, words), past)
    return None


def _hour(hour: int, half: str | None, words: str) -> int:
    """Return the hour of 24 that is meant by `hour` in a Chinese half of the day."""
    if half is None and 1 <= hour <= _LAST_SMALL_HOUR:
        sentence = N_("'{text}' may be morning or afternoon: write 上午3点, 下午3点 or 15:00")
        raise InputError(sentence, text=words)
    if half is None or hour in _HALVES[half]:
        return hour
    if hour + NOON in _HALVES[half]:
        return hour + NOON
    raise ValueError(hour)
