"""Plain text in columns, where a Chinese character takes two cells. Needs no Rich."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

NEAR_EDGE = 4  # the part of a line that is near its edge: a quarter
PAUSES = " ，。、；：？！）」』”"  # a line may well end behind each
JOINTS = "-@/_."  # a word that is longer than a line ends it behind one of them
COMMAND = "rmtrack "
WIDE_PAUSES = frozenset(PAUSES.strip())
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
    """Break `text` like `fold` does, and inside a word too where that is longer than a line.

    Behind a hyphen or another joint of it, where there is one.
    """
    lines: list[str] = []
    for part in fold(text, cells):
        rest = part
        while width(rest) > cells and len(rest) > 1:
            cut = _last_joint(rest, cells)
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines


def _last_joint(word: str, cells: int) -> int:
    """Return where a word that is too long ends on its line: it keeps one sign at least."""
    most = 1
    while width(word[: most + 1]) <= cells:
        most += 1
    joints = (cut for cut in range(most, 1, -1) if word[cut - 1] in JOINTS)
    return next((cut for cut in joints if word[cut] not in JOINTS), most)


def hung(opening: str, text: str, cells: int, *, inset: int = 0) -> list[str]:
    """Return `text` behind its `opening`, broken like `fold` does where a line is too short.

    The rest stands below where the text begins, or `inset` cells further in.
    """
    if width(opening + text) <= cells:
        return [opening + text]
    under = width(opening) + inset
    first, *rest = fold(text, max(cells - under, NARROWEST))
    return [opening + first, *(" " * under + line for line in rest)]


def side_by_side(facts: Sequence[str], cells: int) -> Iterator[str]:
    """Yield facts behind each other; a line ends inside one only where that is longer than it."""
    line, *rest = [f"{fact} ·" for fact in facts[:-1]] + [facts[-1]]
    for fact in rest:
        if width(f"{line} {fact}") > cells:
            yield from broken(line, cells)
            line = fact
        else:
            line = f"{line} {fact}"
    yield from broken(line, cells)


def with_command(text: str, cells: int) -> list[str]:
    """Return `text` folded; a command at its end, which is typed as it stands, has its own line."""
    told, sign, command = text.rpartition(COMMAND)
    if width(text) <= cells or not told:
        return fold(text, cells)
    return [*fold(told.rstrip(), cells), f"  {sign}{command}"]


def _pieces(text: str) -> Iterable[str]:
    """Yield the parts of `text` behind each of which a line may break."""
    piece = ""
    for char in text:
        wide = _width(char) == 2 or piece[-1:] in WIDE_PAUSES  # noqa: PLR2004
        if piece and wide and _may_part(piece[-1], char):
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
