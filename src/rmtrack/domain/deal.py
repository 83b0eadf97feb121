"""Deals, and the money the bank booked for them, as they are kept: one field a column."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.keys import ME, NEW, DealState, Degree, LostReason
from rmtrack.domain.money import WHOLE, Money


@dataclass(frozen=True, slots=True)
class Deal:
    """Something a client may buy.

    The amount is what is still open; of a closed one, what was open when it closed.
    """

    contact_id: int
    category: str
    amount: Money
    opened_on: date
    id: int = NEW
    owner: str = ME
    product: str | None = None
    degree: Degree = Degree.CONSIDERING
    state: DealState = DealState.OPEN
    expected_on: date | None = None
    for_month: Month | None = None  # only where the user said which month it counts for
    closed_on: date | None = None
    lost_reason: LostReason | None = None  # of a deal won in part: why the rest was not
    factor: int = WHOLE  # how much of the amount counts for the quota, in basis points


@dataclass(frozen=True, slots=True)
class DealChange:
    """How an open deal stood from a day on: the latest row is how it stands.

    The first row is the opening. What was booked in parts is no longer in the amount.
    """

    deal_id: int
    changed_on: date
    degree: Degree
    amount: Money
    id: int = NEW
    owner: str = ME
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """Money that the bank booked on a day, and the month it counts for; a reversal is negative."""

    category: str
    amount: Money
    booked_on: date
    for_month: Month
    id: int = NEW
    owner: str = ME
    deal_id: int | None = None
    factor: int = WHOLE  # the deal's
    # 1 with the first money of a deal, -1 with its reversal; where pieces are counted, all of them
    pieces: int = 0
    entered_on: date | None = None  # where its own day was still to come then; None: on that day


class DealLabel(NamedTuple):
    """What tells one deal of a client from another."""

    amount: Money
    category: str
    product: str | None
