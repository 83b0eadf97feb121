"""The first sitting: the clients without a place, one after the other, each placed by one key.

Each is a command of its own, so that leaving at any point keeps what was done.
"""

from dataclasses import replace
from typing import NamedTuple

from rmtrack.actions.cold_start import list_unclassified, place_client, take_back
from rmtrack.actions.desk import Desk
from rmtrack.cli.asking.prompts import ENTER, ask_key
from rmtrack.cli.output import screen_cells, write_lines, write_screen
from rmtrack.cli.session import Session
from rmtrack.domain.cold_start import USEFUL_FROM, Suggestion, settle
from rmtrack.domain.grid import Cell
from rmtrack.i18n import _
from rmtrack.views.cold_start import (
    PAD,
    asked_text,
    kept_text,
    left_text,
    pad_picture,
    useful_text,
)
from rmtrack.views.terms import cell_term

LATER, BACK, LEAVE, KEYS = "s", "u", "q", "?"
ALSO_LATER = "0"
MARK = "? "  # before a question


class Sitting(NamedTuple):
    """Who is asked for, and of how many that are counted so many came `before`."""

    asked: tuple[Suggestion, ...]
    before: int

    @property
    def counted(self) -> int:
        """How many there are to count."""
        return self.before + len(self.asked)


class Step(NamedTuple):
    """A client who was asked for: with the desk of the command that placed him, where one did."""

    number: int
    desk: Desk | None


def walk(session: Session, most: int | None = None) -> None:
    """Ask for a place for the clients who have none, the best known first.

    So many at `most`, counted from one; by default as many as the first twenty lack, or five.
    Whoever was placed stays so, however the sitting ends.
    """
    desk = session.desk()
    pool = list_unclassified(desk)
    sitting = Sitting(pool.suggestions[: most or pool.sitting], 0 if most else pool.before)
    if sitting.asked:
        write_screen(pad_picture(cells=screen_cells()))
    steps: list[Step] = []
    try:
        _ask_all(session, desk, pool.placed, sitting, steps)
    except KeyboardInterrupt:
        if placed := _placed(steps):
            write_lines([kept_text(placed)])
        raise
    placed = _placed(steps)
    write_screen(left_text(pool.placed + placed, pool.left - placed))


def _ask_all(
    session: Session, desk: Desk, placed: int, sitting: Sitting, steps: list[Step]
) -> None:
    """Ask for each in turn, and add a step for each; `placed` had a place before."""
    while len(steps) < len(sitting.asked):
        suggestion = sitting.asked[len(steps)]
        key = _ask(suggestion, sitting.before + len(steps) + 1, sitting.counted)
        if key == LEAVE:
            break
        if key == KEYS:
            write_screen(pad_picture(cells=screen_cells()))
        elif key == BACK:
            _go_back(steps)
        elif key in {LATER, ALSO_LATER}:
            steps.append(Step(suggestion.client.id, None))
        else:
            steps.append(_place(session, desk, suggestion, _cell(suggestion, key)))
            if placed + _placed(steps) == USEFUL_FROM:
                write_screen(useful_text())


def _placed(steps: list[Step]) -> int:
    return sum(step.desk is not None for step in steps)


def _ask(suggestion: Suggestion, number: int, of: int) -> str:
    text = asked_text(suggestion, number, of, cells=screen_cells() - len(MARK))
    later, proposed = _("later"), cell_term(_cell(suggestion, ENTER))
    answers = {key: cell_term(cell) for key, cell in PAD.items()} | {ENTER: proposed}
    others = {LATER: later, ALSO_LATER: later, BACK: _("one back"), LEAVE: _("leave"), KEYS: KEYS}
    return ask_key(text, answers | others)


def _cell(suggestion: Suggestion, key: str) -> Cell:
    return PAD[key] if key in PAD else Cell(suggestion.guess.band, suggestion.mood)


def _place(session: Session, desk: Desk, suggestion: Suggestion, cell: Cell) -> Step:
    """Place a client by a command as it would have been typed."""
    number, familiarity = suggestion.client.id, settle(suggestion.client, cell.band)
    words = ("contact", "assess", str(number), "--familiarity", str(familiarity))
    typed = session.retyped((*words, "--mood", cell.mood)).typed
    own = replace(desk, line=typed.line)
    place_client(own, suggestion, cell.band, cell.mood)
    return Step(number, own)


def _go_back(steps: list[Step]) -> None:
    """Go back to the client before, and take back where he was placed."""
    if steps:
        last = steps.pop()
        if last.desk is not None:
            take_back(last.desk, last.number)
