"""Who was found: a line a client."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from rmtrack.domain.finding import Findings, Found
from rmtrack.domain.grid import place
from rmtrack.domain.lookup import Match, joined
from rmtrack.i18n import _, ngettext
from rmtrack.views.cells import NARROWEST, broken, hung, pad, width
from rmtrack.views.terms import cell_term

MOST = 50  # lines; JSON has all
AROUND = 12  # characters shown on either side of what fits in a note
WIDEST = 24  # cells of a name; a longer one pushes its line's rest to the right, if there is room
GAP = 2

Row = tuple[str, str, str, str]  # number, name, cell, and what fits


def found_lines(findings: Findings, *, cells: int) -> str:
    """Show who was found, each with number, name, cell, and what of him fits."""
    if not findings.found:
        return "\n".join(line for told in _nobody(findings) for line in _told(told, cells))
    shown = findings.found[:MOST]
    rows = [(str(one.id), one.name, _cell(one), _what(one, findings)) for one in shown]
    numbers, names, places, _texts = (max(map(width, column)) for column in zip(*rows, strict=True))
    widths = numbers, min(names, WIDEST), places
    lines = [line for row in rows for line in _row(row, widths, cells)]
    if (more := findings.total - len(shown)) and not findings.all_counted:
        lines.append(_("more than {n} more: write more of it").format(n=more))
    elif more:
        lines.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return "\n".join(lines)


def _row(row: Row, widths: Sequence[int], cells: int) -> Iterator[str]:
    """Yield a client's line; where it is too long, the name and what fits fold below themselves."""
    number, name, place, what = row
    numbers, names, places = widths
    before = f"{number:>{numbers}}  "
    whole = f"{before}{pad(name, names)}  {pad(place, places)}  {what}".rstrip()
    if width(whole) <= cells:
        yield whole
        return
    under = " " * (numbers + GAP)
    left, room = names + GAP + places + GAP, max(cells - len(before), NARROWEST)
    beside = room - left >= NARROWEST
    words = broken(what, room - left if beside else room) if what else []
    parts = zip_longest(broken(name, min(names, room)), words if beside else (), fillvalue="")
    for at, (part, word) in enumerate(parts):
        middle = f"{pad(part, names)}  {pad('' if at else place, places)}  {word}"
        yield f"{under if at else before}{middle}".rstrip()
    if not beside:
        yield from (f"{under}{word}" for word in words)


def _told(text: str, cells: int) -> list[str]:
    """Return a sentence folded, the rest a little further in."""
    opening = text[: len(text) - len(text.lstrip())]
    return [*hung(opening, text[len(opening) :], cells, inset=GAP)]


def _nobody(findings: Findings) -> Iterator[str]:
    text = findings.search.text
    if findings.notes:
        yield _("nobody is found by '{text}', nor is a note").format(text=text)
    else:
        yield _("nobody is found by '{text}'; --notes looks in notes too").format(text=text)
    if findings.near:
        yield "  " + _("the nearest names: {near}").format(near=_near(findings))


def _near(findings: Findings) -> str:
    from rmtrack.domain.near_names import numbered  # noqa: PLC0415 - where somebody is near
    from rmtrack.views.several import several_text  # noqa: PLC0415 - as above

    return several_text(numbered(findings.near))


def _cell(found: Found) -> str:
    return cell_term(place(found.familiarity, found.mood))


def _what(found: Found, findings: Findings) -> str:
    """Tell what of a client fits; where it is the name, that stands there already."""
    text = found.text
    match found.match:
        case Match.NAME:
            told = []
        case Match.FORMER_NAME:
            told = [_("formerly {name}").format(name=text)]
        case Match.WECHAT:
            told = [_("WeChat {name}").format(name=text)]
        case Match.TAG:
            told = [_("tag {word}").format(word=text)]
        case Match.NOTE:
            told = [_("noted: {text}").format(text=_around(text, findings.search.text))]
        case _:
            told = [] if joined(text) == joined(found.name_key) else [text]  # a Latin name's sound
    left = _("deceased") if found.deceased else _("archived")
    return " · ".join([*told, *([left] if found.archived else [])])


def _around(text: str, part: str) -> str:
    """Return the part of a note with a few words on either side."""
    start = max(0, text.lower().find(part.lower()))
    first, last = max(0, start - AROUND), start + len(part) + AROUND
    before = "…" if first else ""
    after = "…" if last < len(text) else ""
    return f"{before}{text[first:last]}{after}"


def find_json(findings: Findings) -> dict[str, Any]:
    """Return who was found as `rmtrack.find/1`."""
    return {
        "schema": "rmtrack.find/1",
        "contacts": [
            {
                "id": one.id,
                "name": one.name,
                "match": str(one.match),
                "archived": one.archived,
                "deceased": one.deceased,
            }
            for one in findings.found
        ],
        "near": [{"id": one.id, "name": one.name} for one in findings.near],
    }
