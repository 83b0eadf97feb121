"""The pipeline as one value: what is open, how it rolls, how far it reaches, what stands still."""

from datetime import date
from typing import NamedTuple

from rmtrack.domain.chances import Chance, Chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.outlook import Outlook
from rmtrack.domain.reserve import DegreeReserve, MonthReserve, Reserve
from rmtrack.domain.rolling import Roll
from rmtrack.domain.stale import Stale
from rmtrack.domain.steps import Step


class CategoryPipeline(NamedTuple):
    """The open deals of one category."""

    category: str
    kind: CategoryKind
    reserve: Reserve
    degrees: tuple[DegreeReserve, ...]  # all three, the nearest to a win first
    # By the month they count for; with an outlook the one asked for, else this one and the next.
    months: tuple[MonthReserve, ...]
    roll: Roll  # of this week, whatever month is asked for
    stale: tuple[Stale, ...]

    def outlook(self, month: Month) -> Outlook | None:
        """Return how a month looks, where that is told."""
        return next((one.outlook for one in self.months if one.month == month), None)


class Pipeline(NamedTuple):
    """The open deals, category by category.

    `month` is the one asked for: then only the deals that count for it are told, but for the roll.
    """

    today: date
    month: Month | None
    categories: tuple[CategoryPipeline, ...]
    chances: Chances
    rate: Chance  # how much of all deals is won
    own_rate: int | None  # of the closed ones alone, in basis points; None where there are none
    steps: tuple[Step, ...]  # of today, with what they ask of the reserve
    next_leads: bool
    clients: int  # different ones, over all categories
    weight: int  # so many results weigh as much as what is assumed of a chance
    away: int  # open with archived clients: they count nowhere
