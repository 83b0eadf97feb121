"""Verbs on the client pool as a grid."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.grid import CELLS, Cell, Grid, GridContact, Tally, arrange, lay_out, place
from rmtrack.storage import cells


def count_grid(desk: Desk, first: int) -> Grid:
    """Return the grid with the `first` so many clients of each cell.

    Counted in an index: it takes about as long for a hundred thousand clients as for a hundred.
    """
    with desk.store.snapshot():
        tallies = desk.store.all(cells.TALLIES)
        found = [one for cell in CELLS for one in _closest(desk, cell, tallies, first)]
    return lay_out(tallies, found)


def show_grid(desk: Desk, category: str | None = None) -> Grid:
    """Return every client that is not archived in his cell.

    With a category it is the mood toward that which places a client, where there is one.
    """
    if category is None:
        return arrange(desk.store.all(cells.GRID_CONTACTS))
    return arrange(desk.store.all(cells.GRID_CONTACTS_TOWARD, category=category))


def _closest(desk: Desk, cell: Cell, tallies: list[Tally], most: int) -> list[GridContact]:
    """Return the first clients of a cell: from its highest familiarity down, as far as needed."""
    levels = {t.familiarity for t in tallies if place(t.familiarity, t.mood) == cell}
    found: list[GridContact] = []
    for level in sorted(levels, key=lambda level: -(level or 0)):
        if len(found) < most:
            limits = {"mood": cell.mood, "familiarity": level, "most": most - len(found)}
            found += desk.store.all(cells.FIRST_OF, **limits)
    return found
