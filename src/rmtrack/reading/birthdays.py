"""Birthdays as people write them: by the solar calendar or the lunar one, with a year or without.

A day that only the lunar calendar has, like 八月初五 or 腊月廿三, is lunar without being called so.
One in Chinese numerals that both have, like 八月十五, is nobody's guess: it has to be called so,
or solar.
"""

import re
from datetime import date
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.dates import full_day_of, no_such_day
from rmtrack.reading.day_forms import (
    FIRST_YEAR,
    FULL_FORMS,
    LAST_YEAR,
    MONTH_DAY_FORMS,
    NUMBER,
    number,
)
from rmtrack.reading.text import clean, narrow, shown

LEAP_YEAR = 2000

_YEAR = r"[0-9〇零一二三四五六七八九]{4}"
_CALLED = rf"(?:({_YEAR})[年 /.-]? ?)?(?:农历|阴历|旧历|lunar)[ :]*"
_CALLED_SOLAR = rf"(?:({_YEAR})[年 /.-]? ?)?(?:阳历|公历|新历|solar)[ :]*"
_ONLY_LUNAR = r"初|廿|卅|闰|[正冬腊]月"
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_LUNAR = (
    rf"(?:({_YEAR})[年 /.-] ?)?(闰|leap ?)?"
    r"([0-9]{1,2}|[正冬腊一二三四五六七八九十]{1,2})[月/.-]"
    r"(?:初([一二三四五六七八九十])|([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}))[日号]?"
)
_BY_SIGNS = rf"(?:({_YEAR})年)?{NUMBER}月{NUMBER}(日|号)?"  # of the solar calendar, or of either
LAST_MONTH, LAST_DAY = 12, 30  # of any lunar year, of any lunar month


class Birthday(NamedTuple):
    """A birthday: its year, where known, and its day as `MM-DD`; `lunar` where both are.

    `leap` tells that it lies in a leap month; it is kept in the plain month of that number.
    """

    year: int | None
    day: str
    lunar: bool = False
    leap: bool = False


def read_birthday(text: str, today: date) -> Birthday:
    """Read `1980-05-03`, `19800503`, `1980年5月3日`, or without a year `05-03`, `5月3日`.

    Of the lunar calendar: `lunar 08-15`, `农历8月15`, `农历1968年八月十五`, `1968年农历八月十五`,
    `腊月廿三`, `农历2020年闰四月初八`, `lunar 2020 leap 04-08`. 29 February and the 30th of a lunar
    month need no year that has them where no year is told. A day called solar is that: `公历8月15`,
    `阳历八月十五`, `公历1975年八月十五`.
    Raises InputError for anything else, for `八月十五`, which may be of either calendar, and for a
    day after `today`.
    """
    words = narrow(clean(text)).lower()
    lunar = bool(re.search(_ONLY_LUNAR, words))
    while called := re.match(_CALLED, words):
        lunar, words = True, _without(called, words)
    if lunar:
        return _lunar(words, text, today)
    solar = re.match(_CALLED_SOLAR, words)
    if solar:
        words = _without(solar, words)
    return _solar(_in_digits(words, text, surely=bool(solar)), text, today)


def _without(called: re.Match[str], words: str) -> str:
    """Return a day without the name of its calendar, before which its year may stand."""
    rest = words[called.end() :]
    return f"{called[1]}年{rest}" if called[1] else rest


def _in_digits(words: str, text: str, *, surely: bool) -> str:
    """Return a day in Chinese numerals in digits, where only the solar calendar can be meant.

    That is `surely` so where it is called so; and it has days called 号, and months of 31. Raises
    InputError where either may be meant.
    """
    found = re.fullmatch(_BY_SIGNS, words)
    if found is None or re.fullmatch(r"[0-9年月日号]+", words):
        return words
    year = f"{found[1].translate(_DIGITS)}年" if found[1] else ""
    try:
        month, day = number(found[2]), number(found[3])
        date(LEAP_YEAR, month, day)
    except (KeyError, ValueError):
        return words  # no day of the solar calendar
    solar = f"{year}{month}月{day}日"
    if surely or found[4] == "号" or day > LAST_DAY:
        return solar
    if found[2].isdecimal() and found[3].isdecimal():
        return solar
    sentence = N_("'{text}' may be lunar or solar: write {lunar} or {solar}")
    raise InputError(sentence, text=shown(clean(text)), lunar=f"农历{words}", solar=solar)


def _solar(words: str, text: str, today: date) -> Birthday:
    for pattern in MONTH_DAY_FORMS:
        if found := re.fullmatch(pattern, words):
            return Birthday(None, _month_day(found, text))
    written = next((fits for form in FULL_FORMS if (fits := re.fullmatch(form, words))), None)
    if written:
        _refuse_other_age(int(written[1]), text)
    born = full_day_of(words)
    if born is None:
        sentence = N_("'{text}' is no birthday: write it like 1980-05-03, 05-03 or lunar 08-15")
        raise InputError(sentence, text=shown(clean(text)))
    if born > today:
        raise _future(text)
    return Birthday(born.year, f"{born:%m-%d}")


def _refuse_other_age(year: int, text: str) -> None:
    """Raise InputError for a year in which no client can have been born."""
    if year > LAST_YEAR:
        raise _future(text)
    if year < FIRST_YEAR:
        raise InputError(
            N_("the birthday '{text}' lies before {year}: look at the year"),
            text=shown(clean(text)),
            year=FIRST_YEAR,
        )


def _month_day(found: re.Match[str], text: str) -> str:
    try:
        return f"{date(LEAP_YEAR, number(found[1]), number(found[2])):%m-%d}"
    except (ValueError, KeyError):
        raise no_such_day(text) from None


def _lunar(words: str, text: str, today: date) -> Birthday:
    found = re.fullmatch(_LUNAR, re.sub(f"^{_COMPACT}$", r"\1-\2-\3", words))
    parts = found and _parts(found)
    if found is None or parts is None:
        sentence = N_("'{text}' is no lunar birthday: write it like lunar 08-15 or 农历八月十五")
        raise InputError(sentence, text=shown(clean(text)))
    year = int(found[1].translate(_DIGITS)) if found[1] else None
    birthday = Birthday(year, "{:02d}-{:02d}".format(*parts), lunar=True, leap=bool(found[2]))
    if year is not None:
        _refuse_other_age(year, text)
        _refuse_no_such_day(year, birthday, text, today)
    return birthday


def _parts(found: re.Match[str]) -> tuple[int, int] | None:
    """Return month and day; None for what no lunar calendar has."""
    try:
        month = _MONTHS.get(found[3]) or number(found[3])
        day = _day(found[4] or found[5])
    except (KeyError, ValueError):
        return None
    return (month, day) if 1 <= month <= LAST_MONTH and 1 <= day <= LAST_DAY else None


def _day(text: str) -> int:
    """Return the number of a day: 廿三 is 23."""
    for sign, tens in (("廿", "二十"), ("卅", "三十")):
        text = text.replace(sign, tens)
    return number(text.replace("十十", "十"))


def _refuse_no_such_day(year: int, birthday: Birthday, text: str, today: date) -> None:
    """Raise InputError for a lunar day that its year did not have, or that is still to come."""
    from rmtrack.calendars.lunar import China  # noqa: PLC0415 - few were born by it
    from rmtrack.domain.lunar import birth_date  # noqa: PLC0415

    born = birth_date(year, birthday.day, China(), leap=birthday.leap)
    if born is None:
        sentence = N_("the lunar calendar has no day '{text}': look at the year and the month")
        raise InputError(sentence, text=shown(clean(text)))
    if born > today:
        raise _future(text)


def _future(text: str) -> InputError:
    sentence = N_("the birthday '{text}' lies in the future: write it like 1980-05-03")
    return InputError(sentence, text=shown(clean(text)))
