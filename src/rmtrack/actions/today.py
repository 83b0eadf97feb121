"""The verb of the morning."""

from collections.abc import Iterator, Sequence

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import show_plan
from rmtrack.domain.care import birthdays_within, remember
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree, Mood
from rmtrack.domain.money import ZERO
from rmtrack.domain.morning import Morning
from rmtrack.domain.pipeline import OpenDeal, counts_for, coverage, weighted
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.ranking import CallList, Known, open_calls, rank_candidates
from rmtrack.domain.steps import Counts, Step, next_month_leads, step_for, steps_of
from rmtrack.storage import queries


def look_at_morning(desk: Desk, limit: int | None = None) -> Morning:
    """Return what the morning shows: the month, its steps, the calls, the care.

    `limit` is how many calls are listed; the policy says how many by default.
    """
    with desk.store.snapshot():
        month = Month.of(desk.today)
        plan = show_plan(desk, month)
        deals = desk.store.all(queries.OPEN_DEALS)
        steps = tuple(_steps(desk, plan, deals))
        birthdays = desk.store.all(
            queries.BIRTHDAYS, days=birthdays_within(desk.today, desk.policy.care_window_days)
        )
        return Morning(
            today=desk.today,
            plan=plan,
            coverage=_coverage(desk, plan, deals),
            steps=steps,
            calls=_calls(desk, deals, desk.policy.list_length if limit is None else limit),
            care=remember(birthdays, desk.today),
            next_leads=next_month_leads(desk.today, desk.calendar, full=_is_full(plan)),
        )


def _is_full(plan: MonthPlan) -> bool:
    asked = [category for category in plan.categories if category.quota is not None]
    return bool(asked) and all(category.left == 0 for category in asked)


def _coverage(desk: Desk, plan: MonthPlan, deals: Sequence[OpenDeal]) -> dict[str, float | None]:
    return {
        category.category: coverage(
            weighted(_of(deals, plan.month, category.category), desk.policy), category.left
        )
        for category in plan.categories
        if category.quota is not None
    }


def _of(deals: Sequence[OpenDeal], month: Month, category: str) -> list[OpenDeal]:
    return [deal for deal in deals if deal.category == category and counts_for(deal) == month]


def _steps(desk: Desk, plan: MonthPlan, deals: Sequence[OpenDeal]) -> Iterator[Step]:
    """Yield this month's and next month's step, for each category of their month's plan."""
    for month, step in steps_of(desk.today, desk.calendar):
        of_month = plan if month == plan.month else show_plan(desk, month)
        won = desk.store.all(queries.DEALS_WON, month=month, today=desk.today)
        pieces = {row.category: row.number for row in won}
        for category in of_month.categories:
            counts = _counts(
                desk,
                _of(deals, month, category.category),
                won=category.booked,
                deals_won=pieces.get(category.category, 0),
            )
            yield step_for(month, step, category.category, quota=category.quota, counts=counts)


def _counts(desk: Desk, deals: Sequence[OpenDeal], *, won: int, deals_won: int) -> Counts:
    committed = [deal for deal in deals if deal.degree is Degree.COMMITTED]
    return Counts(
        won=ZERO + won,
        deals_won=deals_won,
        committed=sum((deal.amount for deal in committed), ZERO),
        deals_committed=len(committed),
        clients=len({deal.contact_id for deal in deals}),
        weighted=weighted(deals, desk.policy),
    )


def _calls(desk: Desk, deals: Sequence[OpenDeal], limit: int) -> CallList:
    """Rank everybody who may be due; only of those who are listed the last note is looked up."""
    store, today = desk.store, desk.today
    due = store.all(queries.CANDIDATES, today=today)
    seen = {candidate.id for candidate in due}
    closing = sorted({deal.contact_id for deal in deals if deal.contact_id not in seen})
    candidates = [*due, *store.all(queries.CANDIDATES_OF, ids=closing)]
    known = Known(
        steps=store.all(queries.DUE_STEPS, today=today),
        deals=deals,
        tried_today=store.all(queries.TOUCHED_ON, day=today),
        moods=_category_moods(desk, deals),
    )
    ranked = rank_candidates(candidates, known, today=today, policy=desk.policy)
    ids = [candidate.id for candidate, _verdict in ranked[:limit]]
    notes = {row.contact_id: row.note for row in store.all(queries.LAST_NOTES, ids=ids)}
    return open_calls(ranked, notes, limit=limit)


def _category_moods(desk: Desk, deals: Sequence[OpenDeal]) -> dict[tuple[int, str], Mood]:
    """Return what the clients with an open deal showed toward a category, where they did."""
    ids = sorted({deal.contact_id for deal in deals})
    felt = desk.store.all(queries.CATEGORY_MOODS, ids=ids)
    return {(row.contact_id, row.category): row.mood for row in felt if row.mood}
