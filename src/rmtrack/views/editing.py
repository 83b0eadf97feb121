"""A client's record that was changed: what was there before, and what is there now."""

from collections.abc import Iterator
from typing import Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import Archived, Edited
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import exact
from rmtrack.views.contacts import contact_json
from rmtrack.views.dates import full_day
from rmtrack.views.next_steps import next_step_text
from rmtrack.views.records import record_json
from rmtrack.views.terms import term

LABELS = {
    "name": N_("name"),
    "phone": N_("phone"),
    "wechat": N_("WeChat"),
    "email": N_("e-mail"),
    "sex": N_("sex"),
    "birthday": N_("birthday"),
    "opened_on": N_("account opened"),
    "assets": N_("assets"),
    "familiarity": N_("familiarity"),
    "mood": N_("mood"),
    "source": N_("source"),
    "introducer_id": N_("introducer"),
    "employer": N_("employer"),
    "note": N_("note"),
    "cadence_days": N_("days between touches"),
}
BIRTHDAY = {"birth_year", "birth_day"}  # two columns, one fact


def edited_lines(edited: Edited) -> str:
    """Say what was there before and what is now, a line a field; or that nothing changed."""
    lines = [*_changes(edited)]
    contact = edited.after
    name = _("{name} ({number})").format(name=contact.name, number=contact.id)
    if not lines:
        return _("nothing changed: {name} was like that already").format(name=name)
    return "\n".join([name, *lines])


def _changes(edited: Edited) -> Iterator[str]:
    told = _("  {label}: {old} → {new}")
    for key in _keys(edited):
        old, new = _said(edited.before, key), _said(edited.after, key)
        yield told.format(label=_(LABELS[key]), old=old, new=new)
    for word in edited.tagged:
        yield _("  tag {word} put on").format(word=word)
    for word in edited.untagged:
        yield _("  tag {word} taken off").format(word=word)


def _keys(edited: Edited) -> list[str]:
    """Return what changed, each once, in the order of the record."""
    return [*dict.fromkeys("birthday" if one in BIRTHDAY else one for one in edited.changed)]


def _said(contact: Contact, key: str) -> str:
    """Return a field of a client in words."""
    match key:
        case "birthday" if contact.birth_day:
            year = f"{contact.birth_year}-" if contact.birth_year else ""
            return f"{year}{contact.birth_day}"
        case "assets" if contact.assets is not None:
            return exact(contact.assets)
        case "opened_on" if contact.opened_on:
            return full_day(contact.opened_on)
    value = getattr(contact, key, None)
    if value is None:
        return _("none")
    return term(value) if key in {"sex", "mood"} else str(value)


def edited_json(edited: Edited) -> dict[str, Any]:
    """Return the client as stored, and which of its keys changed, as `rmtrack.contact/1`."""
    return {
        **contact_json(edited.after),
        "changed": _keys(edited),
        "tagged": list(edited.tagged),
        "untagged": list(edited.untagged),
    }


def archived_lines(archived: Archived) -> str:
    """Say what became of a client, what ended with it, and what stays open."""
    contact = archived.contact
    name = _("{name} ({number})").format(name=contact.name, number=contact.id)
    if not contact.archived:
        return _("{name} is back in the pool").format(name=name)
    lines = [_("{name} is archived: in no list, no grid, no morning").format(name=name)]
    told = _("  {label}: {step}")
    lines += [told.format(label=_("ended"), step=next_step_text(step)) for step in archived.ended]
    if count := len(archived.open_deals):
        numbers = _(", ").join(str(deal.id) for deal in archived.open_deals)
        stays = ngettext("  stays open: deal {numbers}", "  stay open: deals {numbers}", count)
        lines.append(stays.format(numbers=numbers))
    return "\n".join(lines)


def archived_json(archived: Archived) -> dict[str, Any]:
    """Return the client as stored, what ended, and the deals still open, as `rmtrack.contact/1`."""
    return {
        **contact_json(archived.contact),
        "ended": [record_json(step) for step in archived.ended],
        "open_deals": [deal.id for deal in archived.open_deals],
    }
