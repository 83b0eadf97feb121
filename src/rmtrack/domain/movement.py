"""Movement in the grid (九宫格): every change of cell, and the matrix from → to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from rmtrack.domain.grid import CELLS, Cell, band
from rmtrack.domain.keys import Band, Kind, Mood
from rmtrack.domain.replaying import Felt, Stay, Story, all_stays, effective_on, in_pool

BANDS, MOODS = tuple(Band), tuple(Mood)  # the farthest and the least willing first
NOWHERE = (None, None, None)
PLACES: Mapping[object, Cell] = {  # `place` of all there are: one is looked up for each row
    (familiarity, mood): Cell(band(familiarity), mood) for familiarity in range(10) for mood in Mood
}


class Off(StrEnum):
    """Where a client stands who has no cell."""

    UNCLASSIFIED = "unclassified"
    NEW = "new"  # not in the pool yet, at the start
    ARCHIVED = "archived"  # not in it any more, now


Standing = Cell | Off
STARTS: tuple[Standing, ...] = (*CELLS, Off.UNCLASSIFIED, Off.NEW)
ENDS: tuple[Standing, ...] = (*CELLS, Off.UNCLASSIFIED, Off.ARCHIVED)
Matrix = Mapping[Standing, Mapping[Standing, int]]  # from → to; in order, without empty places
Stays = Mapping[int, Sequence[Stay]]  # by the client's number
Change = tuple[Felt, Cell | None, Cell]  # a row that changed a cell, which before, which after


class Direction(StrEnum):
    """What a change of cell means: up is nearer or more willing, and neither of them less."""

    UP = "up"
    DOWN = "down"
    NEARER = "nearer"  # and less willing
    WARMER = "warmer"  # more willing, and farther away
    BACK = "back"  # to where it began
    PLACED = "placed"  # for the first time


class Move(NamedTuple):
    """A client changed cell on a day; `before` is None where it had none."""

    contact_id: int
    name: str
    before: Cell | None
    after: Cell
    on: date
    interaction_id: int | None  # None where it came from no touch


class Left(NamedTuple):
    """A client was in the pool on the evening before the moves began, and is not in it now."""

    contact_id: int
    name: str
    before: Cell | None  # on that evening, as the matrix has it; None without one
    on: date  # the day of leaving


class Cause(NamedTuple):
    """A touch that led to a move: a row of a query."""

    id: int
    kind: Kind
    note: str | None


class Moves(NamedTuple):
    """Every change of cell since a day, that day included, the oldest first.

    The matrix counts each client of the evening before `since` and of now once; the causes are
    those of the moves, by number; who left is named, as many as the matrix counts. With a category
    the mood toward it places a client, where there is one.
    """

    since: date
    moves: tuple[Move, ...]
    matrix: Matrix
    causes: Mapping[int, Cause]
    category: str | None = None
    left: tuple[Left, ...] = ()  # the first to leave first


def follow_moves(
    story: Story, since: date, today: date
) -> tuple[tuple[Move, ...], Matrix, tuple[Left, ...]]:
    """Return every change of cell since a day, of clients in the pool, the oldest first.

    Beside it the matrix, from the evening before that day to the evening of today, and who left
    the pool meanwhile. Of whoever is no member of the story nothing is told.
    """
    stays, changes = all_stays(story), tuple(_changes(story.felt))
    names = {member.id: member.name for member in story.members}
    moves = [
        Move(row.contact_id, names[row.contact_id], before, after, on, row.interaction_id)
        for row, before, after in changes
        if (on := _moved_on(row, stays.get(row.contact_id, ()), since))
    ]
    then = since - timedelta(days=1)
    matrix = _count(stays, changes, then, today)
    first = _cells(changes, then)
    left = [
        Left(number, names[number], first.get(number), on)
        for number, own in stays.items()
        if (on := _left_on(own, then, today))
    ]
    by_day = tuple(sorted(moves, key=lambda move: move.on))
    return by_day, matrix, tuple(sorted(left, key=lambda one: one.on))


def _left_on(stays: Sequence[Stay], then: date, now: date) -> date | None:
    """Return the day of leaving of who was in the pool then and is not in it now, else None."""
    if not in_pool(stays, then) or in_pool(stays, now):
        return None
    return max(stay.left for stay in stays if stay.left and stay.left <= now)


def _moved_on(row: Felt, stays: Sequence[Stay], since: date) -> date | None:
    """Return the day on which a row moved its client, where that is since a day."""
    if not stays or max(row.assessed_on, stays[-1].came) < since:  # most rows, and soon told
        return None
    on = effective_on(row.assessed_on, stays)
    return on if on and on >= since else None


def _count(stays: Stays, changes: Sequence[Change], then: date, now: date) -> Matrix:
    """Return from where to where each client went who was in the pool on one of two evenings."""
    first, last = _cells(changes, then), _cells(changes, now)
    counts: dict[tuple[Standing, Standing], int] = {}
    for number, own in stays.items():
        was, stands = in_pool(own, then), in_pool(own, now)
        if was or stands:
            start = first.get(number, Off.UNCLASSIFIED) if was else Off.NEW
            end = last.get(number, Off.UNCLASSIFIED) if stands else Off.ARCHIVED
            counts[start, end] = counts.get((start, end), 0) + 1
    rows = {
        start: {end: counts[start, end] for end in ENDS if (start, end) in counts}
        for start in STARTS
    }
    return {start: row for start, row in rows.items() if row}


def direction(before: Cell | None, after: Cell) -> Direction:
    """Tell what it means to go from one cell to another."""
    if before is None:
        return Direction.PLACED
    nearer = BANDS.index(after.band) - BANDS.index(before.band)
    warmer = MOODS.index(after.mood) - MOODS.index(before.mood)
    if nearer == warmer == 0:
        return Direction.BACK
    if min(nearer, warmer) >= 0:
        return Direction.UP
    if max(nearer, warmer) <= 0:
        return Direction.DOWN
    return Direction.NEARER if nearer > 0 else Direction.WARMER


def tally(moves: Iterable[Move]) -> dict[Direction, int]:
    """Return how many clients went where, each counted once, from its first move to its last."""
    ways: dict[int, tuple[Cell | None, Cell]] = {}
    for move in moves:
        first, _last = ways.get(move.contact_id, (move.before, move.after))
        ways[move.contact_id] = first, move.after
    found = [direction(first, last) for first, last in ways.values()]
    return {one: found.count(one) for one in Direction if one in found}


def _cells(changes: Sequence[Change], day: date) -> dict[int, Cell]:
    """Return the cell of each client who has one on the evening of a day."""
    return {row.contact_id: after for row, _before, after in changes if row.assessed_on <= day}


def _changes(felt: Sequence[Felt]) -> Iterator[Change]:
    """Yield the rows that changed somebody's cell, in their order."""
    places: dict[int, tuple[int | None, Mood | None, Mood | None]] = {}
    cells: dict[int, Cell] = {}
    for row in felt:
        number = row.contact_id
        familiarity, mood, toward = places.get(number, NOWHERE)
        if row.category is not None:
            toward = row.mood or toward
        else:
            mood = row.mood or mood
            if row.familiarity is not None:
                familiarity = row.familiarity
        places[number] = familiarity, mood, toward
        before, after = cells.get(number), PLACES.get((familiarity, toward or mood))
        if after is not None and after != before:
            cells[number] = after
            yield row, before, after
