"""The nine-cell grid (九宫格): familiarity by mood, the closest and most willing first."""

from collections.abc import Iterable
from typing import NamedTuple

from rmtrack.domain.keys import Band, Mood

MIDDLE_FROM = 3
HIGH_FROM = 6


def band(familiarity: int) -> Band:
    """Return the band of a familiarity 0-9; a boundary belongs to the upper band."""
    if familiarity >= HIGH_FROM:
        return Band.HIGH
    return Band.MIDDLE if familiarity >= MIDDLE_FROM else Band.LOW


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


class GridCell(NamedTuple):
    """A cell and the clients in it, the most familiar first, then by name key."""

    cell: Cell
    contacts: tuple[GridContact, ...]


class Grid(NamedTuple):
    """All nine cells in the order of `CELLS`, and those who have no cell yet."""

    cells: tuple[GridCell, ...]
    unclassified: tuple[GridContact, ...]


def place(familiarity: int | None, mood: Mood | None) -> Cell | None:
    """Return the cell of a client; None while familiarity or mood is not known."""
    return None if familiarity is None or mood is None else Cell(band(familiarity), mood)


def arrange(contacts: Iterable[GridContact]) -> Grid:
    """Put every contact where it belongs, in an order that depends on the contacts alone."""
    places: dict[Cell | None, list[GridContact]] = {cell: [] for cell in (None, *CELLS)}
    for contact in sorted(contacts, key=_closest_first):
        places[place(contact.familiarity, contact.mood)].append(contact)
    return Grid(
        cells=tuple(GridCell(cell, tuple(places[cell])) for cell in CELLS),
        unclassified=tuple(places[None]),
    )


def _closest_first(contact: GridContact) -> tuple[int, str, int]:
    known = -1 if contact.familiarity is None else contact.familiarity
    return -known, contact.name_key, contact.id
