"""What open deals may bring: the range in which eight of ten outcomes lie.

It assumes what the page says with it: each deal is won whole or not at all, by its chance, and none
because of another. Nothing is drawn by lot: the chances of all sums are worked out, so that the
same deals always give the same range.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress
from math import gcd
from struct import unpack
from typing import NamedTuple

from rmtrack.domain.money import WHOLE, ZERO, Money, nearest

TAIL = 0.1  # of all outcomes lie below the range, and as many above it
HELD = 1 - 2 * TAIL
FEW = 10  # of fewer deals the range holds its share at least; of more, as nearly as can be
EXACT = 10  # deals, of which every sum is worked out to the fen
STEPS = 2048  # of their sum, on which more deals are laid

# All sums' chances lie side by side in one long number, each in a field of it, so that a deal is
# added to all of them at once.
FIELD = 64  # bits
SHARE = 14  # bits of it that a product with a chance needs
ONE = 1 << SHARE  # a chance of 1
SURE = 1 << (FIELD - SHARE - 1)  # a sum that is certain


class Prospect(NamedTuple):
    """What an open deal would bring, and how likely."""

    worth: Money
    share: int  # its chance, in basis points

    @property
    def is_uncertain(self) -> bool:
        """Whether it can come out in two ways: not where it brings nothing, nor where it's sure."""
        return self.worth > 0 and 0 < self.share < WHOLE


class Range(NamedTuple):
    """Between what the sum of some deals lies, and how likely that is, by their chances."""

    low: Money
    high: Money
    held: float


class Outcomes(NamedTuple):
    """The sums that can come out, in fen, the smallest first; how likely it is to stay within."""

    sums: Sequence[int]
    within: Sequence[float]

    def held(self, low: int, high: int) -> float:
        """Return how likely a sum between two of them is, both included, by their places."""
        return self.within[high] - (self.within[low - 1] if low else 0)


def likely_range(prospects: Sequence[Prospect]) -> Range:
    """Return the range that leaves a tenth of the outcomes below it and a tenth above it.

    Sums come in jumps, so it holds eight of ten or somewhat more. Of ten deals and more an end is
    moved inwards where that brings it nearer to eight. The mean always lies within.
    """
    outcomes = possible_sums(prospects)
    ends = _tails_cut(outcomes)
    mean = sum(int(worth) * share for worth, share in prospects) / WHOLE
    if sum(one.is_uncertain for one in prospects) >= FEW:
        ends = min(_narrower(outcomes, ends, mean), key=lambda at: abs(outcomes.held(*at) - HELD))
    low = min(ends[0], bisect_right(outcomes.sums, mean) - 1)
    high = max(ends[1], bisect_left(outcomes.sums, mean))
    return Range(Money(outcomes.sums[low]), Money(outcomes.sums[high]), outcomes.held(low, high))


def _tails_cut(outcomes: Outcomes) -> tuple[int, int]:
    last = len(outcomes.sums) - 1
    return (
        min(last, bisect_right(outcomes.within, TAIL)),
        min(last, bisect_left(outcomes.within, 1 - TAIL)),
    )


def _narrower(outcomes: Outcomes, ends: tuple[int, int], mean: float) -> Iterator[tuple[int, int]]:
    """Yield the ends and, where the mean stays within, each or both a sum further inwards."""
    yield ends
    low, high = ends
    for inner in ((low, high - 1), (low + 1, high), (low + 1, high - 1)):
        if inner[0] <= inner[1] and outcomes.sums[inner[0]] <= mean <= outcomes.sums[inner[1]]:
            yield inner


def possible_sums(prospects: Sequence[Prospect]) -> Outcomes:
    """Return every sum that can come out, of many deals to one of `STEPS` parts of them all."""
    sure = sum(int(worth) for worth, share in prospects if share == WHOLE)
    uncertain = sorted(one for one in prospects if one.is_uncertain)
    sums, chances = (_each_sum if len(uncertain) <= EXACT else _on_steps)(uncertain)
    return Outcomes([sure + one for one in sums], list(accumulate(chances)))


def _each_sum(prospects: Sequence[Prospect]) -> tuple[Sequence[int], Iterable[float]]:
    """Return all sums, the smallest first, and how likely each of them is."""
    chances = {int(ZERO): 1.0}
    for worth, share in prospects:
        won = share / WHOLE
        after = {one: chance * (1 - won) for one, chance in chances.items()}
        for one, chance in chances.items():
            after[one + worth] = after.get(one + worth, 0.0) + chance * won
        chances = after
    sums = sorted(chances)
    return sums, (chances[one] for one in sums)


def _on_steps(prospects: Sequence[Prospect]) -> tuple[Sequence[int], Iterable[float]]:
    """Return the same on steps; to the fen where all are multiples of a large enough amount.

    Deals of like chances stand side by side: what rounding to steps adds to one of them, it takes
    from the next, so that the mean stays within a step of where it is.
    """
    total = sum(int(worth) for worth, _share in prospects)
    step = max(gcd(*(int(worth) for worth, _share in prospects)), -(-total // STEPS), 1)
    last = nearest(total, step)
    fields = last + 1
    kept = int.from_bytes(
        ((1 << (FIELD - SHARE)) - 1).to_bytes(FIELD // 8, "little") * fields, "little"
    )
    chances, before = SURE, 0
    for worth, share in sorted(prospects, key=lambda one: one.share):
        won = nearest(share * ONE, WHOLE)
        moved = (nearest(before + worth, step) - nearest(before, step)) * FIELD
        chances = (chances * (ONE - won) + (chances * won << moved)) >> SHARE & kept
        before += int(worth)
    found = unpack(f"<{fields}Q", chances.to_bytes(fields * FIELD // 8, "little"))
    whole = sum(found)
    # What `nearest(field * total, last)` is, without a call for each of thousands.
    sums = [(2 * field * total + last) // (2 * last) for field in range(fields)]
    return list(compress(sums, found)), (chance / whole for chance in found if chance)
