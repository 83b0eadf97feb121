"""The verb of the morning."""

from collections.abc import Sequence

from rmtrack.actions.care import look_at_care
from rmtrack.actions.chances import chances_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.month_page import current_month
from rmtrack.actions.open_deals import open_deals
from rmtrack.actions.start import count_unplaced, somebody_placed
from rmtrack.domain.chances import Chances
from rmtrack.domain.coverage import Asked, asked_of, coming_of, weighted_coverage
from rmtrack.domain.grid import MIDDLE_FROM, Limit
from rmtrack.domain.keys import Mood
from rmtrack.domain.month_page import Filed, file_deals
from rmtrack.domain.morning import Morning
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.ranking import CallList, Known, open_calls, rank_candidates
from rmtrack.domain.steps import DEALS
from rmtrack.storage import cells, pipeline, queries


def look_at_morning(desk: Desk, limit: int | None = None) -> Morning:
    """Return what the morning shows: the month, its steps, the calls, the care.

    `limit` is how many calls are listed; the policy says how many by default.
    """
    with desk.store.snapshot():
        deals = open_deals(desk)
        chances = chances_of(desk)
        filed = file_deals(deals)
        page = current_month(desk, filed, chances)
        return Morning(
            today=desk.today,
            page=page,
            coverage=_coverage(desk, page.plan, filed, chances),
            calls=_calls(desk, deals, desk.policy.list_length if limit is None else limit),
            care=look_at_care(desk),
            limit=look_at_limit(desk),
            unplaced=count_unplaced(desk),
            somebody_placed=somebody_placed(desk),
        )


def look_at_limit(desk: Desk) -> Limit:
    """Return how many the high and middle bands hold, counted in an index."""
    held = desk.store.first(cells.CLOSE, least=MIDDLE_FROM)
    return Limit(held or 0, desk.policy.pool_limit)


def _coverage(
    desk: Desk, plan: MonthPlan, deals: Filed, chances: Chances
) -> dict[str, float | None]:
    """Return how far each category with a quota is covered, in the unit of the quota."""
    found = {}
    for category in plan.categories:
        asked = asked_of(plan, category.category, category.kind)
        if asked.left is not None:
            of_it = deals.get((plan.month, category.category), ())
            coming = coming_of(of_it, asked, chances, kind=category.kind, begun=_begun(desk, asked))
            found[category.category] = weighted_coverage(coming, asked)
    return found


def _begun(desk: Desk, asked: Asked) -> Sequence[int]:
    """Return the open deals of which money was booked, where deals are counted."""
    return desk.store.all(pipeline.BEGUN) if asked.unit == DEALS else ()


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
