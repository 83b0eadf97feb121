"""The lines of who moved and who left: folded by the room there is, and nothing cut."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from rmtrack.domain.movement import Left
from rmtrack.i18n import _
from rmtrack.views.aligned import Aligned, Styled
from rmtrack.views.cells import broken, width
from rmtrack.views.dates import short_day

GAP = 2
NOTE = 20  # cells that a note gets at least where it stands beside its move
INDENT = 2  # cells before a note that stands below its move
NAMES = 2  # of the facts, so many stand on the first line where one is too short for all


class NotedLines:
    """Moves in columns, beside or below each what was noted.

    `facts` are the texts of each move, the day and the name first.
    """

    def __init__(self, facts: Sequence[Sequence[Styled]], notes: Sequence[str]) -> None:
        self.facts, self.notes = facts, notes
        self.columns = Aligned(facts, GAP)

    @property
    def needed(self) -> int:
        """How many cells the facts take, with as much of the notes as may stand beside them."""
        longest = max(map(width, self.notes), default=0)
        return self.columns.needed + (GAP + min(longest, NOTE) if longest else 0)

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Put the notes beside the facts where there is room, else below them."""
        del console
        cells = options.max_width
        if self.needed <= cells:
            yield self._beside(cells - self.columns.needed - GAP)
        else:
            yield Text("\n").join(self._below(cells))

    def _beside(self, room: int) -> Text:
        rows: list[Sequence[Styled]] = []
        for facts, note in zip(self.facts, self.notes, strict=True):
            first, *rest = broken(note, room)
            rows.append([*facts, (first, "")])
            rows += [[("", "")] * len(facts) + [(more, "")] for more in rest]
        return Aligned(rows, GAP).as_text()

    def _below(self, cells: int) -> Iterator[Text]:
        fit = self.columns.needed <= cells
        lines = self.columns.as_text().split("\n") if fit else None
        for number, (facts, note) in enumerate(zip(self.facts, self.notes, strict=True)):
            if lines is not None:
                yield lines[number]
            else:
                yield from _stacked(facts, cells)
            if note:
                yield from _indented(note, cells)


def _stacked(facts: Sequence[Styled], cells: int) -> Iterator[Text]:
    """Yield the day and the name on a line, which breaks only where it must, and the rest below."""
    name = " ".join(text for text, _style in facts[:NAMES])
    for line in broken(name, cells) if width(name) > cells else [name]:
        yield Text(line)
    yield from _indented("  ".join(text for text, _style in facts[NAMES:] if text), cells)


def _indented(text: str, cells: int) -> Iterator[Text]:
    for line in broken(text, cells - INDENT):
        yield Text(" " * INDENT + line)


class _Words:
    """Words that a line may end behind, never within one that is shorter than a line."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Begin a new line where the next word has no room."""
        del console
        lines = [""]
        for word in self.words:
            if width((lines[-1] + word).rstrip()) <= options.max_width:
                lines[-1] += word
            else:
                *full, last = broken(word.rstrip(), options.max_width)
                lines += [*full, last + word[len(word.rstrip()) :]]
        yield Text("\n".join(line.rstrip() for line in lines if line))


def left_line(left: Sequence[Left], most: int) -> RenderableType:
    """Name who left the pool, the last to leave first, at most so many, each with the day."""
    shown = left[: -most - 1 : -1]
    words = [f"{one.name} {short_day(one.on)}" for one in shown]
    if len(left) > most:
        words.append(_("and {n} more").format(n=len(left) - most))
    first, *others = [*(word + _(", ") for word in words[:-1]), words[-1]]
    return _Words([_("left: {name}").format(name=first), *others])
