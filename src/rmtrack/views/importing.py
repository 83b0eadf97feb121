"""What an import did."""

from collections.abc import Iterator
from typing import Any

from rmtrack.domain.importing import Imported
from rmtrack.i18n import _, ngettext
from rmtrack.views.errors import fault_line, plain


def imported_lines(done: Imported) -> str:
    """Say what was taken, then everything the user may want to look at."""
    return "\n".join(_lines(done))


def _lines(done: Imported) -> Iterator[str]:
    yield _summary(done)
    for merged in done.sheet.merged:
        text = _("  row {row} is the client of row {into}: one client")
        yield text.format(row=merged.row, into=merged.into)
    if done.namesakes:
        text = _("  the same name, and kept apart: {names}")
        yield text.format(names=_(", ").join(done.namesakes))
    for text, columns in (
        (_("  columns that mean nothing here: {names}"), done.sheet.ignored),
        (_("  never read in, for safety: {names}"), done.sheet.dropped),
    ):
        if columns:
            yield text.format(names=_(", ").join(columns))
    yield from (f"  {fault_line(fault)}" for fault in done.refused)
    if done.refused_file:
        yield _("  the rows left out are in {file}").format(file=plain(done.refused_file))
    if not done.dry_run:
        yield _("  next: rmtrack today")


def _summary(done: Imported) -> str:
    rows = ngettext("{n} row", "{n} rows", done.sheet.rows).format(n=done.sheet.rows)
    added = ngettext("{n} client added", "{n} clients added", done.added).format(n=done.added)
    parts = [rows, added]
    if done.updated:
        parts.append(_("{n} brought up to date").format(n=done.updated))
    if done.unchanged:
        parts.append(_("{n} as before").format(n=done.unchanged))
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
        "merged": [{"row": merged.row, "into": merged.into} for merged in done.sheet.merged],
        "namesakes": list(done.namesakes),
        "ignored_columns": list(done.sheet.ignored),
        "dropped_columns": list(done.sheet.dropped),
        "refused": [{"row": fault.row, "column": fault.column} for fault in done.refused],
        "refused_file": done.refused_file,
        "encoding": done.sheet.encoding,
        "dry_run": done.dry_run,
    }
