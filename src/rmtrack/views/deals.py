"""Deals: one added, moved, put right, and the list."""

from typing import TYPE_CHECKING

from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_pages import Altered, DealList
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import factor_text
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import deal_amount, pieces, short
from rmtrack.views.dates import long_day, month_code, month_name, short_day
from rmtrack.views.deal_words import counting, money_of, product_of, standing_of
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType

LABELS = {
    "degree": N_("degree"),
    "amount": N_("amount"),
    "expected_on": N_("expected on"),
    "category": N_("category"),
    "product": N_("product"),
    "factor": N_("factor"),
    "for_month": N_("counts for"),
}


def deal_lines(deal: DealLine) -> str:
    """Say which deal it is and how it stands."""
    parts = [_("deal {number}: {name}").format(number=deal.id, name=deal.name)]
    amount = deal_amount(deal.category, money_of(deal), full=True)
    parts.append(f"{amount} {product_of(deal)}")
    parts += counting(deal.category, money_of(deal), deal.factor, full=True)
    parts.append(standing_of(deal))
    if deal.expected_on and deal.state is DealState.OPEN:
        parts.append(_("expected {day}").format(day=long_day(deal.expected_on)))
    if deal.for_month and deal.state is DealState.OPEN:
        parts.append(_("counts for {month}").format(month=month_name(deal.for_month)))
    return " · ".join(parts)


def altered_lines(altered: Altered) -> str:
    """Say how the deal stands, and what was there before; or that it stood so already."""
    before, after = altered.before, altered.after
    if not altered.fields:
        same = _("nothing changed: {deal}")
        return same.format(deal=deal_lines(after))
    told = _("  {label}: {old} → {new}")
    return "\n".join(
        [
            deal_lines(after),
            *(
                told.format(label=_(LABELS[name]), old=_said(before, name), new=_said(after, name))
                for name in altered.fields
            ),
        ]
    )


def _said(deal: DealLine, field: str) -> str:
    """Return a field of a deal in words."""
    match field:
        case "amount":
            return deal_amount(deal.category, deal.amount, full=True)
        case "expected_on" if deal.expected_on:
            return long_day(deal.expected_on)
        case "for_month" if deal.for_month:
            return month_name(deal.for_month)
        case "factor":
            return factor_text(deal.factor)
    value = getattr(deal, field)
    return _("none") if value is None else term(value)


def deals_screen(found: DealList) -> "RenderableType":
    """Show the deals as a table, their sums below it."""
    if not found.deals and any(found.wanted):
        return _("No deal fits. All of them: rmtrack deal list")
    if not found.deals:
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
    for deal in found.deals:
        table.add_row(*_cells(deal), style="" if deal.state is DealState.OPEN else "quiet")
    return Group(table, Text(_sums(found), "quiet"))


def _cells(deal: DealLine) -> tuple[str, ...]:
    day = deal.expected_on if deal.state is DealState.OPEN else deal.closed_on
    return (
        str(deal.id),
        deal.name,
        deal_amount(deal.category, money_of(deal)),
        _what(deal),
        standing_of(deal),
        short_day(day) if day else "",
        month_code(deal.month) if deal.month else "",
    )


def _what(deal: DealLine) -> str:
    """Say what it is about; of one won in part, what became of the other part."""
    told = [product_of(deal), *counting(deal.category, money_of(deal), deal.factor)]
    if deal.state is DealState.OPEN and deal.won:
        told.append(_("{amount} won").format(amount=deal_amount(deal.category, deal.won)))
    elif deal.state is DealState.WON and deal.lost_reason:
        amount = deal_amount(deal.category, deal.amount)
        told.append(_("{amount} not won").format(amount=amount))
    if deal.lost_reason:
        told.append(term(deal.lost_reason))
    return " · ".join(told)


def _sums(found: DealList) -> str:
    count = len(found.deals)
    told = [ngettext("{n} deal in all", "{n} deals in all", count).format(n=count)]
    if found.amount:
        told.append(_("{amount} open").format(amount=short(found.amount)))
    if found.pieces_open:
        told.append(_("{amount} open").format(amount=pieces(found.pieces_open)))
    if found.won:
        told.append(_("{amount} won").format(amount=short(found.won)))
    if found.pieces_won:
        told.append(_("{amount} won").format(amount=pieces(found.pieces_won)))
    return " · ".join(told)
