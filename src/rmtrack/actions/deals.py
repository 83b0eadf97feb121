"""Verbs on deals."""

from dataclasses import replace
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import show_plan
from rmtrack.actions.who import find_contact, plain_number
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealLine
from rmtrack.domain.errors import N_, AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import Money
from rmtrack.domain.winning import Won
from rmtrack.storage import queries


def add_deal(desk: Desk, who: str, deal: Deal) -> DealLine:
    """Store a new open deal of the client that `who` names, whose number is filled in here.

    Raises RuleError for a deal that is expected before it came up.
    """
    if deal.expected_on is not None and deal.expected_on < deal.opened_on:
        raise RuleError(
            N_("the deal came up on {opened}, so it can't be expected on {expected}"),
            opened=deal.opened_on,
            expected=deal.expected_on,
        )
    with desk.store.command(desk.line, desk.now):
        contact = find_contact(desk.store, who)
        stored = desk.store.put(replace(deal, contact_id=contact.id))
    return DealLine.of(stored, contact.name)


def win_deal(
    desk: Desk,
    which: str,
    *,
    amount: Money | None = None,
    on: date | None = None,
    for_month: Month | None = None,
) -> Won:
    """Book a deal as won, by default with its own amount, today, for the month of that day.

    A month the user gave the deal before stays until another is given. Raises RuleError for a
    deal that is open no more.
    """
    booked_on = on or desk.today
    with desk.store.command(desk.line, desk.now):
        deal = find_deal(desk, which)
        _refuse_closed(deal)
        month = for_month or deal.for_month
        won = desk.store.put(
            replace(deal, state=DealState.WON, closed_on=booked_on, for_month=month)
        )
        booking = desk.store.put(
            Booking(
                category=deal.category,
                amount=deal.amount if amount is None else amount,
                booked_on=booked_on,
                for_month=month or Month.of(booked_on),
                deal_id=deal.id,
            )
        )
    name = desk.store.get(Contact, deal.contact_id).name
    return Won(DealLine.of(won, name, booking.amount), booking, show_plan(desk, booking.for_month))


def list_deals(desk: Desk) -> list[DealLine]:
    """Return all deals: the open ones first, by expected date, then the closed, newest first."""
    return desk.store.all(queries.DEAL_LINES)


def find_deal(desk: Desk, which: str) -> Deal:
    """Return the deal with that number, or the one open deal of the client that `which` names.

    Raises NotFoundError when there is none, AmbiguousError when the client has several.
    """
    number = plain_number(which)
    if number is not None:
        deal = desk.store.first(queries.DEAL, id=number)
        if deal is None:
            raise NotFoundError(N_("there is no deal {number}"), number=number)
        return deal
    contact = find_contact(desk.store, which)
    deals = desk.store.all(queries.OPEN_DEALS_OF, contact_id=contact.id)
    if not deals:
        raise NotFoundError(N_("{name} has no open deal"), name=contact.name)
    if len(deals) > 1:
        raise AmbiguousError(
            N_("{name} has {count} open deals; say which by the deal's number"),
            candidates=[
                (deal.id, f"{deal.product or deal.category} {deal.amount}") for deal in deals
            ],
            name=contact.name,
            count=len(deals),
        )
    return deals[0]


def _refuse_closed(deal: Deal) -> None:
    if deal.state is not DealState.OPEN:
        raise RuleError(
            N_("deal {number} is closed already, on {day}"), number=deal.id, day=deal.closed_on
        )
