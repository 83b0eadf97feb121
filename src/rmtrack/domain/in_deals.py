"""What a month's deals come to where its quota asks for deals alone: in deals, beside the money."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.money import Money

if TYPE_CHECKING:
    from rmtrack.domain.quota import Quota


class InDeals(NamedTuple):
    """How deals of a month count that asks for deals alone, in some categories of money."""

    categories: tuple[str, ...] = ()
    begun: Collection[int] = ()  # open ones won in part: each is a deal of its month already


NO_DEALS = InDeals()


class DealsCounted(NamedTuple):
    """What some deals of one category are as a number of deals."""

    category: str
    booked: int  # up to today
    ahead: int  # booked for days to come
    open: int
    weighted: Money  # of these by the chances: a number kept as so many yuan, with its hundredths


def asks_for_deals_alone(quotas: "Iterable[Quota]", in_pieces: Collection[str]) -> tuple[str, ...]:
    """Return the categories of money in which the quotas of a month ask for deals alone."""
    return tuple(
        quota.category
        for quota in quotas
        if quota.amount is None and quota.pieces is not None and quota.category not in in_pieces
    )
