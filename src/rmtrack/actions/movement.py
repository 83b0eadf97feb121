"""Verbs on the grid's past: how it stood on a day, and who moved since."""

from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.grid import show_grid
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.grid import Grid
from rmtrack.domain.movement import Moves, follow_moves
from rmtrack.domain.replaying import Story, grid_of_evening
from rmtrack.storage import cells


def grid_on(desk: Desk, day: date, category: str | None = None) -> Grid:
    """Return the grid as it stood at the end of a day; of today, as it stands.

    With a category each client stands by the mood toward it, where there was one. Assets of past
    days aren't kept, so a past grid has none. Raises RuleError for a day that is still to come.
    """
    _refuse_later_day(desk, day)
    if day == desk.today:
        return show_grid(desk, category)
    return grid_of_evening(_tell(desk, day, category), day)


def show_moves(desk: Desk, since: date | None = None, category: str | None = None) -> Moves:
    """Return who changed cell since a day, that day included; by default since the month began.

    With a category each client stands by the mood toward it, where there was one. Nothing is told
    of who has died. Raises RuleError for a day that is still to come.
    """
    start = since or desk.today.replace(day=1)
    _refuse_later_day(desk, start)
    with desk.store.snapshot():
        story = _tell(desk, desk.today, category)
        story = story._replace(members=desk.store.all(cells.LIVING))
        moves, matrix, left = follow_moves(story, start, desk.today)
        touches = {move.interaction_id for move in moves} - {None}
        causes = desk.store.all(cells.CAUSES, ids=touches)
    return Moves(start, moves, matrix, {cause.id: cause for cause in causes}, category, left)


def _refuse_later_day(desk: Desk, day: date) -> None:
    if day > desk.today:
        raise RuleError(
            N_("{day} is still to come: the grid can be shown as it stood on a day gone by"),
            day=day,
        )


def _tell(desk: Desk, day: date, category: str | None = None) -> Story:
    """Read all that the pool's past up to a day needs, at one moment."""
    store = desk.store
    with store.snapshot():
        return Story(
            members=store.all(cells.MEMBERS),
            turns=store.all(cells.TURNS),
            felt=(
                store.all(cells.FELT, day=day)
                if category is None
                else store.all(cells.FELT_TOWARD, category=category, day=day)
            ),
        )
