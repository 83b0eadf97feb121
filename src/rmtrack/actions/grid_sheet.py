"""The verb that opens a cell of the grid as a sheet."""

from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.grid import show_grid
from rmtrack.actions.movement import grid_on
from rmtrack.calendars.lunar import China
from rmtrack.domain.cadence import KINDS_NO_TOUCH, OUTCOMES_NO_TOUCH
from rmtrack.domain.grid import Cell, GridContact
from rmtrack.domain.grid_sheet import Sheet, SheetClient, SheetOrder, fill_rows
from rmtrack.domain.own_fields import by_client
from rmtrack.storage import beside, cells, queries


def open_sheet(
    desk: Desk,
    cell: Cell | None,
    order: SheetOrder = SheetOrder.FAMILIARITY,
    category: str | None = None,
    on: date | None = None,
) -> Sheet:
    """Return the sheet of a cell, or with None of those without one.

    With a category it is the mood toward that which places a client, where there is one. With a
    day those are listed who were there that evening, who have left since too, by what placed them
    then; all else that is told of them is of today. Raises RuleError for a day still to come.
    """
    store = desk.store
    reached = {"kinds": KINDS_NO_TOUCH, "outcomes": OUTCOMES_NO_TOUCH}
    with store.snapshot():
        grid = show_grid(desk, category) if on is None else grid_on(desk, on, category)
        there = {one.id: one for one in grid.members(cell).contacts}
        ids = list(there)
        rows = fill_rows(
            [
                _as_placed(client, there[client.id], category)
                for client in store.all(cells.SHEET_CLIENTS, ids=ids)
            ],
            talks=store.all(cells.LAST_TALKS, ids=ids, **reached),
            steps=store.all(queries.OPEN_STEPS, ids=ids),
            today=desk.today,
            order=order,
            lunar=China(),
        )
        own = by_client(store.all(beside.FIELDS, ids=ids))
    told = tuple(row._replace(fields=own.get(row.client.id, ())) for row in rows)
    return Sheet(cell, category, order, told, on if on != desk.today else None)


def _as_placed(client: SheetClient, there: GridContact, category: str | None) -> SheetClient:
    """Return a client with what put him into the cell; a mood toward a category isn't his."""
    mood = there.mood if category is None else client.mood
    return client._replace(familiarity=there.familiarity, mood=mood)
