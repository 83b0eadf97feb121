"""Arithmetic written out: in one row where it fits, else number below number."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from rmtrack.domain.arithmetic import Line, Name, Quantity, Term
from rmtrack.i18n import _
from rmtrack.views.cells import fold, pad, width
from rmtrack.views.explain_words import label_text, name_text, number_text, remark_text
from rmtrack.views.fitting import ROOMY

WIDEST_NAME = 24  # cells; a longer one folds
INDENT = 2
GAP = 2
NARROWEST = 16  # cells of a label; a narrower column would be a thread
SEPARATE = " · "
BEGINS_GROUP = (Name.COUNTED, Name.OURS, Name.BOOKED, Name.TARGET, Name.LEFT)
BOOKINGS = (Name.COUNTED, Name.OURS, Name.GROWTH, Name.CORRECTION)  # booked follows them


class Piece(NamedTuple):
    """A number with what joins it to the one before, and what it stands for."""

    joint: str
    number: str
    label: str

    @property
    def text(self) -> str:
        """The number, and in brackets what it stands for."""
        if not self.label:
            return f"{self.joint}{self.number}"
        text = _("{number} ({label})").format(number=self.number, label=self.label)
        return f"{self.joint}{text}"


class WrittenOut:
    """Lines of arithmetic in two columns; on a narrow screen each name stands above its line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Lay out by the width there is."""
        del console
        roomy = options.max_width >= ROOMY
        names = [name_text(line.name) for line in self.lines]
        left = min(WIDEST_NAME, max(map(width, names), default=0)) if roomy else 0
        indent = INDENT + (left + GAP if roomy else INDENT)
        column = max((_column(line) for line in self.lines), default=0)
        before: Line | None = None
        for line, name in zip(self.lines, names, strict=True):
            if before is not None and _begins_group(before, line):
                yield Text()
            before = line
            rows = list(_rows(line, options.max_width - indent, column))
            heads = fold(name, left if roomy else options.max_width - INDENT)
            side = _side_by_side(heads, rows, left, indent)
            yield from side if roomy else _stacked(heads, rows)


def _column(line: Line) -> int:
    """Return how wide the numbers of a line are, each with its sign: a block has them aligned."""
    single = [piece.number for piece in _pieces(line.terms) if " " not in piece.number]
    return max((width(f"+ {number}") for number in single), default=0)


def _side_by_side(
    heads: Sequence[str], rows: Sequence[Text], left: int, indent: int
) -> Iterator[Text]:
    for number in range(max(len(heads), len(rows))):
        head = heads[number] if number < len(heads) else ""
        row = rows[number] if number < len(rows) else Text()
        start = " " * INDENT + pad(head, left)
        yield Text.assemble(start + " " * (indent - width(start)), row)


def _stacked(heads: Sequence[str], rows: Sequence[Text]) -> Iterator[Text]:
    yield from (Text(" " * INDENT + head) for head in heads)
    yield from (Text.assemble(" " * 2 * INDENT, row) for row in rows)


def _begins_group(before: Line, line: Line) -> bool:
    return line.name.key in BEGINS_GROUP and before.name.key not in BOOKINGS


def line_text(line: Line) -> str:
    """Return a line in one piece: its name, its arithmetic, its result, what is said beside it."""
    told = _("{name}: {arithmetic}").format(
        name=name_text(line.name), arithmetic="".join(_inline(line))
    )
    remarks = _remarks(line)
    return f"{told}{SEPARATE}{SEPARATE.join(remarks)}" if remarks else told


def _inline(line: Line) -> tuple[str, str]:
    """Return the arithmetic in one row, and its result."""
    pieces = list(_pieces(line.terms))
    if not pieces:
        return "", number_text(line.result)
    if _is_plain(line):
        return "", pieces[0].text
    return "".join(piece.text for piece in pieces), _equals(line)


def _rows(line: Line, room: int, column: int) -> Iterator[Text]:
    """Yield the rows of a line, each at most `room` cells wide; `column` is that of numbers."""
    terms, result = _inline(line)
    remarks = _remarks(line)
    if width(terms + result) > room:
        yield from _one_below_another(line, room, column)
    else:
        row = Text.assemble(terms, (result, _style(line)))
        beside = SEPARATE.join(["", *remarks])
        if remarks and width(terms + result + beside) <= room:
            row.append(beside, "quiet")
            remarks = []
        yield row
    for remark in remarks:
        yield from (Text(part, "quiet") for part in fold(remark, room))


def _one_below_another(line: Line, room: int, column: int) -> Iterator[Text]:
    """Yield a row a number, right-aligned, then the result; a label folds under its own column."""
    pieces = list(_pieces(line.terms))
    numbers = [f"{piece.joint.lstrip()}{piece.number}" for piece in pieces]
    result = "" if _is_plain(line) else _equals(line).lstrip()
    column = max(column, *map(width, [*numbers, result]))
    for piece, number in zip(pieces, numbers, strict=True):
        shown = " " * (column - width(number)) + number
        labels = fold(piece.label, max(NARROWEST, room - column - GAP))
        yield Text(f"{shown}{' ' * GAP}{labels[0]}".rstrip())
        yield from (Text(" " * (column + GAP) + label) for label in labels[1:])
    if result:
        yield Text.assemble(" " * (column - width(result)), (result, _style(line)))


def _pieces(terms: Sequence[Term]) -> Iterator[Piece]:
    """Yield the numbers of a line. A divisor stands by itself where it divides all of it."""
    for index, term in enumerate(terms):
        number = " × ".join(map(number_text, term.factors))
        sign = "-" if term.minus else "+"
        joint = f" {sign} " if index else "-" * term.minus
        if term.over is None:
            yield Piece(joint, number, label_text(term.what))
        elif len(terms) > 1:
            yield Piece(joint, f"{number} ÷ {number_text(term.over)}", label_text(term.by))
        else:
            yield Piece(joint, number, label_text(term.what))
            yield Piece(" ÷ ", number_text(term.over), label_text(term.by))


def _is_plain(line: Line) -> bool:
    """Tell whether a line is a single number, which needs no result beside it."""
    return (
        len(line.terms) == 1
        and len(line.terms[0].factors) == 1
        and line.terms[0].over is None
        and line.exact == line.result.value
    )


def _equals(line: Line) -> str:
    """Return the result, and before a bound what it would be without."""
    result = number_text(line.result)
    if line.exact != line.bounded:
        unbounded = Quantity(round(line.exact), line.result.unit)
        return f" = {number_text(unbounded)} → {result}"
    return f" ≈ {result}" if line.is_rounded else f" = {result}"


def _remarks(line: Line) -> list[str]:
    """Return what is said beside a line, and which bound holds it."""
    said = [remark_text(remark, line.result.unit) for remark in line.remarks]
    if line.bounded > line.exact and line.least is not None:
        said.append(_("never below {least}").format(least=number_text(line.least)))
    elif line.bounded < line.exact and line.most is not None:
        said.append(_("never above {most}").format(most=number_text(line.most)))
    return said


def _style(line: Line) -> str:
    """Return how a result is shown: a pace by what it means."""
    if line.name.key in (Name.PACE, Name.PACE_DAYS) and line.result.number:
        return "ahead" if line.result.number > 0 else "behind"
    return "lead"
