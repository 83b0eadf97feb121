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
from rmtrack.views.own_fields import own_columns
from rmtrack.views.sheet_lines import GAP, Below, line_of, step_text
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
        self.own = [row.fields for row in rows]
        columns = enumerate(zip(*(line.facts for line in self.lines), strict=True))
        self.columns = [n for n, texts in columns if any(texts)]  # nothing is known: no column

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Show a row a client on a wide screen, else the facts with a line or two below them."""
        del console
        if options.max_width >= TABLE_FROM:
            yield self._table(own_columns(self.own, options.max_width))
        else:
            yield from self._blocks(options.max_width)

    def _table(self, own: Sequence[tuple[str, Sequence[str]]]) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="quiet")
        for n in self.columns:
            if n == NAME:
                table.add_column(self.headings[n], overflow="fold", style="lead", max_width=WIDEST)
            else:
                side: JustifyMethod = "right" if n in ON_THE_RIGHT else "left"
                table.add_column(self.headings[n], justify=side, no_wrap=True)
        for heading, _texts in own:
            table.add_column(heading, overflow="fold", max_width=WIDEST)
        for heading in (_("last conversation"), _("next step")):
            table.add_column(heading, ratio=1, overflow="fold")
        table.expand = True
        for row, line in enumerate(self.lines):
            facts = (line.facts[n] for n in self.columns)
            table.add_row(*facts, *(texts[row] for _, texts in own), line.last, step_text(line))
        return table

    def _blocks(self, cells: int) -> Iterator[RenderableType]:
        """Yield the headings, then each client: facts in columns, and below them what was said."""
        rows = [self.headings, *(line.facts for line in self.lines)]
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        others = sum(widths[n] + GAP for n in self.columns if n != NAME)
        room = min(WIDEST_ROOMY, cells - others) if cells >= ROOMY else WIDEST
        widths[NAME] = min(widths[NAME], max(room, WIDEST))
        kept = list(self.columns)
        for column in LEFT_OUT_FIRST:
            if column in kept and sum(widths[n] + GAP for n in kept) - GAP > cells:
                kept.remove(column)
        yield Text(_in_columns(self.headings, kept, widths)[0], "quiet")
        below = Below.of(self.lines, cells)
        for line in self.lines:
            for text in _in_columns(line.facts, kept, widths):
                yield Text(text, "lead")
            yield from below.texts(line)


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
