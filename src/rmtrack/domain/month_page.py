"""A month as its page tells it: the plan, its steps, and what the needs mean in acts."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rmtrack.domain.chances import Chances
from rmtrack.domain.pipeline import OpenDeal, grouped
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.steps import Step

if TYPE_CHECKING:
    from rmtrack.domain.acts import Basis
    from rmtrack.domain.days import Month

CLOSEST = 3

# Open deals by the month they count for, None for those of none yet, and by category.
Filed: TypeAlias = "Mapping[tuple[Month | None, str], Sequence[OpenDeal]]"


class MonthPage(NamedTuple):
    """How a month stands, the steps of today, and how much work the needs are.

    Of a month that is not the current one, only how it stands.
    """

    plan: MonthPlan
    steps: tuple[Step, ...] = ()  # this month's, and next month's in its last two weeks
    next_leads: bool = False  # whether next month's step stands above this month's rest
    basis: "Basis | None" = None  # what acts are worked from
    # By category: the deals most likely to fill it.
    closest: Mapping[str, tuple[OpenDeal, ...]] = MappingProxyType({})

    def only(self, category: str) -> "MonthPage":
        """Return the page of one category alone."""
        return self._replace(
            plan=self.plan.only(category),
            steps=tuple(step for step in self.steps if step.category == category),
        )

    def steps_of(self, category: CategoryPlan) -> tuple[Step, ...]:
        """Return the steps of this month in one category."""
        return tuple(
            step
            for step in self.steps
            if step.category == category.category and step.month == self.plan.month
        )

    @property
    def coming(self) -> tuple[Step, ...]:
        """The steps of next month."""
        return tuple(step for step in self.steps if step.month != self.plan.month)


def file_deals(deals: Iterable[OpenDeal]) -> Filed:
    """Return open deals by the month they count for and their category, in their order."""
    return grouped(deals, lambda deal: (deal.month, deal.category))


def closest_deals(deals: Iterable[OpenDeal], chances: Chances) -> tuple[OpenDeal, ...]:
    """Return the deals that are worth most by their chance: with whom the need can be met."""
    ranked = sorted(deals, key=lambda deal: (-deal.weighted(chances), deal.id))
    return tuple(ranked[:CLOSEST])
