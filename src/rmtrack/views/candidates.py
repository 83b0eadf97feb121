"""Clients or deals of which one is meant: each with what tells it from the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, RmtrackError
from rmtrack.domain.namesakes import Fact, Rival, told_apart
from rmtrack.i18n import _
from rmtrack.views.cells import pad, width
from rmtrack.views.dates import full_day, short_day
from rmtrack.views.errors import candidate_name
from rmtrack.views.merging import born_text

MOST = 10  # lines; JSON has all
WIDEST = 24  # cells of a name; a longer one pushes its line's rest to the right


def candidate_lines(error: AmbiguousError) -> list[str]:
    """Return the first candidates, a line each; then how many more there are."""
    clients = [value for _number, value in error.candidates if isinstance(value, Rival)]
    first = error.candidates[:MOST]
    numbers, names = [str(number) for number, _value in first], [_name(value) for _, value in first]
    told = details(clients)[:MOST] if clients else [""] * len(first)
    digits, cells = max(map(width, numbers)), min(max(map(width, names)), WIDEST)
    lines = [
        f"  {pad(number, digits)}  {pad(name, cells)}  {what}".rstrip()
        for number, name, what in zip(numbers, names, told, strict=True)
    ]
    if more := len(error.candidates) - len(first):
        lines.append(_way_to_others(clients).format(n=more, number=error.facts.get("contact")))
    return lines


def _way_to_others(clients: Sequence[Rival]) -> str:
    """Return the template of what tells how many more there are, and how they are reached."""
    if not clients:
        return _("  and {n} more: rmtrack deal list --contact {number}")
    if len({one.contact.name_key for one in clients}) == 1:
        return _("  and {n} more: rmtrack find shows them")
    return _("  and {n} more: type more of the name")


def details(rivals: Sequence[Rival]) -> list[str]:
    """Return what tells each from the others, behind the name; often nothing.

    By which name of before a client fits, and that one is archived, is always told.
    """
    return [
        " · ".join([*_state(one), *(TOLD[fact](one) for fact in facts)])
        for one, facts in told_apart(rivals)
    ]


def candidates_json(error: RmtrackError) -> list[dict[str, Any]]:
    """Return all candidates, each with its number and name, a client's with what tells him."""
    return [
        {"id": number, "name": _name(value), **_facts_json(value)}
        for number, value in error.candidates
    ]


def _name(value: object) -> str:
    return value.contact.name if isinstance(value, Rival) else candidate_name(value)


def _facts_json(value: object) -> dict[str, Any]:
    """Return what tells a client; the name of before is that by which he fits."""
    if not isinstance(value, Rival):
        return {}
    contact = value.contact
    day, last = contact.birth_day, contact.last_touch_on
    return {
        "phone": contact.phone,
        "employer": contact.employer,
        "birthday": day and f"{contact.birth_year or '-'}-{day}",
        "last_touch_on": last and str(last),
        "former_name": value.former_name,
        "area": contact.area,
        "tags": [*value.tags],
        "wechat": contact.wechat,
        "email": contact.email,
        "added_on": str(contact.added_on),
        "archived": contact.archived,
        "deceased": contact.deceased,
    }


def _state(one: Rival) -> Iterator[str]:
    if one.former_name:
        yield _("formerly {name}").format(name=one.former_name)
    if one.contact.archived:
        yield _("deceased") if one.contact.deceased else _("archived")


def _birthday(contact: Contact) -> str:
    day = born_text(contact.birth_year, contact.birth_day, contact.birth_lunar)
    return _("birthday {day}").format(day=day)


def _last_touch(contact: Contact) -> str:
    day = contact.last_touch_on
    return _("last touch {day}").format(day=short_day(day)) if day else ""


TOLD: Mapping[Fact, Callable[[Rival], str]] = {
    Fact.PHONE: lambda one: one.contact.phone or "",
    Fact.EMPLOYER: lambda one: one.contact.employer or "",
    Fact.BIRTHDAY: lambda one: _birthday(one.contact),
    Fact.AREA: lambda one: _("area {name}").format(name=one.contact.area),
    Fact.TAGS: lambda one: _("tag {word}").format(word=_(", ").join(one.tags)),
    Fact.WECHAT: lambda one: _("WeChat {name}").format(name=one.contact.wechat),
    Fact.EMAIL: lambda one: one.contact.email or "",
    Fact.LAST_TOUCH: lambda one: _last_touch(one.contact),
    Fact.ADDED: lambda one: _("added {day}").format(day=full_day(one.contact.added_on)),
}
