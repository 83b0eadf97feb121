"""The grid sheet: one client a row where there is room, else a client on a few lines."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.grid_sheet import Sheet, SheetRow
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.cells import broken, pad, width
from rmtrack.views.dates import full_day
from rmtrack.views.fitting import ROOMY
from rmtrack.views.own_fields import (
    OwnColumn,
    fit_a_wide_row,
    own_columns,
    own_text,
    take_what_fits,
)
from rmtrack.views.sheet_lines import GAP, INDENT, Below, Line, line_of, step_text
from rmtrack.views.terms import cell_term, term

WIDEST, WIDEST_ROOMY = 12, 20  # cells of a name, also where there is room; a longer one folds
TABLE_FROM = 110  # columns of a screen on which a client is one row
NUMBER, NAME, FAMILIARITY, SEX, AGE, OPENED, ASSETS = range(7)
ON_THE_RIGHT = (NUMBER, FAMILIARITY, AGE, OPENED, ASSETS)
LEFT_OUT_FIRST = (FAMILIARITY, SEX, OPENED, AGE)


def sheet_screen(sheet: Sheet) -> RenderableType:
    """Show who is in the cell, and mark those with whom no next step is planned."""
    where = cell_term(sheet.cell) if sheet.cell else _("without a cell")
    if not sheet.rows:
        return _nobody(sheet, where)
    head = [_head(sheet, where)]
    if sheet.on is not None:
        told = _("who was there then, and how familiar; the rest is as of today")
        head.append(Text(told, "quiet"))
    return Group(*head, SheetRows(sheet.rows), Text(_next_command(sheet), "quiet"))


def _nobody(sheet: Sheet, where: str) -> Text:
    if sheet.on is None:
        return Text(_("{cell}: nobody. All cells: rmtrack grid").format(cell=where))
    text = _("{cell}: nobody on the evening of {day}")
    told = Text(text.format(cell=where, day=full_day(sheet.on)))
    return told.append(f"\n  rmtrack grid --on {sheet.on}", "quiet")


def _head(sheet: Sheet, where: str) -> Text:
    number, missing = len(sheet.rows), len(sheet.without_step)
    words = [where, ngettext("{n} client", "{n} clients", number).format(n=number)]
    if sheet.on is not None:
        words.append(_("on the evening of {day}").format(day=full_day(sheet.on)))
    if sheet.assets:
        words.append(_("assets {amount}").format(amount=short(sheet.assets)))
    if sheet.category:
        words.append(_("by the mood toward {category}").format(category=term(sheet.category)))
    head = Text(" · ".join(words), "lead")
    if missing:
        text = ngettext("{n} has no next step", "{n} have no next step", missing)
        head.append(" · ").append(text.format(n=missing), "caution")
    return head


def _next_command(sheet: Sheet) -> str:
    """Return what to do next; of those who were there once, to look at one, who may have left."""
    if sheet.on is not None:
        return f"  rmtrack show {sheet.rows[0].client.id}"
    if sheet.cell is None:
        return "  rmtrack contact assess --unclassified"
    if sheet.without_step:
        number = sheet.without_step[0].client.id
        return "  " + _('rmtrack log {number} "…" --next fri').format(number=number)
    return f"  rmtrack show {sheet.rows[0].client.id}"


class SheetRows:
    """The clients of a sheet, laid out by the room there is."""

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        headings = (_("name"), "0–9", _("sex"), _("age"), _("account opened"), _("assets"))
        self.headings = ("", *headings)
        self.lines = [line_of(row) for row in rows]
        self.fields = [row.fields for row in rows]
        self.own = own_columns(self.fields)
        columns = enumerate(zip(*(line.facts for line in self.lines), strict=True))
        self.columns = [n for n, texts in columns if any(texts)]  # nothing is known: no column

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Show a row a client on a wide screen, else the facts with a line or two below them."""
        del console
        cells = options.max_width
        if cells >= TABLE_FROM and fit_a_wide_row(self.own, cells):
            yield self._table()
        else:
            yield from self._blocks(cells)

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="quiet")
        for n in self.columns:
            if n == NAME:
                table.add_column(self.headings[n], overflow="fold", style="lead", max_width=WIDEST)
            else:
                side: JustifyMethod = "right" if n in ON_THE_RIGHT else "left"
                table.add_column(self.headings[n], justify=side, no_wrap=True)
        for own in self.own:
            table.add_column(own.heading, overflow="fold", max_width=WIDEST)
        for heading in (_("last conversation"), _("next step")):
            table.add_column(heading, ratio=1, overflow="fold")
        table.expand = True
        for row, line in enumerate(self.lines):
            facts = [line.facts[n] for n in self.columns]
            facts[self.columns.index(NAME)] = "\n".join(broken(line.facts[NAME], WIDEST))
            texts = (own.texts[row] for own in self.own)
            table.add_row(*facts, *texts, line.last, step_text(line))
        return table

    def _blocks(self, cells: int) -> Iterator[RenderableType]:
        """Yield the headings, then each client: facts in columns, and below them what was said."""
        kept, widths = self._kept(cells)
        beside, left = take_what_fits(self.own, cells - _needed(kept, widths))
        if cells < ROOMY and left:
            beside, left = [], self.own  # some here and some there are hard to read
        second, more = self._second(left, cells)
        kept += range(len(widths), len(widths) + len(beside))
        widths += [column.cells for column in beside]
        if cells >= ROOMY:
            natural = max(width(line.facts[NAME]) for line in self.lines)
            room = cells - _needed(kept, widths) + widths[NAME]
            widths[NAME] = max(widths[NAME], min(natural, WIDEST_ROOMY, room))
        headings = (*self.headings, *(column.heading for column in beside))
        yield Text(_in_columns(headings, kept, widths)[0], "quiet")
        if second:
            yield Text(_second_line([column.heading for column in second], second), "quiet")
        below = Below.of(more, cells)
        for number, line in enumerate(more):
            facts = (*line.facts, *(column.texts[number] for column in beside))
            for text in _in_columns(facts, kept, widths):
                yield Text(text, "lead")
            if any(column.texts[number] for column in second):
                yield Text(_second_line([column.texts[number] for column in second], second))
            yield from below.texts(line)

    def _kept(self, cells: int) -> tuple[list[int], list[int]]:
        """Return the columns of the facts that there is room for, and how wide each is."""
        rows = [self.headings, *(line.facts for line in self.lines)]
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        widths[NAME] = min(widths[NAME], WIDEST)
        kept = list(self.columns)
        for column in LEFT_OUT_FIRST:
            if column in kept and _needed(kept, widths) > cells:
                kept.remove(column)
        return kept, widths

    def _second(
        self, columns: Sequence[OwnColumn], cells: int
    ) -> tuple[list[OwnColumn], list[Line]]:
        """Return the columns of a second line, and the clients with what is none in words."""
        room = cells - INDENT + GAP if cells >= ROOMY else 0
        second, rest = take_what_fits(columns, room)
        names = {column.heading for column in rest}
        told = (own_text(fields, names) for fields in self.fields)
        return second, [
            line._replace(own=text) for line, text in zip(self.lines, told, strict=True)
        ]


def _needed(kept: Sequence[int], widths: Sequence[int]) -> int:
    return sum(widths[n] + GAP for n in kept) - GAP


def _second_line(texts: Sequence[str], columns: Sequence[OwnColumn]) -> str:
    """Lay out what stands below the facts, further in than they do."""
    padded = (pad(text, column.cells) for text, column in zip(texts, columns, strict=True))
    return (" " * INDENT + (" " * GAP).join(padded)).rstrip()


def _in_columns(facts: Sequence[str], kept: Sequence[int], widths: Sequence[int]) -> list[str]:
    """Lay the facts out in one line, or in more where a name folds."""
    first, *rest = broken(facts[NAME], widths[NAME])
    shown = [*facts[:NAME], first, *facts[NAME + 1 :]]
    columns = []
    for n in kept:
        padded = pad(shown[n], widths[n])
        columns.append(padded[len(shown[n]) :] + shown[n] if n in ON_THE_RIGHT else padded)
    indent = " " * (widths[NUMBER] + GAP)
    return [(" " * GAP).join(columns).rstrip(), *(indent + more for more in rest)]
