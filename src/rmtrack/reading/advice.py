"""Advice as a text file holds it: a place in brackets, then what to aim at, to say, to avoid.

    # what stands behind this mark is nobody's business
    [high/positive]
    aim: one deal, one day
    say: ...
    [habit]
    aim: ...

    【高·积极】
    目标：...
    说：...
    避免：...

Places and fields are named in either language, with signs of either width.
"""

from typing import NamedTuple

from rmtrack.domain.advice import Counsel, Texts
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.grid import CELLS
from rmtrack.domain.keys import Stage
from rmtrack.reading.text import clean, narrow, shown

REMARKS = "#＃"
BRACKETS = "[［【"
FIELDS = {
    **{field: field for field in Counsel._fields},
    "目标": "aim",
    "说": "say",
    "话术": "say",
    "避免": "avoid",
}
PLACES = {
    **{place: place for place in (*map(str, CELLS), *map(str, Stage))},
    "认识": "met",
    "接受": "accepted",
    "习惯": "habit",
    "依赖": "reliance",
    "朋友": "friend",
}


NO_PLACE = N_(
    "there is no place '{text}', and what stands below it is left out: "
    "write [high/positive] or [habit]"
)
NOWHERE = N_("'{text}' stands below no place: write [high/positive] or [habit] above it")
NO_FIELD = N_("'{text}' begins with none of aim:, say:, avoid:")


class Fault(NamedTuple):
    """A line that means nothing, counted from 1, and why: marked for translation, given {text}."""

    line: int
    text: str
    sentence: str


class AdviceText(NamedTuple):
    """What a file advises, and the lines of it that mean nothing."""

    said: Texts
    faults: tuple[Fault, ...]


def read_advice(text: str) -> AdviceText:
    """Read advice; where a thing is said twice, the later line holds.

    What follows a place that is none, up to the next, is passed over: the place is told of.
    """
    said: dict[str, dict[str, str]] = {}
    faults = []
    here: dict[str, str] | None = None
    for number, typed in enumerate(text.split("\n"), 1):
        line = clean(typed)
        if not line or line[0] in REMARKS:
            continue
        if line[0] in BRACKETS:
            place = _place(line)
            here = {} if place is None else said.setdefault(place, {})
            fault = NO_PLACE if place is None else None
        else:
            fault = _take(line, here)
        if fault:
            faults.append(Fault(number, shown(line), fault))
    return AdviceText(said, tuple(faults))


def _place(line: str) -> str | None:
    """Return the place that a line in brackets names, if there is one."""
    name, closing, rest = narrow(line)[1:].replace("】", "]").partition("]")
    if not closing or rest:
        return None
    name = name.strip().lower()
    return PLACES.get(name) or _cell(name)


def _cell(name: str) -> str | None:
    """Return the cell of this name in other words than its key."""
    from rmtrack.reading.words import read_cell  # noqa: PLC0415 - seldom: keys are found above

    try:
        return str(read_cell(name))
    except InputError:
        return None


def _take(line: str, here: dict[str, str] | None) -> str | None:
    """Keep what a line says at a place; return why, where it says nothing of what is advised."""
    parts = (line.partition(colon) for colon in ":：")
    head, found, said = min(parts, key=lambda part: len(part[0]))  # whichever comes first
    field = FIELDS.get(narrow(head).strip().lower())
    if not found or field is None:
        return NO_FIELD
    if here is None:
        return NOWHERE
    here[field] = said.strip()
    return None
