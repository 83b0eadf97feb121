"""Two years of a team's made-up deals, for measuring: three of four are closed, most are won."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.pool import CATEGORIES, GIVEN, SURNAMES, TODAY, YEAR, morning, quotas
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealChange
from rmtrack.domain.dealing import standing
from rmtrack.domain.keys import DealState, Degree, LostReason
from rmtrack.domain.money import Money
from rmtrack.domain.touch import NextStep
from rmtrack.reading.names import name_fields
from rmtrack.storage.store import Store

DEALS_A_CLIENT = 10
LONGEST = 100  # days from coming up to closing
CLOSED, WON = 3 / 4, 0.63  # parts of all, and of the closed


def fill_with_deals(store: Store, deals: int) -> None:
    """Fill an empty store with so many deals, ten a client."""
    chance = random.Random(20261122)
    with store.command("quotas", morning(TODAY)):
        for quota in quotas():
            store.put(quota)
    for number in range(0, deals, DEALS_A_CLIENT):
        with store.command(f"client {number}", morning(TODAY)):
            contact_id = _add_client(store, number, chance)
            for _deal in range(min(DEALS_A_CLIENT, deals - number)):
                _add_deal(store, contact_id, chance)


def _add_client(store: Store, number: int, chance: random.Random) -> int:
    name = "".join((chance.choice(SURNAMES), chance.choice(GIVEN), chance.choice(GIVEN)))
    added, touched = (TODAY - timedelta(days=days) for days in (YEAR * 2, chance.randrange(60)))
    client = Contact(**name_fields(name), added_on=added, contacted_on=touched)
    contact = store.put(replace(client, phone=f"1380000{number // DEALS_A_CLIENT:04d}"))
    if chance.random() < 1 / 2:
        step = TODAY + timedelta(days=chance.randrange(-5, 20))
        store.put(NextStep(contact.id, step, step, what="回复年金对比"))
    return contact.id


def _add_deal(store: Store, contact_id: int, chance: random.Random) -> None:
    closed = chance.random() < CLOSED
    ago = chance.randrange(LONGEST, YEAR * 2) if closed else chance.randrange(LONGEST)
    opened = TODAY - timedelta(days=ago)
    amount = Money.yuan(chance.randrange(1, 100) * 10_000)
    expected = opened + timedelta(days=chance.randrange(10, 150))
    deal = Deal(contact_id, chance.choice(CATEGORIES), amount, opened, expected_on=expected)
    deal = store.put(deal)
    rows = [store.put(row) for row in _stood(deal, chance)]
    deal = store.put(replace(deal, degree=rows[-1].degree))
    if closed:
        _close(store, deal, rows[-1].changed_on + timedelta(days=chance.randrange(1, 40)), chance)


def _stood(deal: Deal, chance: random.Random) -> Iterator[DealChange]:
    """Yield how it stood: it comes up as considering, and many come nearer."""
    day = deal.opened_on
    yield standing(deal, day)
    for degree in (Degree.LEANING, Degree.COMMITTED):
        day += timedelta(days=chance.randrange(1, 30))
        if chance.random() < 1 / 2 or day > TODAY:
            return
        yield standing(replace(deal, degree=degree), day)


def _close(store: Store, deal: Deal, day: date, chance: random.Random) -> None:
    if chance.random() < WON:
        store.put(replace(deal, state=DealState.WON, closed_on=day))
        of = Month.of(day)
        store.put(Booking(deal.category, deal.amount, day, of, deal_id=deal.id, pieces=1))
    else:
        reason = chance.choice(list(LostReason))
        store.put(replace(deal, state=DealState.LOST, closed_on=day, lost_reason=reason))
