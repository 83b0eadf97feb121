"""The rules of a deal's life: how it comes up, how it moves, how it ends without a win."""

from dataclasses import replace
from datetime import date
from typing import TypedDict

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealChange
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import DealState, Degree, LostReason
from rmtrack.domain.money import Money


class Moves(TypedDict, total=False):
    """What moves in an open deal; what is not named stays, and None takes the date away."""

    degree: Degree
    amount: Money
    expected_on: date | None


class Corrections(TypedDict, total=False):
    """What is put right in a deal; what is not named stays, and None takes it away."""

    category: str
    amount: Money  # only with a category that is counted otherwise: in deals, or in money
    product: str | None
    for_month: Month | None
    factor: int


def standing(deal: Deal, on: date) -> DealChange:
    """Return the row that keeps how a deal stands from that day on."""
    return DealChange(
        deal_id=deal.id,
        changed_on=on,
        degree=deal.degree,
        amount=deal.amount,
        expected_on=deal.expected_on,
    )


def refuse_odd_opening(deal: Deal, *, today: date) -> None:
    """Raise RuleError for a deal that comes up after today, or is expected before it came up.

    And for one that is to count for a month that is over.
    """
    if deal.opened_on > today:
        raise RuleError(
            N_("{day} is still to come: add the deal once it has come up"), day=deal.opened_on
        )
    if deal.expected_on is not None and deal.expected_on < deal.opened_on:
        raise RuleError(
            N_("the deal came up on {opened}, so it can't be expected on {expected}"),
            opened=deal.opened_on,
            expected=deal.expected_on,
        )
    _refuse_month_over(deal.for_month, today)


def _refuse_month_over(month: Month | None, today: date) -> None:
    """Raise RuleError for a month for which no deal that is open on that day can count."""
    if month is not None and month < Month.of(today):
        raise RuleError(
            N_("{month} is over, so no open deal counts for it; money won for it: {command}"),
            month=month,
            command=f"rmtrack deal win DEAL --for {month}",
        )


def refuse_closed(deal: Deal) -> None:
    """Raise RuleError for a deal that is open no more."""
    if deal.state is not DealState.OPEN:
        raise RuleError(
            N_("deal {number} is closed already, on {day}"), number=deal.id, day=deal.closed_on
        )


def moved(deal: Deal, moves: Moves, *, on: date, since: date, today: date) -> Deal:
    """Return an open deal as it stands after `moves` on that day; `since` is its last change.

    Raises RuleError for a closed deal, for a day to come, for one before the last change (what
    stood between the two would be told wrong), and for a new expected date before that day.
    """
    refuse_closed(deal)
    if on > today:
        raise RuleError(N_("{day} is still to come: move the deal once it has moved"), day=on)
    if on < since:
        raise RuleError(
            N_("deal {number} stands as it does since {since}: give a day from then on"),
            number=deal.id,
            since=since,
        )
    new = replace(deal, **moves)
    expected = new.expected_on
    if expected is not None and expected != deal.expected_on and expected < on:
        raise RuleError(
            N_("{expected} lies before the move on {day}: expect the deal on {day} or later"),
            day=on,
            expected=expected,
        )
    return new


def refuse_month_of_open(deal: Deal, month: Month | None) -> None:
    """Raise RuleError for a month against which nothing can count: nothing is taken back."""
    if month is not None:
        raise RuleError(
            N_("deal {number} is open, nothing is taken back: --for goes with one that is won"),
            number=deal.id,
        )


def corrected(deal: Deal, corrections: Corrections, *, today: date) -> Deal:
    """Return a deal with what was put right.

    Raises RuleError for the month of a lost one, and for one that is over of an open one; a won
    deal counts for any.
    """
    if "for_month" in corrections and deal.state is DealState.LOST:
        refuse_closed(deal)
    if deal.state is DealState.OPEN:
        _refuse_month_over(corrections.get("for_month"), today)
    return replace(deal, **corrections)


def recounted(booking: Booking, deal: Deal, corrections: Corrections) -> Booking:
    """Return a booking as it counts after its deal was put right.

    It follows category and factor. A month put right in a won deal is that of all its bookings,
    each that of its own day where it was taken away; a part of an open deal keeps its own.
    """
    month = booking.for_month
    if "for_month" in corrections and deal.state is DealState.WON:
        month = deal.for_month or Month.of(booking.booked_on)
    return replace(booking, category=deal.category, factor=deal.factor, for_month=month)


def lost(deal: Deal, reason: LostReason, *, on: date, today: date, in_part: bool) -> Deal:
    """Return an open deal closed on that day without a win.

    One of which a part was booked closes as won with that part, which stays in the plan; its
    amount and its reason then tell of the rest that was not. Raises RuleError for a closed deal
    and for a day to come.
    """
    refuse_closed(deal)
    if on > today:
        raise RuleError(N_("{day} is still to come: close the deal once it is lost"), day=on)
    state = DealState.WON if in_part else DealState.LOST
    return replace(deal, state=state, closed_on=on, lost_reason=reason)
