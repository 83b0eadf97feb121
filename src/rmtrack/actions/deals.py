"""Verbs on deals."""

from dataclasses import replace
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import show_plan
from rmtrack.actions.which_deal import find_deal, find_to_show
from rmtrack.actions.who import find_contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_pages import Altered, DealPage
from rmtrack.domain.dealing import (
    Corrections,
    Moves,
    corrected,
    lost,
    moved,
    recounted,
    refuse_month_of_open,
    refuse_odd_opening,
    standing,
)
from rmtrack.domain.keys import DealState, LostReason
from rmtrack.domain.money import Money
from rmtrack.domain.pieces import counted_anew, refuse_no_number, refuse_other_unit
from rmtrack.domain.reversing import Lost, reversals, taken_back
from rmtrack.domain.winning import Winning, Won, asks_no_more, counts_for, win
from rmtrack.storage import queries


def add_deal(desk: Desk, who: str, deal: Deal) -> DealLine:
    """Store a new open deal of the client that `who` names, whose number is filled in here.

    Raises what `refuse_odd_opening` and `refuse_no_number` raise.
    """
    refuse_odd_opening(deal, today=desk.today)
    refuse_no_number(deal.amount, deal.category, desk.rules.kind(deal.category))
    with desk.store.command(desk.line, desk.now):
        contact = find_contact(desk.store, who)
        stored = desk.store.put(replace(deal, contact_id=contact.id))
        desk.store.put(standing(stored, stored.opened_on))
    return DealLine.of(stored, contact.name)


def move_deal(desk: Desk, which: str, moves: Moves, *, on: date | None = None) -> Altered:
    """Move an open deal, today unless told, and keep how it stands from then on as a dated row.

    Where it stands so already nothing is written. Raises what `moved` and `refuse_no_number` raise.
    """
    with desk.store.command(desk.line, desk.now):
        deal, before = _deal_and_line(desk, which)
        if "amount" in moves:
            refuse_no_number(moves["amount"], deal.category, desk.rules.kind(deal.category))
        day = on or desk.today
        since = _stands_since(desk, deal)
        new = moved(deal, moves, on=day, since=since, today=desk.today)
        if new == deal:
            return Altered(before, before)
        desk.store.put(new)
        row = desk.store.put(standing(new, day))
    return Altered(before, _line(desk, deal), row)


def edit_deal(desk: Desk, which: str, corrections: Corrections) -> Altered:
    """Put right what is wrong with a deal; what was booked of it follows: see `recounted`.

    A product that is named brings its factor along, unless one is given. What goes into a category
    counted in pieces, or out of one, is counted anew, with how much it is there, since its first
    day. Raises what `corrected` and `refuse_other_unit` raise, and
    `refuse_no_number` for what goes into one.
    """
    with desk.store.command(desk.line, desk.now):
        deal, before = _deal_and_line(desk, which)
        if "product" in corrections and "factor" not in corrections:
            corrections = {**corrections, "factor": desk.rules.factor(corrections["product"])}
        bookings = desk.store.all(queries.BOOKINGS_OF, deal_id=deal.id)
        category = corrections.get("category", deal.category)
        kinds = desk.rules.kind(deal.category), desk.rules.kind(category)
        refuse_other_unit(deal, corrections, kinds, bookings)
        new = desk.store.put(corrected(deal, corrections, today=desk.today))
        if "amount" in corrections:  # what it was counted in was wrong from its first day on
            for row in desk.store.all(queries.DEAL_CHANGES_OF, deal_id=deal.id):
                desk.store.put(replace(row, amount=new.amount))
        if "category" in corrections:
            bookings = _recategorized(desk, deal, new, bookings)
        for booking in bookings:
            desk.store.put(recounted(booking, new, corrections))
    return Altered(before, _line(desk, deal))


def _recategorized(desk: Desk, old: Deal, new: Deal, bookings: list[Booking]) -> list[Booking]:
    kind = desk.rules.kind(new.category)
    kept = new.id if new.state is DealState.OPEN else None
    refuse_no_number(new.amount, new.category, kind, kept=kept)
    for booking in bookings:
        refuse_no_number(abs(booking.amount), new.category, kind)
    return counted_anew(bookings, desk.rules.kind(old.category), kind)


def win_deal(  # noqa: PLR0913 - what a booking is made of, each named
    desk: Desk,
    which: str,
    *,
    amount: Money | None = None,
    on: date | None = None,
    for_month: Month | None = None,
    last: bool = False,
) -> Won:
    """Book a deal, or a part of it, as won on that day, today unless told: see `win`.

    The day may lie before the one on which the deal came up here: it was entered late. The rest
    of a part stands as a dated row. Returns the plan of the month for which it counts.
    """
    day = on or desk.today
    with desk.store.command(desk.line, desk.now):
        deal = find_deal(desk, which)
        first = desk.store.first(queries.BOOKINGS_OF, deal_id=deal.id) is None
        kind = desk.rules.kind(deal.category)
        won = Winning(day, amount, for_month, last)
        new, booking = win(deal, won, today=desk.today, first=first, kind=kind)
        desk.store.put(new)
        stored = desk.store.put(booking)
        if new.state is DealState.OPEN:
            since = _stands_since(desk, deal)
            desk.store.put(standing(new, max(since, min(day, desk.today))))
    return Won(_line(desk, deal), stored, show_plan(desk, stored.for_month))


def full_month(desk: Desk, which: str, *, on: date | None = None) -> Month | None:
    """Return the month for which an open deal, won that day, would count, where that is full.

    Full is a month that asks for no more of the deal's category. Raises what `find_deal` raises.
    """
    with desk.store.snapshot():
        deal = find_deal(desk, which)
        month = counts_for(deal, on or desk.today)
        full = asks_no_more(show_plan(desk, month).of(deal.category))
    return month if full and deal.state is DealState.OPEN else None


def lose_deal(
    desk: Desk,
    which: str,
    reason: LostReason,
    *,
    on: date | None = None,
    for_month: Month | None = None,
) -> Lost:
    """Close a deal as not won on that day, today unless told; of one won in part, the rest.

    A deal that is won already is taken back, with all that was booked of it: see `reversals`.
    Raises what `lost` and `reversals` raise.
    """
    day = on or desk.today
    with desk.store.command(desk.line, desk.now):
        deal, before = _deal_and_line(desk, which)
        back: list[Booking] = []
        if deal.state is DealState.WON:
            back = _take_back(desk, deal, on=day, for_month=for_month)
            new = taken_back(deal, reason, on=day, for_month=for_month)
        else:
            in_part = before.won is not None
            new = lost(deal, reason, on=day, today=desk.today, in_part=in_part)
            refuse_month_of_open(deal, for_month)
        desk.store.put(new)
    months = sorted({booking.for_month for booking in back})
    plans = tuple(show_plan(desk, month) for month in months)
    return Lost(_line(desk, deal), tuple(back), plans)


def _take_back(desk: Desk, deal: Deal, *, on: date, for_month: Month | None) -> list[Booking]:
    booked = desk.store.all(queries.BOOKINGS_OF, deal_id=deal.id)
    back = reversals(booked, on=on, today=desk.today, for_month=for_month)
    return [desk.store.put(one) for one in back]


def show_deal(desk: Desk, which: str) -> DealPage:
    """Return one deal with how it stood over time and what was booked of it."""
    with desk.store.snapshot():
        deal, passed_over = find_to_show(desk, which)
        return DealPage(
            _line(desk, deal),
            tuple(desk.store.all(queries.DEAL_CHANGES_OF, deal_id=deal.id)),
            tuple(desk.store.all(queries.BOOKINGS_OF, deal_id=deal.id)),
            passed_over,
        )


def _deal_and_line(desk: Desk, which: str) -> tuple[Deal, DealLine]:
    deal = find_deal(desk, which)
    return deal, _line(desk, deal)


def _line(desk: Desk, deal: Deal) -> DealLine:
    """Return a stored deal as a list shows it."""
    (line,) = desk.store.all(queries.DEAL_LINE, id=deal.id)
    return line


def _stands_since(desk: Desk, deal: Deal) -> date:
    return desk.store.first(queries.STANDS_SINCE, deal_id=deal.id) or deal.opened_on
