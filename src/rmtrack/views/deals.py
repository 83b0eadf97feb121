"""Deals: one added, moved, won, lost, and the list."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.deal import DealLine
from rmtrack.domain.deal_pages import Altered, DealList
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.winning import Won
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import in_full, short
from rmtrack.views.dates import full_day, long_day, month_code, month_name, month_word, short_day
from rmtrack.views.records import RENAMED, record_json, row_json
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType

LABELS = {
    "degree": N_("degree"),
    "amount": N_("amount"),
    "expected_on": N_("expected on"),
    "category": N_("category"),
    "product": N_("product"),
    "for_month": N_("counts for"),
}


def deal_lines(deal: DealLine) -> str:
    """Say which deal it is and how it stands."""
    parts = [_("deal {number}: {name}").format(number=deal.id, name=deal.name)]
    parts.append(f"{in_full(_money(deal))} {_product(deal)}")
    parts.append(_standing(deal))
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
            return in_full(deal.amount)
        case "expected_on" if deal.expected_on:
            return long_day(deal.expected_on)
        case "for_month" if deal.for_month:
            return month_name(deal.for_month)
    value = getattr(deal, field)
    return _("none") if value is None else term(value)


def lost_lines(deal: DealLine) -> str:
    """Say what was not won, why, and what of it was."""
    words = {
        "name": deal.name,
        "amount": in_full(deal.amount),
        "category": term(deal.category),
        "reason": term(deal.lost_reason or ""),
    }
    if deal.won is None:
        return _("not won: {name}, {amount} of {category}: {reason}").format(**words)
    told = _("closed: {name}, {won} of {category} won, the other {amount} not: {reason}")
    return told.format(won=in_full(deal.won), **words)


def won_lines(won: Won) -> "RenderableType":
    """Say what was booked, what is still open of it, and how the month stands after it."""
    from rich.console import Group  # noqa: PLC0415 - other answers on deals need no Rich
    from rich.text import Text  # noqa: PLC0415

    from rmtrack.views.standing import booked_text, need_text, pace_text  # noqa: PLC0415

    deal, booking = won.deal, won.booking
    head = _("won: {name}, {amount} of {category}, booked {day}, counted for {month}").format(
        name=deal.name,
        amount=in_full(booking.amount),
        category=term(booking.category),
        day=full_day(booking.booked_on),
        month=month_name(booking.for_month),
    )
    lines = [Text(head, "lead")]
    if deal.won != booking.amount or deal.state is DealState.OPEN:
        lines.append(Text(_in_all(deal)))
    category = won.category
    if category is not None and category.quota is not None:
        lines.append(Text.assemble(booked_text(category), "  ", pace_text(category)))
        lines.append(need_text(category))
        if category.surplus:
            following = won.booking.for_month.shifted(1)
            offer = _("the month is full: the next deals can count for {month}, with --for {key}")
            lines.append(Text(offer.format(month=month_word(following), key=following), "quiet"))
    elif category is not None:
        lines.append(Text(booked_text(category)))
    return Group(*lines)


def _in_all(deal: DealLine) -> str:
    """Say what was booked of a deal in all its parts."""
    won = in_full(_won(deal))
    if deal.state is DealState.OPEN:
        told = _("deal {number}: {won} won in all, {rest} still open")
        return told.format(number=deal.id, won=won, rest=in_full(deal.amount))
    return _("deal {number}: {won} won in all, closed").format(number=deal.id, won=won)


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
        short(_money(deal)),
        _what(deal),
        _standing(deal),
        short_day(day) if day else "",
        month_code(deal.month) if deal.month else "",
    )


def _money(deal: DealLine) -> Money:
    """Return what was won of a deal that is, else its own amount."""
    return _won(deal) if deal.state is DealState.WON else deal.amount


def _won(deal: DealLine) -> Money:
    return ZERO if deal.won is None else deal.won


def _product(deal: DealLine) -> str:
    return deal.product or term(deal.category)


def _standing(deal: DealLine) -> str:
    return term(deal.degree if deal.state is DealState.OPEN else deal.state)


def _what(deal: DealLine) -> str:
    """Say what it is about; of one won in part, what became of the other part."""
    told = [_product(deal)]
    if deal.state is DealState.OPEN and deal.won:
        told.append(_("{amount} won").format(amount=short(deal.won)))
    elif deal.state is DealState.WON and deal.lost_reason:
        told.append(_("{amount} not won").format(amount=short(deal.amount)))
    if deal.lost_reason:
        told.append(term(deal.lost_reason))
    return " · ".join(told)


def _sums(found: DealList) -> str:
    count = len(found.deals)
    told = [ngettext("{n} deal in all", "{n} deals in all", count).format(n=count)]
    if found.still_open:
        told.append(_("{amount} open").format(amount=short(found.amount)))
    if found.won:
        told.append(_("{amount} won").format(amount=short(found.won)))
    return " · ".join(told)


def deal_json(deal: DealLine) -> dict[str, Any]:
    """Return one deal as `rmtrack.deal/1`."""
    return {"schema": "rmtrack.deal/1", **_row(deal)}


def altered_json(altered: Altered) -> dict[str, Any]:
    """Return the deal, which of its keys changed, and the dated row, as `rmtrack.deal/1`."""
    return {
        **deal_json(altered.after),
        "changed": [RENAMED.get(name, name) for name in altered.fields],
        "change": altered.row and record_json(altered.row),
    }


def won_json(won: Won) -> dict[str, Any]:
    """Return the deal, what was booked, and the month it counts for, as `rmtrack.deal/1`."""
    return {**deal_json(won.deal), "booking": record_json(won.booking)}


def deals_json(found: DealList) -> dict[str, Any]:
    """Return the deals and their sums as `rmtrack.deals/1`."""
    return {
        "schema": "rmtrack.deals/1",
        "deals": [_row(deal) for deal in found.deals],
        "count": len(found.deals),
        "amount": str(found.amount),
        "won": str(found.won),
    }


def _row(deal: DealLine) -> dict[str, Any]:
    return {**row_json(deal._asdict()), "for": str(deal.month) if deal.month else None}
