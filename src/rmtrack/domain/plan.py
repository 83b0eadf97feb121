"""The plan of a month: what each category asks for, by week and day, and how it stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtrack.domain import pace
from rmtrack.domain.curves import Shares, shares_of
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.keys import CATEGORIES
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.quota import Quota
from rmtrack.domain.weeks import Week, daily_targets, plan_weeks, week_index


class Booked(NamedTuple):
    """Money of a category that counts for the month, and the day it was booked."""

    category: str
    amount: Money  # negative for a reversal or a correction downward
    booked_on: date


class WeekPlan(NamedTuple):
    """A plan week of one category."""

    number: int  # 1-4
    days: Week
    target: Money
    flat_target: Money  # what the flat curve would ask, for the comparison
    daily: tuple[Money, ...]  # one a day; adds up to the target
    booked: Money  # by the day it was booked, days off included


class CategoryPlan(NamedTuple):
    """What a month asks of one category, and how it stands.

    With a quota, booked + left = quota + surplus. Without one, only what was booked is told.
    """

    category: str
    quota: Quota | None
    shares: Shares | None  # basis points; None for the flat curve
    booked: Money  # up to today, pre-booked money included
    prebooked: Money  # the part booked outside the month
    pace: Money = ZERO  # ahead from 0 on, behind below it
    pace_days: float = 0.0  # working days, with the sign of the pace
    left: Money = ZERO
    left_this_week: Money = ZERO
    needed_today: Money = ZERO
    surplus: Money = ZERO
    weeks: tuple[WeekPlan, ...] = ()

    def target_by(self, day: date) -> Money:
        """Return the cumulative target to the end of `day`."""
        pairs = (pair for week in self.weeks for pair in zip(week.days, week.daily, strict=True))
        return sum((amount for on, amount in pairs if on <= day), ZERO)


class MonthPlan(NamedTuple):
    """The plan of a month as it stands today."""

    today: date
    month: Month
    calendar: str
    provisional: bool  # no official calendar of the year yet
    weeks: tuple[Week, ...]
    categories: tuple[CategoryPlan, ...]

    @property
    def week(self) -> int | None:
        """The number of the plan week to which today belongs; None outside the month."""
        inside = self.today in self.month and self.weeks
        return week_index(self.weeks, self.today) + 1 if inside else None

    def only(self, category: str) -> "MonthPlan":
        """Return the plan of one category alone."""
        kept = tuple(one for one in self.categories if one.category == category)
        return self._replace(categories=kept)

    @property
    def day_of_week(self) -> int | None:
        """Which working day of its plan week today is, from 1; None on a day off."""
        return next((w.index(self.today) + 1 for w in self.weeks if self.today in w), None)

    @property
    def days_left(self) -> int:
        """The working days left in the month, today included when it is one."""
        return sum(day >= self.today for week in self.weeks for day in week)


def plan_month(  # noqa: PLR0913 - the facts a plan is made of, each named
    month: Month,
    *,
    today: date,
    calendar: WorkCalendar,
    quotas: Sequence[Quota],
    bookings: Sequence[Booked],
    earlier: Mapping[str, int],
) -> MonthPlan:
    """Plan a month from its quotas and from the bookings that count for it.

    `earlier` is the number of earlier months with a quota, by category. Bookings dated after today
    don't count yet. Told are the categories with a quota or with money.
    """
    weeks = plan_weeks(month, calendar)
    known = [booking for booking in bookings if booking.booked_on <= today]
    asked = {quota.category: quota for quota in quotas}
    return MonthPlan(
        today=today,
        month=month,
        calendar=calendar.name,
        provisional=calendar.is_provisional(month.year),
        weeks=weeks,
        categories=tuple(
            _without_quota(month, category, _of(category, known))
            if category not in asked
            else _with_quota(
                asked[category], today, weeks, _of(category, known), earlier.get(category, 0)
            )
            for category in _in_order({*asked, *(booking.category for booking in known)})
        ),
    )


def _of(category: str, bookings: Sequence[Booked]) -> list[Booked]:
    return [booking for booking in bookings if booking.category == category]


def _in_order(categories: set[str]) -> list[str]:
    known = [category for category in CATEGORIES if category in categories]
    return known + sorted(categories.difference(CATEGORIES))


def _without_quota(month: Month, category: str, bookings: list[Booked]) -> CategoryPlan:
    return CategoryPlan(
        category=category,
        quota=None,
        shares=None,
        booked=_total(bookings),
        prebooked=_total([b for b in bookings if b.booked_on not in month]),
    )


def _with_quota(
    quota: Quota, today: date, weeks: tuple[Week, ...], bookings: list[Booked], earlier: int
) -> CategoryPlan:
    shares = shares_of(quota.curve, earlier)
    at = pace.stand(
        month=quota.month,
        today=today,
        weeks=weeks,
        quota=quota.amount,
        shares=shares,
        booked=_total(bookings),
        won_today=_total([b for b in bookings if b.booked_on == today]),
    )
    return CategoryPlan(
        category=quota.category,
        quota=quota,
        shares=shares,
        booked=at.booked,
        prebooked=_total([b for b in bookings if b.booked_on not in quota.month]),
        pace=pace.pace(at),
        pace_days=pace.pace_days(at),
        left=pace.left(at),
        left_this_week=pace.left_this_week(at),
        needed_today=pace.needed_today(at),
        surplus=pace.surplus(at),
        weeks=_week_plans(at, bookings),
    )


def _week_plans(at: pace.Standing, bookings: list[Booked]) -> tuple[WeekPlan, ...]:
    flat = daily_targets(at.quota, at.weeks, None)
    inside = [b for b in bookings if b.booked_on in at.month]
    return tuple(
        WeekPlan(
            number=index + 1,
            days=days,
            target=sum(at.daily[index], ZERO),
            flat_target=sum(flat[index], ZERO),
            daily=at.daily[index],
            booked=_total([b for b in inside if week_index(at.weeks, b.booked_on) == index]),
        )
        for index, days in enumerate(at.weeks)
    )


def _total(bookings: Sequence[Booked]) -> Money:
    return sum((booking.amount for booking in bookings), ZERO)
