"""Days and moments as people write them, in both languages.

`today` and `now` are the user's own, never the machine's: they are handed in.
"""

import re
from datetime import date, datetime, time, timedelta

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.day_forms import (
    FIRST_YEAR,
    FULL_FORMS,
    LAST_YEAR,
    find_day,
    full,
)
from rmtrack.reading.near_days import Looking
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.times import read_time

__all__ = [
    "BACK",
    "FORWARD",
    "Looking",
    "read_day",
    "read_full_day",
    "read_past_day",
    "read_when",
]

FORWARD = Looking.FORWARD
BACK = Looking.BACK
LONG_AGO = timedelta(days=183)
_SPOKEN = {"今早": "今天早上", "今晚": "今天晚上", "明早": "明天早上", "明晚": "明天晚上"}
_SPOKEN |= {"昨晚": "昨天晚上"}


def read_day(text: str, today: date, *, looking: Looking = FORWARD) -> date:
    """Read a day: `2026-11-05`, `fri`, `next tue`, `+3d`, `12-05`, `eom`, `下周三`, `月底`, `5日`.

    What could lie on either side of today lies in the direction of `looking`; what says its side
    (`tomorrow`, `3天前`, a day with its year) is taken at its word. A weekday's name is never
    today; `next` and `last` name the next and the last calendar week, Monday to Sunday.
    Raises InputError for anything else, and for a day that does not exist.
    """
    found = find_day(_plain(text), today, looking)
    if found is None or found.rest:
        raise _unknown_day(text)
    return found.day


def read_past_day(text: str, today: date) -> date:
    """Read the day of something that has happened, as `read_day` does when it looks back.

    A day without a year that lies half a year back or more is taken for one to come, and refused
    with InputError that asks for the year: it would be booked where nobody looks for it.
    """
    day = read_day(text, today, looking=BACK)
    _refuse_long_ago(text, day, read_day(text, today), today)
    return day


def _refuse_long_ago(text: str, day: date, ahead: date, today: date) -> None:
    if ahead > today and today - day > LONG_AGO:
        raise InputError(
            N_("'{text}' is still to come; if {day} is meant, write the year too"),
            text=shown(clean(text)),
            day=day,
        )


def read_when(text: str, now: datetime, *, looking: Looking = FORWARD) -> tuple[date, time | None]:
    """Read a day and, where one follows, the time on the wall: `fri 10:00`, `下周三下午3点`.

    A time alone is today's; where that lies on the wrong side of `now`, InputError asks for the
    day. A moment with its offset is told in the zone of `now`. The rest is as in `read_day`.
    """
    words = _plain(text)
    if re.fullmatch(r"[^t]*t.*(z|[+-][0-9]{2}:?[0-9]{2})", words):
        return _moment(text, now)
    for spoken, plain in _SPOKEN.items():
        words = words.replace(spoken, plain, 1) if words.startswith(spoken) else words
    found = find_day(words, now.date(), looking)
    if found is None:
        return now.date(), _todays(read_time(words), text, now, looking)
    at = _after_day(found.rest)
    if found.rest and at is None:
        raise _unknown_moment(text)
    if looking is BACK and (ahead := find_day(words, now.date(), FORWARD)):
        _refuse_long_ago(text, found.day, ahead.day, now.date())
    return found.day, at


def read_full_day(text: str) -> date:
    """Read a day that names its year, as files have it: `2026-11-05`, `20261105`, `2026年11月5日`.

    Raises InputError for anything else.
    """
    day = full_day_of(text)
    if day is None:
        sentence = N_("'{text}' is no full date: write it like 2026-11-05")
        raise InputError(sentence, text=shown(clean(text)))
    return day


def _plain(text: str) -> str:
    return narrow(clean(text)).lower()


def _after_day(rest: str) -> time | None:
    """Read the time that follows a day, whatever joins the two."""
    joined = rest.strip(" ,")
    for joint in ("t", "at ", "的"):
        joined = joined.removeprefix(joint)
    return read_time(joined)


def _todays(at: time | None, text: str, now: datetime, looking: Looking) -> time:
    """Return a time that was given without a day, if today still, or already, has it."""
    if at is None:
        raise _unknown_moment(text)
    minute = now.time().replace(second=0, microsecond=0)
    if looking is FORWARD and at < minute:
        sentence = N_("'{text}' has passed today: name the day too, like tomorrow 10:00")
        raise InputError(sentence, text=shown(clean(text)))
    if looking is BACK and at > minute:
        sentence = N_("'{text}' is still to come today: name the day too, like yesterday 15:00")
        raise InputError(sentence, text=shown(clean(text)))
    return at


def _moment(text: str, now: datetime) -> tuple[date, time]:
    try:
        moment = datetime.fromisoformat(_plain(text).upper()).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        raise _unknown_moment(text) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _unknown_moment(text)
    return moment.date(), moment.time().replace(second=0, microsecond=0)


def full_day_of(text: str) -> date | None:
    """Return the day that `text` names with its year, or None for other text."""
    found = next((fits for form in FULL_FORMS if (fits := re.fullmatch(form, _plain(text)))), None)
    if found is None:
        return None
    try:
        day = full(found)
    except ValueError:
        day = date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise no_such_day(text)
    return day


def no_such_day(text: str) -> InputError:
    """Return the refusal of a day that does not exist."""
    sentence = N_("the calendar has no day '{text}': write it like 2026-11-05")
    return InputError(sentence, text=shown(clean(text)))


def _unknown_day(text: str) -> InputError:
    sentence = N_("'{text}' is no day: write it like 2026-11-05, fri, next tue, +3d, 12-05 or eom")
    return InputError(sentence, text=shown(clean(text)))


def _unknown_moment(text: str) -> InputError:
    sentence = N_("'{text}' is no day or time: write it like fri, fri 10:00 or 2026-11-05 15:30")
    return InputError(sentence, text=shown(clean(text)))
