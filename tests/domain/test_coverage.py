"""What covers a month: by its unit, by the chances, with what is booked for a day to come."""

import pytest

from rmtrack.domain.chances import learn_chances
from rmtrack.domain.coverage import Asked, asked_of, coming_of, weighted_coverage
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, CategoryKind, Degree
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.policy import Policy
from rmtrack.domain.steps import AMOUNT, DEALS
from tests.domain.plans import CARDS, asked, planned, won
from tests.views.pipelines import a_deal

CHANCES = learn_chances([], Policy())
FLOW, PIECES = CategoryKind.FLOW, CategoryKind.PIECES


def covered(by: Asked, *yuan: int, kind: CategoryKind = FLOW) -> float | None:
    """Cover it with committed deals, each of 80 %."""
    deals = [a_deal(number, one, Degree.COMMITTED) for number, one in enumerate(yuan, start=1)]
    return weighted_coverage(coming_of(deals, by, CHANCES, kind=kind), by)


def test_what_is_booked_for_a_day_to_come_covers_what_is_left() -> None:
    """Of 1,000 left 200 are as good as there, and 500 open are worth 400."""
    by = asked_of(planned(asked(1_000), won(200, 18)), INVESTMENT, FLOW)
    assert (by.booked, by.left, by.ahead) == (ZERO, Money.yuan(1_000), Money.yuan(200))
    assert covered(by, 500) == 0.6


def test_of_what_is_booked_ahead_the_part_that_counts_does() -> None:
    by = asked_of(planned(asked(1_000), won(200, 18, factor=5_000)), INVESTMENT, FLOW)
    assert by.ahead == Money.yuan(100)


def test_deals_are_covered_in_deals() -> None:
    """Of five two are booked, one of them on Wednesday; two committed ones are 1.6."""
    plan = planned(asked(pieces=5), won(10, 4), won(10, 18))
    by = asked_of(plan, INVESTMENT, FLOW)
    assert (by.unit, by.quota, by.booked) == (DEALS, Money.yuan(5), Money.yuan(1))
    assert (by.left, by.ahead) == (Money.yuan(4), Money.yuan(1))
    assert covered(by, 7_000, 9_000) == 0.65


def test_pieces_are_as_many_as_the_amount_says() -> None:
    by = asked_of(planned(asked(pieces=10, category=CARDS)), CARDS, PIECES)
    assert covered(by, 2, 3, kind=PIECES) == 0.4


@pytest.mark.parametrize(("kind", "unit"), [(FLOW, AMOUNT), (PIECES, DEALS)])
def test_nothing_is_asked_without_a_plan(kind: CategoryKind, unit: str) -> None:
    by = asked_of(planned(), INVESTMENT, kind)
    assert by == Asked(unit, None, ZERO, None)
    assert covered(by, 100, kind=kind) is None


def test_what_is_booked_ahead_is_told_of_a_category_of_which_no_plan_tells_yet() -> None:
    plan = planned(won(200, 18, category=DEPOSIT))
    assert plan.of(DEPOSIT) is None
    assert asked_of(plan, DEPOSIT, FLOW).ahead == Money.yuan(200)
    assert asked_of(plan, INVESTMENT, FLOW).ahead == ZERO
