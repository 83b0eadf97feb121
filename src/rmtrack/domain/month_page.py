"""A month as its page tells it: the plan, its steps, and what the needs mean in acts."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.chances import Chances
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.steps import Step

if TYPE_CHECKING:
    from rmtrack.domain.acts import Basis
    from rmtrack.domain.days import Month

CLOSEST = 3


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


def deals_of(deals: Iterable[OpenDeal], month: "Month", category: str) -> list[OpenDeal]:
    """Return the open deals of one category that count for a month."""
    return [deal for deal in deals if deal.category == category and deal.month == month]


def closest_deals(deals: Iterable[OpenDeal], chances: Chances) -> tuple[OpenDeal, ...]:
    """Return the deals that are worth most by their chance: with whom the need can be met."""
    ranked = sorted(deals, key=lambda deal: (-deal.weighted(chances), deal.id))
    return tuple(ranked[:CLOSEST])
