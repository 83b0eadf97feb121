"""Pipelines of November 2026, seen on its 16th unless another day is given, of the fewest words."""

from collections.abc import Collection, Mapping, Sequence

from rmtrack.domain.chances import Chance, Chances, learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT, Degree, StaleReason
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.outlook import Outlook, look_ahead
from rmtrack.domain.pipeline import OpenDeal, Pending
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.policy import Policy
from rmtrack.domain.reserve import by_degree, by_month, reserve_of
from rmtrack.domain.rolling import Part, Roll
from rmtrack.domain.stale import Stale
from rmtrack.domain.steps import Step
from tests.domain.plans import RULES
from tests.domain.values import nov

ASSUMED = learn_chances([], Policy())
HALF = Chance(5000)
NOTHING = Part(0, ZERO)
AGE = 10  # days


def a_deal(  # noqa: PLR0913 - a deal, each fact named
    number: int,
    yuan: int,
    degree: Degree = Degree.LEANING,
    day: int | None = 20,
    *,
    month: Month | None = None,
    category: str = INVESTMENT,
    name: str = "王小明",
    factor: int = WHOLE,
) -> OpenDeal:
    """Make an open deal of the client of the same number, expected on a day of November."""
    expected = None if day is None else nov(day)
    amount = Money.yuan(yuan)
    facts = (number, number, name, category, amount, degree, expected, month, None, factor)
    return OpenDeal(*facts)


def standing(deal: OpenDeal, *reasons: StaleReason, silent: int = 12) -> Stale:
    return Stale(deal, reasons, silent)


def part(number: int, yuan: int = 0) -> Part:
    return Part(number, Money.yuan(yuan))


def rolled(  # noqa: PLR0913 - what a week does, each named
    now: Part,
    *,
    came_in: Part = NOTHING,
    moved: Part = NOTHING,
    nearer: int = 0,
    farther: int = 0,
    closed: Part = NOTHING,
    in_part: Part = NOTHING,
    dropped: Part = NOTHING,
) -> Roll:
    return Roll(nov(16), came_in, moved, nearer, farther, closed, in_part, dropped, now)


def piped(  # noqa: PLR0913 - what a pipeline is made of, each named
    *deals: OpenDeal,
    plans: Sequence[MonthPlan] = (),
    today: int = 16,
    month: Month | None = None,
    rolls: Mapping[str, Roll] | None = None,
    stale: Sequence[Stale] = (),
    steps: Sequence[Step] = (),
    chances: Chances = ASSUMED,
    rate: Chance = HALF,
    next_leads: bool = False,
    begun: Collection[int] = (),
    away: int = 0,
) -> Pipeline:
    """Put a pipeline together, as look_at_pipeline does from a store."""
    rolls = rolls or {}
    told = [deal for deal in deals if month in (None, deal.month)]
    names = dict.fromkeys([deal.category for deal in deals])
    names |= dict.fromkeys(one.category for plan in plans for one in plan.categories)

    def outlook(plan: MonthPlan, category: str) -> Outlook | None:
        its = [one for one in told if one.category == category and one.month == plan.month]
        if plan.of(category) is None and not its:
            return None
        return look_ahead(
            plan,
            category,
            its,
            kind=RULES.kind(category),
            chances=chances,
            rate=rate,
            begun=begun,
        )

    def of(category: str) -> CategoryPipeline:
        pending = [Pending.of(deal, AGE, chances) for deal in told if deal.category == category]
        outlooks = {plan.month: outlook(plan, category) for plan in plans}
        known = {when: one for when, one in outlooks.items() if one is not None}
        now = Part.of([deal.amount for deal in deals if deal.category == category])
        return CategoryPipeline(
            category=category,
            kind=RULES.kind(category),
            reserve=reserve_of(pending),
            degrees=by_degree(pending, chances),
            months=by_month(pending, chances, known),
            roll=rolls.get(category, rolled(now)),
            stale=tuple(one for one in stale if one.deal.category == category),
        )

    return Pipeline(
        today=nov(today),
        month=month,
        categories=tuple(of(name) for name in names),
        chances=chances,
        rate=rate,
        own_rate=10_000 if rate.n else None,
        steps=tuple(steps),
        next_leads=next_leads,
        clients=len({deal.contact_id for deal in told}),
        weight=10,
        away=away,
    )
