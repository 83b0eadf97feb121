"""The verb that prepares a month."""

from collections.abc import Sequence

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import month_facts, plan_of
from rmtrack.actions.rates import basis_of
from rmtrack.domain.days import Month
from rmtrack.domain.prework import Prework, prepare_month
from rmtrack.domain.quota import Quota
from rmtrack.storage import months


def prepare(desk: Desk, month: Month | None = None, category: str | None = None) -> Prework:
    """Return what week 1 of a month takes, by default of the next one; of all categories or one.

    A category without a quota in a month to come is taken to have that of this month.
    """
    chosen = month or Month.of(desk.today).shifted(1)
    with desk.store.snapshot():
        facts = month_facts(desk, chosen)
        quotas = [*facts.quotas, *_assumed(desk, chosen, facts.quotas)]
        plan = plan_of(desk, chosen, facts._replace(quotas=quotas))
        basis = basis_of(desk)
    return prepare_month(plan, basis, desk.calendar, category=category)


def _assumed(desk: Desk, month: Month, set_already: Sequence[Quota]) -> list[Quota]:
    """Return this month's quotas of the categories that have none in a month to come."""
    this = Month.of(desk.today)
    if month <= this:
        return []
    known = {quota.category for quota in set_already}
    ours = desk.store.all(months.QUOTAS, month=this)
    return [quota for quota in ours if quota.category not in known]
