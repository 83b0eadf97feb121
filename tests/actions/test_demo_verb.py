"""The made-up month shows the worked numbers, whatever the language."""

from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.contacts import list_contacts
from rmtrack.actions.deals import list_deals
from rmtrack.actions.demo import TODAY, fill_with_demo
from rmtrack.actions.demo_people import PEOPLE
from rmtrack.actions.desk import Desk
from rmtrack.actions.grid import show_grid
from rmtrack.actions.plan import show_plan
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.keys import INSURANCE, INVESTMENT, DealState
from rmtrack.domain.money import Money
from rmtrack.domain.openings import OpeningCode
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.reasons import ReasonCode
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER


@pytest.fixture
def demo(desk: Desk) -> Desk:
    """Return the desk on the morning that the demo shows."""
    fill_with_demo(desk, str)
    return desk


def standing(desk: Desk, category: str) -> CategoryPlan:
    return {one.category: one for one in show_plan(desk, NOVEMBER).categories}[category]


def test_the_month_stands_as_in_the_worked_example(demo: Desk) -> None:
    assert TODAY == MONDAY
    investment = standing(demo, INVESTMENT)
    assert (investment.booked, investment.pace) == (Money.yuan(1_712_000), Money.yuan(-120_000))
    assert investment.needed_today == Money.yuan(115_600)
    assert investment.left == investment.left_this_week == Money.yuan(578_000)
    insurance = standing(demo, INSURANCE)
    assert (insurance.booked, insurance.pace) == (Money.yuan(820_000), Money.yuan(20_000))


def test_next_months_first_step_has_begun(demo: Desk) -> None:
    (step,) = look_at_morning(demo).steps
    assert (step.month, step.step, step.category) == (DECEMBER, 1, INVESTMENT)
    assert (step.won, step.goal_min) == (Money.yuan(150_000), Money.yuan(229_000))
    assert step.clients == 2


def test_the_list_is_full_and_begins_with_what_was_promised(demo: Desk) -> None:
    calls = look_at_morning(demo).calls
    assert len(calls.calls) == demo.policy.list_length
    assert calls.waiting > 0
    first = calls.calls[0]
    assert (first.name, first.opening.code) == ("王小明", OpeningCode.PROMISE)
    assert first.opening.what == "the annuity comparison"
    codes = {reason.code for call in calls.calls for reason in call.reasons}
    assert codes == set(ReasonCode)


def test_every_cell_row_and_a_birthday_have_something_to_show(demo: Desk) -> None:
    grid = show_grid(demo)
    assert len(list_contacts(demo)) == len(PEOPLE)
    assert [contact.name for contact in grid.unclassified] == ["张倩", "施明"]
    assert sum(len(cell.contacts) for cell in grid.cells) == len(PEOPLE) - 2
    assert [care.name for care in look_at_morning(demo).care] == ["孙桂英", "朱慧"]


def test_no_deal_is_won_before_its_day_and_none_is_lost(demo: Desk) -> None:
    lines = list_deals(demo)
    assert {line.state for line in lines} == {DealState.OPEN, DealState.WON}
    assert all(line.closed_on and line.closed_on < TODAY for line in lines if line.won)
    assert all(line.won == line.amount for line in lines if line.state is DealState.WON)


def test_the_texts_are_in_the_users_words(desk: Desk) -> None:
    fill_with_demo(desk, str.upper)
    first = look_at_morning(desk).calls.calls[0]
    assert first.opening.what == "THE ANNUITY COMPARISON"
    products = {line.product for line in list_deals(desk)}
    assert products == {None, "ANNUITY", "BOND FUND", "WHOLE LIFE", "INDEX FUND"}


def test_the_day_on_which_it_is_filled_does_not_matter(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    fill_with_demo(desk_on(date(2027, 3, 1)), str)
    assert standing(desk, INVESTMENT).booked == Money.yuan(1_712_000)
    assert look_at_morning(desk).calls.calls[0].name == "王小明"
