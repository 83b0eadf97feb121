"""What open deals come to, put together by degree and by the month they count for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.chances import Chance, Chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import Money, nearest, total
from rmtrack.domain.outlook import Outlook
from rmtrack.domain.pipeline import Pending, grouped

TENTHS = 10


class Reserve(NamedTuple):
    """What some open deals come to. Its money adds up, however deals are put together."""

    number: int
    clients: int  # different ones
    amount: Money  # as the deals stand
    counted: Money  # what of it counts for the quota
    weighted: Money  # what counts, by the chances
    age: float | None  # the average, in days to a tenth; None without a deal


class DegreeReserve(NamedTuple):
    """The open deals of one degree, and how likely they are."""

    degree: Degree
    chance: Chance
    reserve: Reserve


class MonthReserve(NamedTuple):
    """The open deals that count for a month; for None those that count for none yet."""

    month: Month | None
    reserve: Reserve
    degrees: tuple[DegreeReserve, ...]
    outlook: Outlook | None  # of the months that are looked at as a whole


DEGREES = tuple(Degree)  # the nearest to a win first


def reserve_of(pending: Sequence[Pending]) -> Reserve:
    """Return what these deals come to."""
    number = len(pending)
    return Reserve(
        number=number,
        clients=len({one.deal.contact_id for one in pending}),
        amount=total([one.deal.amount for one in pending]),
        counted=total([one.counted for one in pending]),
        weighted=total([one.weighted for one in pending]),
        age=nearest(sum(one.age for one in pending) * TENTHS, number) / TENTHS if number else None,
    )


def by_degree(pending: Iterable[Pending], chances: Chances) -> tuple[DegreeReserve, ...]:
    """Return the deals by degree, all three of them."""
    groups = grouped(pending, lambda one: one.deal.degree)
    return tuple(
        DegreeReserve(degree, chances[degree], reserve_of(groups.get(degree, [])))
        for degree in DEGREES
    )


def by_month(
    pending: Iterable[Pending], chances: Chances, outlooks: Mapping[Month, Outlook]
) -> tuple[MonthReserve, ...]:
    """Return the deals by the month they count for, the earliest first, those of none last.

    Months with an outlook are told without a deal too.
    """
    groups = grouped(pending, lambda one: one.month)
    months = sorted({*groups, *outlooks}, key=lambda month: (month is None, month or ()))
    return tuple(
        MonthReserve(
            month,
            reserve_of(groups.get(month, [])),
            by_degree(groups.get(month, []), chances),
            outlooks.get(month) if month else None,
        )
        for month in months
    )
