"""Clients: one added, and the list."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import place
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.cells import width
from rmtrack.views.dates import short_day
from rmtrack.views.records import record_json
from rmtrack.views.terms import cell_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, JustifyMethod, RenderableType
    from rich.table import Table

GAP = 2
NUMBER, NAME, CELL, PHONE, ASSETS, LAST, NEXT = range(7)
ON_THE_RIGHT = (NUMBER, ASSETS, LAST, NEXT)
LEFT_OUT_FIRST = (ASSETS, LAST)
NAME_CELLS = 12  # a longer name folds before another column is left out


def added_lines(contact: Contact, namesakes: "Sequence[Contact]" = ()) -> str:
    """Say who was added, under which number, and who has the same name."""
    lines = [_("{name} is client {number}").format(name=contact.name, number=contact.id)]
    if namesakes:
        numbers = ", ".join(str(one.id) for one in namesakes)
        text = _("  the same name, and kept apart: client {numbers}")
        lines.append(text.format(numbers=numbers))
    return "\n".join(lines)


def contacts_screen(contacts: list[Contact], *, chosen: bool = False) -> "RenderableType":
    """Show the clients as a table; `chosen` where not all were asked for."""
    if not contacts and chosen:
        return _("No client fits. All of them: rmtrack contact list")
    if not contacts:
        return _("No clients yet. Bring them in: rmtrack import clients.csv")
    from rich.console import Group  # noqa: PLC0415 - one added client needs no table
    from rich.text import Text  # noqa: PLC0415

    count = ngettext("{n} client", "{n} clients", len(contacts)).format(n=len(contacts))
    return Group(ClientTable(contacts), Text(count, "quiet"))


class ClientTable:
    """The clients as a table. A narrow screen does without the columns it has no room for."""

    def __init__(self, contacts: list[Contact]) -> None:
        headings = (_("name"), _("cell"), _("phone"), _("assets"), _("last touch"), _("next touch"))
        self.headings = ("", *headings)
        self.rows = [_cells(contact) for contact in contacts]

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[RenderableType]":
        """Lay out as many columns as fit."""
        del console
        widths = [max(map(width, column)) for column in zip(self.headings, *self.rows, strict=True)]
        widths[NAME] = min(widths[NAME], NAME_CELLS)
        kept = list(range(len(widths)))
        for column in LEFT_OUT_FIRST:
            if sum(widths[n] + GAP for n in kept) - GAP > options.max_width:
                kept.remove(column)
        yield self._table(kept)

    def _table(self, kept: list[int]) -> "Table":
        from rich.table import Table  # noqa: PLC0415 - as above

        table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="quiet")
        for n in kept:
            if n == NAME:
                table.add_column(self.headings[n], overflow="fold", style="lead")
            else:
                side: JustifyMethod = "right" if n in ON_THE_RIGHT else "left"
                table.add_column(self.headings[n], justify=side, no_wrap=True)
        for row in self.rows:
            table.add_row(*(row[n] for n in kept))
        return table


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
    return {"schema": "rmtrack.contact/1", **contact_row(contact)}


def contacts_json(contacts: list[Contact]) -> dict[str, Any]:
    """Return the clients as `rmtrack.contacts/1`."""
    rows = [contact_row(contact) for contact in contacts]
    return {"schema": "rmtrack.contacts/1", "contacts": rows}


def contact_row(contact: Contact) -> dict[str, Any]:
    """Return the fields of a client as JSON has them."""
    row = record_json(contact)
    year, day = row.pop("birth_year"), row.pop("birth_day")
    cell = place(contact.familiarity, contact.mood)
    row["birthday"] = day and f"{year or '-'}-{day}"
    row["cell"] = str(cell) if cell else None
    return row
