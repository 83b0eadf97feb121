"""What a merge decides though nobody was asked: it has to be seen, in a dry run too."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Side
from rmtrack.domain.grid import place
from rmtrack.domain.merging import Merged
from rmtrack.domain.one_story import PLACE
from rmtrack.i18n import _, ngettext
from rmtrack.views.dates import full_day
from rmtrack.views.editing import LABELS
from rmtrack.views.moods import about
from rmtrack.views.terms import term


class Sentence(NamedTuple):
    """A line of an answer: a translated template, indented, and what fills it."""

    told: str
    facts: Mapping[str, str]


def named(contact: Contact) -> str:
    """Return a client's name with the number."""
    return _("{name} ({number})").format(name=contact.name, number=contact.id)


def unasked(merged: Merged) -> Iterator[Sentence]:
    """Yield what comes along and what is set aside, then whose moods hold and what is felt."""
    if merged.plan.strangers:
        told = _("  {name} and {other} have different names")
        if not merged.dry_run:
            told = _("  {name} and {other} have different names; a slip? rmtrack undo")
        yield Sentence(told, {"name": merged.contact.name, "other": merged.gone.name})
    if merged.plan.put_off is not None:
        facts = {"day": full_day(merged.plan.put_off), "name": named(merged.gone)}
        yield Sentence(_("  put off until {day}, as {name} was"), facts)
    if merged.was_archived:
        told = _("  {name} was archived: what is kept there counts again")
        yield Sentence(told, {"name": named(merged.gone)})
    yield from (*_set_aside(merged), *_toward(merged), *_placed(merged))


def _set_aside(merged: Merged) -> Iterator[Sentence]:
    """Yield of whom the days count no longer: what was felt, what was read of assets.

    What was felt is told where something changes by it.
    """
    changed = _changed(merged)
    for one in (merged.contact, merged.gone):
        rows = [row for row in merged.plan.aside if row.category in changed]
        felt = {row.assessed_on for row in rows if row.contact_id == one.id}
        yield from _of_days(one, felt, _felt_days)
        read = {row.read_on for row in merged.plan.readings_aside if row.contact_id == one.id}
        yield from _of_days(one, read, _read_days)


def _changed(merged: Merged) -> set[str | None]:
    """Return toward what the two were of another mood; None where they had another cell."""
    changed: set[str | None] = {
        one.category for one in merged.plan.toward if one.first is not one.second
    }
    cells = {
        place(one.familiarity, one.mood) for one in (merged.first, merged.gone, merged.contact)
    }
    return changed if len(cells) == 1 else {None, *changed}


def _of_days(
    one: Contact, days: Collection[date], told: Callable[[int], str]
) -> Iterator[Sentence]:
    if days:
        yield Sentence(told(len(days)), {"name": named(one), "n": str(len(days))})


def _felt_days(count: int) -> str:
    return ngettext(
        "  {name}: feelings noted on {n} day stay, but no longer count in the grid",
        "  {name}: feelings noted on {n} days stay, but no longer count in the grid",
        count,
    )


def _read_days(count: int) -> str:
    return ngettext(
        "  {name}: assets read on {n} day stay, but count for no tier list",
        "  {name}: assets read on {n} days stay, but count for no tier list",
        count,
    )


def _toward(merged: Merged) -> Iterator[Sentence]:
    """Yield whose mood toward a category holds, where the two were of another."""
    told = _("  toward {category} the mood of {name} holds: {mood}, not {other}")
    for one in merged.plan.toward:
        if one.first is not one.second:
            whose = merged.contact if one.side is Side.FIRST else merged.gone
            other = one.second if one.side is Side.FIRST else one.first
            facts = {"name": named(whose), "mood": term(one.mood), "other": term(other)}
            yield Sentence(told, {"category": about(one.category), **facts})


def _placed(merged: Merged) -> Iterator[Sentence]:
    """Yield what the merge itself says of the client's place, as felt today."""
    if felt := merged.plan.felt:
        known = {key: getattr(felt, key) for key in PLACE}
        words = [
            _("{label} {value}").format(label=_(LABELS[key]), value=term(str(value)))
            for key, value in known.items()
            if value is not None
        ]
        yield Sentence(_("  placed today: {what}"), {"what": _(", ").join(words)})
