"""The week's roll against the evenings it speaks of, whatever happens to the deals in it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back
from rmtrack.actions.history import undo
from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.pipeline import look_at_pipeline
from rmtrack.actions.pipeline_lists import find_rolled
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, DealState, Degree, LostReason, Rolled
from rmtrack.domain.money import Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.rolling import Part, Roll, roll_of, week_start
from rmtrack.storage import queries
from rmtrack.views.merging import remark_text
from tests.actions.test_verbs_together import a_fresh_desk, on
from tests.actions.values import MONDAY, a_client, a_deal, add, dump, november

COMMITTED, LEANING, CONSIDERING = Degree
_START, CAME_IN, MOVED, CLOSED, IN_PART, DROPPED = Rolled
PRICE = LostReason.PRICE
FRIDAY = november(13)
WEDNESDAY = november(18)
DAY = timedelta(days=1)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the desk on Wednesday of the week, with two clients and a deal of 50 from before."""
    friday = on(desk, FRIDAY)
    add(friday, "王小明", "李姐")
    add_deal(friday, "王小明", a_deal(50, degree=LEANING))
    return on(desk, WEDNESDAY)


@pytest.fixture
def last(desk: Desk) -> Desk:
    """Return the same desk on the Friday before the week."""
    return on(desk, FRIDAY)


def roll_at(desk: Desk, category: str = INVESTMENT) -> Roll:
    found = {one.category: one.roll for one in look_at_pipeline(desk).categories}
    return found[category]


def as_open(yuan: int) -> OpenDeal:
    """Return the deal of the fixture as it stands with so much."""
    row = (1, 1, "王小明", INVESTMENT, Money.yuan(yuan), LEANING, None, None)
    return OpenDeal(*row)


def told(desk: Desk) -> dict[str, tuple[int, int]]:
    """Return what the week tells that is not nothing, in numbers and yuan."""
    roll = roll_at(desk)
    assert roll.since == MONDAY
    parts = {
        **{str(what): getattr(roll, what.name.lower()) for what in Rolled},
        "now": roll.now,
    }
    refuse_other_lists(desk, roll)
    return {name: (part[0], part[1] // 100) for name, part in parts.items() if any(part)}


def test_nothing_happened(desk: Desk) -> None:
    assert told(desk) == {"start": (1, 50), "now": (1, 50)}


def test_added_and_won_within_the_week(desk: Desk) -> None:
    add_deal(desk, "李姐", a_deal(30, opened_on=november(17)))
    win_deal(desk, "2")
    week = {"start": (1, 50), "came-in": (1, 30), "closed": (1, 30), "now": (1, 50)}
    assert told(desk) == week
    undo(desk)
    assert told(desk) == {"start": (1, 50), "came-in": (1, 30), "now": (2, 80)}


def test_moved_twice_is_one_move_and_there_and_back_is_none(desk: Desk) -> None:
    move_deal(desk, "1", {"degree": COMMITTED}, on=november(16))
    move_deal(desk, "1", {"expected_on": november(27)}, on=november(17))
    assert told(desk) == {"start": (1, 50), "moved": (1, 0), "now": (1, 50)}
    assert (roll_at(desk).nearer, roll_at(desk).farther) == (1, 0)
    move_deal(desk, "1", {"degree": LEANING, "expected_on": None})
    assert told(desk) == {"start": (1, 50), "now": (1, 50)}


def test_an_amount_that_changed_is_in_the_move(desk: Desk) -> None:
    move_deal(desk, "1", {"amount": Money.yuan(80)})
    assert told(desk) == {"start": (1, 50), "moved": (1, 30), "now": (1, 80)}
    move_deal(desk, "1", {"amount": Money.yuan(20), "degree": CONSIDERING})
    assert told(desk) == {"start": (1, 50), "moved": (1, -30), "now": (1, 20)}
    assert (roll_at(desk).nearer, roll_at(desk).farther) == (0, 1)


def test_won_in_part_then_its_rest_lost(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(20))
    assert told(desk) == {"start": (1, 50), "in-part": (1, 20), "now": (1, 30)}
    lose_deal(desk, "1", PRICE)
    roll = roll_at(desk)
    assert (roll.start, roll.closed, roll.now) == (
        Part(1, Money.yuan(50)),
        Part(1, Money.yuan(20)),
        Part(0, Money(0)),
    )
    assert roll.dropped == Part(0, Money.yuan(30))  # its money; the deal itself is won


def test_what_was_dropped_of_a_deal_that_closed_is_money_of_no_deal_dropped(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(20))
    lose_deal(desk, "1", PRICE)
    assert find_rolled(desk, DROPPED) == ({}, {1: Money.yuan(30)})
    assert find_rolled(desk, CLOSED) == ({1: Money.yuan(20)}, {})


def test_a_rest_lost_of_what_was_won_before_is_dropped(last: Desk, desk: Desk) -> None:
    win_deal(last, "1", amount=Money.yuan(20))
    assert told(desk) == {"start": (1, 30), "now": (1, 30)}
    lose_deal(desk, "1", PRICE)
    assert told(desk) == {"start": (1, 30), "dropped": (1, 30)}


def test_won_last_week_and_taken_back_this_week_is_none_of_it(last: Desk, desk: Desk) -> None:
    win_deal(last, "1")
    assert look_at_pipeline(desk).categories[0].roll.start == Part(0, Money(0))
    lose_deal(desk, "1", PRICE)
    assert told(desk) == {}


def test_won_and_taken_back_this_week_is_dropped(desk: Desk) -> None:
    win_deal(on(desk, november(16)), "1", amount=Money.yuan(60))
    lose_deal(desk, "1", PRICE)
    assert told(desk) == {"start": (1, 50), "dropped": (1, 50)}


def test_a_part_won_before_and_all_taken_back_is_dropped_with_its_rest(
    last: Desk, desk: Desk
) -> None:
    win_deal(last, "1", amount=Money.yuan(20))
    win_deal(desk, "1")
    lose_deal(desk, "1", PRICE)
    assert told(desk) == {"start": (1, 30), "dropped": (1, 30)}


def test_what_is_entered_late_belongs_to_its_own_week(desk: Desk) -> None:
    """A deal, a move, a part and a loss of last Friday are of the week before."""
    add_deal(desk, "李姐", a_deal(30, opened_on=FRIDAY))
    move_deal(desk, "1", {"amount": Money.yuan(40)}, on=FRIDAY)
    win_deal(desk, "1", amount=Money.yuan(15), on=FRIDAY)
    assert told(desk) == {"start": (2, 55), "now": (2, 55)}
    lose_deal(desk, "2", PRICE, on=FRIDAY)
    assert told(desk) == {"start": (1, 25), "now": (1, 25)}
    win_deal(desk, "1", on=FRIDAY)
    assert told(desk) == {}


def test_won_before_it_was_written_down(desk: Desk) -> None:
    """The deal came up here after its money: it was never open in this week."""
    add_deal(desk, "李姐", a_deal(30, opened_on=WEDNESDAY))
    win_deal(desk, "2", on=FRIDAY)
    assert told(desk) == {"start": (1, 50), "now": (1, 50)}


def test_a_win_dated_tomorrow_has_closed(desk: Desk) -> None:
    """It is open no more, and what is open adds up."""
    win_deal(desk, "1", on=WEDNESDAY + DAY)
    assert told(desk) == {"start": (1, 50), "closed": (1, 50)}
    assert told(on(desk, WEDNESDAY + DAY)) == told(desk)


def test_a_win_of_a_week_to_come_closes_in_the_week_it_is_written_down(desk: Desk) -> None:
    """Neither the weeks until its day nor its own have it again."""
    add_deal(desk, "李姐", a_deal(30, opened_on=november(11)))
    win_deal(desk, "1", on=november(30))
    assert told(desk) == {"start": (2, 80), "closed": (1, 50), "now": (1, 30)}
    for day in (24, 30):
        assert roll_at(on(desk, november(day))) == roll_of(
            [], [as_open(30)], week_start(november(day))
        )


def test_a_part_of_a_week_to_come_changes_no_amount_of_another_week(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(20), on=november(30))
    assert told(desk) == {"start": (1, 50), "in-part": (1, 20), "now": (1, 30)}
    for day in (24, 30):
        assert roll_at(on(desk, november(day))) == roll_of(
            [], [as_open(30)], week_start(november(day))
        )


def test_what_came_after_the_week_is_none_of_it(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(20))
    assert roll_at(on(desk, november(24))) == roll_of([], [as_open(30)], november(23))


def test_a_deal_rolls_in_the_category_it_has_now(desk: Desk) -> None:
    edit_deal(desk, "1", {"category": DEPOSIT})
    move_deal(desk, "1", {"degree": COMMITTED})
    (only,) = look_at_pipeline(desk).categories
    assert (only.category, only.roll.start, only.roll.moved.number) == (
        DEPOSIT,
        Part(1, Money.yuan(50)),
        1,
    )


def test_the_deals_of_an_archived_client_drop_out_with_him_and_come_back(
    last: Desk, desk: Desk
) -> None:
    add_deal(last, "李姐", a_deal(30))
    archive_contact(desk, "王小明")
    gone = {"start": (2, 80), "dropped": (1, 50), "now": (1, 30)}
    assert told(desk) == gone
    bring_back(desk, "1")
    assert told(desk) == {"start": (2, 80), "now": (2, 80)}
    archive_contact(last, "李姐")
    assert told(desk) == {"start": (1, 50), "now": (1, 50)}
    move_deal(desk, "2", {"amount": Money.yuan(40)})
    assert told(desk) == {"start": (1, 50), "now": (1, 50)}
    bring_back(desk, "2")
    assert told(desk) == {
        "start": (1, 50),
        "came-in": (1, 30),
        "moved": (0, 10),
        "now": (2, 90),
    }
    win_deal(desk, "2", amount=Money.yuan(15))
    archive_contact(desk, "1")
    assert told(desk) == {
        "start": (1, 50),
        "came-in": (1, 30),
        "moved": (0, 10),
        "in-part": (1, 15),
        "dropped": (1, 50),
        "now": (1, 25),
    }
    win_deal(desk, "2")
    assert told(desk) == {"start": (1, 50), "dropped": (1, 50)}


def test_what_is_won_in_part_before_its_client_is_archived_was_won(desk: Desk) -> None:
    win_deal(desk, "1", amount=Money.yuan(20))
    archive_contact(desk, "王小明")
    assert told(desk) == {"start": (1, 50), "in-part": (1, 20), "dropped": (1, 30)}


def test_the_deals_of_an_archived_client_that_are_won_and_of_a_merged_one_roll_on(
    last: Desk, desk: Desk
) -> None:
    add_deal(last, "李姐", a_deal(30))
    archive_contact(desk, "王小明")
    win_deal(desk, "1")
    week = {"start": (2, 80), "closed": (1, 50), "now": (1, 30)}
    assert told(desk) == week
    undo(desk)
    undo(desk)
    before = told(desk)
    merge_contacts(desk, "1", "2", remark=remark_text)
    win_deal(desk, "1")
    assert told(desk) == week
    undo(desk)
    undo(desk)
    assert told(desk) == before == {"start": (2, 80), "now": (2, 80)}


AMOUNTS = st.none() | st.integers(1, 40).map(Money)
WHICH = st.sampled_from(["1", "2", "3"])
Verb = Callable[[Desk], object]


def an_opening() -> st.SearchStrategy[Verb]:
    return st.builds(
        lambda fen, degree: (
            lambda desk: add_deal(
                desk,
                "1",
                replace(a_deal(degree=degree, opened_on=desk.today), amount=Money(fen)),
            )
        ),
        st.integers(1, 60),
        st.sampled_from(Degree),
    )


def a_move() -> st.SearchStrategy[Verb]:
    named = st.fixed_dictionaries(
        {},
        optional={
            "degree": st.sampled_from(Degree),
            "amount": st.integers(1, 40).map(Money),
            "expected_on": st.none() | st.dates(november(24), november(27)),
        },
    )
    return st.builds(lambda which, moves: lambda desk: move_deal(desk, which, moves), WHICH, named)


def a_win() -> st.SearchStrategy[Verb]:
    """Win a deal or a part of it, today or ahead of its day."""
    return st.builds(
        lambda which, amount, last, days: (
            lambda desk: win_deal(desk, which, amount=amount, last=last, on=desk.today + days * DAY)
        ),
        WHICH,
        AMOUNTS,
        st.sampled_from([False, False, True]),
        st.sampled_from([0, 0, 0, 2, 9]),
    )


def lose(desk: Desk, which: str) -> None:
    """Lose a deal or take it back; but for one whose rest was lost: no row says since when."""
    deal = show_deal(desk, which).deal
    if deal.state is not DealState.WON or deal.lost_reason is None:
        lose_deal(desk, which, PRICE)


def a_loss() -> st.SearchStrategy[Verb]:
    return WHICH.map(lambda which: lambda desk: lose(desk, which))


def turn(desk: Desk) -> None:
    """Archive the client, or bring her back."""
    (bring_back if desk.store.get(Contact, 1).archived else archive_contact)(desk, "1")


Days = list[tuple[int, Verb]]
VERBS = st.one_of(an_opening(), a_move(), a_win(), a_win(), a_loss(), st.just(turn))


def open_part(desk: Desk) -> Part:
    return Part.of([deal.amount for deal in desk.store.all(queries.OPEN_DEALS)])


@seed(20261118)
@given(st.lists(st.tuples(st.integers(0, 2), VERBS), min_size=4, max_size=16))
@settings(max_examples=60, deadline=None, database=None)
def test_a_week_starts_with_what_was_open_on_the_evening_before(
    empty_store: Path, verbs: Days
) -> None:
    """Deals come up, move, are won, lost and taken back in three weeks; each Monday is kept."""
    with a_fresh_desk(empty_store) as desk:
        add_contact(on(desk, november(2)), a_client())
        today, monday, start = november(2), november(2), Part(0, Money(0))
        for number in "123":
            add_deal(on(desk, today), "1", a_deal(int(number)))
        for days, verb in verbs:
            today = min(today + days * DAY, november(22))
            if today - timedelta(days=today.weekday()) != monday:
                monday, start = today - timedelta(days=today.weekday()), open_part(desk)
            with suppress(RuleError, NotFoundError):
                verb(on(desk, today))
            refuse_wrong_roll(on(desk, today), monday, start)


def refuse_wrong_roll(desk: Desk, monday: date, start: Part) -> None:
    before = dump(desk.store)
    rolls = [one.roll for one in look_at_pipeline(desk).categories]
    assert dump(desk.store) == before
    (roll,) = rolls or [roll_of([], [], monday)]
    assert (roll.since, roll.start, roll.now) == (monday, start, open_part(desk))
    assert start.number + roll.came_in.number - roll.closed.number - roll.dropped.number == (
        roll.now.number
    )
    booked = roll.closed.amount + roll.in_part.amount
    assert roll.now.amount == (
        start.amount + roll.came_in.amount + roll.moved.amount - booked - roll.dropped.amount
    )
    assert roll.nearer + roll.farther <= roll.moved.number
    refuse_other_lists(desk, roll)


def refuse_other_lists(desk: Desk, roll: Roll) -> None:
    """Fail where the deals behind a number of the week are not as many, or come to another sum."""
    for what in Rolled:
        listed, beside = find_rolled(desk, what)
        found = Part(len(listed), sum((*listed.values(), *beside.values()), Money(0)))
        assert found == getattr(roll, what.name.lower()), what
        assert what in {MOVED, DROPPED} or not beside
