"""A client of the grid sheet as texts, and how what was said stands below the facts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from rmtrack.domain.grid_sheet import SheetRow, Talk
from rmtrack.i18n import _
from rmtrack.views.amounts import short
from rmtrack.views.cells import fold, pad, width
from rmtrack.views.dates import full_day, short_day
from rmtrack.views.next_steps import next_step_day, next_step_words
from rmtrack.views.terms import term

GAP = 2
INDENT = 6  # cells before what stands below a client's facts


class Line(NamedTuple):
    """A client as texts: the facts in columns, the last conversation, the next step if any.

    `own` are the fields of the user's own that are no columns, in one line.
    """

    facts: tuple[str, ...]
    last: str
    step: str | None
    own: str = ""


def line_of(row: SheetRow) -> Line:
    """Return a client of the sheet as texts."""
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


def step_text(line: Line) -> Text:
    """Return the next step, or that there is none."""
    return Text(_("no next step"), "caution") if line.step is None else Text(line.step)


class Below(NamedTuple):
    """What stands below the facts: the last conversation, beside or below it the next step.

    Fields of the user's own come last.
    """

    labels: tuple[str, str, str]
    label: int  # cells of a label, with the gap behind it
    room: int  # cells for the words of both on one line
    last: int  # cells of the longest last conversation that has the next step beside it

    @classmethod
    def of(cls, lines: Sequence[Line], cells: int) -> "Below":
        """Return how the words of these clients are laid out on a screen of so many cells."""
        labels = (_("last"), _("next"), _("more"))
        used = labels if any(line.own for line in lines) else labels[:2]
        label = max(map(width, used)) + GAP
        room = cells - INDENT - 2 * label - GAP
        short = [width(line.last) for line in lines if _needed(line) <= room]
        return cls(labels, label, room, max(short, default=0))

    def texts(self, line: Line) -> Iterator[Text]:
        """Yield both on one line where they fit there, else below each other and folded."""
        last, following, more = self.labels
        if _needed(line) > self.room:
            yield from self._folded(last, Text(line.last))
            yield from self._folded(following, step_text(line))
        else:
            yield self._beside(line)
        if line.own:
            yield from self._folded(more, Text(line.own))

    def _beside(self, line: Line) -> Text:
        step = step_text(line)
        last = pad(line.last, min(self.last, self.room - width(step.plain)))
        return Text.assemble(
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
    return width(line.last) + width(step_text(line).plain)
