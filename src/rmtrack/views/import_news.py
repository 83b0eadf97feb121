"""What an import brings to clients who were there before, and what of its file is not taken."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rmtrack.domain.importing import News
from rmtrack.domain.not_taken import NotTaken
from rmtrack.domain.reach import Reach, reach_of
from rmtrack.i18n import N_, _, ngettext
from rmtrack.reading.text import shown
from rmtrack.views.editing import BIRTHDAY, LABELS, value_text
from rmtrack.views.records import value_json

MOST_LABELS = 5  # of what the clients have who are only counted
BORN = "birthday"  # three columns, one fact
NOBODY = Reach()
MORE_LABELS = {
    "contacted_on": N_("last contact"),
    "introducer": N_("introducer"),
    "products": N_("products"),
}


class Told(NamedTuple):
    """A fact of a client: what it is called, and what is told of it."""

    label: str
    text: str


def news_lines(news: Sequence[News], *, most: int) -> Iterator[str]:
    """Say what is filled in, a line a client; of those after the first `most` only what it is."""
    told = _("  row {row}, {name} ({number}): {news}")
    for one in news[:most]:
        words = " · ".join(f"{label} {text}" for label, text in _news(one))
        yield told.format(row=one.row, name=one.before.name, number=one.before.id, news=words)
    if rest := news[most:]:
        told = ngettext("  {n} more client: {what}", "  {n} more clients: {what}", len(rest))
        yield told.format(n=len(rest), what=_counted([[*_news(one)] for one in rest]))


def not_taken_lines(left: Sequence[NotTaken], *, most: int) -> Iterator[str]:
    """Say what stands against the file, a line a client; the first `most` of them."""
    told = _("  row {row}, {name} ({number}) keeps: {facts}")
    for one in left[:most]:
        words = " · ".join(f"{label} {text}" for label, text in _stands(one))
        yield told.format(row=one.row, name=one.known.name, number=one.known.id, facts=words)
    if rest := left[most:]:
        told = ngettext(
            "  {n} more client keeps: {what}", "  {n} more clients keep: {what}", len(rest)
        )
        yield told.format(n=len(rest), what=_counted([[*_stands(one)] for one in rest]))


def fact_label(field: str) -> str:
    """Return what a field is called; one of the user's own is called as it is."""
    labels = {**LABELS, **MORE_LABELS}
    return _(labels[field]) if field in labels else field


def facts_of(fields: Sequence[str]) -> list[str]:
    """Return the facts that these fields of a record tell, each once."""
    return [*dict.fromkeys(BORN if one in BIRTHDAY else one for one in fields)]


def _news(news: News) -> Iterator[Told]:
    """Yield each fact with its value: what was blank, and what the bank knows anew."""
    sides = [(one, reach_of(one)) for one in (news.before, news.after)]
    for key in facts_of(news.fields):
        old, new = (value_text(contact, reach, key) for contact, reach in sides)
        blank = getattr(news.before, "birth_day" if key == BORN else key) is None
        yield Told(fact_label(key), new if blank else f"{old} → {new}")
    more = news.more
    told = (
        (_("further phone"), more.phones),
        (_("tags"), more.tags),
        (_("introducer"), (more.introducer,) if more.introducer else ()),
        (_("products"), () if more.products is None else (str(more.products),)),
        *((field, (value,)) for field, value in more.own),
    )
    yield from (Told(label, _(", ").join(values)) for label, values in told if values)


def _stands(left: NotTaken) -> Iterator[Told]:
    """Yield each fact with what stands, and with what the file says."""
    told = _("{kept}, not {said}")
    for key in facts_of(left.fields):
        kept, said = (shown(value_text(one, NOBODY, key)) for one in (left.known, left.said))
        yield Told(fact_label(key), told.format(kept=kept, said=said))
    for other in left.beside:
        kept, said = shown(other.kept), shown(other.said)
        yield Told(fact_label(other.key), told.format(kept=kept, said=said))


def _counted(clients: Sequence[Sequence[Told]]) -> str:
    """Say what clients have who are not told one by one, and how many of them: most first."""
    counts = Counter(label for facts in clients for label in {one.label: None for one in facts})
    words = [
        _("{what} ({n})").format(what=label, n=n) for label, n in counts.most_common(MOST_LABELS)
    ]
    return _(", ").join([*words, *(["…"] if len(counts) > MOST_LABELS else [])])


def news_json(news: News) -> dict[str, Any]:
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


def not_taken_json(left: NotTaken) -> dict[str, Any]:
    """Return what of a row is not taken: what stands, and what it says."""
    record = [(name, getattr(left.known, name), getattr(left.said, name)) for name in left.fields]
    return {
        "row": left.row,
        "id": left.known.id,
        "name": left.known.name,
        "facts": [
            {"field": name, "kept": value_json(kept), "said": value_json(said)}
            for name, kept, said in (*record, *left.beside)
        ],
    }
