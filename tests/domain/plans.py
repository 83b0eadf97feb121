"""Plans of November 2026, on its 16th unless another day is given, of the fewest words."""

from collections.abc import Sequence

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, CategoryPlan, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from tests.domain.values import CN, NOV, nov

CARDS = "cards"
RULES = CategoryRules(kinds={CARDS: "pieces"})


def asked(yuan: int | None = None, pieces: int | None = None, category: str = INVESTMENT) -> Quota:
    amount = None if yuan is None else Money.yuan(yuan)
    return Quota(NOV, category, amount, "front-loaded", pieces=pieces)


def won(
    yuan: int, day: int, category: str = INVESTMENT, pieces: int = 1, factor: int = 10_000
) -> Booked:
    return Booked(category, Money.yuan(yuan), nov(day), factor, pieces)


def said(
    day: int,
    yuan: int | None = None,
    category: str = INVESTMENT,
    pieces: int | None = None,
    reason: str | None = None,
) -> BankFigure:
    amount = None if yuan is None else Money.yuan(yuan)
    return BankFigure(NOV, category, nov(day), amount, pieces, reason)


def planned(
    *rows: Quota | Booked | BankFigure, today: int = 16, bases: Sequence[BankFigure] = ()
) -> MonthPlan:
    """Plan November 2026 from quotas, bookings and figures of the bank's."""
    facts = MonthFacts(
        [row for row in rows if isinstance(row, Quota)],
        [row for row in rows if isinstance(row, Booked)],
        [row for row in rows if isinstance(row, BankFigure)],
        bases,
    )
    return plan_month(NOV, facts, today=nov(today), calendar=CN, rules=RULES)


def only(plan: MonthPlan) -> CategoryPlan:
    (category,) = plan.categories
    return category
