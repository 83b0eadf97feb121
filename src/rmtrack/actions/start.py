"""Where a store stands at the start."""

from rmtrack.actions.desk import Desk
from rmtrack.storage import queries, unplaced


def has_clients(desk: Desk) -> bool:
    """Tell whether anybody was ever brought in."""
    return desk.store.first(queries.CONTACT_IDS) is not None


def count_unplaced(desk: Desk) -> int:
    """Return how many clients have no place in the grid."""
    parts = (unplaced.MOODLESS, unplaced.UNFAMILIAR)
    return sum(desk.store.first(part) or 0 for part in parts)


def somebody_placed(desk: Desk) -> bool:
    """Tell whether any client has a place in the grid."""
    return desk.store.first(unplaced.SOMEBODY_PLACED) is not None
