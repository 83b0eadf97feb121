"""From which closed deals a chance is learned, and by how much each of them counts as won."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.chances import Chance, assumed, learn
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy


class EndedDeal(NamedTuple):
    """A closed deal, and how much of it was won: a row of a query."""

    deal_id: int
    share: int  # basis points


class Learned(NamedTuple):
    """The closed deals from which a chance is learned, beside what is assumed without any."""

    shares: Mapping[int, int]  # by the deal: how much of it was won, in basis points
    assumed: int  # percent
    weight: int  # what is assumed weighs as much as so many deals
    chance: Chance

    @property
    def won(self) -> int:
        """How much of them was won, in basis points, summed up."""
        return sum(self.shares.values())


class Tally(NamedTuple):
    """How some closed deals ended."""

    won: int  # whole
    lost: int
    parts: tuple[int, ...]  # of each that was won in part how much, in basis points

    @classmethod
    def of(cls, shares: Collection[int]) -> "Tally":
        """Count deals by how much of each was won, in basis points."""
        parts = tuple(share for share in shares if 0 < share < WHOLE)
        whole = sum(share == WHOLE for share in shares)
        return cls(whole, len(shares) - whole - len(parts), parts)

    @property
    def number(self) -> int:
        """How many they are."""
        return self.won + self.lost + len(self.parts)

    @property
    def share(self) -> int:
        """How much of them was won, in basis points, summed up."""
        return self.won * WHOLE + sum(self.parts)


def learn_from(ended: Iterable[EndedDeal], degree: Degree | None, policy: "Policy") -> Learned:
    """Return what these closed deals say of a degree's chance; of None, how many of all are won."""
    shares = {row.deal_id: row.share for row in ended}
    prior = assumed(degree, policy)
    chance = learn(prior, len(shares), sum(shares.values()), policy)
    return Learned(shares, prior, policy.chance_weight, chance)
