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
from rmtrack.views.fitting import ROOMY
from rmtrack.views.next_steps import next_step_day, next_step_words
from rmtrack.views.terms import cell_term, term

GAP = 2
INDENT = 6  # cells before what stands below a client's facts
WIDEST, WIDEST_ROOMY = 12, 20  # cells of a name, also where there is room; a longer one folds
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
        return _nobody(sheet, where)
    head = [_head(sheet, where)]
    if sheet.on is not None:
        head.append(Text(_("who was there then; what is told of each is as of today"), "quiet"))
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
        self.lines = [_line(row) for row in rows]
        columns = enumerate(zip(*(line.facts for line in self.lines), strict=True))
        self.columns = [n for n, texts in columns if any(texts)]  # nothing is known: no column

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Show a row a client on a wide screen, else the facts with a line or two below them."""
        del console
        if options.max_width >= TABLE_FROM:
            yield self._table()
        else:
            yield from self._blocks(options.max_width)

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="quiet")
        for n in self.columns:
            if n == NAME:
                table.add_column(self.headings[n], overflow="fold", style="lead", max_width=WIDEST)
            else:
                side: JustifyMethod = "right" if n in ON_THE_RIGHT else "left"
                table.add_column(self.headings[n], justify=side, no_wrap=True)
        for heading in (_("last conversation"), _("next step")):
            table.add_column(heading, ratio=1, overflow="fold")
        table.expand = True
        for line in self.lines:
            facts = (line.facts[n] for n in self.columns)
            table.add_row(*facts, line.last, _step_text(line))
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


class Below(NamedTuple):
    """What stands below the facts: the last conversation, and beside or below it the next step."""

    labels: tuple[str, str]
    label: int  # cells of a label, with the gap behind it
    room: int  # cells for the words of both on one line
    last: int  # cells of the longest last conversation that has the next step beside it

    @classmethod
    def of(cls, lines: Sequence[Line], cells: int) -> "Below":
        """Return how the words of these clients are laid out on a screen of so many cells."""
        labels = (_("last"), _("next"))
        label = max(map(width, labels)) + GAP
        room = cells - INDENT - 2 * label - GAP
        short = [width(line.last) for line in lines if _needed(line) <= room]
        return cls(labels, label, room, max(short, default=0))

    def texts(self, line: Line) -> Iterator[Text]:
        """Yield both on one line where they fit there, else below each other and folded."""
        step = _step_text(line)
        if _needed(line) > self.room:
            for label, told in zip(self.labels, (Text(line.last), step), strict=True):
                yield from self._folded(label, told)
            return
        last = pad(line.last, min(self.last, self.room - width(step.plain)))
        yield Text.assemble(
            (self._before(self.labels[0]), "quiet"),
            last + " " * GAP,
            (pad(self.labels[1], self.label), "quiet"),
            step,
            overflow="fold",
        )

    def _before(self, label: str) -> str:
        return " " * INDENT + pad(label, self.label)

    def _folded(self, label: str, told: Text) -> Iterator[Text]:
        before = self._before(label)
        for text in fold(told.plain, self.room + self.label + GAP):
            yield Text.assemble((before, "quiet"), (text, told.style), overflow="fold")
            before = self._before("")


def _needed(line: Line) -> int:
    return width(line.last) + width(_step_text(line).plain)


def _in_columns(facts: Sequence[str], kept: Sequence[int], widths: Sequence[int]) -> list[str]:
    """Lay the facts out in one line, or in more where a name folds."""
    first, *rest = _pieces(facts[NAME], widths[NAME])
    shown = [*facts[:NAME], first, *facts[NAME + 1 :]]
    columns = []
    for n in kept:
        padded = pad(shown[n], widths[n])
        columns.append(padded[len(shown[n]) :] + shown[n] if n in ON_THE_RIGHT else padded)
    indent = " " * (widths[NUMBER] + GAP)
    return [(" " * GAP).join(columns).rstrip(), *(indent + more for more in rest)]


def _pieces(name: str, cells: int) -> list[str]:
    """Break a long name into lines, inside a word where it is longer than a line."""
    lines: list[str] = []
    for part in fold(name, cells):
        rest = part
        while width(rest) > cells:
            lines.append(rest[:cells])
            rest = rest[cells:]
        lines.append(rest)
    return lines


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
        return _("no contact on record")
    return " · ".join([short_day(day), *_said(row.talk)])


def _said(talk: Talk | None) -> Iterator[str]:
    if talk and talk.note:
        yield talk.note
    elif talk:
        yield term(talk.kind)
        yield term(talk.outcome)


def _step_text(line: Line) -> Text:
    return Text(_("no next step"), "caution") if line.step is None else Text(line.step)
