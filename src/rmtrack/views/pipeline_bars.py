"""Rows of short texts with a bar beside each, for a terminal with room; a pipe gets the texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from rmtrack.domain.money import nearest
from rmtrack.i18n import N_, _
from rmtrack.views.cells import width

GAP = 2
LEAST, WIDEST = 10, 48  # cells of a bar


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
    """A heading; the column of the lowest `rank` is left out first where there is no room."""

    heading: str
    on_the_right: bool = True
    rank: int | None = None  # None: never


class Row(NamedTuple):
    """A text a column, and the sizes of the bar's parts; `mark` is where its target stands."""

    cells: Sequence[str]
    sizes: Sequence[int] = ()
    mark: int = 0
    style: str = "none"


@dataclass(frozen=True, slots=True)
class Barred:
    """Rows in columns, their bars of one scale: `signs` are those of the parts, in their order.

    Bars take the room that is left. Where `wanted` cells are asked for, columns make way for them.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    signs: Sequence[Sign]
    wanted: int = 0
    aligned_with: Sequence[Row] = ()  # rows of other tables whose columns stand as wide
    headed: bool = True

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Lay out as many columns as fit, and the bars where there is room for them."""
        del console
        widths = self._widths(options)
        room = options.max_width - sum(widths.values()) - GAP * len(widths)
        drawn = options.is_terminal and room >= LEAST
        if self.headed:
            heads = Text(self._laid_out([one.heading for one in self.columns], widths), "quiet")
            legend = self._legend() if drawn else Text()
            if legend and legend.cell_len > room:
                yield legend
            else:
                heads = Text.assemble(heads, " " * GAP, legend)
            heads.rstrip()
            yield heads
        for row in self.rows:
            line = Text(self._laid_out(row.cells, widths), row.style)
            if drawn:
                line = Text.assemble(line, " " * GAP, self._bar(row, min(room - 1, WIDEST)))
            line.rstrip()
            yield line

    def _widths(self, options: ConsoleOptions) -> dict[int, int]:
        """Return the places of the columns that are shown, and how wide each is."""
        rows = [*self.rows, *self.aligned_with]
        widths = {
            n: max(map(width, (column.heading, *(row.cells[n] for row in rows))))
            for n, column in enumerate(self.columns)
        }
        for_bars = self.wanted + GAP if options.is_terminal and self.wanted else 0
        ranked = [(column.rank, n) for n, column in enumerate(self.columns) if column.rank]
        for _rank, n in sorted(ranked):
            if sum(widths.values()) + GAP * (len(widths) - 1) > options.max_width - for_bars:
                del widths[n]
        return widths

    def _laid_out(self, cells: Sequence[str], widths: Mapping[int, int]) -> str:
        """Pad each text to its column, in front where it stands on the right."""
        padded = []
        for n, wide in widths.items():
            room = " " * (wide - width(cells[n]))
            padded.append(room + cells[n] if self.columns[n].on_the_right else cells[n] + room)
        return (" " * GAP).join(padded)

    def _legend(self) -> Text:
        """Say what each sign that is drawn means."""
        used = [
            sign
            for n, sign in enumerate(self.signs)
            if any(row.sizes[n] > 0 for row in self.rows if row.sizes)
        ]
        if any(row.mark > 0 for row in self.rows):
            used.append(TARGET)
        return Text("  ").join(
            Text.assemble((one.text, one.role), (f" {_(one.meaning)}", "quiet")) for one in used
        )

    def _bar(self, row: Row, cells: int) -> Text:
        """Draw the parts one behind the other; what is there is seen, however small."""
        top = max(max(sum(one.sizes), one.mark) for one in self.rows)
        signs = [" "] * (cells + 1)
        roles = ["none"] * (cells + 1)
        ends, drawn = accumulate(max(0, int(size)) for size in row.sizes), 0
        for size, end, sign in zip(row.sizes, ends, self.signs, strict=False):
            reached = min(cells, max(drawn + int(size > 0), nearest(end * cells, top or 1)))
            for cell in range(drawn, reached):
                signs[cell], roles[cell] = sign.text, sign.role
            drawn = max(drawn, reached)
        if row.mark > 0:
            cell = nearest(int(row.mark) * cells, top)
            signs[cell], roles[cell] = TARGET.text, TARGET.role
        return Text.assemble(*zip(signs, roles, strict=True))
