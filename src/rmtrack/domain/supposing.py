"""What a month would be if: another curve, or another win. Nothing of it is kept."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import ONE_DAY, Month
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import Booked, CategoryPlan, MonthPlan
from rmtrack.domain.planning import MonthFacts


class Supposed(NamedTuple):
    """A month as it stands, the other month beside it, and what was supposed."""

    plan: MonthPlan
    other: MonthPlan
    curve: str | None  # as it is kept: a name, or four shares
    win: Money | None
    category: str | None  # of the win; of the curve, None where it is that of all quotas

    @property
    def won_on(self) -> date:
        """The day of the supposed win."""
        return day_of_win(self.plan.month, self.plan.today)

    @property
    def pairs(self) -> tuple[tuple[CategoryPlan, CategoryPlan], ...]:
        """The categories that would stand otherwise, as they are and as they would be."""
        both = ((_standing(self.plan, other), other) for other in self.other.categories)
        return tuple((ours, other) for ours, other in both if ours != other)


def _standing(plan: MonthPlan, other: CategoryPlan) -> CategoryPlan:
    """Return a category as it stands; one that nothing is known of stands at nothing."""
    none = CategoryPlan(other.category, None, None, ZERO, ZERO, kind=other.kind)
    return plan.of(other.category) or none


def day_of_win(month: Month, today: date) -> date:
    """Return the day a supposed win is booked on: today, or the last day of a month gone by."""
    return min(today, month.end - ONE_DAY)


def with_curve(facts: MonthFacts, curve: str, category: str | None) -> MonthFacts:
    """Return the facts with the quota of a category, or with all of them, laid out otherwise.

    Raises RuleError where there is no quota to lay out.
    """
    if not any(category in (None, quota.category) for quota in facts.quotas):
        raise RuleError(
            N_("there is no quota to lay out otherwise"),
            hint=N_("set one with: rmtrack plan --quota 2290000"),
        )
    quotas = [
        replace(quota, curve=curve) if category in (None, quota.category) else quota
        for quota in facts.quotas
    ]
    return facts._replace(quotas=quotas)


def with_win(facts: MonthFacts, win: Booked) -> MonthFacts:
    """Return the facts with one win more. The bank's figures from its day on would hold it too."""
    return facts._replace(
        bookings=[*facts.bookings, win], figures=[_holding(win, one) for one in facts.figures]
    )


def _holding(win: Booked, figure: BankFigure) -> BankFigure:
    if figure.category != win.category or figure.taken_on < win.booked_on:
        return figure
    return replace(
        figure,
        amount=None if figure.amount is None else figure.amount + win.counted,
        pieces=None if figure.pieces is None else figure.pieces + win.pieces,
    )
