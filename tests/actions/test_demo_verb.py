"""The made-up month shows the worked numbers, whatever the language."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from rmtrack.actions.cold_start import list_unclassified
from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import show_deal
from rmtrack.actions.demo import TODAY, fill_with_demo
from rmtrack.actions.demo_people import PEOPLE
from rmtrack.actions.desk import Desk
from rmtrack.actions.grid import show_grid
from rmtrack.actions.history import show_history
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.movement import show_moves
from rmtrack.actions.plan import show_plan
from rmtrack.actions.show import show_client
from rmtrack.actions.today import look_at_morning
from rmtrack.actions.who import find_contact
from rmtrack.domain.choosing import Choice
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import (
    INSURANCE,
    INVESTMENT,
    Band,
    DealState,
    LostReason,
    Mood,
    Nature,
    Objection,
    Outcome,
    StepState,
    Truth,
)
from rmtrack.domain.money import Money
from rmtrack.domain.movement import Direction, tally
from rmtrack.domain.openings import OpeningCode
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.reasons import ReasonCode
from rmtrack.storage import queries
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER

BEFORE = date(2026, 10, 9)  # the day after the clients were brought in


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
    assert len(list_contacts(demo)) == len(PEOPLE) - 1  # one went away
    assert [contact.name for contact in grid.unclassified.contacts] == [
        *("任静", "张倩", "方敏", "施明", "石磊")
    ]
    assert sum(cell.members.number for cell in grid.cells) == len(PEOPLE) - 6
    assert [care.name for care in look_at_morning(demo).care] == ["孙桂英", "朱慧"]


def test_no_deal_is_closed_after_today_and_one_of_each_kind_is(demo: Desk) -> None:
    lines = list_deals(demo).deals
    assert {line.state for line in lines} == set(DealState)
    assert all(line.closed_on and line.closed_on < TODAY for line in lines if line.won)
    (lost,) = [line for line in lines if line.state is DealState.LOST]
    assert (lost.name, show_deal(demo, str(lost.id)).deal.id) == ("罗成", 16)
    deal = demo.store.first(queries.DEAL, id=16)
    assert deal is not None
    assert deal.lost_reason is LostReason.COMPETITOR


def test_one_deal_was_won_in_parts(demo: Desk) -> None:
    page = show_deal(demo, "3")
    assert [booking.amount for booking in page.bookings] == [
        Money.yuan(200_000),
        Money.yuan(100_000),
    ]
    assert page.deal.state is DealState.WON


def test_promises_are_kept_open_and_late(demo: Desk) -> None:
    ids = demo.store.all(queries.CONTACT_IDS)
    steps = [one for id_ in ids for one in demo.store.all(queries.STEPS_OF, contact_id=id_)]
    states = Counter(step.state for step in steps)
    assert states[StepState.KEPT] >= 3
    late = [one for one in steps if one.state is StepState.OPEN and one.due_on < TODAY]
    assert [one.what for one in late] == ["a plan for the proceeds"]
    assert states[StepState.OPEN] > len(late)


def test_what_a_category_heard_stays_with_it(demo: Desk) -> None:
    """A refusal is told whole, down to the words; how willing the client is was heard later."""
    client = find_contact(demo.store, "李素芬")
    assert client.mood is Mood.NEUTRAL
    overall, insurance = show_client(demo, str(client.id)).stances
    assert (overall.category, overall.mood) == (None, Mood.NEUTRAL)
    assert (insurance.category, insurance.mood) == (INSURANCE, Mood.RESISTANT)
    assert insurance.objection is Objection.LIQUIDITY
    assert (insurance.nature, insurance.truth) == (Nature.LIQUIDITY, Truth.REAL)
    assert None not in (insurance.term, insurance.loss, insurance.words)
    assert (insurance.willing, insurance.said_on.willing) == (4, date(2026, 11, 10))


def test_clients_moved_up_and_down_and_back_mostly_by_what_was_said(demo: Desk) -> None:
    found = show_moves(demo)
    assert found.since == NOVEMBER.first
    ways = tally(found.moves)
    assert ways.keys() == {Direction.UP, Direction.DOWN, Direction.BACK}
    assert ways[Direction.UP] > ways[Direction.DOWN] > 0
    by_touch = [move for move in found.moves if move.interaction_id in found.causes]
    assert len(by_touch) == len(found.moves) - 1
    assert all(move.on < TODAY for move in found.moves)
    assert sum(sum(row.values()) for row in found.matrix.values()) == len(PEOPLE)
    assert len(show_moves(demo, BEFORE).moves) > len(found.moves)


def test_a_familiarity_was_proposed_and_another_decided(demo: Desk) -> None:
    pages = [show_client(demo, name) for name in ("李素芬", "钱程")]
    told = [(page.proposed, page.kept.contact.familiarity) for page in pages]
    assert told == [(6, 7), (4, 5)]


def test_who_is_not_placed_yet_has_different_places_proposed(demo: Desk) -> None:
    found = list_unclassified(demo)
    assert {one.guess.band for one in found.suggestions} == set(Band)


def test_some_did_not_answer_one_is_put_off_one_is_gone(demo: Desk) -> None:
    client = find_contact(demo.store, "邓强")
    touches = demo.store.all(queries.INTERACTIONS_OF, contact_id=client.id)
    assert [touch.outcome for touch in touches[:2]] == [Outcome.NO_ANSWER] * 2
    assert find_contact(demo.store, "田雨").snoozed_until == DECEMBER.first
    assert [one.name for one in list_contacts(demo, Choice(archived=True))] == ["万敏"]


def test_the_history_reads_as_it_was_typed_and_holds_a_slip(demo: Desk) -> None:
    lines = show_history(demo, 200)
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert all(line.at.date() < TODAY for line in lines)
    assert lines[-1].line == "import clients.csv"
    (slip,) = [line for line in lines if line.state is not LineState.DONE]
    assert slip.names == ("杨帆",)
    assert slip.line == 'log 杨帆 "has the offer and thinks it over" --outcome talked'


def test_the_texts_are_in_the_users_words(desk: Desk) -> None:
    fill_with_demo(desk, str.upper)
    first = look_at_morning(desk).calls.calls[0]
    assert first.opening.what == "THE ANNUITY COMPARISON"
    products = {line.product for line in list_deals(desk).deals}
    assert products == {None, "ANNUITY", "BOND FUND", "WHOLE LIFE", "INDEX FUND"}


def test_the_day_on_which_it_is_filled_does_not_matter(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    fill_with_demo(desk_on(date(2027, 3, 1)), str)
    assert standing(desk, INVESTMENT).booked == Money.yuan(1_712_000)
    assert look_at_morning(desk).calls.calls[0].name == "王小明"
