"""The verb of the pipeline: what is open, and what it is good for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from rmtrack.actions.chances import chances_of, year_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.month_page import find_steps
from rmtrack.actions.open_deals import open_deals
from rmtrack.actions.pipeline_lists import stale_among, watched
from rmtrack.actions.plan import show_plan
from rmtrack.domain.categories import in_order
from rmtrack.domain.chances import Chance, Chances, share_won, win_rate
from rmtrack.domain.days import Month
from rmtrack.domain.month_page import Filed, file_deals
from rmtrack.domain.outlook import Outlook, look_ahead
from rmtrack.domain.pipeline import OpenDeal, Pending, grouped
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.reserve import by_degree, by_month, reserve_of
from rmtrack.domain.rolling import Rolling, roll_of, week_start
from rmtrack.domain.stale import Stale, age_days
from rmtrack.storage import pipeline


class _Known(NamedTuple):
    """All that the pages of the categories are made of."""

    plans: Sequence[MonthPlan]  # of the months told
    deals: Mapping[str, Sequence[OpenDeal]]  # all open ones by category, of whatever month
    filed: Filed  # the same, by month too
    pending: Mapping[str, Sequence[Pending]]  # those that are told, by category
    stale: Sequence[Stale]
    rolling: Sequence[Rolling]
    begun: Collection[int]
    chances: Chances
    rate: Chance
    own_rate: int | None

    @property
    def categories(self) -> list[str]:
        """Those with an open deal, with one that rolled, or of which a plan tells anything."""
        planned = {one.category for plan in self.plans for one in plan.categories}
        planned |= {one.category for plan in self.plans for one in plan.later}
        rolled = {deal.category for deal in self.rolling}
        return in_order(planned | rolled | self.deals.keys())


def look_at_pipeline(desk: Desk, month: Month | None = None) -> Pipeline:
    """Return the open deals, those that count for a month where one is given."""
    with desk.store.snapshot():
        deals = open_deals(desk)
        chances = chances_of(desk)
        plan_of = cache(partial(show_plan, desk))
        now = Month.of(desk.today)
        plans = [plan_of(one) for one in ([month] if month else [now, now.shifted(1)])]
        known = _known(desk, deals, chances, plans, month)
        steps, next_leads = find_steps(desk, plan_of, known.filed, chances)
        (away,) = desk.store.all(pipeline.AWAY)
    return Pipeline(
        today=desk.today,
        month=month,
        categories=tuple(_category(desk, known, category) for category in known.categories),
        chances=chances,
        rate=known.rate,
        own_rate=known.own_rate,
        steps=steps,
        next_leads=next_leads,
        clients=len({one.deal.contact_id for told in known.pending.values() for one in told}),
        weight=desk.policy.chance_weight,
        away=away,
    )


def _known(
    desk: Desk,
    deals: Sequence[OpenDeal],
    chances: Chances,
    plans: Sequence[MonthPlan],
    month: Month | None,
) -> _Known:
    told = watched(desk, deals)
    if month is not None:
        told = [(deal, watch) for deal, watch in told if deal.month == month]
    (ended,) = desk.store.all(pipeline.ALL_ENDED, **year_of(desk))
    return _Known(
        plans=plans,
        deals=grouped(deals, lambda deal: deal.category),
        filed=file_deals(deals),
        pending=grouped(
            (Pending.of(deal, age_days(watch, desk.today), chances) for deal, watch in told),
            lambda one: one.deal.category,
        ),
        stale=stale_among(desk, told),
        rolling=desk.store.all(pipeline.ROLLING, since=week_start(desk.today)),
        begun=frozenset(desk.store.all(pipeline.BEGUN)),
        chances=chances,
        rate=win_rate(ended, desk.policy),
        own_rate=share_won(ended),
    )


def _category(desk: Desk, known: _Known, category: str) -> CategoryPipeline:
    pending = known.pending.get(category, ())
    rolling = [deal for deal in known.rolling if deal.category == category]
    now = known.deals.get(category, ())
    return CategoryPipeline(
        category=category,
        kind=desk.rules.kind(category),
        reserve=reserve_of(pending),
        degrees=by_degree(pending, known.chances),
        months=by_month(pending, known.chances, dict(_outlooks(desk, known, category))),
        roll=roll_of(rolling, now, week_start(desk.today)),
        stale=tuple(one for one in known.stale if one.deal.category == category),
    )


def _outlooks(desk: Desk, known: _Known, category: str) -> Iterator[tuple[Month, Outlook]]:
    """Yield how each month looks that has anything of the category: a quota, money or deals."""
    for plan in known.plans:
        deals = known.filed.get((plan.month, category), ())
        if deals or plan.of(category) or any(one.category == category for one in plan.later):
            outlook = look_ahead(
                plan,
                category,
                deals,
                kind=desk.rules.kind(category),
                chances=known.chances,
                rate=known.rate,
                begun=known.begun,
            )
            yield plan.month, outlook
