"""What an import did."""

from collections.abc import Iterator, Sequence
from typing import Any

from rmtrack.domain.importing import Fault, Imported, MergedRow, Unmet
from rmtrack.i18n import _, ngettext
from rmtrack.views.cells import COMMAND, side_by_side, width, with_command
from rmtrack.views.errors import fault_json, fault_line, plain
from rmtrack.views.import_news import (
    fact_label,
    facts_of,
    news_json,
    news_lines,
    not_taken_json,
    not_taken_lines,
)
from rmtrack.views.import_unclear import (
    departed_lines,
    joined_lines,
    names_text,
    namesakes_lines,
    unclear_json,
    undecided_lines,
)

# A screen holds the answer, whatever the file is; JSON has all.
MOST = 5  # clients
MOST_DRY = 12  # clients whose news a dry run tells: it is there to be looked at
INDENT, BETWEEN = "  ", " · "
MOST_ROWS = 3  # of one client, or with a fault: those stand in a file of their own


def imported_lines(done: Imported, *, cells: int) -> str:
    """Say what was taken, then everything the user may want to look at, folded at the edge."""
    lines = [part for line in _lines(done) for part in _folded(line, cells)]
    if done.refused_file:  # a path is whole, to be taken as it stands
        told = _("  the rows left out are in {file}").format(file=plain(done.refused_file))
        lines.append(told)
    if not done.dry_run:
        lines.append(_("  next: rmtrack today"))
    return "\n".join(lines)


def _folded(line: str, cells: int) -> list[str]:
    if COMMAND in line:  # it is typed as it stands
        return with_command(line, cells)
    if width(line) <= cells:
        return [line]
    text = line.lstrip()
    under = line[: -len(text)] + INDENT
    facts = side_by_side(text.split(BETWEEN), cells - len(under))
    lines = [under + part for part in facts]
    return [lines[0].removeprefix(INDENT), *lines[1:]]


def _lines(done: Imported) -> Iterator[str]:
    yield _summary(done)
    yield from _merged_lines(done.sheet.merged)
    yield from joined_lines(done.unclear.joined)
    yield from undecided_lines(done.unclear.undecided)
    yield from news_lines(done.news, most=MOST_DRY if done.dry_run else MOST)
    yield from not_taken_lines(done.not_taken, most=MOST)
    yield from departed_lines(done.unclear.departed)
    yield from namesakes_lines(done.namesakes, done.unclear, dry_run=done.dry_run)
    for text, columns in (
        (_("  columns that mean nothing here: {names}"), done.sheet.ignored),
        (_("  never read in, for safety: {names}"), done.sheet.dropped),
    ):
        if columns:
            yield text.format(names=_(", ").join(columns))
    yield from _unmet_lines(done.unmet)
    yield from _refused_lines(done.refused)


def _refused_lines(faults: Sequence[Fault]) -> Iterator[str]:
    yield from (f"  {fault_line(fault)}" for fault in faults[:MOST_ROWS])
    if len(faults) > MOST_ROWS:
        yield _("  and {n} more").format(n=len(faults) - MOST_ROWS)


def _merged_lines(merged: Sequence[MergedRow]) -> Iterator[str]:
    yield from map(_merged_line, merged[:MOST_ROWS])
    more = len(merged) - MOST_ROWS
    if more > 0:
        told = ngettext(
            "  {n} more row is the client of another one",
            "  {n} more rows are the clients of others",
            more,
        )
        yield told.format(n=more)


def _merged_line(merged: MergedRow) -> str:
    """Say whose row it is, and what of it is not kept, for the earlier one says otherwise."""
    if not merged.differing:
        text = _("  row {row} is the client of row {into}: one client")
        return text.format(row=merged.row, into=merged.into)
    labels = map(fact_label, facts_of(merged.differing))
    told = _("  row {row} is the client of row {into}: one client; not kept of row {row}: {what}")
    return told.format(row=merged.row, into=merged.into, what=_(", ").join(labels))


def _unmet_lines(unmet: Sequence[Unmet]) -> Iterator[str]:
    """Say which introducers are not kept, for nobody knows who is meant."""
    for text, names in (
        (
            _("  introducers who are no clients, not kept: {names}"),
            [one for one in unmet if not one.clients],
        ),
        (
            _("  introducers whose name several clients have, not kept: {names}"),
            [one for one in unmet if one.clients and not one.ring],
        ),
        (
            _("  introducers who would close a ring, not kept: {names}"),
            [one for one in unmet if one.ring],
        ),
    ):
        if names:
            yield text.format(names=names_text([*map(_unmet_text, names)]))


def _unmet_text(unmet: Unmet) -> str:
    rows = unmet.rows
    if len(rows) == 1:
        return _("{name} (row {row})").format(name=unmet.name, row=rows[0])
    return _("{name} ({n} rows)").format(name=unmet.name, n=len(rows))


def _summary(done: Imported) -> str:
    rows = ngettext("{n} row", "{n} rows", done.sheet.rows).format(n=done.sheet.rows)
    added = ngettext("{n} client added", "{n} clients added", done.added).format(n=done.added)
    parts = [rows, added]
    if done.updated:
        parts.append(_("{n} brought up to date").format(n=done.updated))
    if done.unchanged:
        parts.append(_("{n} as before").format(n=done.unchanged))
    if left := len(done.unclear.undecided) + len({fault.row for fault in done.refused}):
        parts.append(ngettext("{n} row left out", "{n} rows left out", left).format(n=left))
    line = " · ".join(parts)
    return _("dry run, nothing stored: {line}").format(line=line) if done.dry_run else line


def imported_json(done: Imported) -> dict[str, Any]:
    """Return what was done as `rmtrack.import/1`."""
    return {
        "schema": "rmtrack.import/1",
        "rows": done.sheet.rows,
        "added": done.added,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "merged": [
            {"row": one.row, "into": one.into, "differing": list(one.differing)}
            for one in done.sheet.merged
        ],
        "news": [news_json(one) for one in done.news],
        "not_taken": [not_taken_json(one) for one in done.not_taken],
        "namesakes": list(done.namesakes),
        **unclear_json(done.unclear),
        "introducers_not_kept": [
            {"name": one.name, "clients": one.clients, "rows": list(one.rows), "ring": one.ring}
            for one in done.unmet
        ],
        "ignored_columns": list(done.sheet.ignored),
        "dropped_columns": list(done.sheet.dropped),
        "refused": [fault_json(fault) for fault in done.refused],
        "refused_file": done.refused_file,
        "encoding": done.sheet.encoding,
        "dry_run": done.dry_run,
    }
