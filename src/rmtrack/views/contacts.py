"""One client: added, and as JSON."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import place
from rmtrack.i18n import _
from rmtrack.views.records import record_json

if TYPE_CHECKING:
    from collections.abc import Sequence


def added_lines(
    contact: Contact,
    namesakes: "Sequence[Contact]" = (),
    *,
    leap: bool = False,
    introducer: str | None = None,
    passed_over: "Sequence[Contact]" = (),
) -> str:
    """Say who was added, under which number, and who has the same name.

    `leap` where the birthday lies in a leap month: what becomes of it is told. So is the name of
    the `introducer`, for a part of it may have been typed; `passed_over` are gone, and may be meant
    as the one who introduced.
    """
    lines = [_("{name} is client {number}").format(name=contact.name, number=contact.id)]
    if namesakes:
        numbers = _(", ").join(str(one.id) for one in namesakes)
        text = _("  the same name, and kept apart: client {numbers}")
        lines.append(text.format(numbers=numbers))
    if leap:
        lines.append(leap_text())
    if introducer is not None:
        told = _("  introduced by {name} ({number})")
        lines.append(told.format(name=introducer, number=contact.introducer_id))
    return "\n".join([*lines, *map(passed_over_text, passed_over)])


def passed_over_text(contact: Contact) -> str:
    """Say who is gone under the name of an introducer, and how he is named where he is meant."""
    told = _("  {name} ({number}) is archived: if that one is meant, --introducer {number}")
    if contact.deceased:
        told = _(
            "  {name} ({number}) is kept as deceased: if that one is meant, --introducer {number}"
        )
    return told.format(name=contact.name, number=contact.id)


def leap_text() -> str:
    """Say what becomes of a birthday in a leap month."""
    return _("  born in a leap month: the birthday is kept in the plain month of that number")


def contact_json(contact: Contact) -> dict[str, Any]:
    """Return one client as `rmtrack.contact/1`."""
    return {"schema": "rmtrack.contact/1", **contact_row(contact)}


def contact_row(contact: Contact) -> dict[str, Any]:
    """Return the fields of a client as JSON has them."""
    row = record_json(contact)
    year, day = row.pop("birth_year"), row.pop("birth_day")
    cell = place(contact.familiarity, contact.mood)
    row["birthday"] = day and f"{year or '-'}-{day}"
    row["cell"] = str(cell) if cell else None
    return row
