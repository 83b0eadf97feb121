"""Verbs on the client pool as a grid."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.grid import Grid, arrange
from rmtrack.storage import queries


def show_grid(desk: Desk) -> Grid:
    """Return every client that is not archived in his cell."""
    return arrange(desk.store.all(queries.GRID_CONTACTS))
