"""Who moved in the grid: a sentence, a line a move, and the matrix from → to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.movement import Cause, Direction, Move, Moves, Off, direction, tally
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.aligned import Aligned, Styled
from rmtrack.views.cells import fold
from rmtrack.views.dates import long_day, short_day
from rmtrack.views.fitting import FirstThatFits
from rmtrack.views.movement_matrix import GAP, Name, full_name, matrix_view, short_name
from rmtrack.views.terms import term

MOST = 40  # lines of moves on the screen, unless all are asked for
MOST_PLACED = 12  # of first placements: after an import there are as many as clients
NOTE = 20  # cells of a note
MARKS = {  # of a line's own, so that nothing is lost without colour
    Direction.UP: ("↑", "ahead"),
    Direction.DOWN: ("↓", "behind"),
    Direction.NEARER: ("↑↓", ""),
    Direction.WARMER: ("↑↓", ""),
}
NO_MARK = ("", "")
Counted = Callable[[int], str]

# What the sentence says of so many clients, and of so many more.
FIRST: Mapping[Direction, Counted] = {
    Direction.UP: lambda n: ngettext("{n} client moved up", "{n} clients moved up", n),
    Direction.DOWN: lambda n: ngettext("{n} client moved down", "{n} clients moved down", n),
    Direction.NEARER: lambda n: ngettext(
        "{n} client came nearer but less willing", "{n} clients came nearer but less willing", n
    ),
    Direction.WARMER: lambda n: ngettext(
        "{n} client grew more willing but less close",
        "{n} clients grew more willing but less close",
        n,
    ),
    Direction.BACK: lambda n: ngettext(
        "{n} client moved there and back", "{n} clients moved there and back", n
    ),
    Direction.PLACED: lambda n: ngettext(
        "{n} client placed for the first time", "{n} clients placed for the first time", n
    ),
}
MORE: Mapping[Direction, str] = {
    Direction.DOWN: N_("{n} down"),
    Direction.NEARER: N_("{n} nearer but less willing"),
    Direction.WARMER: N_("{n} more willing but less close"),
    Direction.BACK: N_("{n} there and back"),
    Direction.PLACED: N_("{n} placed for the first time"),
}


class Room(NamedTuple):
    """How cells and days are written."""

    name: Name
    day: Callable[[date], str]


ROOMY, NARROW = Room(full_name, long_day), Room(short_name, short_day)


class Part(NamedTuple):
    """Some moves, the newest first, each as its day, name, mark, way, kind and note."""

    lines: Aligned
    more: int  # how many older ones there are beside


FOLDING = {1, 5}  # the columns of the name and the note, where there is no room


def moves_screen(found: Moves, *, whole: bool = False) -> RenderableType:
    """Show who moved, the newest first, and below it where all came from and went.

    Of many only the newest, and how to see them all, unless the `whole` is asked for.
    """
    if not found.matrix:
        return Text(_("No clients yet. Bring them in: rmtrack import clients.csv"))
    full, short = (
        [part for part in _parts(found, room, whole=whole) if part.lines.rows]
        for room in (ROOMY, NARROW)
    )
    bodies = FirstThatFits(
        (_needed(full), _body(found, full, ROOMY)),
        (_needed(short), _body(found, short, NARROW)),
        (0, _body(found, short, NARROW, folded=True)),
    )
    left_out = any(part.more for part in full)
    last = [Text(f"  {_command(found)}", "quiet")] if left_out else []
    return Group(Text(_sentence(found), "lead"), bodies, *last)


def moves_json(found: Moves) -> dict[str, Any]:
    """Return who moved as `rmtrack.moves/1`."""
    return {
        "schema": "rmtrack.moves/1",
        "since": str(found.since),
        "category": found.category,
        "moves": [
            {
                "contact_id": move.contact_id,
                "name": move.name,
                "from": str(move.before or Off.UNCLASSIFIED),
                "to": str(move.after),
                "on": str(move.on),
                "interaction_id": move.interaction_id,
            }
            for move in found.moves
        ],
        "matrix": {
            str(start): {str(end): number for end, number in row.items()}
            for start, row in found.matrix.items()
        },
    }


def _sentence(found: Moves) -> str:
    """Say how many clients went where, and by what."""
    words = [_counts(found)]
    if found.category is not None:
        words.append(_("by the mood toward {category}").format(category=term(found.category)))
    return " · ".join(words)


def _counts(found: Moves) -> str:
    counts = tally(found.moves)
    if not counts:
        return _("Since {day} nobody has changed cell").format(day=short_day(found.since))
    (first, number), *rest = counts.items()
    parts = [FIRST[first](number).format(n=number)]
    parts += [_(MORE[one]).format(n=n) for one, n in rest]
    told = _("Since {day}: {what}")
    return told.format(day=short_day(found.since), what=_(", ").join(parts))


def _command(found: Moves) -> str:
    """Return what shows every move."""
    toward = f" --category {found.category}" if found.category is not None else ""
    return f"rmtrack grid --moves --since {found.since}{toward} --all"


def _parts(found: Moves, room: Room, *, whole: bool) -> Iterator[Part]:
    """Yield who went from a cell to another, then who was placed for the first time."""
    moved = [move for move in found.moves if move.before is not None]
    placed = [move for move in found.moves if move.before is None]
    for moves, most in ((moved, MOST), (placed, MOST_PLACED)):
        shown = moves[::-1] if whole else moves[: -most - 1 : -1]
        lines = [_line(move, found.causes, room) for move in shown]
        yield Part(Aligned(lines, GAP), len(moves) - len(shown))


def _line(move: Move, causes: Mapping[int, Cause], room: Room) -> list[Styled]:
    mark = MARKS.get(direction(move.before, move.after), NO_MARK)
    way = f"→ {room.name(move.after)}"
    if move.before is not None:
        way = f"{room.name(move.before)} {way}"
    kind, note = _reason(move, causes)
    return [(room.day(move.on), "quiet"), (move.name, ""), mark, (way, ""), (kind, ""), (note, "")]


def _reason(move: Move, causes: Mapping[int, Cause]) -> tuple[str, str]:
    """Return the kind of what led to a move, and a few words about it."""
    if move.interaction_id is None:
        return _("assessed"), ""
    cause = causes[move.interaction_id]
    first, *rest = fold(cause.note or "", NOTE)
    return term(cause.kind), f"{first}…" if rest else first


def _needed(parts: Sequence[Part]) -> int:
    return max((part.lines.needed for part in parts), default=0)


def _body(
    found: Moves, parts: Sequence[Part], room: Room, *, folded: bool = False
) -> RenderableType:
    """Return what follows the sentence: nothing where nobody moved, came or left."""
    shown: list[RenderableType] = []
    for number, part in enumerate(parts):
        heading = [Text(_("Placed for the first time"), "lead")] if number else []
        lines = part.lines.as_table(FOLDING) if folded else part.lines.as_text()
        shown += [Text(), *heading, lines, *_more(part)]
    if parts or any({start} != {*row} for start, row in found.matrix.items()):
        rows = _("Rows: where they stood before {day}. Columns: where they stand now.")
        told = Text(rows.format(day=short_day(found.since)), "quiet")
        shown += [Text(), told, matrix_view(found.matrix, room.name)]
    return Group(*shown)


def _more(part: Part) -> Iterator[Text]:
    if part.more:
        text = ngettext("and {n} older one", "and {n} older ones", part.more)
        yield Text(text.format(n=part.more), "quiet")
