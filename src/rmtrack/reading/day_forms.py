"""The forms in which people write a day. Each takes the front of a text and leaves the rest."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading import near_days
from rmtrack.reading.near_days import Looking

FIRST_YEAR, LAST_YEAR = 1900, 2199  # outside of these, a year is a slip of the keyboard

NUMBER = r"([0-9]{1,4}|[一二两三四五六七八九十]{1,3})"
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9, "日": 7, "天": 7}
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_NEAR |= {"昨天": -1, "前天": -2, "大前天": -3}
_WEEKDAYS: tuple[str, ...] = ("monday", "tuesday", "wednesday", "thursday")
_WEEKDAYS += ("friday", "saturday", "sunday")
MONTHS: tuple[str, ...] = ("january", "february", "march", "april", "may", "june")
MONTHS += ("july", "august", "september", "october", "november", "december")
_SHORT = {"tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu", "sept": "sep"}
_SIDES = {"next": 1, "last": -1, "this": 0}
_SIDES |= {"下": 1, "下下": 2, "上": -1, "上上": -2, "本": 0, "这": 0}
_SPANS = {"天": "d", "周": "w", "星期": "w", "礼拜": "w", "月": "m"}


class Found(NamedTuple):
    """A day, and the text that follows it."""

    day: date
    rest: str


Form = Callable[[re.Match[str], date, Looking], date | None]


def find_day(words: str, today: date, looking: Looking) -> Found | None:
    """Return the day that `words` (cleaned, narrow, lower case) start with, or None.

    Raises InputError for a day that does not exist, and for 本周五 said on that Friday.
    """
    for pattern, form in _forms(words[:1]):
        found = re.match(pattern, words)
        day = found and _existing(form, found, today, looking)
        if found and day:
            return Found(day, words[found.end() :])
    return None


def number(text: str) -> int:
    """Return the number in digits or in Chinese, up to 99. Raises ValueError or KeyError else."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def full(found: re.Match[str], today: date | None = None, looking: Looking | None = None) -> date:
    """Return the day of a form that names its year. Raises ValueError where there is none."""
    del today, looking
    year, month, day = (int(part) for part in found.groups() if part.isdecimal())
    return date(year, month, day)


def _existing(form: Form, found: re.Match[str], today: date, looking: Looking) -> date | None:
    try:
        day = form(found, today, looking)
    except (ValueError, OverflowError, KeyError):
        day = date.min
    if day is None or FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    sentence = N_("the calendar has no day '{text}': write it like 2026-11-05, 12-05 or fri")
    raise InputError(sentence, text=found[0])


def _word(found: re.Match[str], today: date, looking: Looking) -> date | None:
    """`today`, `fri`, `next tue`, `last fri`, `eom`."""
    which, word = found.groups()
    if which is None and word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if which is None and word == "eom":
        return near_days.month_end(today, looking)
    place = _place(word, _WEEKDAYS)
    return None if place is None else _weekday(place, which, today, looking, found[0])


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Return the place of a name that is written whole, by three letters, or a short form."""
    short = _SHORT.get(word, word)
    return next((n for n, name in enumerate(names) if short in (name, name[:3])), None)


def _near(found: re.Match[str], today: date, looking: Looking) -> date:
    """`明天`, `大前天`."""
    del looking
    return today + timedelta(days=_NEAR[found[0]])


def _chinese_weekday(found: re.Match[str], today: date, looking: Looking) -> date:
    """`周五`, `下周三`, `上个星期天`."""
    which, sign = found.groups()
    return _weekday(number(sign) - 1, which, today, looking, found[0])


def _weekday(place: int, which: str | None, today: date, looking: Looking, text: str) -> date:
    if which is None:
        return near_days.weekday(place, today, looking)
    day = near_days.weekday_of(_SIDES[which], place, today)
    if day == today:
        sentence = N_("'{text}' is today, and a weekday's name never means today: write today")
        raise InputError(sentence, text=text)
    return day


def _shift(found: re.Match[str], today: date, looking: Looking) -> date:
    """`+3d`, `-2 weeks`."""
    del looking
    sign, count, span = found.groups()
    return near_days.shifted(today, int(sign + count), span)


def _in(found: re.Match[str], today: date, looking: Looking) -> date:
    """`in 3 days`, `in a week`."""
    del looking
    return near_days.shifted(today, _count(found[1]), found[2])


def _ago(found: re.Match[str], today: date, looking: Looking) -> date:
    """`3 days ago`."""
    del looking
    return near_days.shifted(today, -_count(found[1]), found[2])


def _count(text: str) -> int:
    return 1 if text.isalpha() else int(text)


def _chinese_shift(found: re.Match[str], today: date, looking: Looking) -> date:
    """`3天后`, `两周前`, `一个月后`."""
    del looking
    count, span, way = found.groups()
    return near_days.shifted(today, number(count) * (1 if way == "后" else -1), _SPANS[span])


def _english_month_day(found: re.Match[str], today: date, looking: Looking) -> date | None:
    """`5 dec`, `dec 5`, `5 december 2026`."""
    before, word, after, year = found.groups()
    place = _place(word, MONTHS)
    if place is None or bool(before) == bool(after):
        return None
    month, day = place + 1, int(before or after)
    if year:
        return date(int(year), month, day)
    return near_days.day_of_year(month, day, today, looking)


def _month_day(found: re.Match[str], today: date, looking: Looking) -> date:
    """`12-05`, `12/5`, `12月5日`, `十二月五号`."""
    return near_days.day_of_year(number(found[1]), number(found[2]), today, looking)


def _day_of_month(found: re.Match[str], today: date, looking: Looking) -> date:
    """`5日`, `十五号`."""
    return near_days.day_of_month(number(found[1]), today, looking)


def _month_end(found: re.Match[str], today: date, looking: Looking) -> date:
    """`月底`, `下月底`, `本月末`."""
    if found[1] is None:
        return near_days.month_end(today, looking)
    return near_days.last_of(today, _SIDES[found[1]])


FULL_FORMS = (
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])",
    r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})(?:[日号]|(?![0-9]))",
    r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])",
)
MONTH_DAY_FORMS = (
    r"([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9/-])",
    rf"{NUMBER}月{NUMBER}(?:[日号]|(?![0-9]))",
)
_SPAN = r"(d|w|m)(?:(?<=d)ays?|(?<=w)eeks?|(?<=m)onths?)?(?![a-z])"
_ENGLISH_MONTH = (
    r"(?:([0-9]{1,2}) )?([a-z]+)(?: ([0-9]{1,2})(?! ?[ap]m|[0-9:]))?(?:,? ([0-9]{4}))?(?![0-9])"
)
_WEEKDAY = r"(?:(下下?|上上?|本|这)个?)?(?:周|星期|礼拜)([一二三四五六日天]|[1-7](?![0-9]))"
_IN_CHINESE: tuple[tuple[str, Form], ...] = (
    (rf"{NUMBER}个?(天|周|星期|礼拜|(?<=个)月)[以之]?(后|前)", _chinese_shift),
    (MONTH_DAY_FORMS[1], _month_day),
    (rf"{NUMBER}[日号]", _day_of_month),
)
_BY_LETTER: tuple[tuple[str, Form], ...] = (
    (r"(?:(next|last|this) )?([a-z]+)", _word),
    (rf"in ([0-9]{{1,6}}|an?) {_SPAN}", _in),
    (rf"(an?) {_SPAN} ago", _ago),
    (_ENGLISH_MONTH, _english_month_day),
)
_BY_DIGIT: tuple[tuple[str, Form], ...] = (
    *((pattern, full) for pattern in FULL_FORMS),
    (MONTH_DAY_FORMS[0], _month_day),
    *_IN_CHINESE,
    (rf"([0-9]{{1,6}}) {_SPAN} ago", _ago),
    (_ENGLISH_MONTH, _english_month_day),
)
_BY_SIGN: tuple[tuple[str, Form], ...] = ((rf"([+-]) ?([0-9]{{1,6}}) ?{_SPAN}", _shift),)
_BY_CHARACTER: tuple[tuple[str, Form], ...] = (
    (r"大?[今明后昨前]天", _near),
    (_WEEKDAY, _chinese_weekday),
    (r"(?:(下|上|本|这)个?)?月[底末]", _month_end),
    *_IN_CHINESE,
)


def _forms(first: str) -> tuple[tuple[str, Form], ...]:
    """Return the forms that can start with a sign: a pattern that is not tried costs nothing."""
    if not first.isascii():
        return _BY_CHARACTER
    if first.isdecimal():
        return _BY_DIGIT
    return _BY_LETTER if first.isalpha() else _BY_SIGN
