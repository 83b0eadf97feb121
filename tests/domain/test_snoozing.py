"""Putting a client off: what moves, and what stays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.snoozing import put_off
from rmtrack.domain.touch import NextStep

FRIDAY = date(2026, 11, 20)
DAY = timedelta(days=1)
days = st.integers(-60, 60).map(lambda number: FRIDAY + number * DAY)


def a_step(due_on: date, list_on: date | None = None, due_time: str | None = None) -> NextStep:
    return NextStep(7, due_on, list_on or due_on, id=3, due_time=due_time, what="年金对比")


@pytest.mark.parametrize(
    ("step", "after"),
    [
        pytest.param(a_step(FRIDAY - DAY), a_step(FRIDAY), id="due before: that day"),
        pytest.param(a_step(FRIDAY - 9 * DAY), a_step(FRIDAY), id="overdue: that day"),
        pytest.param(a_step(FRIDAY), a_step(FRIDAY), id="due that day: stays"),
        pytest.param(
            a_step(FRIDAY + DAY, due_time="10:00"),
            a_step(FRIDAY + DAY, due_time="10:00"),
            id="due later: stays, with its time",
        ),
        pytest.param(
            a_step(FRIDAY - DAY, due_time="10:00"),
            a_step(FRIDAY),
            id="a time was agreed for another day",
        ),
        pytest.param(
            a_step(FRIDAY - DAY, list_on=FRIDAY + 3 * DAY),
            a_step(FRIDAY, list_on=FRIDAY + 3 * DAY),
            id="tried in vain: not listed before it would have been",
        ),
    ],
)
def test_what_is_due_before_that_day_moves_to_it(step: NextStep, after: NextStep) -> None:
    assert put_off(step, FRIDAY) == after


@given(due_on=days, waiting=st.integers(0, 9), until=days)
def test_nothing_is_due_or_listed_before_that_day_and_nothing_comes_earlier(
    due_on: date, waiting: int, until: date
) -> None:
    before = a_step(due_on, list_on=due_on + waiting * DAY)
    after = put_off(before, until)
    assert after.due_on == max(before.due_on, until)
    assert after.list_on >= max(after.due_on, before.list_on)
    assert put_off(after, until) == after
