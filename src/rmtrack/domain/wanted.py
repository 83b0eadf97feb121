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
    Rolled.START: ANY,
    Rolled.CAME_IN: ANY,
    Rolled.MOVED: OPEN,
    Rolled.CLOSED: frozenset({DealState.WON}),
    Rolled.IN_PART: OPEN,
    Rolled.DROPPED: ANY,  # that of an archived client is open still
}


class Days(NamedTuple):
    """The days from the first to the last, both included."""

    first: date
    last: date

    def hold(self, day: date | None) -> bool:
        """Tell whether a day is one of them; no day is none."""
        return day is not None and self.first <= day <= self.last


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
    learned_any: bool = False  # closed: the share of all that is won is learned from it
    week: int | None = None  # of the month's plan weeks: expected in it, or booked in it
    weekless: bool = False  # expected, or booked, on no day of the month that is wanted
    week_days: Days | None = None  # of that week, once they are known
    ahead: bool = False  # booked for the month that is wanted, on a day to come
    archived: bool = False  # open, with an archived client: else only where a client is named

    @property
    def of_a_week(self) -> bool:
        """Whether a plan week is wanted, or what is in none, or what is booked ahead."""
        return self.week is not None or self.weekless or self.ahead

    @property
    def states(self) -> States:
        """How a deal may stand that fits; nothing where what is asked contradicts itself."""
        return ANY.intersection(*(states for _option, states in self._asked()))

    @property
    def sees_archived(self) -> bool:
        """Whether what is open with archived clients is wanted too: of a client who is named."""
        return self.archived or self.contact_id is not None

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
            and self._of_the_pool(deal)
        )

    def counts(self, deal: DealLine) -> bool:
        """Tell whether a deal is open and adds to what is wanted: to the month, and its week."""
        if deal.state is not DealState.OPEN or self.ahead:
            return False
        here = self.sees_archived or not deal.archived
        return here and self.month in {None, deal.month} and self.in_the_week(deal.expected_on)

    def in_the_week(self, day: date | None) -> bool:
        """Tell whether a day, expected or booked, is one of the plan week, where one is wanted."""
        if self.weekless:
            return day is None or (self.month is not None and day not in self.month)
        return self.week_days is None or self.week_days.hold(day)

    def _of_the_month(self, deal: DealLine) -> bool:
        """Tell whether a deal stands in the list of the month.

        Of open deals alone those that count for it: what was booked for it doesn't matter there.
        """
        if self.monthless:
            return deal.month is None
        if self.month is None:
            return True
        ended = deal.state is DealState.LOST and deal.month == self.month and not self.of_a_week
        return self.counts(deal) or ended or (deal.won is not None and self.states != OPEN)

    def _of_the_pool(self, deal: DealLine) -> bool:
        """Tell whether a deal is none that is open with an archived client, or is wanted as such.

        Money that was booked of it stands in every list all the same, and what the week did.
        """
        if deal.state is not DealState.OPEN or not deal.archived:
            return not self.archived
        booked = deal.won is not None and self.states != OPEN
        return self.sees_archived or self.rolled is not None or booked

    def _expected_then(self, deal: DealLine) -> bool:
        day = deal.expected_on
        if self.undated:
            return day is None or (self.month is not None and day not in self.month)
        return self.expected is None or self.expected.hold(day)

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
        if self.learned or self.learned_any:
            yield "--learned", CLOSED
        if self.archived:
            yield "--archived", OPEN

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
        if self.of_a_week and self.month is None:
            raise InputError(N_("--week is a plan week of a month: give --month too"))
        for (one, its), (other, theirs) in combinations(self._asked(), 2):
            if not its & theirs:
                raise InputError(
                    N_("no deal fits both {one} and {other}: give one of them"),
                    one=one,
                    other=other,
                )


EVERY = Wanted()
