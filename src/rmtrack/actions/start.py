"""Where a store stands at the start."""

from rmtrack.actions.desk import Desk
from rmtrack.storage import queries


def has_clients(desk: Desk) -> bool:
    """Tell whether anybody was ever brought in."""
    return desk.store.first(queries.CONTACT_IDS) is not None
