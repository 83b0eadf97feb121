"""Texts in columns, laid out by hand: a Rich table of ten thousand rows takes seconds.

A narrow screen does without columns, then folds more; no text is cut.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count, groupby, repeat, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from rich.console import Console, ConsoleOptions
from rich.segment import Segment

from rmtrack.views.cells import broken, width

GAP = 2
NARROWEST = 6  # cells of a column that folds
HEADING = "quiet"

_width = lru_cache(maxsize=10_000)(width)  # the same cells and days stand in many rows


class Column(NamedTuple):
    """A column: its heading, a text a row, and what a narrow screen does to it.

    Beyond `folds_at` cells a text may be folded; None: never. The column of the lowest `rank` is
    left out first, one without any text before all; None: never.
    """

    heading: str
    texts: Sequence[str]
    on_the_right: bool = False
    folds_at: int | None = None
    rank: int | None = None
    style: str = "none"

    @property
    def widest(self) -> int:
        """How many cells it takes where nothing is folded."""
        return max(map(_width, (self.heading, *self.texts)))


class Columns:
    """Columns with their headings, without a frame; `styles` are those of whole rows, by number."""

    def __init__(
        self, columns: Sequence[Column], styles: Mapping[int, str] = MappingProxyType({})
    ) -> None:
        self._columns = columns
        self._styles = styles

    @property
    def needed(self) -> int:
        """How many cells a line takes where nothing is folded or left out."""
        return _needed([column.widest for column in self._columns])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Lay out as many columns as fit."""
        columns, widths = _fit(self._columns, options.max_width)
        heads = [column._replace(texts=[column.heading], style=HEADING) for column in columns]
        for part, of_rows in ((heads, {}), (columns, self._styles)):
            folded, rows = _fold(part, widths)
            runs = _join(_pad(folded, widths))
            styles = [console.get_style(style) for style, _texts in runs]
            also = {row: console.get_style(style) for row, style in of_rows.items()}
            lines = zip(*(texts for _style, texts in runs), strict=True)
            for row, line in zip(rows, lines, strict=False):
                own = [style + also[row] for style in styles] if row in also else styles
                yield from map(Segment, line, own)
                yield Segment.line()


def _fit(columns: Sequence[Column], cells: int) -> tuple[list[Column], list[int]]:
    """Return the columns that there is room for, and how wide each is."""
    natural = {n: column.widest for n, column in enumerate(columns)}
    widths = {n: min(wide, columns[n].folds_at or wide) for n, wide in natural.items()}
    for n in _left_out_first(columns):
        if _needed(widths.values()) > cells:
            del widths[n]
    spare = cells - _needed(widths.values())
    folding = [n for n in widths if columns[n].folds_at]
    for n in folding if spare > 0 else reversed(folding):
        more = max(min(spare, natural[n] - widths[n]), min(0, NARROWEST - widths[n]))
        widths[n] += more
        spare -= more
    return [columns[n] for n in widths], [*widths.values()]


def _left_out_first(columns: Sequence[Column]) -> list[int]:
    ranked = [
        (any(column.texts), column.rank, n)
        for n, column in enumerate(columns)
        if column.rank is not None
    ]
    return [n for _told, _rank, n in sorted(ranked)]


def _needed(widths: Collection[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _fold(columns: Sequence[Column], widths: Sequence[int]) -> tuple[list[Column], Iterable[int]]:
    """Return the columns with a text a line: a row in which one is too long takes several.

    With them comes the number of the row to which each line belongs.
    """
    if all(column.widest <= cells for column, cells in zip(columns, widths, strict=True)):
        return [*columns], count()
    lines: list[Sequence[str]] = []
    rows: list[int] = []
    for number, row in enumerate(zip(*(column.texts for column in columns), strict=True)):
        if all(_width(text) <= cells for text, cells in zip(row, widths, strict=True)):
            lines.append(row)
        else:
            parts = (broken(text, cells) for text, cells in zip(row, widths, strict=True))
            lines += zip_longest(*parts, fillvalue="")
        rows += repeat(number, len(lines) - len(rows))
    texts = zip(*lines, strict=True)
    folded = [column._replace(texts=told) for column, told in zip(columns, texts, strict=True)]
    return folded, rows


def _pad(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[Column]:
    """Yield the columns with every text as wide as its column, and the gap before it."""
    gap = ""
    for column, cells in zip(columns, widths, strict=True):
        blanks = (" " * (cells - _width(text)) for text in column.texts)
        if column.on_the_right:
            texts = [f"{gap}{room}{text}" for text, room in zip(column.texts, blanks, strict=True)]
        else:
            texts = [f"{gap}{text}{room}" for text, room in zip(column.texts, blanks, strict=True)]
        yield column._replace(texts=texts)
        gap = " " * GAP


def _join(columns: Iterable[Column]) -> list[tuple[str, list[str]]]:
    """Return a text a line for each run of columns of one style: the fewer, the sooner shown."""
    runs = groupby(columns, key=lambda column: column.style)
    return [
        (style, ["".join(texts) for texts in zip(*(one.texts for one in run), strict=True)])
        for style, run in runs
    ]
