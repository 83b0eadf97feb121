"""Deals: one added, one won, and the list."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.deal import DealLine
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import ZERO
from rmtrack.domain.winning import Won
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.dates import full_day, long_day, month_code, month_name, short_day
from rmtrack.views.records import record_json, row_json
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType


def deal_lines(deal: DealLine) -> str:
    """Say which deal was opened."""
    what = f"{short(deal.amount)} {deal.product or term(deal.category)}"
    parts = [_("deal {number}: {name}").format(number=deal.id, name=deal.name), what]
    parts.append(term(deal.degree))
    if deal.expected_on:
        parts.append(_("expected {day}").format(day=long_day(deal.expected_on)))
    return " · ".join(parts)


def won_lines(won: Won) -> "RenderableType":
    """Say what was booked, and how the month stands after it."""
    from rich.console import Group  # noqa: PLC0415 - other answers on deals need no Rich
    from rich.text import Text  # noqa: PLC0415

    from rmtrack.views.standing import booked_text, need_text, pace_text  # noqa: PLC0415

    deal, booking = won.deal, won.booking
    head = _("won: {name}, {amount} of {category}, booked {day}, counted for {month}").format(
        name=deal.name,
        amount=short(booking.amount),
        category=term(booking.category),
        day=full_day(booking.booked_on),
        month=month_name(booking.for_month),
    )
    lines = [Text(head, "lead")]
    category = won.category
    if category is not None and category.quota is not None:
        lines.append(Text.assemble(booked_text(category), "  ", pace_text(category)))
        lines.append(need_text(category))
    elif category is not None:
        lines.append(Text(booked_text(category)))
    return Group(*lines)


def deals_screen(deals: list[DealLine]) -> "RenderableType":
    """Show the deals as a table, the open ones' sum below it."""
    if not deals:
        return _("No deals yet. Open one: rmtrack deal add WHO 500000 --expected fri")
    from rich.console import Group  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(_("client"), overflow="fold", style="lead")
    table.add_column(_("amount"), justify="right", no_wrap=True)
    table.add_column(_("what"), overflow="fold")
    table.add_column(_("degree"), no_wrap=True)
    table.add_column(_("date"), justify="right", no_wrap=True)
    table.add_column(_("for"), no_wrap=True)
    for deal in deals:
        table.add_row(*_cells(deal), style="" if deal.state is DealState.OPEN else "quiet")
    return Group(table, Text(_sum(deals), "quiet"))


def _cells(deal: DealLine) -> tuple[str, ...]:
    still = deal.state is DealState.OPEN
    day = deal.expected_on if still else deal.closed_on
    month = deal.month
    return (
        str(deal.id),
        deal.name,
        short(deal.amount if deal.won is None else deal.won),
        deal.product or term(deal.category),
        term(deal.degree if still else deal.state),
        short_day(day) if day else "",
        month_code(month) if month else "",
    )


def _sum(deals: list[DealLine]) -> str:
    still = [deal for deal in deals if deal.state is DealState.OPEN]
    total = sum((deal.amount for deal in still), ZERO)
    count = ngettext("{n} open deal", "{n} open deals", len(still)).format(n=len(still))
    return f"{count} · {short(total)}"


def deal_json(deal: DealLine) -> dict[str, Any]:
    """Return one deal as `rmtrack.deal/1`."""
    return {"schema": "rmtrack.deal/1", **_row(deal)}


def won_json(won: Won) -> dict[str, Any]:
    """Return the deal, what was booked, and the month it counts for, as `rmtrack.deal/1`."""
    return {**deal_json(won.deal), "booking": record_json(won.booking)}


def deals_json(deals: list[DealLine]) -> dict[str, Any]:
    """Return the deals as `rmtrack.deals/1`."""
    return {"schema": "rmtrack.deals/1", "deals": [_row(deal) for deal in deals]}


def _row(deal: DealLine) -> dict[str, Any]:
    month = deal.month
    return {**row_json(deal._asdict()), "for": str(month) if month else None}
