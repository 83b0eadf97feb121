"""Clients: one added, and the list."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import place
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.dates import short_day
from rmtrack.views.records import record_json
from rmtrack.views.terms import cell_term

if TYPE_CHECKING:
    from rich.console import RenderableType


def added_lines(contact: Contact) -> str:
    """Say who was added, under which number."""
    return _("{name} is client {number}").format(name=contact.name, number=contact.id)


def contacts_screen(contacts: list[Contact]) -> "RenderableType":
    """Show the clients as a table."""
    if not contacts:
        return _("No clients yet. Bring them in: rmtrack import clients.csv")
    from rich.console import Group  # noqa: PLC0415 - one added client needs no table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(_("name"), overflow="fold", style="lead")
    table.add_column(_("cell"), no_wrap=True)
    table.add_column(_("phone"), no_wrap=True)
    table.add_column(_("assets"), justify="right", no_wrap=True)
    table.add_column(_("last touch"), justify="right", no_wrap=True)
    table.add_column(_("next touch"), justify="right", no_wrap=True)
    for contact in contacts:
        table.add_row(*_cells(contact))
    count = ngettext("{n} client", "{n} clients", len(contacts)).format(n=len(contacts))
    return Group(table, Text(count, "quiet"))


def _cells(contact: Contact) -> tuple[str, ...]:
    return (
        str(contact.id),
        contact.name,
        cell_term(place(contact.familiarity, contact.mood)),
        contact.phone or "",
        "" if contact.assets is None else short(contact.assets),
        short_day(contact.last_touch_on) if contact.last_touch_on else "",
        short_day(contact.next_touch_on) if contact.next_touch_on else "",
    )


def contact_json(contact: Contact) -> dict[str, Any]:
    """Return one client as `rmtrack.contact/1`."""
    return {"schema": "rmtrack.contact/1", **_row(contact)}


def contacts_json(contacts: list[Contact]) -> dict[str, Any]:
    """Return the clients as `rmtrack.contacts/1`."""
    return {"schema": "rmtrack.contacts/1", "contacts": [_row(contact) for contact in contacts]}


def _row(contact: Contact) -> dict[str, Any]:
    row = record_json(contact)
    year, day = row.pop("birth_year"), row.pop("birth_day")
    cell = place(contact.familiarity, contact.mood)
    row["birthday"] = day and f"{year or '-'}-{day}"
    row["cell"] = str(cell) if cell else None
    return row
