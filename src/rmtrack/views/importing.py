"""What an import did."""

from collections.abc import Iterator, Sequence
from typing import Any

from rmtrack.domain.importing import Imported, MergedRow, News, Unmet
from rmtrack.domain.reach import reach_of
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.editing import BIRTHDAY, LABELS, value_text
from rmtrack.views.errors import fault_line, plain

MOST = 50  # clients whose news a dry run tells; JSON has all
BORN = "birthday"  # three columns, one fact
MORE_LABELS = {
    "contacted_on": N_("last contact"),
    "introducer": N_("introducer"),
    "products": N_("products"),
}


def imported_lines(done: Imported) -> str:
    """Say what was taken, then everything the user may want to look at."""
    return "\n".join(_lines(done))


def _lines(done: Imported) -> Iterator[str]:
    yield _summary(done)
    yield from map(_merged_line, done.sheet.merged)
    if done.dry_run:
        yield from _news_lines(done.news)
    if done.namesakes:
        text = _("  the same name, and kept apart: {names}")
        yield text.format(names=_(", ").join(done.namesakes))
    for text, columns in (
        (_("  columns that mean nothing here: {names}"), done.sheet.ignored),
        (_("  never read in, for safety: {names}"), done.sheet.dropped),
    ):
        if columns:
            yield text.format(names=_(", ").join(columns))
    yield from _unmet_lines(done.unmet)
    yield from (f"  {fault_line(fault)}" for fault in done.refused)
    if done.refused_file:
        yield _("  the rows left out are in {file}").format(file=plain(done.refused_file))
    if not done.dry_run:
        yield _("  next: rmtrack today")


def _merged_line(merged: MergedRow) -> str:
    """Say whose row it is, and what of it is not kept, for the earlier one says otherwise."""
    if not merged.differing:
        text = _("  row {row} is the client of row {into}: one client")
        return text.format(row=merged.row, into=merged.into)
    labels = dict.fromkeys(_label(BORN if one in BIRTHDAY else one) for one in merged.differing)
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
            [one for one in unmet if one.clients],
        ),
    ):
        if names:
            yield text.format(names=_(", ").join(map(_unmet_text, names)))


def _unmet_text(unmet: Unmet) -> str:
    rows = unmet.rows
    if len(rows) == 1:
        return _("{name} (row {row})").format(name=unmet.name, row=rows[0])
    return _("{name} ({n} rows)").format(name=unmet.name, n=len(rows))


def _news_lines(news: Sequence[News]) -> Iterator[str]:
    """Say what would be filled in, a line a client; the first ones of many."""
    for one in news[:MOST]:
        told = _("  row {row}, {name} ({number}): {news}")
        words = " · ".join(_news_words(one))
        yield told.format(row=one.row, name=one.before.name, number=one.before.id, news=words)
    more = len(news) - MOST
    if more > 0:
        yield ngettext("  {n} more client", "  {n} more clients", more).format(n=more)


def _news_words(news: News) -> Iterator[str]:
    """Yield each fact with its value: what was blank, and what the bank knows anew."""
    sides = [(one, reach_of(one)) for one in (news.before, news.after)]
    for key in dict.fromkeys(BORN if one in BIRTHDAY else one for one in news.fields):
        old, new = (value_text(contact, reach, key) for contact, reach in sides)
        blank = getattr(news.before, "birth_day" if key == BORN else key) is None
        yield f"{_label(key)} {new}" if blank else f"{_label(key)} {old} → {new}"
    more = news.more
    told = (
        (_("further phone"), more.phones),
        (_("tags"), more.tags),
        (_("introducer"), (more.introducer,) if more.introducer else ()),
        (_("products"), () if more.products is None else (str(more.products),)),
        *((field, (value,)) for field, value in more.own),
    )
    yield from (f"{label} {_(', ').join(values)}" for label, values in told if values)


def _label(field: str) -> str:
    """Return what a field is called; one of the user's own is called as it is."""
    labels = {**LABELS, **MORE_LABELS}
    return _(labels[field]) if field in labels else field


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
        "merged": [
            {"row": one.row, "into": one.into, "differing": list(one.differing)}
            for one in done.sheet.merged
        ],
        "news": [_news_json(one) for one in done.news],
        "namesakes": list(done.namesakes),
        "introducers_not_kept": [
            {"name": one.name, "clients": one.clients, "rows": list(one.rows)} for one in done.unmet
        ],
        "ignored_columns": list(done.sheet.ignored),
        "dropped_columns": list(done.sheet.dropped),
        "refused": [{"row": fault.row, "column": fault.column} for fault in done.refused],
        "refused_file": done.refused_file,
        "encoding": done.sheet.encoding,
        "dry_run": done.dry_run,
    }


def _news_json(news: News) -> dict[str, Any]:
    """Return what a known client got, or would get: the fields of the record, and the rest."""
    return {
        "row": news.row,
        "id": news.before.id,
        "name": news.before.name,
        "fields": list(news.fields),
        "phones": list(news.more.phones),
        "tags": list(news.more.tags),
        "introducer": news.more.introducer,
        "products": news.more.products,
        "own": dict(news.more.own),
    }
