"""Tiers of clients (临界/达标): who stands in which, who is near, who has reached one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby, takewhile
from typing import NamedTuple

from rmtrack.domain.config_lists import IS, threshold
from rmtrack.domain.money import Money

ALL_OF_IT = 100  # percent


class Tier(NamedTuple):
    """A tier: its name, and the assets from which on a client stands in it."""

    name: str
    least: Money


Tiers = Sequence[Tier]  # the lowest first


class Lift(NamedTuple):
    """The next tier above a client, and how much is missing."""

    tier: Tier
    missing: Money


class Reading(NamedTuple):
    """What a client held on a day: a row of a query."""

    contact_id: int
    read_on: date
    amount: Money


class Rise(NamedTuple):
    """A climb into a higher tier: from where, to where, and since which day the client is there."""

    before: Money
    was: Tier | None
    now: Tier
    on: date


def tiers_of(texts: Iterable[str]) -> tuple[Tier, ...]:
    """Return the tiers of `name=threshold`, as settings keep them, the lowest first."""
    pairs = (text.rpartition(IS) for text in texts)
    found = (Tier(name, threshold(least)) for name, _sign, least in pairs)
    return tuple(sorted(found, key=lambda tier: tier.least))


def tier_of(assets: Money | None, tiers: Tiers) -> Tier | None:
    """Return the tier in which a client with these assets stands; None below the lowest."""
    if assets is None:
        return None
    return next((tier for tier in reversed(tiers) if tier.least <= assets), None)


def next_lift(assets: Money | None, tiers: Tiers) -> Lift | None:
    """Return what is missing to the next tier; None where all is reached or nothing is known."""
    if assets is None:
        return None
    above = next((tier for tier in tiers if tier.least > assets), None)
    return above and Lift(above, above.least - assets)


def near_lift(assets: Money | None, tiers: Tiers, within: int) -> Lift | None:
    """Return the lift of a client of whose next tier at most `within` percent are missing.

    With 10 percent, 4.5m stand just below 5m: a tenth of the threshold, itself included.
    """
    lift = next_lift(assets, tiers)
    if lift is None or lift.missing * ALL_OF_IT > lift.tier.least * within:
        return None
    return lift


def find_rises(
    readings: Iterable[Reading],
    earlier: Mapping[int, Money],
    held: Mapping[int, Money | None],
    tiers: Tiers,
) -> dict[int, Rise]:
    """Return who stands in a higher tier than before these readings, by the client's id.

    `readings` are all since a day, in their order; `earlier` what was last read before it, `held`
    what is held now. Of who was never read before, the first reading tells where the climb began:
    to come with a tier is not to reach it. A slip that was put right, and a tier that was left and
    is reached anew, lead no higher than before.
    """
    rises = {}
    by_client = sorted(readings, key=_client)
    for number, group in groupby(by_client, key=_client):
        rows = list(group)
        before = earlier.get(number, rows[0].amount)
        was, now = tier_of(before, tiers), tier_of(held.get(number), tiers)
        if now is not None and (was is None or was.least < now.least):
            rises[number] = Rise(before, was, now, _since(rows, now))
    return rises


def _client(reading: Reading) -> int:
    return reading.contact_id


def _since(readings: Sequence[Reading], tier: Tier) -> date:
    """Return the first evening from which on all reach `tier`; else the last one."""
    evenings = {reading.read_on: reading.amount for reading in readings}
    days = [*evenings]
    reached = [*takewhile(lambda day: evenings[day] >= tier.least, reversed(days))]
    return reached[-1] if reached else days[-1]
