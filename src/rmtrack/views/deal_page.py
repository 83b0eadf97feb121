"""One deal on a page of its own: how it stood over time, and what was booked of it."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.deal import Booking, DealChange
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_pages import DealPage
from rmtrack.domain.keys import DealState
from rmtrack.i18n import _
from rmtrack.views.amounts import deal_amount
from rmtrack.views.dates import full_day, month_name
from rmtrack.views.deal_json import bookings_json, deal_json
from rmtrack.views.deal_words import counting, money_of
from rmtrack.views.passed_over import passed_over_json, passed_over_lines
from rmtrack.views.records import record_json
from rmtrack.views.terms import term


def page_screen(page: DealPage) -> RenderableType:
    """Show one deal; what is empty is not shown."""
    return Group(*_lines(page))


def _lines(page: DealPage) -> Iterator[RenderableType]:
    deal = page.deal
    head = _("deal {number}: {name} ({contact})")
    yield Text(head.format(number=deal.id, name=deal.name, contact=deal.contact_id), "lead")
    yield Text(" · ".join(_facts(deal)))
    yield from map(Text, passed_over_lines(page.passed_over))
    if page.changes:
        yield Text()
        yield Text(_("How it stood"), "lead")
        yield _changes(page.changes, deal.category)
    if page.bookings:
        yield Text()
        yield Text(_("Booked"), "lead")
        yield _bookings(page.bookings)


def _facts(deal: DealLine) -> Iterator[str]:
    """Yield what it is, how it stands, and for which month it counts."""
    category = term(deal.category)
    told = _("{product} ({category})")
    yield told.format(product=deal.product, category=category) if deal.product else category
    yield from _amounts(deal)
    yield from counting(deal.category, money_of(deal), deal.factor)
    if deal.closed_on is not None:
        yield _("closed {day}").format(day=full_day(deal.closed_on))
    if deal.month is not None:
        yield _("counts for {month}").format(month=month_name(deal.month))


def _amounts(deal: DealLine) -> Iterator[str]:
    """Yield what became of its amount."""
    if deal.won:
        yield _("{amount} won").format(amount=deal_amount(deal.category, deal.won))
    if deal.state is DealState.OPEN:
        yield _("{amount} open").format(amount=deal_amount(deal.category, deal.amount))
    elif deal.lost_reason is not None:
        told = _("{amount} taken back: {reason}")
        if deal.taken_back is None:
            told = _("{amount} not won: {reason}")
        amount = deal.amount if deal.taken_back is None else deal.taken_back
        words = deal_amount(deal.category, amount)
        yield told.format(amount=words, reason=term(deal.lost_reason))


def _table(*rows: tuple[str, ...]) -> Table:
    """Lay out rows of a day, an amount, and words."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _changes(changes: tuple[DealChange, ...], category: str) -> Table:
    return _table(
        *(
            (full_day(row.changed_on), deal_amount(category, row.amount), _stood(row))
            for row in changes
        ),
    )


def _stood(row: DealChange) -> str:
    if row.expected_on is None:
        return term(row.degree)
    expected = _("expected {day}").format(day=full_day(row.expected_on))
    return f"{term(row.degree)} · {expected}"


def _bookings(bookings: tuple[Booking, ...]) -> Table:
    return _table(
        *(
            (full_day(one.booked_on), deal_amount(one.category, one.amount), _counted(one))
            for one in bookings
        ),
    )


def _counted(booking: Booking) -> str:
    told = _("counts for {month}") if booking.amount > 0 else _("taken back from {month}")
    words = [told.format(month=month_name(booking.for_month))]
    if booking.entered_on is not None:
        words.append(_("booked ahead on {day}").format(day=full_day(booking.entered_on)))
    return " · ".join([*words, *counting(booking.category, booking.amount, booking.factor)])


def page_json(page: DealPage) -> dict[str, Any]:
    """Return the deal with its dated rows and its bookings as `rmtrack.deal/1`."""
    return {
        **deal_json(page.deal),
        "changes": [record_json(row) for row in page.changes],
        "bookings": bookings_json(page.bookings),
        "passed_over": passed_over_json(page.passed_over),
    }
