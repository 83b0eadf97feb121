"""Deals as JSON: one, one that changed, one that ended, the list."""

from collections.abc import Sequence
from typing import Any

from rmtrack.domain.deal import Booking
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.deal_pages import Altered
from rmtrack.domain.in_deals import DealsCounted
from rmtrack.domain.money import FEN_PER_YUAN, WHOLE
from rmtrack.domain.pieces import number_of
from rmtrack.domain.reversing import Lost
from rmtrack.domain.stale import Stale
from rmtrack.domain.winning import Won
from rmtrack.views.deal_learned import learned_json, share_json
from rmtrack.views.deal_words import deal_row
from rmtrack.views.passed_over import passed_over_json
from rmtrack.views.records import RENAMED, record_json


def deal_json(deal: DealLine) -> dict[str, Any]:
    """Return one deal as `rmtrack.deal/1`."""
    return {"schema": "rmtrack.deal/1", **deal_row(deal)}


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


def lost_json(lost: Lost) -> dict[str, Any]:
    """Return the deal and the bookings that take it back, if any, as `rmtrack.deal/1`."""
    return {**deal_json(lost.deal), "bookings": bookings_json(lost.reversals)}


def bookings_json(bookings: Sequence[Booking]) -> list[dict[str, Any]]:
    """Return bookings as they are stored."""
    return [record_json(one) for one in bookings]


def deals_json(found: DealList) -> dict[str, Any]:
    """Return the deals and their sums as `rmtrack.deals/1`.

    `pieces_*` are the sums of what is counted in deals; by the chances that has a fraction.
    """
    return {
        "schema": "rmtrack.deals/1",
        "deals": [_row(found, deal) for deal in found.deals],
        "count": len(found.deals),
        "clients": found.clients,
        "amount": str(found.amount),
        "counted": str(found.amount_counted),
        "weighted": str(found.amount_weighted),
        "won": str(found.won),
        "booked": str(found.booked),
        "pieces_open": found.pieces_open,
        "pieces_weighted": int(found.pieces_weighted) / FEN_PER_YUAN,
        "pieces_won": found.pieces_won,
        "pieces_booked": found.pieces_booked,
        "booked_ahead": str(found.booked_ahead),
        "pieces_ahead": found.pieces_ahead,
        "archived": found.away,
        "learned": learned_json(found),
        "in_deals": [_in_deals(one) for one in found.counted_in_deals()],
        **_rolled(found),
        **_correction(found),
        "passed_over": passed_over_json(found.passed_over),
    }


def _in_deals(counted: DealsCounted) -> dict[str, Any]:
    """Return a category whose quota asks for deals alone; by the chances that has a fraction."""
    return {**counted._asdict(), "weighted": int(counted.weighted) / FEN_PER_YUAN}


def _rolled(found: DealList) -> dict[str, Any]:
    """Return the sum of the week where one is asked for.

    `beside` is what of it is of `others`, which are not listed; of those the amount is a number of
    deals where these are what is counted.
    """
    if found.wanted.rolled is None:
        return {}
    return {
        "rolled": {
            "what": str(found.wanted.rolled),
            "amount": str(found.rolled_sum(in_pieces=False)),
            "beside": str(found.rolled_beside(in_pieces=False)),
            "pieces": number_of(found.rolled_sum(in_pieces=True)),
            "pieces_beside": number_of(found.rolled_beside(in_pieces=True)),
            "others": [_other(found, deal) for deal in found.beside],
        }
    }


def _other(found: DealList, deal: DealLine) -> dict[str, Any]:
    return {
        "deal": deal.id,
        "contact": deal.contact_id,
        "name": deal.name,
        "category": deal.category,
        "amount": str(found.rolled[deal.id]),
    }


def _correction(found: DealList) -> dict[str, Any]:
    if found.correction is None:
        return {}
    amount, pieces = found.correction
    return {"correction": {"amount": str(amount), "pieces": pieces}}


def _row(found: DealList, deal: DealLine) -> dict[str, Any]:
    """Return a deal of the list; `chance` is null of a closed one.

    `weighted` is null too of what is not summed, for it does not count here: see `counts`.
    """
    counts = found.counts_here(deal)
    weighted, chance = found.weighted(deal) if counts else None, found.chance(deal)
    row = deal_row(deal)
    row["weighted"] = None if weighted is None else str(weighted)
    row["counts"] = counts
    row["chance"] = None if chance is None else chance.share / WHOLE
    row["learned_share"] = share_json(found, deal)
    if found.wanted.stale:
        row["stale"] = stale_reasons_json(found.stale[deal.id])
    if found.wanted.rolled:
        row["rolled"] = str(found.rolled[deal.id])
    return row


def stale_reasons_json(stale: Stale) -> dict[str, Any]:
    """Return why a deal stands still, and since how many working days no word was heard."""
    return {
        "reasons": [str(reason) for reason in stale.reasons],
        "silent_days": stale.silent_days,
        "planned_on": stale.planned_on and str(stale.planned_on),
    }
