"""The nine-cell grid (九宫格): familiarity by mood, the closest and most willing first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from rmtrack.domain.keys import Band, Mood, Stage
from rmtrack.domain.money import ZERO, Money

MIDDLE_FROM = 3
HIGH_FROM = 6
FAMILIARITY = {Band.LOW: 1, Band.MIDDLE: 4, Band.HIGH: 7}  # where only the band is said
STAGES_FROM = {  # the furthest first, and the familiarity from which it is reached
    Stage.FRIEND: 8,
    Stage.RELIANCE: HIGH_FROM,
    Stage.HABIT: MIDDLE_FROM,
    Stage.ACCEPTED: 2,
    Stage.MET: 0,
}


def band(familiarity: int) -> Band:
    """Return the band of a familiarity 0-9; a boundary belongs to the upper band."""
    if familiarity >= HIGH_FROM:
        return Band.HIGH
    return Band.MIDDLE if familiarity >= MIDDLE_FROM else Band.LOW


def stage(familiarity: int) -> Stage:
    """Return the stage of a relationship with a familiarity 0-9; a boundary is the upper one's."""
    return next(stage for stage, least in STAGES_FROM.items() if familiarity >= least)


class Cell(NamedTuple):
    """A place in the grid. `str(cell)` is the key scripts use: `high/positive`."""

    band: Band
    mood: Mood

    def __str__(self) -> str:
        return f"{self.band}/{self.mood}"


CELLS = tuple(
    Cell(band, mood)
    for band in (Band.HIGH, Band.MIDDLE, Band.LOW)
    for mood in (Mood.POSITIVE, Mood.NEUTRAL, Mood.RESISTANT)
)


class GridContact(NamedTuple):
    """A client as the grid needs it: a row of a query."""

    id: int
    name: str
    name_key: str
    familiarity: int | None
    mood: Mood | None
    assets: Money | None = None  # under management


class Tally(NamedTuple):
    """How many clients have one familiarity and one mood, and what they hold together."""

    familiarity: int | None
    mood: Mood | None
    number: int
    assets: Money | None


class Members(NamedTuple):
    """The clients of one place: how many, what they hold together, and who.

    `contacts` are all of them or the first ones: the most familiar first, then by name key.
    """

    contacts: tuple[GridContact, ...] = ()
    number: int = 0
    assets: Money = ZERO


class GridCell(NamedTuple):
    """A cell and the clients in it."""

    cell: Cell
    members: Members


class Limit(NamedTuple):
    """How many clients the high and middle bands hold, and how many one person can keep close."""

    held: int
    most: int

    @property
    def is_over(self) -> bool:
        """Whether there are more than can be kept."""
        return self.held > self.most


class Grid(NamedTuple):
    """All nine cells in the order of `CELLS`, those who have no cell yet, and all together.

    Stages and `close` go by familiarity alone: who has no mood yet is close all the same.
    """

    cells: tuple[GridCell, ...]
    unclassified: Members
    stages: Mapping[Stage, int]  # how many in each, from the first to the last
    close: int  # how many in the high and middle bands

    @property
    def pool(self) -> Members:
        """All clients together, without their names."""
        places = [cell.members for cell in self.cells] + [self.unclassified]
        number = sum(place.number for place in places)
        return Members((), number, sum((place.assets for place in places), ZERO))

    def members(self, cell: Cell | None) -> Members:
        """Return who is in a cell; None: who is in none."""
        if cell is None:
            return self.unclassified
        return self.cells[CELLS.index(cell)].members


class GridPage(NamedTuple):
    """A grid as it is looked at: of today or of the evening of a day gone by."""

    grid: Grid
    most: int  # clients that one person can keep close
    category: str | None = None  # whose moods place the clients, where there are any
    on: date | None = None  # None: today

    @property
    def limit(self) -> Limit:
        """How many are close, of how many can be."""
        return Limit(self.grid.close, self.most)


def place(familiarity: int | None, mood: Mood | None) -> Cell | None:
    """Return the cell of a client; None while familiarity or mood is not known."""
    return None if familiarity is None or mood is None else Cell(band(familiarity), mood)


def arrange(contacts: Iterable[GridContact]) -> Grid:
    """Put every contact where it belongs, in an order that depends on the contacts alone."""
    pool = list(contacts)
    return lay_out((Tally(one.familiarity, one.mood, 1, one.assets) for one in pool), pool)


def lay_out(tallies: Iterable[Tally], contacts: Iterable[GridContact]) -> Grid:
    """Return the grid of these counts, with these of the clients: all, or the first of a cell."""
    who: dict[Cell | None, list[GridContact]] = {cell: [] for cell in (None, *CELLS)}
    for contact in sorted(contacts, key=_closest_first):
        who[place(contact.familiarity, contact.mood)].append(contact)
    numbers, assets = dict.fromkeys(who, 0), dict.fromkeys(who, ZERO)
    stages, close = dict.fromkeys(Stage, 0), 0
    for tally in tallies:
        cell = place(tally.familiarity, tally.mood)
        numbers[cell] += tally.number
        assets[cell] += tally.assets or ZERO
        if tally.familiarity is not None:
            stages[stage(tally.familiarity)] += tally.number
            close += tally.number if tally.familiarity >= MIDDLE_FROM else 0
    members = {cell: Members(tuple(who[cell]), numbers[cell], assets[cell]) for cell in who}
    cells = tuple(GridCell(cell, members[cell]) for cell in CELLS)
    return Grid(cells, members[None], stages, close)


def _closest_first(contact: GridContact) -> tuple[int, str, int]:
    known = -1 if contact.familiarity is None else contact.familiarity
    return -known, contact.name_key, contact.id
