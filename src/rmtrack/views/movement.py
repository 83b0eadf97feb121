"""Who moved in the grid: a sentence, a line a move, and the matrix from → to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.movement import Cause, Direction, Move, Moves, Off, direction, tally
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.aligned import Styled
from rmtrack.views.dates import long_day, short_day
from rmtrack.views.fitting import FirstThatFits
from rmtrack.views.movement_lines import NotedLines, left_line
from rmtrack.views.movement_matrix import Name, full_name, matrix_view, short_name
from rmtrack.views.terms import term

MOST = 40  # lines of moves on the screen, unless all are asked for
MOST_PLACED = 12  # of first placements: after an import there are as many as clients
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
    """Some moves, the newest first, each as its day, name, mark, way and kind, then its note."""

    lines: NotedLines
    more: int  # how many older ones there are beside


def moves_screen(found: Moves, *, whole: bool = False) -> RenderableType:
    """Show who moved, the newest first, and below it where all came from and went.

    Of many only the newest, and how to see them all, unless the `whole` is asked for.
    """
    if not found.matrix:
        return Text(_("No clients yet. Bring them in: rmtrack import clients.csv"))
    full, short = (
        [part for part in _parts(found, room, whole=whole) if part.lines.facts]
        for room in (ROOMY, NARROW)
    )
    bodies = FirstThatFits(
        (_needed(full), _body(found, full, ROOMY, whole=whole)),
        (0, _body(found, short, NARROW, whole=whole)),
    )
    left_out = any(part.more for part in full) or (len(found.left) > MOST and not whole)
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
        "left": [
            {
                "contact_id": one.contact_id,
                "name": one.name,
                "from": str(one.before or Off.UNCLASSIFIED),
                "on": str(one.on),
            }
            for one in found.left
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
    counts, left = tally(found.moves), len(found.left)
    parts = [_(MORE[one]).format(n=n) for one, n in counts.items() if one in MORE]
    for first, number in islice(counts.items(), 1):
        parts[: first in MORE] = [FIRST[first](number).format(n=number)]
    if left:
        text = _("{n} left") if parts else ngettext("{n} client left", "{n} clients left", left)
        parts.append(text.format(n=left))
    if not parts:
        return _("Since {day} nobody has changed cell").format(day=short_day(found.since))
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
        reasons = [_reason(move, found.causes) for move in shown]
        facts = [
            _facts(move, kind, room) for move, (kind, _note) in zip(shown, reasons, strict=True)
        ]
        yield Part(NotedLines(facts, [note for _kind, note in reasons]), len(moves) - len(shown))


def _facts(move: Move, kind: str, room: Room) -> list[Styled]:
    mark = MARKS.get(direction(move.before, move.after), NO_MARK)
    way = f"→ {room.name(move.after)}"
    if move.before is not None:
        way = f"{room.name(move.before)} {way}"
    return [(room.day(move.on), "quiet"), (move.name, ""), mark, (way, ""), (kind, "")]


def _reason(move: Move, causes: Mapping[int, Cause]) -> tuple[str, str]:
    """Return the kind of what led to a move, and its note; empty without one."""
    if move.interaction_id is None:
        return _("assessed"), ""
    cause = causes[move.interaction_id]
    return term(cause.kind), cause.note or ""


def _needed(parts: Sequence[Part]) -> int:
    return max((part.lines.needed for part in parts), default=0)


def _body(found: Moves, parts: Sequence[Part], room: Room, *, whole: bool) -> RenderableType:
    """Return what follows the sentence: nothing where nobody moved, came or left."""
    shown: list[RenderableType] = []
    for number, part in enumerate(parts):
        heading = [Text(_("Placed for the first time"), "lead")] if number else []
        shown += [Text(), *heading, part.lines, *_more(part)]
    if found.left:
        shown += [Text(), left_line(found.left, len(found.left) if whole else MOST)]
    if parts or any({start} != {*row} for start, row in found.matrix.items()):
        rows = _("Rows: where they stood before {day}. Columns: where they stand now.")
        told = Text(rows.format(day=short_day(found.since)), "quiet")
        shown += [Text(), told, matrix_view(found.matrix, room.name)]
    return Group(*shown)


def _more(part: Part) -> Iterator[Text]:
    if part.more:
        text = ngettext("and {n} older one", "and {n} older ones", part.more)
        yield Text(text.format(n=part.more), "quiet")
