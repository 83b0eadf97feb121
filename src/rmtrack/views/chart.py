"""A chart of a month for a terminal: columns of what is booked, lines of what is planned.

It reads without colour: each thing has a sign of its own, and a line is cut out of a column.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType
from rich.style import Style
from rich.text import Text

from rmtrack.domain.course import Point
from rmtrack.i18n import _
from rmtrack.views.cells import width

TOPS = "▁▂▃▄▅▆▇"
BOOKED, MANAGED, FLAT, TODAY = "█", "━", "┄", "▲"
FOOT, RISE, HEAD = "┛", "┃", "┏"  # the managed line from one evening up to the next
FULL = 8
ROWS = 12  # about so high
MOST_LABELS = 4  # above nothing
WIDEST = 4  # cells a day
NUMBERED = 3  # cells a day from which on each day has its number

Words = Callable[[Sequence[int]], list[str]]  # what the labels of the scale say


class Scale(NamedTuple):
    """How numbers become rows: a label every `each` of them."""

    step: int  # from one label to the next
    each: int
    rows: int

    @property
    def labels(self) -> list[int]:
        """The labelled numbers, above nothing."""
        return [self.step * n for n in range(1, self.rows // self.each + 1)]

    def eighths(self, number: int) -> int:
        """Return how high a column is, in eighths of a row; the least that is there is seen."""
        return max(int(number > 0), int(number) * self.each * FULL // self.step)

    def row(self, number: int) -> int:
        """Return the row from below through which a line at this number runs; -1 for nothing."""
        return -(-int(number) * self.each // self.step) - 1


def scale_to(top: int, rows: int = ROWS) -> Scale:
    """Return the scale up to `top`, above nothing: labels are 1, 2 or 5 and noughts."""
    step = next(
        digit * 10**power
        for power in range(len(str(int(top))))
        for digit in (1, 2, 5)
        if top // (digit * 10**power) <= MOST_LABELS
    )
    heights = {each: -(-int(top) * each // step) for each in range(1, rows + 1)}
    each = min(heights, key=lambda each: abs(heights[each] - rows))
    return Scale(step, each, heights[each])


@dataclass(frozen=True, slots=True)
class Chart:
    """The evenings of a month, drawn as wide as there is room; where there is none, `narrow`."""

    course: Sequence[Point]
    weeks: Sequence[Sequence[date]]
    today: date
    ahead: bool  # how the month stands this morning
    words: Words
    narrow: RenderableType

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Draw with as many cells a day as fit."""
        scale = scale_to(max(max(p.managed, p.flat, p.booked or 0) for p in self.course))
        said = self.words(scale.labels)
        margin = max(map(width, (*said, _("day"), _("week")))) + 2
        room = options.max_width - margin - len(self.weeks) + 1
        cells = min(WIDEST, room // len(self.course))
        if cells < 1:
            yield self.narrow
            return
        drawing = _Drawing(self, scale, cells)
        sides = dict(zip([scale.each * n - 1 for n in range(1, len(said) + 1)], said, strict=True))
        for row in reversed(range(scale.rows)):
            side = sides.get(row, "")
            axis = f"{_right(side, margin - 1)}{'┤' if side else '│'}"
            yield _line([Sign(axis, "quiet"), *drawing.cells[row]], console)
        for name, line in drawing.below():
            yield _line([Sign(_right(name, margin - 1), "quiet"), *line], console)


class Sign(NamedTuple):
    """What stands in a cell of the drawing, or in several that belong together."""

    text: str = " "
    role: str = ""  # of the palette
    crossed: bool = False  # cut out of a column of this role


class _Drawing:
    """The cells above the axis, from below, and the lines below it."""

    def __init__(self, chart: Chart, scale: Scale, cells: int) -> None:
        self.chart = chart
        self.scale = scale
        self.bar = max(1, cells - 1)
        firsts = {week[0] for week in chart.weeks[1:]}
        self.starts = [0]
        for _before, after in pairwise(chart.course):
            self.starts.append(self.starts[-1] + cells + (after.day in firsts))
        self.ends = [*self.starts[1:], self.starts[-1] + self.bar]
        self.cells = [[Sign()] * self.ends[-1] for _row in range(scale.rows)]
        self._columns()
        self._flat()
        self._managed()

    def below(self) -> Iterator[tuple[str, list[Sign]]]:
        """Yield the axis, the days and the weeks, each with its name."""
        yield "", self._axis()
        yield _("day"), self._labels(self._day_labels())
        yield _("week"), self._labels(self._week_labels())

    def _columns(self) -> None:
        for point, start in zip(self.chart.course, self.starts, strict=True):
            for cell in range(start, start + self.bar):
                for row, sign in enumerate(self._column(point)):
                    self.cells[row][cell] = sign

    def _column(self, point: Point) -> list[Sign]:
        """Return a column from below, by that evening's standing; of today by this morning's."""
        if point.booked is None:
            return []
        ahead = point.booked >= point.managed
        role = (
            "ahead" if (self.chart.ahead if point.day == self.chart.today else ahead) else "behind"
        )
        full, rest = divmod(self.scale.eighths(point.booked), FULL)
        return [Sign(BOOKED, role)] * full + [Sign(TOPS[rest - 1], role)] * (rest > 0)

    def _flat(self) -> None:
        for point, start, end in zip(self.chart.course, self.starts, self.ends, strict=True):
            self._level(self.scale.row(point.flat), range(start, end), Sign(FLAT, "quiet"))

    def _managed(self) -> None:
        rows = [self.scale.row(point.managed) for point in self.chart.course]
        spans = zip(self.chart.course, rows, self.starts, self.ends, strict=True)
        for point, row, start, end in spans:
            reached = (point.booked or 0) >= point.managed
            self._level(row, range(start, end), Sign(MANAGED, "lead"), reached=reached)
        for (low, high), end in zip(pairwise(rows), self.ends, strict=False):
            if low < high:
                signs = {low: FOOT, **dict.fromkeys(range(low + 1, high), RISE), high: HEAD}
                for row, sign in signs.items():
                    self._level(row, range(end - 1, end), Sign(sign, "lead"))

    def _level(self, row: int, cells: range, line: Sign, *, reached: bool = False) -> None:
        """Draw along a row; over a column the line is cut out of it, in the column's colour.

        A column that ends in the row stands full where it reaches the line, else the line hides
        its end; but the flat line never does, nor any line all that is there of a column.
        """
        for cell in cells if row >= 0 else ():
            under = self.cells[row][cell]
            ends = under.text in TOPS
            if ends and (line.text == FLAT or (row == 0 and not reached)):
                continue
            solid = under.text == BOOKED or under.crossed or (ends and reached)
            self.cells[row][cell] = Sign(line.text, under.role, crossed=True) if solid else line

    def _axis(self) -> list[Sign]:
        """Return the axis, with the borders of the weeks and today on it."""
        firsts = {week[0] for week in self.chart.weeks[1:]}
        line = [Sign("─", "quiet")] * self.ends[-1]
        for point, start in zip(self.chart.course, self.starts, strict=True):
            if point.day in firsts:
                line[start - 1] = Sign("┴", "quiet")
            if point.day == self.chart.today:
                line[start + (self.bar - 1) // 2] = Sign(TODAY, "lead")
        return [Sign("└", "quiet"), *line]

    def _day_labels(self) -> Iterator[tuple[int, str, bool]]:
        """Yield where a day's number stands, and whether it is today: of all days if they fit."""
        firsts = {week[0] for week in self.chart.weeks}
        numbered = self.bar + 1 >= NUMBERED
        for point, start in zip(self.chart.course, self.starts, strict=True):
            if numbered or point.day in firsts:
                number = f"{point.day.day:>{self.bar}}" if numbered else str(point.day.day)
                yield start, number, point.day == self.chart.today

    def _week_labels(self) -> Iterator[tuple[int, str, bool]]:
        starts = dict(zip((point.day for point in self.chart.course), self.starts, strict=True))
        for number, week in enumerate(self.chart.weeks, start=1):
            yield starts[week[0]], str(number), week[0] <= self.chart.today <= week[-1]

    def _labels(self, labels: Iterator[tuple[int, str, bool]]) -> list[Sign]:
        """Lay labels out; one that would run into the one before it is left out."""
        line, at = [Sign()], -1
        for start, text, now in labels:
            if start > at:
                line += [Sign(" " * (start - max(at, 0))), Sign(text, "lead" if now else "quiet")]
                at = start + len(text)
        return line


def _right(text: str, cells: int) -> str:
    return " " * (cells - width(text)) + text


def _line(signs: Sequence[Sign], console: Console) -> Text:
    text = Text(no_wrap=True, overflow="crop")
    for sign in signs:
        style = console.get_style(sign.role) if sign.role else Style()
        text.append(sign.text, style + Style(reverse=True) if sign.crossed else style)
    return text
