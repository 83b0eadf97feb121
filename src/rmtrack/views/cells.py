"""Plain text in columns, where a Chinese character takes two cells. Needs no Rich."""

from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

NEAR_EDGE = 4  # the part of a line that is near its edge: a quarter
PAUSES = " ，。、；：？！）」』”"  # a line may well end behind each
NARROWEST = 20  # cells of a text behind its opening, however narrow the screen
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f")


def width(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if char in ZERO_WIDTH or combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def pad(text: str, cells: int) -> str:
    """Return `text` with blanks behind it, `cells` wide at least."""
    return text + " " * (cells - width(text))


def fold(text: str, cells: int) -> list[str]:
    """Break `text` into lines of at most `cells`: at blanks, or between two wide characters.

    Signs have no blanks between words, so that a word may be broken; where a blank, a comma or
    the like is near the edge, in the last quarter of a line, the line ends there instead.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > cells:
            cut = _last_pause(line, piece, cells)
            lines.append(line[:cut].rstrip())
            line = (line[cut:] + piece).lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _last_pause(line: str, piece: str, cells: int) -> int:
    """Return where a line ends behind which `piece` has no room: at a pause near the edge, if any.

    What is left over has room on the next line, before the piece.
    """
    for cut in range(len(line), 0, -1):
        near = width(line[:cut].rstrip()) * NEAR_EDGE >= cells * (NEAR_EDGE - 1)
        if not near or width(line[cut:] + piece.rstrip()) > cells:
            break
        if _pauses(line[:cut], line[cut:] + piece):
            return cut
    return len(line)


def _pauses(before: str, after: str) -> bool:
    """Tell whether somebody who reads on from one to the other pauses there."""
    return before[-1] in PAUSES and not (after and after[0] in PAUSES)


def broken(text: str, cells: int) -> list[str]:
    """Break `text` like `fold` does, and inside a word too where that is longer than a line."""
    lines: list[str] = []
    for part in fold(text, cells):
        line = ""
        for char in part:
            if line and width(line + char) > cells:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def hung(opening: str, text: str, cells: int, *, inset: int = 0) -> list[str]:
    """Return `text` behind its `opening`, broken like `fold` does where a line is too short.

    The rest stands below where the text begins, or `inset` cells further in.
    """
    if width(opening + text) <= cells:
        return [opening + text]
    under = width(opening) + inset
    first, *rest = fold(text, max(cells - under, NARROWEST))
    return [opening + first, *(" " * under + line for line in rest)]


def _pieces(text: str) -> Iterable[str]:
    """Yield the parts of `text` behind each of which a line may break."""
    piece = ""
    for char in text:
        if piece and _width(char) == 2 and _may_part(piece[-1], char):  # noqa: PLR2004
            yield piece
            piece = ""
        piece += char
        if char == " ":
            yield piece
            piece = ""
    yield piece


def _may_part(before: str, char: str) -> bool:
    """Tell whether a line may end between two signs: not inside what opens or before what ends."""
    return char not in PAUSES and before not in "（「『“《"


def two_columns(rows: Sequence[tuple[str, str]], *, indent: int, cells: int) -> list[str]:
    """Lay out (term, meaning) rows, the meanings folded under their own column."""
    left = max((width(term) for term, _meaning in rows), default=0)
    lines = []
    for term, meaning in rows:
        first, *rest = fold(meaning, max(20, cells - indent - left - 2))
        lines.append(f"{' ' * indent}{pad(term, left)}  {first}".rstrip())
        lines += [" " * (indent + left + 2) + line for line in rest]
    return lines
