"""Clients and deals as one line each, to choose among."""

from collections.abc import Sequence

from rmtrack.domain.contact import Contact
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.grid import place
from rmtrack.domain.namesakes import Rival
from rmtrack.views.amounts import deal_amount
from rmtrack.views.candidates import details
from rmtrack.views.cells import pad, width
from rmtrack.views.dates import long_day
from rmtrack.views.terms import cell_term, term

GAP = "  "


def client_choices(rivals: Sequence[Rival]) -> list[str]:
    """Return number and name of each client, and what tells him from namesakes, in columns.

    Behind that stands the cell; where there is neither, the phone.
    """
    return _columns(
        [
            (str(one.contact.id), one.contact.name, _told(one.contact, detail))
            for one, detail in zip(rivals, details(rivals), strict=True)
        ]
    )


def _told(contact: Contact, detail: str) -> str:
    cell = cell_term(place(contact.familiarity, contact.mood))
    return " · ".join(filter(None, (detail, cell))) or contact.phone or ""


def deal_choices(deals: Sequence[DealLine]) -> list[str]:
    """Return number, client, amount, product, degree and day of each deal, in columns."""
    return _columns(
        [
            (
                str(deal.id),
                deal.name,
                deal_amount(deal.category, deal.amount),
                deal.product or term(deal.category),
                term(deal.degree),
                long_day(deal.expected_on) if deal.expected_on else "",
            )
            for deal in deals
        ]
    )


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(pad(cell, cells) for cell, cells in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
