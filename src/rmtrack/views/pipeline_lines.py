"""Sentences with what they are about in front, folded under their own column.

Rich would break a Chinese sentence in the middle of a number.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions
from rich.text import Text

from rmtrack.views.cells import broken, pad, width

GAP = INDENT = 2
NARROWEST = 20  # cells of a sentence


class Told(NamedTuple):
    """A sentence, and what it is about; the first of several alone says that."""

    label: str
    text: Text


class Lines:
    """Sentences below each other, those of one screen with one `margin` for their labels."""

    def __init__(self, rows: Sequence[Told], *, indent: int = INDENT, margin: int = 0) -> None:
        self._rows = rows
        self._indent = indent
        self._before = indent + (margin + GAP if margin else 0)

    @classmethod
    def plain(cls, *texts: Text, indent: int = 0) -> "Lines":
        """Make one of sentences that are about nothing in particular."""
        return cls([Told("", text) for text in texts], indent=indent)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Fold each sentence into the room there is."""
        del console
        room = max(NARROWEST, options.max_width - self._before)
        for label, text in self._rows:
            before = pad(" " * self._indent + label, self._before)
            for part in _folded(text, room):
                yield Text.assemble(before, part)
                before = " " * self._before


def labelled(label: str, texts: Sequence[Text]) -> Iterator[Told]:
    """Yield sentences that are all about one thing."""
    for n, text in enumerate(texts):
        yield Told("" if n else label, text)


def margin_of(blocks: Sequence[Sequence[Told]]) -> int:
    """Return how many cells the labels of a screen take."""
    return max((width(row.label) for rows in blocks for row in rows), default=0)


def _folded(text: Text, cells: int) -> Iterator[Text]:
    """Yield the lines of a text with their colours."""
    start = 0
    for part in broken(text.plain, cells):
        start = text.plain.index(part, start)
        yield text[start : start + len(part)]
        start += len(part)
