"""The arithmetic of a month's plan, with whose deals it is made of."""

from collections.abc import Iterator

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.explaining import Coming, Explanation, explain_plan
from rmtrack.domain.steps import RANGES, steps_of
from rmtrack.storage import months


def explain(desk: Desk, month: Month, category: str | None = None) -> Explanation:
    """Return how every number of a month's plan comes about, of one category or of all."""
    with desk.store.snapshot():
        plan = show_plan(desk, month)
        bookings = desk.store.all(months.BOOKED_BY, month=month)
        coming = list(_coming(desk, month))
    if category is not None:
        plan = plan.only(category)
        coming = [one for one in coming if one.quota.category == category]
    return explain_plan(plan, bookings, coming)


def _coming(desk: Desk, month: Month) -> Iterator[Coming]:
    """Yield the quotas that are stocked for today, where `month` is this one or theirs."""
    for served, step in steps_of(desk.today, desk.calendar):
        if step in RANGES and month in (served, Month.of(desk.today)):
            for quota in desk.store.all(months.QUOTAS, month=served):
                yield Coming(step, quota)
