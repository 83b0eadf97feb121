"""What a merge decides though nobody was asked: it has to be seen, in a dry run too."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Side
from rmtrack.domain.grid import band
from rmtrack.domain.merged import Merged
from rmtrack.domain.one_story import PLACE
from rmtrack.domain.touch import Assessment
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

    What was felt of one of the two is told whole, unless all of it says what is told anyway.
    """
    told = _("  {name}: what was felt {what} stays, but counts in no grid")
    for one in (merged.contact, merged.gone):
        rows = [row for row in merged.plan.aside if row.contact_id == one.id]
        if any(_tells_more(row, merged) for row in rows):
            what = _(", ").join(_felt_days(rows))
            yield Sentence(told, {"name": named(one), "what": what})
        read = {row.read_on for row in merged.plan.readings_aside if row.contact_id == one.id}
        if read:
            yield Sentence(_read_days(len(read)), {"name": named(one), "n": str(len(read))})


def _tells_more(row: Assessment, merged: Merged) -> bool:
    """Tell whether a row says another place than the merge leaves, or one that is told of today."""
    if row.category is None and merged.plan.felt is not None:
        return True
    near, holds = merged.contact.familiarity, merged.contact.mood
    if row.category is not None:
        (holds,) = (one.mood for one in merged.plan.toward if one.category == row.category)
    elif row.familiarity is not None and (near is None or band(row.familiarity) is not band(near)):
        return True
    return row.mood not in (None, holds)


def _felt_days(rows: Collection[Assessment]) -> Iterator[str]:
    """Yield on how many days it was felt, overall, then toward each category by its key."""
    for category in sorted({row.category for row in rows}, key=lambda one: one or ""):
        days = len({row.assessed_on for row in rows if row.category == category})
        if category is None:
            told = ngettext("overall on {n} day", "overall on {n} days", days)
        else:
            told = ngettext("toward {category} on {n} day", "toward {category} on {n} days", days)
        yield told.format(n=days, category=about(category))


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
