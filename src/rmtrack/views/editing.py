"""A client's record that was changed: what was there before, and what is there now."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import WAYS, Archived, Edited
from rmtrack.domain.money import Money
from rmtrack.domain.reach import Profile, Reach
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import in_full
from rmtrack.views.cells import broken, width
from rmtrack.views.contacts import contact_json, leap_text, passed_over_text
from rmtrack.views.dates import full_day
from rmtrack.views.lunar import lunar_day
from rmtrack.views.next_steps import next_step_text
from rmtrack.views.profile import answer_text
from rmtrack.views.profile_json import profile_json
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
    "area": N_("area"),
    "family": N_("household"),
    "style": N_("style"),
    "risk": N_("risk level"),
    "risk_until": N_("risk assessment until"),
    "money": N_("money"),
    "authority": N_("authority"),
    "need": N_("need"),
    "note": N_("note"),
    "cadence_days": N_("days between touches"),
    "snoozed_until": N_("put off until"),
    "deceased": N_("deceased"),
}
ROOM = 80  # cells of a line where nothing else is said
INSET = "  "
BIRTHDAY = {"birth_year", "birth_day", "birth_lunar"}  # three columns, one fact
TERMS = {"sex", "mood", "risk"}
ANSWERS = {"money", "authority", "need", "deceased"}


def edited_lines(edited: Edited, *, leap: bool = False, cells: int = ROOM) -> str:
    """Say what was there before and what is now, a line a field; or that nothing changed.

    `leap` where the new birthday lies in a leap month: what becomes of it is told.
    """
    return "\n".join(part for line in _lines(edited, leap=leap) for part in _folded(line, cells))


def _folded(line: str, cells: int) -> list[str]:
    """Break a line that is too long, the rest a little further in."""
    if width(line) <= cells:
        return [line]
    opening = line[: len(line) - len(line.lstrip())]
    under = opening + INSET
    first, *rest = broken(line[len(opening) :], cells - len(under))
    return [opening + first, *(under + part for part in rest)]


def _lines(edited: Edited, *, leap: bool) -> list[str]:
    lines, beside = [*_changes(edited)], map(passed_over_text, edited.passed_over)
    contact = edited.after
    name = _("{name} ({number})").format(name=contact.name, number=contact.id)
    if not lines:
        nothing = _("nothing changed: {name} was like that already").format(name=name)
        return [nothing, *beside]
    if leap:
        lines.append(leap_text())
    if edited.before.deceased and edited.after.archived:
        back = f"rmtrack contact archive {contact.id} --back"
        lines.append(_("  still archived: {command}").format(command=back))
    return [name, *lines, *beside]


def _changes(edited: Edited) -> Iterator[str]:
    told = _("  {label}: {old} → {new}")
    for key in _keys(edited):
        old, new = _sides(edited, key)
        yield told.format(label=_(LABELS[key]), old=old, new=new)
    for own in edited.fields:
        nothing = _("none")
        yield told.format(label=own.field, old=own.old or nothing, new=own.new or nothing)
    for word in edited.tagged:
        yield _("  tag {word} put on").format(word=word)
    for word in edited.untagged:
        yield _("  tag {word} taken off").format(word=word)


def _sides(edited: Edited, key: str) -> list[str]:
    """Return what was there before, and what is there now, in words."""
    contacts = edited.before, edited.after
    if key == "introducer_id":
        return [_introducer(one.introducer_id, edited.names) for one in contacts]
    pairs = zip(contacts, edited.reached, strict=True)
    return [value_text(contact, reach, key) for contact, reach in pairs]


def _introducer(number: int | None, names: Mapping[int, str]) -> str:
    if number is None:
        return _("none")
    return _("{name} ({number})").format(name=names[number], number=number)


def _keys(edited: Edited) -> list[str]:
    """Return what changed, each once, in the order of the record."""
    return [*dict.fromkeys("birthday" if one in BIRTHDAY else one for one in edited.changed)]


def value_text(contact: Contact, reach: Reach, key: str) -> str:
    """Return a field of a client in words, by its key in JSON."""
    if key in WAYS and len(values := getattr(reach, WAYS[key])) > 1:
        return _(", ").join(values)
    if key == "birthday":
        return born_text(contact) or _("none")
    value = getattr(contact, key)
    if value is None:
        return _("none")
    if key in ANSWERS:
        return answer_text(value)
    return term(value) if key in TERMS else _as_text(value)


def _as_text(value: object) -> str:
    if isinstance(value, Money):
        return in_full(value)
    return full_day(value) if isinstance(value, date) else str(value)


def born_text(contact: Contact) -> str:
    """Return a birthday as it was told: with its year where that is known, lunar where it is."""
    year, day = contact.birth_year, contact.birth_day
    if day is None:
        return ""
    if contact.birth_lunar:
        return lunar_day(day, year)
    return f"{year}-{day}" if year else day


def edited_json(edited: Edited, profile: Profile) -> dict[str, Any]:
    """Return the client as stored, and which of its keys changed, as `rmtrack.contact/1`."""
    return {
        **profile_json(profile),
        "changed": _keys(edited),
        "fields_changed": [change._asdict() for change in edited.fields],
        "tagged": list(edited.tagged),
        "untagged": list(edited.untagged),
        "introducer_passed_over": [one.id for one in edited.passed_over],
    }


def archived_lines(archived: Archived) -> str:
    """Say what became of a client, what ended with it, and what stays open."""
    contact = archived.contact
    name = _("{name} ({number})").format(name=contact.name, number=contact.id)
    if not contact.archived:
        return _("{name} is back in the pool").format(name=name)
    told = _("{name} is archived: in no list, no grid, no morning")
    if contact.deceased:
        told = _("{name} is kept as deceased: never greeted, never listed again")
    lines = [told.format(name=name)]
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
