"""Which deals are behind the numbers of the pipeline: those that stand still, rolled, or closed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.actions.desk import Desk
from rmtrack.actions.open_deals import open_deals
from rmtrack.domain.keys import Rolled
from rmtrack.domain.money import Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.rolling import amount_of, happened, was_open, week_start
from rmtrack.domain.stale import Stale, Watch, stale_deals
from rmtrack.storage import pipeline, queries


class RolledDeals(NamedTuple):
    """The deals behind a number of the week, and with how much each stands in its sum."""

    listed: Mapping[int, Money]  # those that are counted
    beside: Mapping[int, Money] = MappingProxyType({})  # of others, such as a rest not won


NOTHING_ROLLED = RolledDeals(MappingProxyType({}))


def find_stale(desk: Desk) -> tuple[Stale, ...]:
    """Return the open deals that stand still."""
    with desk.store.snapshot():
        return stale_among(desk, watched(desk, open_deals(desk)))


def watched(desk: Desk, deals: Sequence[OpenDeal]) -> list[tuple[OpenDeal, Watch]]:
    """Return all open deals, each with how it goes on."""
    return list(zip(deals, desk.store.all(pipeline.WATCHES), strict=True))


def stale_among(desk: Desk, deals: Sequence[tuple[OpenDeal, Watch]]) -> tuple[Stale, ...]:
    """Return those of the watched deals that stand still."""
    calendar, policy = desk.calendar, desk.policy
    return tuple(stale_deals(deals, today=desk.today, calendar=calendar, policy=policy))


def find_rolled(desk: Desk, what: Rolled) -> RolledDeals:
    """Return the deals with which that happened this week, or that were open as it began."""
    since = week_start(desk.today)
    with desk.store.snapshot():
        rolling = desk.store.all(pipeline.ROLLING, since=since)
        if what is Rolled.START:
            touched = {deal.id for deal in rolling}
            stood = {one.id: amount_of(one, what, since) for one in rolling if was_open(one, since)}
            rest = (deal for deal in desk.store.all(queries.OPEN_DEALS) if deal.id not in touched)
            return RolledDeals({**stood, **{deal.id: deal.amount for deal in rest}})
    amounts = {deal.id: amount_of(deal, what, since) for deal in rolling}
    counted = {deal.id for deal in rolling if what in happened(deal, since)}
    return RolledDeals(
        {number: amounts[number] for number in counted},
        {number: one for number, one in amounts.items() if one and number not in counted},
    )
