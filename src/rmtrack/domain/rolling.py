"""How the pool of open deals rolls in a week: what comes in, moves, closes and drops out.

open at the week's start + came in - closed - dropped = open now, and in money
open at the start + came in + changed - booked - dropped = open now, to the fen.
Open are the deals of clients who are looked after: those of archived ones drop out with them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rmtrack.domain.keys import DealState, Degree, LostReason, Rolled
from rmtrack.domain.money import ZERO, Money, total
from rmtrack.domain.pipeline import OpenDeal

DEGREES = tuple(reversed(Degree))  # from the farthest to the nearest


class Rolling(NamedTuple):
    """A deal to which something happened in a week: a row of a query.

    `stood_*` is how it stood when the week began, None where it was not there yet; `came_in` the
    amount with which it came up.
    """

    id: int
    category: str
    state: DealState
    degree: Degree
    amount: Money
    expected_on: date | None
    opened_on: date
    gone_on: date | None  # when it was closed; a win of a day to come, when it was written down
    lost_reason: LostReason | None
    came_in: Money
    stood_degree: Degree | None
    stood_amount: Money | None
    stood_expected_on: date | None
    booked: Money | None  # since the week began, less what was taken back
    last_won_on: date | None  # or written down, where its day is still to come
    was_away: bool = False  # the client was archived when the week began
    is_away: bool = False  # the client is archived

    @property
    def is_open(self) -> bool:
        """Whether it is open, of a client who is looked after."""
        return self.state is DealState.OPEN and not self.is_away

    @property
    def was_taken_back(self) -> bool:
        """Whether it was won before it was lost."""
        return self.state is DealState.LOST and self.last_won_on is not None


class Part(NamedTuple):
    """So many deals of so much money."""

    number: int
    amount: Money

    @classmethod
    def of(cls, amounts: Sequence[Money]) -> "Part":
        """Make one from the amounts of its deals."""
        return cls(len(amounts), total(amounts))


class Roll(NamedTuple):
    """A week of a category's open deals; amounts as they stand, not as they count.

    `moved.amount` is by how much all amounts changed other than by money booked.
    """

    since: date  # the Monday
    came_in: Part
    moved: Part
    nearer: int  # how many of those that moved are nearer to a win now
    farther: int
    closed: Part  # won and closed, and what was booked of those
    in_part: Part  # what was booked of deals that are still open
    dropped: Part
    now: Part

    @property
    def start(self) -> Part:
        """How many were open when the week began, and what they came to then."""
        number = self.now.number - self.came_in.number + self.closed.number + self.dropped.number
        booked = self.closed.amount + self.in_part.amount
        grown = self.came_in.amount + self.moved.amount
        return Part(number, self.now.amount + booked + self.dropped.amount - grown)


def week_start(today: date) -> date:
    """Return the Monday of a day's week."""
    return today - timedelta(days=today.weekday())


def happened(deal: Rolling, since: date) -> frozenset[Rolled]:
    """Return what the week did to a deal; nothing where it stands as it stood, or was gone."""
    if not _was_there(deal, since):
        return frozenset()
    came_in = {Rolled.CAME_IN} if deal.opened_on >= since or deal.was_away else set()
    if deal.state is DealState.OPEN:
        in_part = {Rolled.IN_PART} if deal.booked else set()
        if deal.is_away:
            return frozenset({*came_in, *in_part, Rolled.DROPPED})
        moved = {Rolled.MOVED} if not came_in and _stands_otherwise(deal) else set()
        return frozenset(came_in | in_part | moved)
    # The rest of a deal that was won in part before the week is dropped, not closed.
    closed = deal.state is DealState.WON and (deal.lost_reason is None or deal.booked)
    return frozenset({*came_in, Rolled.CLOSED if closed else Rolled.DROPPED})


def roll_of(rolling: Iterable[Rolling], now: Iterable[OpenDeal], since: date) -> Roll:
    """Return how the deals of a category rolled since a Monday; `now` are its open ones."""
    there = [(deal, happened(deal, since)) for deal in rolling if _was_there(deal, since)]

    def part(what: Rolled) -> Part:
        number = sum(what in happenings for _deal, happenings in there)
        return Part(number, total(AMOUNTS[what](deal) for deal, _happenings in there))

    parts = {what.name.lower(): part(what) for what in Rolled if what is not Rolled.START}
    moved = [deal for deal, happenings in there if Rolled.MOVED in happenings]
    return Roll(
        since=since,
        nearer=sum(_steps(deal) > 0 for deal in moved),
        farther=sum(_steps(deal) < 0 for deal in moved),
        now=Part.of([deal.amount for deal in now]),
        **parts,
    )


def amount_of(deal: Rolling, what: Rolled, since: date) -> Money:
    """Return with how much a deal stands in that sum of its week; nothing where it was gone."""
    return AMOUNTS[what](deal) if _was_there(deal, since) else ZERO


def was_open(deal: Rolling, since: date) -> bool:
    """Tell whether a deal was open already when the week began."""
    return deal.opened_on < since and not deal.was_away and _was_there(deal, since)


def _was_there(deal: Rolling, since: date) -> bool:
    """Tell whether a deal was open when the week began, or came up in it.

    That of an archived client is none of the pool: it comes in with the client, and drops out.
    """
    if deal.was_away and deal.opened_on < since and not deal.is_open:
        return False
    gone_on = deal.last_won_on if deal.was_taken_back else deal.gone_on
    return gone_on is None or gone_on >= since


def _steps(deal: Rolling) -> int:
    """Return by how many degrees a deal came nearer to a win."""
    stood = deal.degree if deal.stood_degree is None else deal.stood_degree
    return DEGREES.index(deal.degree) - DEGREES.index(stood)


def _stands_otherwise(deal: Rolling) -> bool:
    """Tell whether more than money booked made it stand otherwise than at the week's start."""
    same = (deal.stood_degree, deal.stood_expected_on) == (deal.degree, deal.expected_on)
    return not same or bool(_changed(deal))


def _changed(deal: Rolling) -> Money:
    """Return by how much its amount changed in the week, other than by money booked."""
    left = deal.amount if deal.is_open else ZERO
    return left + _closed(deal) + _in_part(deal) + _dropped(deal) - _stood(deal)


def _stood(deal: Rolling) -> Money:
    return deal.came_in if deal.stood_amount is None else deal.stood_amount


def _came_in(deal: Rolling) -> Money:
    return _stood(deal) if deal.stood_amount is None or deal.was_away else ZERO


def _booked(deal: Rolling) -> Money:
    return ZERO if deal.booked is None else deal.booked


def _closed(deal: Rolling) -> Money:
    return _booked(deal) if deal.state is DealState.WON else ZERO


def _in_part(deal: Rolling) -> Money:
    return _booked(deal) if deal.state is DealState.OPEN else ZERO


def _dropped(deal: Rolling) -> Money:
    """Return what was not won of it, the rest of one won in part, or what left with its client."""
    if deal.was_taken_back:
        return _stood(deal)
    if deal.state is DealState.OPEN:
        return deal.amount if deal.is_away else ZERO
    return deal.amount if deal.lost_reason is not None else ZERO


AMOUNTS: Mapping[Rolled, Callable[[Rolling], Money]] = {
    Rolled.START: lambda deal: _stood(deal) - _came_in(deal),
    Rolled.CAME_IN: _came_in,
    Rolled.MOVED: _changed,
    Rolled.CLOSED: _closed,
    Rolled.IN_PART: _in_part,
    Rolled.DROPPED: _dropped,
}
