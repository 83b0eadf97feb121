"""One client: added, and as JSON."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import place
from rmtrack.i18n import _
from rmtrack.views.records import record_json

if TYPE_CHECKING:
    from collections.abc import Sequence


def added_lines(
    contact: Contact, namesakes: "Sequence[Contact]" = (), *, leap: bool = False
) -> str:
    """Say who was added, under which number, and who has the same name.

    `leap` where the birthday lies in a leap month: what becomes of it is told.
    """
    lines = [_("{name} is client {number}").format(name=contact.name, number=contact.id)]
    if namesakes:
        numbers = ", ".join(str(one.id) for one in namesakes)
        text = _("  the same name, and kept apart: client {numbers}")
        lines.append(text.format(numbers=numbers))
    if leap:
        lines.append(leap_text())
    return "\n".join(lines)


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
