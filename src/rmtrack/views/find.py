"""Who was found: a line a client."""

from typing import Any

from rmtrack.domain.finding import Findings, Found
from rmtrack.domain.grid import place
from rmtrack.domain.lookup import Match, joined
from rmtrack.i18n import _, ngettext
from rmtrack.views.cells import pad, width
from rmtrack.views.terms import cell_term

MOST = 50  # lines; JSON has all
AROUND = 12  # characters shown on either side of what fits in a note
WIDEST = 24  # cells of a name; a longer one pushes its line's rest to the right


def found_lines(findings: Findings) -> str:
    """Show who was found, each with number, name, cell, and what of him fits."""
    if not findings.found:
        return _nobody(findings)
    shown = findings.found[:MOST]
    rows = [(str(one.id), one.name, _cell(one), _what(one, findings)) for one in shown]
    numbers, names, places, _texts = (max(map(width, column)) for column in zip(*rows, strict=True))
    lines = [
        f"{number:>{numbers}}  {pad(name, min(names, WIDEST))}  {pad(cell, places)}  {what}"
        for number, name, cell, what in rows
    ]
    if (more := findings.total - len(shown)) and not findings.all_counted:
        lines.append(_("more than {n} more: write more of it").format(n=more))
    elif more:
        lines.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return "\n".join(line.rstrip() for line in lines)


def _nobody(findings: Findings) -> str:
    text = findings.search.text
    if findings.notes:
        return _("nobody is found by '{text}', nor is a note").format(text=text)
    return _("nobody is found by '{text}'; --notes looks in notes too").format(text=text)


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
    }
