"""Which day is meant by a weekday, a day of the year or month, a span: always seen from today."""

from datetime import date, timedelta
from enum import Enum

from rmtrack.domain.days import ONE_DAY, Month

DAYS_A_WEEK = 7


class Looking(Enum):
    """Where a day lies that could be before or after today."""

    FORWARD = 1
    BACK = -1


def weekday(place: int, today: date, looking: Looking) -> date:
    """Return the nearest weekday, 0 for Monday, that isn't today."""
    ahead = (place - today.weekday()) % DAYS_A_WEEK
    if looking is Looking.FORWARD:
        return today + timedelta(days=ahead or DAYS_A_WEEK)
    return today + timedelta(days=ahead - DAYS_A_WEEK)


def weekday_of(week: int, place: int, today: date) -> date:
    """Return a weekday of a calendar week, Monday to Sunday: 1 is the next week, -1 the last."""
    return today + timedelta(weeks=week, days=place - today.weekday())


def day_of_year(month: int, day: int, today: date, looking: Looking) -> date:
    """Return the nearest day of that name; today counts. Raises ValueError where there is none."""
    there, here = (month, day), (today.month, today.day)
    if looking is Looking.FORWARD:
        return date(today.year + (there < here), month, day)
    return date(today.year - (there > here), month, day)


def day_of_month(day: int, today: date, looking: Looking) -> date:
    """Return the nearest day of that number; today counts. Raises ValueError for none."""
    month = Month.of(today)
    if looking is Looking.FORWARD:
        month = month.shifted(1) if day < today.day else month
    else:
        month = month.shifted(-1) if day > today.day else month
    return date(month.year, month.number, day)


def month_end(today: date, looking: Looking) -> date:
    """Return the nearest last day of a month; today counts."""
    last = Month.of(today).end - ONE_DAY
    return last if looking is Looking.FORWARD or last == today else last_of(today, -1)


def last_of(today: date, months: int) -> date:
    """Return the last day of the month that lies so many months after today's."""
    return Month.of(today).shifted(months).end - ONE_DAY


def shifted(today: date, count: int, span: str) -> date:
    """Move by `count` days, weeks or months (`d`, `w`, `m`); a month's missing day is its last."""
    if span != "m":
        return today + timedelta(days=count * (DAYS_A_WEEK if span == "w" else 1))
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - few days are months away

    return today + relativedelta(months=count)
