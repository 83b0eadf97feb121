"""Rows of short texts with a bar beside each, where there is room.

A pipe gets the texts alone, and the bars too where they are what was asked for.

All tables of a screen stand in the same columns, so that their bars begin below each other, and
bars that count the same have one scale: the eye may compare them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from rmtrack.domain.money import nearest
from rmtrack.i18n import N_, _
from rmtrack.views.cells import width

GAP = 2
LEAST, WIDEST = 10, 48  # cells of a bar
PERCENT = 100


class Sign(NamedTuple):
    """What a part of a bar is drawn with, and what it means."""

    text: str
    role: str  # of the palette
    meaning: str


BOOKED = Sign("█", "ahead", N_("booked"))
WEIGHTED = Sign("▓", "none", N_("weighted"))
REST = Sign("░", "quiet", N_("rest"))
TARGET = Sign("┃", "lead", N_("target"))


class Column(NamedTuple):
    """A column of a screen; that of the lowest `rank` is left out first where there is no room."""

    on_the_right: bool = True
    rank: int | None = None  # None: never


class Row(NamedTuple):
    """A text a column, and the sizes of the bar's parts; `mark` is where its target stands."""

    cells: Sequence[str]
    sizes: Sequence[int] = ()
    mark: int = 0
    style: str = "none"

    @property
    def reaches(self) -> int:
        """How far the bar or its target goes."""
        return max(self.mark, sum(max(0, int(size)) for size in self.sizes))


class Barred(NamedTuple):
    """A table with bars: `signs` are those of their parts, in their order, all of one `unit`."""

    headings: Sequence[str]  # none where those of the table above hold
    rows: Sequence[Row]
    signs: Sequence[Sign]
    unit: str

    def drawn(self) -> Iterator[Sign]:
        """Yield the signs of which the bars consist."""
        for n, sign in enumerate(self.signs):
            if any(row.sizes[n] > 0 for row in self.rows if row.sizes):
                yield sign
        if any(row.mark > 0 for row in self.rows):
            yield TARGET


class Sheet:
    """All that stands on a screen, with its tables in the same `columns`.

    A column without a text is left out. Bars take the room that is left; where a part of the
    screen is `wanted` for them, in percent of its width, columns make way.
    """

    def __init__(
        self,
        parts: Sequence[RenderableType | Barred],
        columns: Sequence[Column],
        *,
        wanted: int = 0,
    ) -> None:
        self._parts = parts
        self._columns = columns
        self._wanted = wanted

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Lay out as many columns as fit, and the bars where there is room for them."""
        del console
        tables = [part for part in self._parts if isinstance(part, Barred)]
        widths = self._widths(tables, options)
        room = options.max_width - sum(widths.values()) - GAP * len(widths)
        bars = min(room - 1, WIDEST) if self._draws(options) and room >= LEAST else 0
        drawing = _Drawing(self._columns, widths, bars, _tops(tables))
        legend = _legend(tables) if bars else Text()
        for part in self._parts:
            if isinstance(part, Barred):
                beside = legend if part.headings and legend.cell_len <= room else Text()
                if legend and not beside:
                    yield Text.assemble(" " * GAP, legend)
                yield from drawing.lines(part, beside)
                legend = Text()
            else:
                yield part

    def _draws(self, options: ConsoleOptions) -> bool:
        """Tell whether there are to be bars: a pipe gets them only where they are asked for."""
        return options.is_terminal or self._wanted > 0

    def _widths(self, tables: Sequence[Barred], options: ConsoleOptions) -> dict[int, int]:
        """Return the places of the columns that are shown, and how wide each is."""
        rows = [row.cells for table in tables for row in table.rows]
        heads = [table.headings for table in tables if table.headings]
        widths = {
            n: max(width(cells[n]) for cells in [*rows, *heads])
            for n in range(len(self._columns))
            if any(cells[n] for cells in rows)
        }
        wanted = options.max_width * self._wanted // PERCENT
        room = options.max_width - (wanted + GAP if wanted else 0)
        ranked = [(column.rank, n) for n, column in enumerate(self._columns) if column.rank]
        for _rank, n in sorted(ranked):
            if sum(widths.values()) + GAP * (len(widths) - 1) > room:
                widths.pop(n, None)
        return widths


class _Drawing(NamedTuple):
    """How the tables of one screen are drawn."""

    columns: Sequence[Column]
    widths: Mapping[int, int]
    bars: int  # cells; 0 where none are drawn
    tops: Mapping[str, int]  # how far the longest bar of a unit goes

    def lines(self, table: Barred, legend: Text) -> Iterator[Text]:
        """Yield the headings of a table, with the legend behind them, and its rows."""
        if table.headings:
            yield _joined(Text(self._laid_out(table.headings).plain, "quiet"), legend)
        for row in table.rows:
            bar = self._bar(row, table) if self.bars else Text()
            yield _joined(self._laid_out(row.cells, row.style), bar)

    def _laid_out(self, cells: Sequence[str], style: str = "none") -> Text:
        """Pad each text to its column, in front where it stands on the right."""
        padded = []
        for n, wide in self.widths.items():
            room = " " * (wide - width(cells[n]))
            text = Text(cells[n], "quiet" if cells[n] == "0" else style)
            on_the_right = self.columns[n].on_the_right
            padded.append(Text.assemble(room, text) if on_the_right else Text.assemble(text, room))
        return Text(" " * GAP).join(padded)

    def _bar(self, row: Row, table: Barred) -> Text:
        """Draw the parts one behind the other; what is there is seen, however small."""
        cells, top = self.bars, self.tops[table.unit]
        signs, roles = [" "] * (cells + 1), ["none"] * (cells + 1)
        ends, drawn = accumulate(max(0, int(size)) for size in row.sizes), 0
        for size, end, sign in zip(row.sizes, ends, table.signs, strict=False):
            reached = min(cells, max(drawn + int(size > 0), nearest(end * cells, top or 1)))
            for cell in range(drawn, reached):
                signs[cell], roles[cell] = sign.text, sign.role
            drawn = max(drawn, reached)
        if row.mark > 0:
            cell = nearest(int(row.mark) * cells, top)
            signs[cell], roles[cell] = TARGET.text, TARGET.role
        return Text.assemble(*zip(signs, roles, strict=True))


def _joined(texts: Text, bar: Text) -> Text:
    line = Text.assemble(texts, " " * GAP, bar)
    line.rstrip()
    return line


def _tops(tables: Sequence[Barred]) -> dict[str, int]:
    """Return how far the longest bar of each unit goes."""
    tops: dict[str, int] = {}
    for table in tables:
        tops[table.unit] = max(tops.get(table.unit, 0), *(row.reaches for row in table.rows), 0)
    return tops


def _legend(tables: Sequence[Barred]) -> Text:
    """Say what each sign that is drawn means."""
    drawn = {sign for table in tables for sign in table.drawn()}
    used = [sign for sign in (BOOKED, WEIGHTED, REST, TARGET) if sign in drawn]
    return Text("  ").join(
        Text.assemble((one.text, one.role), (f" {_(one.meaning)}", "quiet")) for one in used
    )
