"""Rows of short texts in columns, laid out by hand where all fit: a Rich table takes five times."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.table import Table
from rich.text import Text

from rmtrack.views.cells import width

if TYPE_CHECKING:
    from rich.console import JustifyMethod

Styled = tuple[str, str]  # a text and the role of its colour


class Aligned(NamedTuple):
    """Rows of as many columns each, `gap` cells apart, without a frame.

    The first column stands to the left, and the others too unless they hold numbers.
    """

    rows: Sequence[Sequence[Styled]]
    gap: int = 2
    numbers: bool = False

    @property
    def widths(self) -> list[int]:
        """How many cells each column takes."""
        columns = zip(*self.rows, strict=True)
        return [max(width(text) for text, _style in column) for column in columns]

    @property
    def needed(self) -> int:
        """How many cells a line takes where nothing is folded."""
        widths = self.widths
        return sum(widths) + self.gap * max(0, len(widths) - 1)

    def as_text(self) -> Text:
        """Lay the rows out, for a screen on which they fit."""
        screen, widths = Text(no_wrap=True), self.widths
        for number, row in enumerate(self.rows):
            blanks = "\n" if number else ""
            for place, ((text, style), cells) in enumerate(zip(row, widths, strict=True)):
                room = " " * (cells - width(text))
                before, after = (room, "") if self.numbers and place else ("", room)
                screen.append(blanks + before).append(text, style or None)
                blanks = after + " " * self.gap
        return screen

    def as_table(self, folding: Collection[int]) -> Table:
        """Leave it to Rich where they don't fit: these columns are folded."""
        table = Table(box=None, pad_edge=False, padding=(0, self.gap, 0, 0), show_header=False)
        for place in range(len(self.widths)):
            side: JustifyMethod = "right" if self.numbers and place else "left"
            table.add_column(justify=side, overflow="fold", no_wrap=place not in folding)
        for row in self.rows:
            table.add_row(*(Text(text, style) for text, style in row))
        return table
