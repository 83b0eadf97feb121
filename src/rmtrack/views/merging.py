"""One client made of two: what went over, what was decided, what is told in the note."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import FACTS, INTRODUCER, Columns, Difference, Differing, Side
from rmtrack.domain.keys import CATEGORIES
from rmtrack.domain.merged import LeftOver, Merged
from rmtrack.domain.one_story import Toward
from rmtrack.domain.profile import ContactWay, FormerName
from rmtrack.i18n import _
from rmtrack.views.amounts import in_full
from rmtrack.views.cells import broken, width
from rmtrack.views.counts import UNTOLD, record_count
from rmtrack.views.dates import full_day
from rmtrack.views.editing import LABELS
from rmtrack.views.lunar import lunar_day
from rmtrack.views.merged_unasked import Sentence, named, unasked
from rmtrack.views.profile import man_answer
from rmtrack.views.profile_json import profile_json
from rmtrack.views.records import record_json, row_json, value_json
from rmtrack.views.terms import term

Names = Mapping[int, str]
LABEL = "label"
INDENT = "  "
NARROWEST = 20  # cells below a label; a longer label stands in the text


def merged_lines(merged: Merged, *, cells: int) -> str:
    """Say who was merged into whom, what went over, and whose facts hold where they differed."""
    names = {"gone": named(merged.gone), "name": named(merged.contact)}
    told = _("{gone} is merged into {name}; that number stays")
    if merged.dry_run:
        told = _("dry run, nothing stored: {gone} would go over to {name}")
    lines = broken(told.format(**names), cells)
    for sentence in _sentences(merged):
        lines += _folded(sentence, cells)
    if merged.unsettled:
        told = _("  rmtrack contact merge {number} {of} --prefer {number}")
        lines.append(told.format(number=merged.contact.id, of=merged.gone.id))
    return "\n".join(lines)


def _sentences(merged: Merged) -> Iterator[Sentence]:
    counts = [record_count(table, n) for table, n in merged.moved.items() if table not in UNTOLD]
    if counts:
        yield Sentence(_("  moved: {what}"), {"what": _(", ").join(counts)})
    if kept := [*_kept_beside(merged)]:
        yield Sentence(_("  kept beside: {what}"), {"what": _(", ").join(kept)})
    if filled := [*_filled_in(merged)]:
        yield Sentence(_("  filled in: {what}"), {"what": _(", ").join(filled)})
    yield from (*unasked(merged), *_settled(merged), *_open(merged))
    told = _("  in the note: {text}")
    if merged.unsettled:
        told = _("  in the note: {text}; then what gives way")
    text = remark_text(merged.gone, merged.plan.left_over, merged.names)
    yield Sentence(told, {"text": text})


def _folded(sentence: Sentence, cells: int) -> list[str]:
    """Break a sentence at the screen's edge, the rest below what follows the label."""
    text = sentence.told.format(**sentence.facts)
    opening = sentence.told.partition("{")[0]
    if LABEL in sentence.facts:
        behind = sentence.told.partition(f"{{{LABEL}}}")[2].partition("{")[0]
        opening += sentence.facts[LABEL] + behind
    if cells - width(opening) < NARROWEST:
        opening = text[: len(INDENT)]
    indent = " " * width(opening)
    lines = broken(text[len(opening) :], cells - width(opening))
    return [f"{indent if at else opening}{line}" for at, line in enumerate(lines)]


def _kept_beside(merged: Merged) -> Iterator[str]:
    """Yield the ways and the name of the second that stand beside those of the first."""
    for row in merged.plan.new:
        match row:
            case ContactWay(way=way, value=value):
                yield _("{label} {value}").format(label=_(LABELS[way]), value=value)
            case FormerName(name=name, name_key=key) if key != merged.contact.name_key:
                yield _("former name {name}").format(name=name)


def _filled_in(merged: Merged) -> Iterator[str]:
    """Yield what only the second knew, but for the place of which a line of its own tells."""
    told, felt = _("{label} {value}"), merged.plan.felt
    for one in merged.filled_in:
        if felt is None or getattr(felt, one.key, None) is None:
            text = fact_text(one.key, one.known, merged.names)
            yield told.format(label=fact_label(one.key), value=text)


def _settled(merged: Merged) -> Iterator[Sentence]:
    """Yield whose facts hold; one that had to go all the same is told in the note alone."""
    told = _("  {label}: {kept}, not {other}")
    gone = {(one.key, one.side) for one in merged.plan.left_over}
    for one in merged.plan.differences:
        side = merged.plan.sides.get(one.key)
        if side is not None and (one.key, side) not in gone:
            facts = {
                LABEL: fact_label(one.key),
                "kept": fact_text(one.key, one.of(side), merged.names),
                "other": fact_text(one.key, one.of(side.other), merged.names),
            }
            yield Sentence(told, facts)


def _open(merged: Merged) -> Iterator[Sentence]:
    """Yield what is still to be decided."""
    told = _("  {label}: {first} or {second}?")
    for one in merged.unsettled:
        first, second = (fact_text(one.key, known, merged.names) for known in one[1:3])
        facts = {LABEL: fact_label(one.key), "first": first, "second": second}
        yield Sentence(told, facts)


def remark_text(gone: Contact, left: Sequence[LeftOver], names: Names) -> str:
    """Return the line of the note that tells who was merged, and what has no place any more.

    What gave way stands fact by fact, each with its label: the second's, then the first's own.
    """
    theirs, ours = (_left(left, side, names) for side in (Side.SECOND, Side.FIRST))
    head = _("merged from {name}").format(name=named(gone))
    if theirs:
        head = _("{head}, who had: {left}").format(head=head, left=theirs)
    return _("{head}. Before: {left}").format(head=head, left=ours) if ours else head


def _left(left: Sequence[LeftOver], side: Side, names: Names) -> str:
    told = _("{label} {value}")
    return _("; ").join(
        told.format(label=fact_label(one.key), value=fact_text(one.key, one.known, names))
        for one in left
        if one.side is side
    )


def fact_label(key: str) -> str:
    """Return what a fact is called; a field of the user's own has its own name."""
    return _(LABELS[key]) if key in LABELS else key


def differing_text(differing: Differing) -> str:
    """Return what each difference is called, with the key to type where that is another word."""
    told = _("{label} ({key})")
    labels = [(term(key) if key in CATEGORIES else fact_label(key), key) for key in differing.keys]
    words = [key if label == key else told.format(label=label, key=key) for label, key in labels]
    return _(", ").join(words) or str(differing)


def fact_text(key: str, known: Columns, names: Names) -> str:
    """Return what is known of a fact in words."""
    tell = TOLD.get(key)
    if tell is not None:
        return tell(*known)
    if key == INTRODUCER:
        return _("{name} ({number})").format(name=names[known[0]], number=known[0])
    return str(known[0])


def born_text(year: int | None, day: str | None, lunar: bool | None) -> str:  # noqa: FBT001 - a column
    """Return as much of a birthday as is known."""
    if day and lunar:
        return lunar_day(day, year)
    return "-".join(str(part) for part in (year, day) if part)


def _risk(grade: str | None, until: date | None) -> str:
    words = [grade.upper()] if grade else []
    if until:
        words.append(_("until {day}").format(day=full_day(until)))
    return " ".join(words)


TOLD: Mapping[str, Callable[..., str]] = {
    "sex": term,
    "birthday": born_text,
    "opened_on": full_day,
    "assets": in_full,
    "mood": term,
    "risk": _risk,
    "money": man_answer,
    "authority": man_answer,
    "need": man_answer,
    "snoozed_until": full_day,
}


def merged_json(merged: Merged) -> dict[str, Any]:
    """Return the client as stored, or as he would be, as `rmtrack.contact/1`, and what was done."""
    plan = merged.plan
    return {
        **profile_json(merged.profile),
        "merged": {"id": merged.gone.id, "name": merged.gone.name},
        "was_archived": merged.was_archived,
        "filled_in": [
            {"field": one.key, "value": _value(one.key, one.known)} for one in merged.filled_in
        ],
        "share_a_name": not plan.strangers,
        "put_off_until": value_json(plan.put_off),
        "set_aside": sorted(row.id for row in plan.aside),
        "readings_set_aside": sorted(row.id for row in plan.readings_aside),
        "toward": [_toward(one) for one in plan.toward],
        "felt": plan.felt and record_json(plan.felt) | {"id": plan.felt.id or None},
        "moved": dict(merged.moved),
        "differences": [_difference(one, plan.sides.get(one.key)) for one in plan.differences],
        "left_over": [
            {"field": one.key, "value": _value(one.key, one.known), "of": str(one.side)}
            for one in plan.left_over
        ],
        "dry_run": merged.dry_run,
    }


def _difference(one: Difference, side: Side | None) -> dict[str, Any]:
    return {
        "field": one.key,
        "first": _value(one.key, one.first),
        "second": _value(one.key, one.second),
        "kept": side and str(side),
    }


def _toward(one: Toward) -> dict[str, str]:
    moods = {"first": str(one.first), "second": str(one.second)}
    return {"category": one.category, **moods, "kept": str(one.side)}


def _value(key: str, known: Columns) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a fact as JSON has it: of several columns, each under its name."""
    if len(known) > 1:
        return row_json(dict(zip(FACTS[key], known, strict=True)))
    return value_json(known[0])
