"""The plan of a month: what each category asks for, by week and day, and how it stands."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rmtrack.domain.curves import Shares
from rmtrack.domain.days import Month
from rmtrack.domain.figures import Correction
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.measuring import Measured, WeekPlan
from rmtrack.domain.money import WHOLE, ZERO, Money, counted, total
from rmtrack.domain.pace import Way
from rmtrack.domain.quota import Quota
from rmtrack.domain.weeks import Layout, Week, week_index

NO_DEALS: Measured[int] = Measured(None, 0, 0, None, 0, 0.0, 0, 0, 0, 0)


class Booked(NamedTuple):
    """Money of a category that counts for the month, and the day it was booked."""

    category: str
    amount: Money  # negative for a reversal
    booked_on: date
    factor: int = WHOLE  # how much of it counts, in basis points
    pieces: int = 0  # how many deals it adds

    @property
    def counted(self) -> Money:
        """What counts for the quota, to the nearest fen, half of one away from zero."""
        return counted(self.amount, self.factor)


class BookedAhead(NamedTuple):
    """What is booked of a category for days to come: none of it counts yet.

    Of the money and of the deals apart, the first and the last day on which some begin to count;
    None where none do.
    """

    category: str
    counted: Money
    pieces: int
    money_days: tuple[date, date] | None
    deal_days: tuple[date, date] | None


class CategoryPlan(NamedTuple):
    """What a month asks of one category, and how it stands: see `Measured`.

    In money here; in deals in `deals`. `quota.amount` may be None where only deals are asked for:
    then the money is told as of a category without a quota.
    """

    category: str
    quota: Quota | None
    shares: Shares | None  # basis points; None for the flat curve
    booked: Money
    prebooked: Money
    pace: Money = ZERO
    pace_days: float = 0.0
    left: Money = ZERO
    left_this_week: Money = ZERO
    needed_today: Money = ZERO
    surplus: Money = ZERO
    weeks: tuple[WeekPlan[Money], ...] = ()
    share_today: Money | None = None
    way: Way | None = None
    kind: CategoryKind = CategoryKind.FLOW
    correction: Correction | None = None
    expected: Money = ZERO  # of a level: won, and in no reading yet
    deals: Measured[int] = NO_DEALS
    bookings: tuple[Booked, ...] = ()  # up to today
    corrections: tuple[Correction, ...] = ()  # by each of the bank's figures, the latest last
    deal_corrections: tuple[Correction, ...] = ()

    @property
    def target(self) -> Money | None:
        """The quota in money, where there is one."""
        return None if self.quota is None else self.quota.amount

    @property
    def is_full(self) -> bool:
        """Whether nothing that was asked for is left."""
        return self.quota is not None and self.left == 0 and self.deals.left == 0

    def target_by(self, day: date) -> Money:
        """Return the cumulative target to the end of `day`."""
        pairs = (pair for week in self.weeks for pair in zip(week.days, week.daily, strict=True))
        return sum((amount for on, amount in pairs if on <= day), ZERO)


class Total(NamedTuple):
    """The sums over all categories with a quota in money.

    booked + left = quota + surplus holds here too: what is too much in one category fills no
    other, so there can be something left and a surplus.
    """

    quota: Money = ZERO
    booked: Money = ZERO
    prebooked: Money = ZERO
    pace: Money = ZERO
    left: Money = ZERO
    left_this_week: Money = ZERO
    needed_today: Money = ZERO
    surplus: Money = ZERO


class MonthPlan(NamedTuple):
    """The plan of a month as it stands today."""

    today: date
    month: Month
    calendar: str
    provisional: bool  # no official calendar of the year yet
    weeks: tuple[Week, ...]
    categories: tuple[CategoryPlan, ...]
    layout: Layout = Layout(())
    alone: str | None = None  # the one category that is asked for
    later: tuple[Booked, ...] = ()  # dated after today: they don't count yet

    @property
    def week(self) -> int | None:
        """The number of the plan week to which today belongs; None outside the month."""
        inside = self.today in self.month and self.weeks
        return week_index(self.weeks, self.today) + 1 if inside else None

    def only(self, category: str) -> "MonthPlan":
        """Return the plan of one category alone."""
        kept = tuple(one for one in self.categories if one.category == category)
        return self._replace(categories=kept, alone=category)

    def of(self, category: str) -> CategoryPlan | None:
        """Return one category, or None where it has neither a quota nor money."""
        return next((one for one in self.categories if one.category == category), None)

    @property
    def ahead(self) -> tuple[BookedAhead, ...]:
        """What is booked for days to come, a row a category in the order of those days."""
        names = dict.fromkeys(one.category for one in self.later)
        return tuple(ahead for ahead in map(self.ahead_of, names) if ahead is not None)

    def ahead_of(self, category: str) -> BookedAhead | None:
        """Return what is booked of one category for days to come."""
        rows = [one for one in self.later if one.category == category]
        if not rows:
            return None
        return BookedAhead(
            category,
            total(one.counted for one in rows),
            sum(one.pieces for one in rows),
            _from_to([one.booked_on for one in rows if one.counted]),
            _from_to([one.booked_on for one in rows if one.pieces]),
        )

    @property
    def day_of_week(self) -> int | None:
        """Which working day of its plan week today is, from 1; None on a day off."""
        return next((w.index(self.today) + 1 for w in self.weeks if self.today in w), None)

    @property
    def days_left(self) -> int:
        """The working days left in the month, today included when it is one."""
        return sum(day >= self.today for week in self.weeks for day in week)

    @property
    def total(self) -> Total:
        """The sums over the categories with a quota in money."""
        asked = [one for one in self.categories if one.target is not None]
        quota = sum((one.target for one in asked if one.target is not None), ZERO)
        sums = {
            name: sum((getattr(one, name) for one in asked), ZERO)
            for name in Total._fields
            if name != "quota"
        }
        return Total(quota=quota, **sums)

    @property
    def is_full(self) -> bool:
        """Whether every quota of the month is met, and there is one."""
        asked = [category for category in self.categories if category.quota is not None]
        return bool(asked) and all(category.is_full for category in asked)


def _from_to(days: Sequence[date]) -> tuple[date, date] | None:
    return (min(days), max(days)) if days else None


class Replanned(NamedTuple):
    """A month before and after something of one category was set, and that category."""

    before: MonthPlan
    plan: MonthPlan
    category: str
