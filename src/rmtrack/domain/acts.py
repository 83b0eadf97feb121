"""Money turned into acts: about so many average deals, meetings and calls.

From the user's own rates where enough is known of them, else from stated defaults. Deals are
lumpy, so meetings and calls are worked from a whole number of deals.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import sqrt
from typing import NamedTuple

from rmtrack.domain.keys import Kind, Outcome
from rmtrack.domain.money import ZERO, Money, counted, nearest

OUTCOMES_ENOUGH = 30  # so many tries make a rate one's own
DEALS_ENOUGH = 5  # so many deals make an average one's own
RATES_WINDOW = timedelta(days=180)  # today is the last day of both
DEALS_WINDOW = timedelta(days=365)

PRIOR_OUTCOMES = 10  # so much the default weighs against what is known
EIGHTY_PERCENT = 1.2816  # standard deviations to either side
LEAST_RATE = 0.01

NOT_MET = frozenset({Outcome.NO_ANSWER, Outcome.DISCONNECTED, Outcome.REFUSED})


class Happened(NamedTuple):
    """How many touches there were of a kind and an outcome: a row of a query."""

    kind: Kind
    outcome: Outcome
    number: int


class Sold(NamedTuple):
    """What was booked in a category at a factor, within DEALS_WINDOW: a row of a query."""

    category: str
    factor: int  # basis points
    amount: Money
    pieces: int  # deals
    recent: int  # those of them within RATES_WINDOW


class Rate(NamedTuple):
    """How many tries it takes to succeed once: so many successes out of so many outcomes.

    There are never more of them than tries: a deal that came without a meeting makes no meeting
    better than sure.
    """

    successes: int
    outcomes: int
    default: int  # the tries that one success takes, as long as too little is known

    @property
    def is_own(self) -> bool:
        """Whether enough is known; as long as nothing has succeeded, nothing is."""
        return self.outcomes >= OUTCOMES_ENOUGH and self.successes > 0

    @property
    def tries(self) -> float:
        """The tries that one success takes, at least one."""
        tries, successes = self._ratio
        return tries / successes

    def tries_for(self, successes: int) -> int:
        """Return the tries that so many successes take, the nearest whole number, half up."""
        tries, of = self._ratio
        return nearest(successes * tries, of)

    def range(self) -> tuple[float, float]:
        """Return between how many tries one success takes, eight times out of ten.

        Of an own rate both ends are the rate. Else it is the mean of a Beta prior, at the default
        with the weight of ten outcomes, and what is known; to either side an interval of 80 % by
        the normal approximation, its ends kept between 1 % and sure. The default lies within.
        """
        if self.is_own:
            return self.tries, self.tries
        weight = self.outcomes + PRIOR_OUTCOMES
        mean = (self._successes + PRIOR_OUTCOMES / self.default) / weight
        reach = EIGHTY_PERCENT * sqrt(mean * (1 - mean) / weight)
        low, high = max(LEAST_RATE, mean - reach), min(1.0, mean + reach)
        return min(1 / high, self.tries), max(1 / low, self.tries)

    @property
    def _successes(self) -> int:
        return max(0, min(self.successes, self.outcomes))

    @property
    def _ratio(self) -> tuple[int, int]:
        return (self.outcomes, self._successes) if self.is_own else (self.default, 1)


class AverageDeal(NamedTuple):
    """What a deal brings on average, as it counts for the quota; above zero."""

    amount: Money
    deals: int  # the user's own that are known
    own: bool  # whether it is worked out from them, or assumed


class Basis(NamedTuple):
    """What acts are worked from."""

    average_deals: Mapping[str, AverageDeal]  # by category, where deals are known
    calls: Rate  # to a meeting
    meetings: Rate  # to a deal
    assumed: Money  # the average deal where none is known

    def average_deal(self, category: str) -> AverageDeal:
        """Return the average deal of a category."""
        return self.average_deals.get(category) or AverageDeal(self.assumed, 0, own=False)


class Acts(NamedTuple):
    """About so many average deals, and the meetings and calls that they take."""

    deals: int = 0
    meetings: int = 0
    calls: int = 0


NO_ACTS = Acts()


def learn_basis(
    happened: Iterable[Happened],
    sold: Iterable[Sold],
    *,
    assumed: Money,
    meetings_per_deal: int,
    calls_per_meeting: int,
) -> Basis:
    """Work out the user's own rates; what is named here holds as long as they are not known."""
    touches, sales = list(happened), list(sold)
    met = [one for one in touches if one.kind is not Kind.CALL and one.outcome not in NOT_MET]
    calls = [one for one in touches if one.kind is Kind.CALL]
    agreed = [one for one in calls if one.outcome is Outcome.APPOINTMENT]
    return Basis(
        average_deals=_averages(sales, assumed),
        calls=Rate(_number(agreed), _number(calls), calls_per_meeting),
        meetings=Rate(sum(one.recent for one in sales), _number(met), meetings_per_deal),
        assumed=assumed,
    )


def acts_for(need: Money, category: str, basis: Basis) -> Acts:
    """Return the acts that an amount takes; where anything is needed, a deal at least."""
    if need <= 0:
        return NO_ACTS
    deals = nearest(need, basis.average_deal(category).amount)
    return acts_for_deals(max(1, deals), basis)


def acts_for_deals(deals: int, basis: Basis) -> Acts:
    """Return the acts that so many deals take, the calls from the whole number of meetings."""
    if deals <= 0:
        return NO_ACTS
    meetings = basis.meetings.tries_for(deals)
    return Acts(deals, meetings, basis.calls.tries_for(meetings))


def _averages(sales: list[Sold], assumed: Money) -> dict[str, AverageDeal]:
    return {
        category: _average([one for one in sales if one.category == category], assumed)
        for category in sorted({one.category for one in sales})
    }


def _average(sales: list[Sold], assumed: Money) -> AverageDeal:
    deals = sum(one.pieces for one in sales)
    amount = sum((counted(one.amount, one.factor) for one in sales), ZERO)
    if deals < DEALS_ENOUGH or amount < deals:  # reversals can leave less than a fen a deal
        return AverageDeal(assumed, max(0, deals), own=False)
    return AverageDeal(Money(nearest(amount, deals)), deals, own=True)


def _number(touches: Iterable[Happened]) -> int:
    return sum(one.number for one in touches)
