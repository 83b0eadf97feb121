"""All open deals, as the pipeline, the plan and the morning weigh them."""

from collections.abc import Sequence

from rmtrack.actions.desk import Desk
from rmtrack.domain.money import WHOLE
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.storage import queries


def open_deals(desk: Desk) -> Sequence[OpenDeal]:
    """Return all open deals; where deals are what is counted no factor holds: each counts whole."""
    deals = desk.store.all(queries.OPEN_DEALS)
    counted = desk.rules.in_pieces
    if not counted:
        return deals
    return [deal._replace(factor=WHOLE) if deal.category in counted else deal for deal in deals]
