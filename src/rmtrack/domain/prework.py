"""What week 1 of a month takes, made ready in the last two plan weeks of the month before."""

from collections.abc import Sequence
from datetime import date
from math import exp, hypot, log
from typing import NamedTuple

from rmtrack.domain.acts import Acts, Basis, Rate, acts_for, acts_for_deals
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.measuring import N, WeekPlan
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.quota import Quota
from rmtrack.domain.weeks import Week, plan_weeks

WEEKS = 2  # so long the preparation takes


class Margin(NamedTuple):
    """Between what factors of a number the truth lies, eight times out of ten; 1 is sure."""

    low: float
    high: float


class Estimate(NamedTuple):
    """About so many, and eight times out of ten between the lowest and the highest."""

    about: int = 0
    low: int = 0
    high: int = 0

    @property
    def is_known(self) -> bool:
        """Whether it is one number and no range."""
        return self.low == self.high

    def a_day(self, days: int) -> "Estimate":
        """Return what each of so many days (at least one) bears, rounded up."""
        return Estimate(*(-(-number // days) for number in self))

    def plus(self, other: "Estimate") -> "Estimate":
        """Return both together: they go by the same rates, so they err together."""
        return Estimate(*(sum(pair) for pair in zip(self, other, strict=True)))


class CategoryPrework(NamedTuple):
    """What week 1 still needs in a category with a quota, and the acts that it takes.

    Of a quota in money and in deals the one that takes more deals decides.
    """

    category: str
    quota: Quota  # of the month, or of the one whose quota is assumed
    target: Money | None  # of week 1; so are the next two
    deals_target: int | None
    left: Money  # less what is booked for the month
    deals_left: int
    booked: Money
    deals_booked: int
    acts: Acts
    meetings: Estimate
    calls: Estimate


class Prework(NamedTuple):
    """The preparation of a month as it stands today."""

    today: date
    month: Month
    calendar: str
    provisional: tuple[int, ...]  # the years that have no official calendar yet
    days: tuple[date, ...]  # the working days left for it, today included
    week: Week  # week 1 of the month
    categories: tuple[CategoryPrework, ...]
    basis: Basis
    asked: str | None = None  # the category that was asked for alone

    @property
    def assumed(self) -> tuple[Quota, ...]:
        """The quotas of another month that stand in where this one has none."""
        return tuple(one.quota for one in self.categories if one.quota.month != self.month)

    @property
    def left(self) -> Money:
        """What week 1 still needs in money."""
        return sum((one.left for one in self.categories), ZERO)

    @property
    def acts(self) -> Acts:
        """The acts of all categories."""
        each = [one.acts for one in self.categories]
        return Acts(*(sum(numbers) for numbers in zip(Acts(), *each, strict=True)))

    @property
    def meetings(self) -> Estimate:
        """The meetings of all categories."""
        return _together([one.meetings for one in self.categories])

    @property
    def calls(self) -> Estimate:
        """The calls of all categories."""
        return _together([one.calls for one in self.categories])


def prepare_month(
    plan: MonthPlan, basis: Basis, calendar: WorkCalendar, *, category: str | None = None
) -> Prework:
    """Turn week 1 of a month into acts, for each category with a quota, or for one of them."""
    categories = (plan if category is None else plan.only(category)).categories
    before = plan.month.shifted(-1)
    years = sorted({before.year, plan.month.year})
    return Prework(
        today=plan.today,
        month=plan.month,
        calendar=plan.calendar,
        provisional=tuple(year for year in years if calendar.is_provisional(year)),
        days=tuple(day for day in preparing_days(plan.month, calendar) if day >= plan.today),
        week=next(iter(plan.weeks), ()),
        categories=tuple(
            _category(one, one.quota, basis) for one in categories if one.quota is not None
        ),
        basis=basis,
        asked=category,
    )


def preparing_days(month: Month, calendar: WorkCalendar) -> tuple[date, ...]:
    """Return the working days on which a month is prepared: of the last two plan weeks before."""
    weeks = plan_weeks(month.shifted(-1), calendar)
    return tuple(day for week in weeks[-WEEKS:] for day in week)


def margins(basis: Basis) -> tuple[Margin, Margin]:
    """Return by how much the meetings and the calls that deals take may be off.

    Calls are off by the meetings they are made for, too. The two rarely err to the same side
    together: as ratios, their widths add up like the sides of a right angle.
    """
    meetings, calls = _margin(basis.meetings), _margin(basis.calls)
    low = hypot(log(meetings.low), log(calls.low))
    high = hypot(log(meetings.high), log(calls.high))
    return meetings, Margin(exp(-low), exp(high))


def _margin(rate: Rate) -> Margin:
    low, high = rate.range()
    return Margin(low / rate.tries, high / rate.tries)


def _category(plan: CategoryPlan, quota: Quota, basis: Basis) -> CategoryPrework:
    left = Money(_left(plan.weeks, plan.booked))
    deals_left = _left(plan.deals.weeks, plan.deals.booked)
    acts = max(acts_for(left, plan.category, basis), acts_for_deals(deals_left, basis))
    meetings, calls = margins(basis)
    return CategoryPrework(
        category=plan.category,
        quota=quota,
        target=None if quota.amount is None else Money(_target(plan.weeks)),
        deals_target=None if quota.pieces is None else _target(plan.deals.weeks),
        left=left,
        deals_left=deals_left,
        booked=plan.booked,
        deals_booked=plan.deals.booked,
        acts=acts,
        meetings=_estimate(acts.meetings, meetings),
        calls=_estimate(acts.calls, calls),
    )


def _target(weeks: Sequence[WeekPlan[N]]) -> int:
    """Return the target of week 1; a month without a working day has none."""
    return sum(week.target for week in weeks[:1])


def _left(weeks: Sequence[WeekPlan[N]], booked: int) -> int:
    return max(0, _target(weeks) - booked) if weeks else 0


def _estimate(about: int, margin: Margin) -> Estimate:
    return Estimate(about, round(about * margin.low), round(about * margin.high))


def _together(estimates: list[Estimate]) -> Estimate:
    total = Estimate()
    for estimate in estimates:
        total = total.plus(estimate)
    return total
