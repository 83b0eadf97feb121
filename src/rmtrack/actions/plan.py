"""Verbs on the month's plan."""

from dataclasses import replace

from rmtrack.actions.desk import Desk
from rmtrack.domain.curves import DEFAULT_CURVE
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.money import Money
from rmtrack.domain.plan import MonthPlan, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.storage import queries


def show_plan(desk: Desk, month: Month) -> MonthPlan:
    """Return how a month stands today, every number solved anew from what is booked."""
    with desk.store.snapshot():
        quotas = desk.store.all(queries.QUOTAS_OF_MONTH, month=month)
        bookings = desk.store.all(queries.BOOKINGS_OF_MONTH, month=month)
        earlier = desk.store.all(queries.EARLIER_QUOTAS, month=month)
    return plan_month(
        month,
        today=desk.today,
        calendar=desk.calendar,
        quotas=quotas,
        bookings=bookings,
        earlier={row.category: row.number for row in earlier},
    )


def set_quota(  # noqa: PLR0913 - what a quota is made of, each named
    desk: Desk,
    month: Month,
    category: str,
    *,
    amount: Money,
    curve: str | None = None,
    pieces: int | None = None,
) -> MonthPlan:
    """Set what a month asks of a category, and return the plan that follows.

    Without a curve, the one set before stays, else the default holds; the same for `pieces`.
    """
    with desk.store.command(desk.line, desk.now):
        old = desk.store.first(queries.QUOTA, month=month, category=category)
        new = old or Quota(month=month, category=category, amount=amount, curve=DEFAULT_CURVE)
        desk.store.put(
            replace(
                new,
                amount=amount,
                curve=curve or new.curve,
                pieces=new.pieces if pieces is None else pieces,
            )
        )
    return show_plan(desk, month)


def drop_quota(desk: Desk, month: Month, category: str) -> MonthPlan:
    """Take a quota away. Raises RuleError when there is none."""
    with desk.store.command(desk.line, desk.now):
        quota = desk.store.first(queries.QUOTA, month=month, category=category)
        if quota is None:
            raise RuleError(
                N_("there is no quota for {category} in {month}"), category=category, month=month
            )
        desk.store.remove(quota)
    return show_plan(desk, month)
