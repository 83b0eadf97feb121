"""Deals that stand still: nothing planned, their date passed, or too long a silence."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.days import ONE_DAY, WorkCalendar
from rmtrack.domain.keys import StaleReason
from rmtrack.domain.pipeline import OpenDeal

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy


class Watch(NamedTuple):
    """What is known of how an open deal goes on: a row of a query, in the order of the deals."""

    id: int  # the deal's
    opened_on: date
    degree_since: date | None  # when it came to the degree in which it stands
    won_on: date | None  # when a part of it was last won
    touched_on: date | None  # when its client was last reached
    planned_on: date | None  # the last day for which something is planned with the client
    snoozed_until: date | None  # to when the client is put off


class Stale(NamedTuple):
    """An open deal that stands still, and why."""

    deal: OpenDeal
    reasons: tuple[StaleReason, ...]
    silent_days: int  # whole working days without a word
    planned_on: date | None = None  # for when the last step was planned, a day gone by


def age_days(watch: Watch, today: date) -> int:
    """Return for how many days a deal has been open; 0 on its first, and before."""
    return max(0, (today - watch.opened_on).days)


def stale_deals(
    watched: Iterable[tuple[OpenDeal, Watch]],
    *,
    today: date,
    calendar: WorkCalendar,
    policy: "Policy",
) -> Iterator[Stale]:
    """Yield the deals that stand still, in their order.

    One with something planned for today or later is none of them, nor one whose client is put off
    to a day to come: that day is planned too.
    """
    resting = [(deal, watch) for deal, watch in watched if not _goes_on(watch, today)]
    silence = _Silence(today, calendar, (_last_word(watch) for _deal, watch in resting))
    for deal, watch in resting:
        silent = silence.since(_last_word(watch))
        reasons = _reasons(deal, watch, today, beyond=silent > policy.silence(deal.degree))
        yield Stale(deal, tuple(reasons), silent, watch.planned_on)


def _goes_on(watch: Watch, today: date) -> bool:
    return any(day is not None and day >= today for day in (watch.planned_on, watch.snoozed_until))


def _reasons(deal: OpenDeal, watch: Watch, today: date, *, beyond: bool) -> Iterator[StaleReason]:
    # What was planned lies behind, else the deal would go on.
    yield StaleReason.NO_STEP if watch.planned_on is None else StaleReason.LATE
    if deal.expected_on is not None and deal.expected_on < today:
        yield StaleReason.OVERDUE
    if beyond:
        yield StaleReason.SILENT


def _last_word(watch: Watch) -> date:
    """Return the day of the last word: a deal that comes up or to another degree, or pays, is one.

    Another day or amount is none: to put off a date, nobody has to be asked.
    """
    words = (watch.opened_on, watch.degree_since, watch.won_on, watch.touched_on)
    return max(filter(None, words))


class _Silence:
    """Counts working days up to today, each day of the calendar once."""

    def __init__(self, today: date, calendar: WorkCalendar, words: Iterable[date]) -> None:
        self._today = today
        self._count = {today: 0}
        count, day, first = 0, today, min(words, default=today)
        while day > first:
            count += calendar.is_working(day)
            day -= ONE_DAY
            self._count[day] = count

    def since(self, day: date) -> int:
        """Return how many working days have gone by after `day`, today included."""
        return self._count[min(day, self._today)]
