"""The grid sheet: one client a row where there is room, else a client on a few lines."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.grid_sheet import Sheet, SheetRow, Talk
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.cells import fold, pad, width
from rmtrack.views.dates import full_day, short_day
from rmtrack.views.next_steps import next_step_day, next_step_words
from rmtrack.views.own_fields import own_columns, own_text
from rmtrack.views.terms import cell_term, term

GAP = 2
INDENT = 6  # cells before what stands below a client's facts
WIDEST = 12  # cells of a name; a longer one folds
TABLE_FROM = 110  # columns of a screen on which a client is one row
NUMBER, NAME, FAMILIARITY, SEX, AGE, OPENED, ASSETS = range(7)
ON_THE_RIGHT = (NUMBER, FAMILIARITY, AGE, OPENED, ASSETS)
LEFT_OUT_FIRST = (FAMILIARITY, SEX, OPENED, AGE)


class Line(NamedTuple):
    """A client as texts: the facts in columns, the last conversation, the next step if any."""

    facts: tuple[str, ...]
    last: str
    step: str | None


def sheet_screen(sheet: Sheet) -> RenderableType:
    """Show who is in the cell, and mark those with whom no next step is planned."""
    where = cell_term(sheet.cell) if sheet.cell else _("without a cell")
    if not sheet.rows:
        return Text(_("{cell}: nobody. All cells: rmtrack grid").format(cell=where))
    return Group(_head(sheet, where), SheetRows(sheet.rows), Text(_next_command(sheet), "quiet"))


def _head(sheet: Sheet, where: str) -> Text:
    number, missing = len(sheet.rows), len(sheet.without_step)
    words = [where, ngettext("{n} client", "{n} clients", number).format(n=number)]
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
        self.lines = [_line(row) for row in rows]
        self.own = [row.fields for row in rows]
        columns = enumerate(zip(*(line.facts for line in self.lines), strict=True))
        self.columns = [n for n, texts in columns if any(texts)]  # nothing is known: no column

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Show a row a client on a wide screen, else the facts with two lines below them."""
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
            table.add_row(*facts, *(texts[row] for _, texts in own), line.last, _step_text(line))
        return table

    def _blocks(self, cells: int) -> Iterator[RenderableType]:
        """Yield the headings, then each client: facts in columns, and below them what was said."""
        rows = [self.headings, *(line.facts for line in self.lines)]
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        widths[NAME] = min(widths[NAME], WIDEST)
        kept = list(self.columns)
        for column in LEFT_OUT_FIRST:
            if column in kept and sum(widths[n] + GAP for n in kept) - GAP > cells:
                kept.remove(column)
        yield Text(_in_columns(self.headings, kept, widths)[0], "quiet")
        labels = (_("last"), _("next"), *([_("more")] if any(self.own) else ()))
        for line, own in zip(self.lines, self.own, strict=True):
            for text in _in_columns(line.facts, kept, widths):
                yield Text(text, "lead")
            for label, told in zip(labels, (Text(line.last), _step_text(line)), strict=False):
                yield from _below(label, told, labels, cells)
            if own:
                yield from _below(labels[-1], Text(own_text(own)), labels, cells)


def _in_columns(facts: Sequence[str], kept: Sequence[int], widths: Sequence[int]) -> list[str]:
    """Lay the facts out in one line, or in more where a name folds."""
    first, *rest = _pieces(facts[NAME])
    shown = [*facts[:NAME], first, *facts[NAME + 1 :]]
    columns = []
    for n in kept:
        padded = pad(shown[n], widths[n])
        columns.append(padded[len(shown[n]) :] + shown[n] if n in ON_THE_RIGHT else padded)
    indent = " " * (widths[NUMBER] + GAP)
    return [(" " * GAP).join(columns).rstrip(), *(indent + more for more in rest)]


def _pieces(name: str) -> list[str]:
    """Break a long name into lines, inside a word where it is longer than a line."""
    lines: list[str] = []
    for part in fold(name, WIDEST):
        rest = part
        while width(rest) > WIDEST:
            lines.append(rest[:WIDEST])
            rest = rest[WIDEST:]
        lines.append(rest)
    return lines


def _below(label: str, told: Text, labels: Sequence[str], cells: int) -> Iterator[Text]:
    """Yield what was said or is planned, folded behind its label."""
    column = max(map(width, labels)) + GAP
    before = " " * INDENT + pad(label, column)
    for text in fold(told.plain, cells - INDENT - column):
        yield Text.assemble((before, "quiet"), (text, told.style), overflow="fold")
        before = " " * (INDENT + column)


def _line(row: SheetRow) -> Line:
    client = row.client
    facts = (
        str(client.id),
        client.name,
        "" if client.familiarity is None else str(client.familiarity),
        term(client.sex) if client.sex else "",
        "" if row.age is None else str(row.age),
        full_day(client.opened_on) if client.opened_on else "",
        "" if client.assets is None else short(client.assets),
    )
    step = row.step and " · ".join([next_step_day(row.step), *next_step_words(row.step)])
    return Line(facts, _last_text(row), step)


def _last_text(row: SheetRow) -> str:
    """Tell the day of the last conversation and its words; without any, what it was."""
    day = row.client.last_touch_on
    if day is None:
        return _("not talked to yet")
    return " · ".join([short_day(day), *_said(row.talk)])


def _said(talk: Talk | None) -> Iterator[str]:
    if talk and talk.note:
        yield talk.note
    elif talk:
        yield term(talk.kind)
        yield term(talk.outcome)


def _step_text(line: Line) -> Text:
    return Text(_("no next step"), "caution") if line.step is None else Text(line.step)
