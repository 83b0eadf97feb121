"""Days from one to another, as people write them in both languages."""

import re
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
    come after the last is the nearest before it: here today's own weekday is today. Raises
    InputError for anything else.
    """
    first, *rest = TO.split(narrow(clean(text)), maxsplit=1)
    if not rest:
        day = read_day(first, today)
        return Days(day, day)
    if not first or not rest[0]:
        raise InputError(
            N_("'{text}' lacks a day: write the first and the last, like 2026-11-01..2026-11-30"),
            text=shown(clean(text)),
        )
    last, begin = read_day(rest[0], today), read_day(first, today)
    if begin > last:
        before = read_day(first, today, looking=BACK)
        begin = today if begin - before == FORTNIGHT else before
    if begin > last:
        raise InputError(
            N_("'{text}' ends before it begins: write the first day, then the last"),
            text=shown(clean(text)),
        )
    return Days(begin, last)
