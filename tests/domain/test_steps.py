"""The four steps of a month: when each applies, its goals and what it is measured in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.days import Month
from rmtrack.domain.money import Money
from rmtrack.domain.quota import Quota
from rmtrack.domain.steps import Counts, Step, next_month_leads, step_for, steps_of
from tests.domain.values import CN, DEC, NEVER, NOV

FEB, MAR = Month(2026, 2), Month(2026, 3)
COUNTS = Counts(
    won=Money.yuan(150_000),
    deals_won=2,
    committed=Money.yuan(1_000_000),
    deals_committed=1,
    clients=6,
    weighted=Money.yuan(410_000),
)


def quota(amount: Money | None, pieces: int | None = None) -> Quota:
    return Quota(month=DEC, category="investment", amount=amount, curve="steep", pieces=pieces)


@pytest.mark.parametrize(
    ("day", "steps"),
    [
        (date(2026, 11, 1), [(NOV, 3)]),  # a Sunday before the first working day
        (date(2026, 11, 2), [(NOV, 3)]),
        (date(2026, 11, 8), [(NOV, 3)]),
        (date(2026, 11, 9), [(NOV, 4)]),
        (date(2026, 11, 15), [(NOV, 4)]),
        (date(2026, 11, 16), [(DEC, 1)]),
        (date(2026, 11, 22), [(DEC, 1)]),
        (date(2026, 11, 23), [(DEC, 2)]),
        (date(2026, 11, 30), [(DEC, 2)]),
        (date(2026, 12, 31), [(Month(2027, 1), 2)]),
        (date(2026, 2, 2), [(FEB, 3)]),
        (date(2026, 2, 9), [(FEB, 4), (MAR, 1)]),  # of three weeks the second carries both
        (date(2026, 2, 17), [(FEB, 4), (MAR, 1)]),
        (date(2026, 2, 24), [(MAR, 2)]),
    ],
)
def test_steps_of_a_day(day: date, steps: list[tuple[Month, int]]) -> None:
    assert list(steps_of(day, CN)) == steps


def test_a_month_without_working_days_has_no_step() -> None:
    assert steps_of(date(2026, 11, 16), NEVER) == ()
    assert next_month_leads(date(2026, 11, 16), NEVER, full=False)


@given(st.dates(date(2004, 1, 1), date(2026, 11, 30)))
def test_every_day_carries_a_step_and_every_month_gets_all_four(day: date) -> None:
    assert steps_of(day, CN)
    month = Month.of(day)
    around = [month.first - timedelta(days=n) for n in range(1, 32)] + list(month.days())
    seen = {step for each in around for of, step in steps_of(each, CN) if of == month}
    assert seen == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("day", "full", "leads"),
    [
        (date(2026, 11, 16), False, False),
        (date(2026, 11, 17), False, False),
        (date(2026, 11, 18), False, True),
        (date(2026, 11, 22), False, True),
        (date(2026, 11, 23), False, False),
        (date(2026, 11, 26), False, True),  # the fourth day of six
        (date(2026, 11, 16), True, True),
    ],
)
def test_the_next_month_leads_from_the_middle_of_the_week_or_once_this_one_is_full(
    day: date, full: bool, leads: bool
) -> None:
    assert next_month_leads(day, CN, full=full) is leads


@pytest.mark.parametrize(
    ("step", "low", "high"), [(1, "229000.00", "458000.00"), (2, "458000.00", "1145000.00")]
)
def test_steps_1_and_2_are_a_range_of_the_next_quota(step: int, low: str, high: str) -> None:
    made = step_for(DEC, step, "investment", quota=quota(Money.yuan(2_290_000)), counts=COUNTS)
    assert made == Step(
        month=DEC,
        step=step,
        category="investment",
        unit="amount",
        goal_min=made.goal_min,
        goal_max=made.goal_max,
        won=COUNTS.won,
        committed=COUNTS.committed,
        clients=6,
        open_weighted=COUNTS.weighted,
    )
    assert (str(made.goal_min), str(made.goal_max)) == (low, high)


def test_goals_are_rounded_down_to_the_fen() -> None:
    made = step_for(DEC, 1, "investment", quota=quota(Money(99)), counts=COUNTS)
    assert (made.goal_min, made.goal_max) == (9, 19)
    assert isinstance(made.goal_min, Money)


@pytest.mark.parametrize(
    ("step", "pieces", "least", "most"),
    [(1, 20, 2, 4), (2, 20, 4, 10), (1, 3, 0, 1), (2, 3, 1, 2), (1, 5, 1, 1)],
)
def test_where_only_deals_are_asked_for_steps_1_and_2_are_a_range_of_them(
    step: int, pieces: int, least: int, most: int
) -> None:
    """To the nearest deal, half of one up."""
    made = step_for(DEC, step, "cards", quota=quota(None, pieces), counts=COUNTS)
    assert made == Step(DEC, step, "cards", "deals", least, most, 2, 1, 6, None)


@pytest.mark.parametrize(
    ("step", "pieces", "goal"), [(3, None, 1), (3, 8, 1), (4, 8, 8), (4, None, None)]
)
def test_steps_3_and_4_count_deals(step: int, pieces: int | None, goal: int | None) -> None:
    made = step_for(DEC, step, "investment", quota=quota(Money(99), pieces), counts=COUNTS)
    assert made == Step(DEC, step, "investment", "deals", goal, None, 2, 1, 6, None)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_without_a_quota_there_is_no_goal_but_what_stands_is_told(step: int) -> None:
    made = step_for(DEC, step, "insurance", quota=None, counts=COUNTS)
    assert (made.goal_min, made.goal_max) == (None, None)
    assert made.won == (COUNTS.won if step < 3 else COUNTS.deals_won)
    assert made.clients == 6
