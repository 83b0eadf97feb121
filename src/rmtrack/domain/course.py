"""How a month runs day by day: what its curve has, what the flat one would, what was booked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from rmtrack.domain.figures import Correction
from rmtrack.domain.measuring import Measured
from rmtrack.domain.money import ZERO
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.weeks import daily_targets


class Point(NamedTuple):
    """The evening of a working day, with all that counts for the month up to then.

    Money, or a number of deals where only deals are asked for.
    """

    day: date
    managed: int  # by the curve of the quota
    flat: int  # spread evenly over the working days
    booked: int | None  # pre-booked and the bank's correction included; None after today


def course_of(plan: MonthPlan, category: CategoryPlan) -> tuple[Point, ...]:
    """Return the evenings of a category's working days; none without a quota.

    What is booked on a day off stands in the next evening, what is booked after the last working
    day in that day's. The bank's figures count from their days on.
    """
    if category.target is not None:
        money = [(booking.booked_on, booking.counted) for booking in category.bookings]
        return _course(plan, category, [*money, *_steps(category.corrections)], ZERO)
    deals = [(booking.booked_on, booking.pieces) for booking in category.bookings]
    return _course(plan, category.deals, [*deals, *_steps(category.deal_corrections)], 0)


def course_of_total(plan: MonthPlan) -> tuple[Point, ...]:
    """Return the evenings of all categories with a quota in money together."""
    asked = [course_of(plan, one) for one in plan.categories if one.target is not None]
    return tuple(
        Point(
            evenings[0].day,
            sum((one.managed for one in evenings), ZERO),
            sum((one.flat for one in evenings), ZERO),
            _sum_of([one.booked for one in evenings]),
        )
        for evenings in zip(*asked, strict=True)
    )


def _course(
    plan: MonthPlan,
    at: CategoryPlan | Measured[int],
    entries: Sequence[tuple[date, int]],
    nothing: int,
) -> tuple[Point, ...]:
    if at.target is None or not at.weeks:
        return ()
    days = [day for week in at.weeks for day in week.days]
    managed = _running((part for week in at.weeks for part in week.daily), nothing)
    parts = daily_targets(at.target, plan.layout, None)
    flat = _running((part for week in parts for part in week), nothing)
    booked = [
        sum((number for on, number in entries if on <= evening), nothing)
        for evening in (*days[:-1], date.max)
    ]
    known = [
        number if day <= plan.today else None for day, number in zip(days, booked, strict=True)
    ]
    return tuple(map(Point, days, managed, flat, known))


def _steps(corrections: Sequence[Correction]) -> Iterator[tuple[date, int]]:
    """Yield what each correction changes of the one before it, and its day."""
    before = 0
    for correction in corrections:
        yield correction.on, correction.difference - before
        before = correction.difference


def _running(parts: Iterable[int], nothing: int) -> list[int]:
    """Return the sums after each part."""
    return list(accumulate(parts, initial=nothing))[1:]


def _sum_of(numbers: Sequence[int | None]) -> int | None:
    """Return the sum; None where the evening is still to come, which it is for all alike."""
    known = [number for number in numbers if number is not None]
    return sum(known, ZERO) if known else None
