"""Days from one to another, as people write them in both languages."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.wanted import Days
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.near_days import DAYS_A_WEEK
from rmtrack.reading.text import clean, narrow, shown

FORTNIGHT = timedelta(days=2 * DAYS_A_WEEK)  # from the last to the next day of today's name
TO = re.compile(r"\s*(?:\.\.+|~|到|至)\s*")


def read_days(text: str, today: date) -> Days:
    """Read `2026-11-16..2026-11-20`, `mon..fri`, `11-01..eom`, `周一至周五`, or one day alone.

    Both are days as `read_day` reads them, to come where that is left open; a first one that would
    come after the last is the nearest before it: here today's own weekday is today. A range that
    ends on a day of the year, such as `11-30`, is the one that is over, where that is nearer than
    the one to come. Raises InputError for anything else.
    """
    first, *rest = TO.split(narrow(clean(text)), maxsplit=1)
    if rest and not (first and rest[0]):
        raise InputError(
            N_("'{text}' lacks a day: write the first and the last, like 2026-11-01..2026-11-30"),
            text=shown(clean(text)),
        )
    ranges = [
        Days(begin, last)
        for last in _ends(rest[0] if rest else first, today)
        if (begin := _begin(first, last, today) if rest else last) <= last
    ]
    if ranges:
        return _meant(*ranges, today=today)
    raise InputError(
        N_("'{text}' ends before it begins: write the first day, then the last"),
        text=shown(clean(text)),
    )


def _ends(text: str, today: date) -> Iterator[date]:
    """Yield the days that may be the last: that to come, then the same of the year gone by."""
    ahead = read_day(text, today)
    yield ahead
    with suppress(InputError):  # there may be no 29 February
        gone = read_day(text, today, looking=BACK)
        if (gone.month, gone.day) == (ahead.month, ahead.day):
            yield gone


def _meant(days: Days, gone: Days | None = None, *, today: date) -> Days:
    """Return the nearer of both; the one gone by where a whole first day is that of both."""
    if gone and (gone.first == days.first or _away(gone, today) < _away(days, today)):
        return gone
    return days


def _away(days: Days, today: date) -> timedelta:
    """Return how far days are from today, nothing where it is one of them."""
    return max(days.first - today, today - days.last, timedelta())


def _begin(text: str, last: date, today: date) -> date:
    """Return the first day: to come, or the nearest before the last; it may lie after it still."""
    begin = read_day(text, today)
    if begin <= last:
        return begin
    before = read_day(text, today, looking=BACK)
    return today if begin - before == FORTNIGHT else before
