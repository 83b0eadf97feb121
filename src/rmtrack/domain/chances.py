"""How likely open deals are to be won: what the policy assumes, corrected by what one's own did."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE, nearest

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy

PER_CENT = 100  # basis points


class Chance(NamedTuple):
    """How much of such deals is won in the long run, and from how many closed ones that is told."""

    share: int  # basis points
    n: int = 0


class Ended(NamedTuple):
    """How the closed deals that once stood in a degree ended: a row of a query."""

    degree: Degree
    number: int
    won: int  # how much of each was won, in basis points, summed up


class AllEnded(NamedTuple):
    """How all closed deals ended: a row of a query."""

    number: int
    won: int  # as above


Chances = Mapping[Degree, Chance]


def learn_chances(ended: Iterable[Ended], policy: "Policy") -> Chances:
    """Return the chance of each degree from how the deals that stood in it ended."""
    own = {row.degree: (row.number, row.won) for row in ended}
    return {
        degree: learn(policy.chance(degree), *own.get(degree, (0, 0)), policy) for degree in Degree
    }


def learn(prior: int, number: int, won: int, policy: "Policy") -> Chance:
    """Return a chance of so many percent after `number` results of together `won` basis points.

    The mean of a Beta distribution: the prior weighs as much as the policy's `chance_weight` deals,
    so a few results move it little, and no result ever makes it certain.
    """
    weight = policy.chance_weight
    if not weight + number:
        return Chance(prior * PER_CENT)
    return Chance(nearest(prior * PER_CENT * weight + won, weight + number), number)


def win_rate(ended: AllEnded, policy: "Policy") -> Chance:
    """Return how much of all deals is won, whatever their degree was.

    Before any result, what the policy's three chances are on average.
    """
    return learn(assumed(None, policy), *ended, policy)


def assumed(degree: Degree | None, policy: "Policy") -> int:
    """Return the policy's chance of a degree, in percent; of None the average of the three."""
    chances = [policy.chance(one) for one in Degree if degree in {None, one}]
    return nearest(sum(chances), len(chances))


def share_won(ended: AllEnded) -> int | None:
    """Return how much of the closed deals was won, in basis points; None where there are none."""
    return nearest(ended.won, ended.number) if ended.number else None


def percent(chance: Chance) -> int:
    """Return a chance in whole percent, for the eye."""
    return nearest(chance.share, WHOLE // PER_CENT)
