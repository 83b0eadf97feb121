"""Fields of the user's own beside what is told of a client anyway."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rmtrack.domain.own_fields import Own
from rmtrack.views.cells import width

GAP = 2  # cells between two columns
FACTS_CELLS = 90  # of a sheet's line, what is told anyway takes about so many
COLUMN_CELLS = 14  # of one field, with its gap


class OwnColumn(NamedTuple):
    """A field as a column: its name, and a text a client."""

    heading: str
    texts: Sequence[str]

    @property
    def cells(self) -> int:
        """How many cells it takes where nothing is folded."""
        return max(map(width, (self.heading, *self.texts)))


def own_text(fields: Own, names: Collection[str]) -> str:
    """Return those of a client's own fields that have one of the names, in one line."""
    return " · ".join(f"{field} {value}" for field, value in fields if field in names)


def own_columns(clients: Sequence[Own]) -> list[OwnColumn]:
    """Return a column for each field that any of these clients has."""
    names = dict.fromkeys(field for fields in clients for field, _value in fields)
    return [OwnColumn(name, [dict(one).get(name, "") for one in clients]) for name in names]


def fit_a_wide_row(columns: Sequence[OwnColumn], cells: int) -> bool:
    """Tell whether a row of so many cells has room for all of them, some of them folded."""
    return not columns or len(columns) * COLUMN_CELLS + FACTS_CELLS <= cells


def take_what_fits(columns: Iterable[OwnColumn], room: int) -> tuple[list[OwnColumn], ...]:
    """Return the columns that `room` cells are enough for, each with a gap, and the others."""
    taken: list[OwnColumn] = []
    left: list[OwnColumn] = []
    for column in columns:
        if column.cells + GAP <= room:
            taken.append(column)
            room -= column.cells + GAP
        else:
            left.append(column)
    return taken, left
