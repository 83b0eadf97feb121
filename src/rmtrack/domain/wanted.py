"""Which deals a list is to show, and what can't be asked for at once."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import DealState, Degree, Rolled

States = frozenset[DealState]

ANY: States = frozenset(DealState)
OPEN: States = frozenset({DealState.OPEN})
CLOSED: States = ANY - OPEN
AFTER: dict[Rolled, States] = {  # how a deal stands with which that happened
    Rolled.CAME_IN: ANY,
    Rolled.MOVED: OPEN,
    Rolled.CLOSED: frozenset({DealState.WON}),
    Rolled.IN_PART: OPEN,
    Rolled.DROPPED: CLOSED,
}


class Days(NamedTuple):
    """The days from the first to the last, both included."""

    first: date
    last: date


class Wanted(NamedTuple):
    """Which deals a list is to show: those that fit everything that is given here."""

    degree: Degree | None = None  # a closed deal has none
    category: str | None = None
    month: Month | None = None  # for which it counts, or for which money of it was booked
    state: DealState | None = None
    contact_id: int | None = None
    monthless: bool = False  # open, and it counts for no month yet
    stale: bool = False  # open, and it stands still
    rolled: Rolled | None = None  # what this week did to it
    expected: Days | None = None  # open, and expected on one of these days
    undated: bool = False  # open, and without an expected date, in the month where one is wanted
    learned: Degree | None = None  # closed: the chance of that degree is learned from it

    @property
    def states(self) -> States:
        """How a deal may stand that fits; nothing where what is asked contradicts itself."""
        return ANY.intersection(*(states for _option, states in self._asked()))

    def fits(self, deal: DealLine) -> bool:
        """Tell whether a deal fits, as far as its line tells.

        Where a month is wanted, `deal.won` is what was booked for that month alone.
        """
        same = (self.category, deal.category), (self.contact_id, deal.contact_id)
        return (
            deal.state in self.states
            and self.degree in {None, deal.degree}
            and all(mine in {None, its} for mine, its in same)
            and self._of_the_month(deal)
            and self._expected_then(deal)
        )

    def _of_the_month(self, deal: DealLine) -> bool:
        """Tell whether a deal stands in the list of the month.

        Of open deals alone those that count for it: what was booked for it doesn't matter there.
        """
        if self.monthless:
            return deal.month is None
        if self.month is None:
            return True
        counts = deal.state is not DealState.WON and deal.month == self.month
        return counts or (deal.won is not None and self.states != OPEN)

    def _expected_then(self, deal: DealLine) -> bool:
        day = deal.expected_on
        if self.undated:
            return day is None or (self.month is not None and day not in self.month)
        if self.expected is None:
            return True
        return day is not None and self.expected.first <= day <= self.expected.last

    def _asked(self) -> Iterator[tuple[str, States]]:
        """Yield each option that says how a deal stands, and how that may be."""
        if self.state:
            yield f"--state {self.state}", frozenset({self.state})
        if self.degree:
            yield "--degree", OPEN
        if self.monthless:
            yield "--month none", OPEN
        if self.stale:
            yield "--stale", OPEN
        if self.rolled:
            yield f"--rolled {self.rolled}", AFTER[self.rolled]
        if self.expected or self.undated:
            yield "--expected", OPEN
        if self.learned:
            yield "--learned", CLOSED

    def refuse_contradictions(self) -> None:
        """Raise InputError where no deal can ever fit all that is asked."""
        if self.degree and self.state not in {None, DealState.OPEN}:
            raise InputError(
                N_("only an open deal has a degree: give --degree or --state, not both")
            )
        if self.monthless and self.expected:
            raise InputError(
                N_("a deal with an expected date counts for its month: no deal is both")
            )
        for (one, its), (other, theirs) in combinations(self._asked(), 2):
            if not its & theirs:
                raise InputError(
                    N_("no deal fits both {one} and {other}: give one of them"),
                    one=one,
                    other=other,
                )


EVERY = Wanted()
