"""The verb of the pipeline: what is open, and what it is good for."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rmtrack.actions.chances import chances_of, year_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.month_page import current_month
from rmtrack.actions.open_deals import open_deals
from rmtrack.actions.plan import show_plan
from rmtrack.domain.categories import in_order
from rmtrack.domain.chances import Chance, Chances, win_rate
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree, Rolled
from rmtrack.domain.outlook import Outlook, look_ahead
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.reserve import Pending, by_degree, by_month, reserve_of
from rmtrack.domain.rolling import Rolling, happened, roll_of, week_start
from rmtrack.domain.stale import Stale, Watch, age_days, stale_deals
from rmtrack.storage import pipeline


class _Known(NamedTuple):
    """All that the pages of the categories are made of."""

    plans: Sequence[MonthPlan]  # of the months told
    deals: Sequence[OpenDeal]  # all open ones, whatever month is asked for
    pending: Sequence[Pending]  # those that are told
    stale: Sequence[Stale]
    rolling: Sequence[Rolling]
    begun: Collection[int]
    chances: Chances
    rate: Chance

    @property
    def categories(self) -> list[str]:
        """Those with an open deal, with one that rolled, or with a plan."""
        planned = {one.category for plan in self.plans for one in plan.categories}
        rolled = {deal.category for deal in self.rolling}
        return in_order(planned | rolled | {deal.category for deal in self.deals})


def look_at_pipeline(desk: Desk, month: Month | None = None) -> Pipeline:
    """Return the open deals, those that count for a month where one is given."""
    with desk.store.snapshot():
        deals = open_deals(desk)
        chances = chances_of(desk)
        page = current_month(desk, deals, chances)
        months = [month] if month else [page.plan.month, page.plan.month.shifted(1)]
        plans = [page.plan if of == page.plan.month else show_plan(desk, of) for of in months]
        known = _known(desk, deals, chances, plans, month)
    return Pipeline(
        today=desk.today,
        month=month,
        categories=tuple(_category(desk, known, category) for category in known.categories),
        chances=chances,
        rate=known.rate,
        steps=page.steps,
        next_leads=page.next_leads,
        clients=len({one.deal.contact_id for one in known.pending}),
        weight=desk.policy.chance_weight,
    )


def find_stale(desk: Desk) -> tuple[Stale, ...]:
    """Return the open deals that stand still."""
    with desk.store.snapshot():
        return _stale(desk, _watched(desk, open_deals(desk)))


def find_rolled(desk: Desk, what: Rolled) -> frozenset[int]:
    """Return the numbers of the deals with which that happened this week."""
    since = week_start(desk.today)
    rolling = desk.store.all(pipeline.ROLLING, since=since)
    return frozenset(deal.id for deal in rolling if what in happened(deal, since))


def find_learned_from(desk: Desk, degree: Degree) -> frozenset[int]:
    """Return the numbers of the closed deals from which the chance of a degree is learned."""
    return frozenset(desk.store.all(pipeline.LEARNED_FROM, degree=degree, **year_of(desk)))


def _known(
    desk: Desk,
    deals: Sequence[OpenDeal],
    chances: Chances,
    plans: Sequence[MonthPlan],
    month: Month | None,
) -> _Known:
    told = [pair for pair in _watched(desk, deals) if month in {None, pair[0].month}]
    (ended,) = desk.store.all(pipeline.ALL_ENDED, **year_of(desk))
    return _Known(
        plans=plans,
        deals=deals,
        pending=[Pending.of(deal, age_days(watch, desk.today), chances) for deal, watch in told],
        stale=_stale(desk, told),
        rolling=desk.store.all(pipeline.ROLLING, since=week_start(desk.today)),
        begun=frozenset(desk.store.all(pipeline.BEGUN)),
        chances=chances,
        rate=win_rate(ended, desk.policy),
    )


def _watched(desk: Desk, deals: Sequence[OpenDeal]) -> list[tuple[OpenDeal, Watch]]:
    return list(zip(deals, desk.store.all(pipeline.WATCHES), strict=True))


def _stale(desk: Desk, watched: Sequence[tuple[OpenDeal, Watch]]) -> tuple[Stale, ...]:
    calendar, policy = desk.calendar, desk.policy
    return tuple(stale_deals(watched, today=desk.today, calendar=calendar, policy=policy))


def _category(desk: Desk, known: _Known, category: str) -> CategoryPipeline:
    pending = [one for one in known.pending if one.deal.category == category]
    rolling = [deal for deal in known.rolling if deal.category == category]
    now = [deal for deal in known.deals if deal.category == category]
    return CategoryPipeline(
        category=category,
        kind=desk.rules.kind(category),
        reserve=reserve_of(pending),
        degrees=by_degree(pending, known.chances),
        months=by_month(pending, known.chances, dict(_outlooks(desk, known, pending, category))),
        roll=roll_of(rolling, now, week_start(desk.today)),
        stale=tuple(one for one in known.stale if one.deal.category == category),
    )


def _outlooks(
    desk: Desk, known: _Known, pending: Sequence[Pending], category: str
) -> Iterator[tuple[Month, Outlook]]:
    """Yield how each month looks that has anything of the category: a quota, money or deals."""
    for plan in known.plans:
        of_plan = plan.of(category)
        deals = [one.deal for one in pending if one.month == plan.month]
        if of_plan is not None or deals:
            outlook = look_ahead(
                plan.month,
                of_plan,
                deals,
                kind=desk.rules.kind(category),
                share=lambda deal: known.chances[deal.degree].share,
                rate=known.rate,
                begun=known.begun,
            )
            yield plan.month, outlook
