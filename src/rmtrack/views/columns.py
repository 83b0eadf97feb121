"""Texts in columns, laid out by hand: a Rich table of ten thousand rows takes seconds.

A narrow screen does without columns, then folds more; no text is cut.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, zip_longest
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
    """Columns with their headings, without a frame."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Lay out as many columns as fit."""
        columns, widths = _fit(self._columns, options.max_width)
        heads = [column._replace(texts=[column.heading], style=HEADING) for column in columns]
        for part in (heads, columns):
            runs = _join(_pad(_fold(part, widths), widths))
            styles = [console.get_style(style) for style, _texts in runs]
            for line in zip(*(texts for _style, texts in runs), strict=True):
                yield from map(Segment, line, styles)
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


def _fold(columns: Sequence[Column], widths: Sequence[int]) -> list[Column]:
    """Return the columns with a text a line: a row in which one is too long takes several."""
    if all(column.widest <= cells for column, cells in zip(columns, widths, strict=True)):
        return [*columns]
    lines: list[Sequence[str]] = []
    for row in zip(*(column.texts for column in columns), strict=True):
        if all(_width(text) <= cells for text, cells in zip(row, widths, strict=True)):
            lines.append(row)
        else:
            parts = (broken(text, cells) for text, cells in zip(row, widths, strict=True))
            lines += zip_longest(*parts, fillvalue="")
    texts = zip(*lines, strict=True)
    return [column._replace(texts=told) for column, told in zip(columns, texts, strict=True)]


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
