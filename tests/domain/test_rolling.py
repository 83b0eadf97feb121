"""A week of open deals: what came in, moved, closed and dropped out, and that it adds up."""

from datetime import date

import pytest

from rmtrack.domain.keys import DealState, Degree, LostReason, Rolled
from rmtrack.domain.money import Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.rolling import (
    Part,
    Rolling,
    amount_of,
    happened,
    roll_of,
    was_open,
    week_start,
)
from tests.domain.values import nov

MONDAY = nov(16)
COMMITTED, LEANING, CONSIDERING = Degree
OPEN, WON, LOST = DealState
HAPPENED = tuple(Rolled)[1:]  # without what was there when the week began
CAME_IN, MOVED, CLOSED, IN_PART, DROPPED = HAPPENED


def money(yuan: int | None) -> Money | None:
    return None if yuan is None else Money.yuan(yuan)


def a_deal(
    state: DealState = OPEN,
    amount: int = 50,
    *,
    stood: int | None = 50,
    booked: int | None = None,
    won_on: date | None = None,
    **fields: object,
) -> Rolling:
    """Make a deal that stood with 50 when the week began, and is as it was unless told."""
    opened = MONDAY if stood is None else nov(2)
    known: dict[str, object] = {
        "id": 1,
        "category": "investment",
        "state": state,
        "degree": LEANING,
        "amount": Money.yuan(amount),
        "expected_on": None,
        "opened_on": opened,
        "gone_on": None if state is OPEN else nov(17),
        "lost_reason": LostReason.PRICE if state is LOST else None,
        "came_in": Money.yuan(50),
        "stood_degree": None if stood is None else LEANING,
        "stood_amount": money(stood),
        "stood_expected_on": None,
        "booked": money(booked),
        "last_won_on": won_on or (nov(17) if booked else None),
    }
    return Rolling(**known | fields)  # type: ignore[arg-type]


def as_open(deal: Rolling) -> OpenDeal:
    return OpenDeal(
        deal.id, 7, "王小明", deal.category, deal.amount, deal.degree, deal.expected_on, None
    )


STORIES = {
    # the deal, what happened, and in money: start, came in, moved, closed, in part, dropped, now
    "nothing": (a_deal(), set(), (50, 0, 0, 0, 0, 0, 50)),
    "came in": (a_deal(stood=None), {CAME_IN}, (0, 50, 0, 0, 0, 0, 50)),
    "came in, grew": (a_deal(amount=80, stood=None), {CAME_IN}, (0, 50, 30, 0, 0, 0, 80)),
    "came in, won": (
        a_deal(WON, stood=None, booked=50),
        {CAME_IN, CLOSED},
        (0, 50, 0, 50, 0, 0, 0),
    ),
    "came in, in part": (
        a_deal(amount=30, stood=None, booked=20),
        {CAME_IN, IN_PART},
        (0, 50, 0, 0, 20, 0, 30),
    ),
    "came in, lost": (a_deal(LOST, stood=None), {CAME_IN, DROPPED}, (0, 50, 0, 0, 0, 50, 0)),
    "came in, won, taken back": (
        a_deal(LOST, stood=None, booked=0, won_on=nov(16)),
        {CAME_IN, DROPPED},
        (0, 50, 0, 0, 0, 50, 0),
    ),
    "nearer": (a_deal(degree=COMMITTED), {MOVED}, (50, 0, 0, 0, 0, 0, 50)),
    "another day": (a_deal(expected_on=nov(27)), {MOVED}, (50, 0, 0, 0, 0, 0, 50)),
    "smaller": (a_deal(amount=20), {MOVED}, (50, 0, -30, 0, 0, 0, 20)),
    "won": (a_deal(WON, booked=50), {CLOSED}, (50, 0, 0, 50, 0, 0, 0)),
    "won, more than it was": (a_deal(WON, booked=60), {CLOSED}, (50, 0, 10, 60, 0, 0, 0)),
    "won, the last of it": (a_deal(WON, booked=30), {CLOSED}, (50, 0, -20, 30, 0, 0, 0)),
    "in part": (a_deal(amount=30, booked=20), {IN_PART}, (50, 0, 0, 0, 20, 0, 30)),
    "in part, and moved": (
        a_deal(amount=30, booked=20, degree=COMMITTED),
        {IN_PART, MOVED},
        (50, 0, 0, 0, 20, 0, 30),
    ),
    "in part, and smaller": (
        a_deal(amount=10, booked=20),
        {IN_PART, MOVED},
        (50, 0, -20, 0, 20, 0, 10),
    ),
    "in part, its rest lost": (
        a_deal(WON, amount=30, booked=20, lost_reason=LostReason.PRICE),
        {CLOSED},
        (50, 0, 0, 20, 0, 30, 0),
    ),
    "in part before, its rest lost": (
        a_deal(WON, won_on=nov(11), lost_reason=LostReason.PRICE),
        {DROPPED},
        (50, 0, 0, 0, 0, 50, 0),
    ),
    "in part before, its rest won": (
        a_deal(WON, amount=30, stood=30, booked=30),
        {CLOSED},
        (30, 0, 0, 30, 0, 0, 0),
    ),
    "lost": (a_deal(LOST), {DROPPED}, (50, 0, 0, 0, 0, 50, 0)),
    "smaller, then lost": (a_deal(LOST, amount=20), {DROPPED}, (50, 0, -30, 0, 0, 20, 0)),
    "won and taken back": (
        a_deal(LOST, booked=0, won_on=nov(16)),
        {DROPPED},
        (50, 0, 0, 0, 0, 50, 0),
    ),
    "won before, and taken back": (
        a_deal(LOST, booked=-50, won_on=nov(13)),
        set(),
        (0, 0, 0, 0, 0, 0, 0),
    ),
    "won on Sunday, entered late": (
        a_deal(WON, stood=None, gone_on=nov(15), won_on=nov(15)),
        set(),
        (0, 0, 0, 0, 0, 0, 0),
    ),
    "lost on Sunday, entered late": (
        a_deal(LOST, gone_on=nov(15), degree=CONSIDERING),
        set(),
        (0, 0, 0, 0, 0, 0, 0),
    ),
    "its client archived": (a_deal(is_away=True), {DROPPED}, (50, 0, 0, 0, 0, 50, 0)),
    "in part, then its client archived": (
        a_deal(amount=30, booked=20, is_away=True),
        {IN_PART, DROPPED},
        (50, 0, 0, 0, 20, 30, 0),
    ),
    "its client back": (a_deal(was_away=True), {CAME_IN}, (0, 50, 0, 0, 0, 0, 50)),
    "its client back, and larger": (
        a_deal(amount=70, was_away=True),
        {CAME_IN},
        (0, 50, 20, 0, 0, 0, 70),
    ),
    "its client archived before": (
        a_deal(was_away=True, is_away=True),
        set(),
        (0, 0, 0, 0, 0, 0, 0),
    ),
    "its client archived before, won": (
        a_deal(WON, booked=50, was_away=True, is_away=True),
        set(),
        (0, 0, 0, 0, 0, 0, 0),
    ),
    "came in, its client archived": (
        a_deal(stood=None, is_away=True),
        {CAME_IN, DROPPED},
        (0, 50, 0, 0, 0, 50, 0),
    ),
    "won, to be booked on Friday": (
        a_deal(WON, booked=50, gone_on=nov(20), won_on=nov(20)),
        {CLOSED},
        (50, 0, 0, 50, 0, 0, 0),
    ),
}


@pytest.mark.parametrize(("deal", "what", "sums"), STORIES.values(), ids=STORIES)
def test_what_a_week_does_to_a_deal_adds_up(
    deal: Rolling, what: set[Rolled], sums: tuple[int, ...]
) -> None:
    assert happened(deal, MONDAY) == what
    now = [as_open(deal)] if deal.is_open else []
    roll = roll_of([deal], now, MONDAY)
    parts = (roll.start, roll.came_in, roll.moved, roll.closed, roll.in_part, roll.dropped)
    assert tuple(part.amount for part in (*parts, roll.now)) == tuple(map(Money.yuan, sums))
    told = {one for one, part in zip(HAPPENED, (parts[1], *parts[2:]), strict=True) if part.number}
    assert told == what
    assert [amount_of(deal, one, MONDAY) for one in Rolled] == [part.amount for part in parts]
    assert was_open(deal, MONDAY) == bool(sums[0])
    assert roll.start.number == (sums[0] > 0)
    assert roll.now.number == len(now)


def test_the_whole_week_is_the_sum_of_its_deals() -> None:
    deals = [deal for deal, _what, _sums in STORIES.values()]
    now = [as_open(deal) for deal in deals if deal.is_open]
    roll = roll_of(deals, now, MONDAY)
    sums = [
        Money.yuan(sum(column)) for column in zip(*(s for *_, s in STORIES.values()), strict=True)
    ]
    numbers = [sum(one in what for _deal, what, _sums in STORIES.values()) for one in HAPPENED]
    there = sum(story[0] > 0 for *_, story in STORIES.values())
    parts = (roll.came_in, roll.moved, roll.closed, roll.in_part, roll.dropped)
    assert roll.start == Part(there, sums[0])
    assert [part.number for part in parts] == numbers
    assert [part.amount for part in parts] == sums[1:6]
    assert roll.now == Part(len(now), sums[6])
    assert numbers == [9, 5, 7, 5, 9]


@pytest.mark.parametrize(
    ("stood", "degree", "nearer", "farther"),
    [
        (CONSIDERING, LEANING, 1, 0),
        (CONSIDERING, COMMITTED, 1, 0),
        (COMMITTED, LEANING, 0, 1),
        (LEANING, CONSIDERING, 0, 1),
        (LEANING, LEANING, 0, 0),  # its day alone moved
    ],
)
def test_a_move_is_nearer_to_a_win_or_farther(
    stood: Degree, degree: Degree, nearer: int, farther: int
) -> None:
    deal = a_deal(stood_degree=stood, degree=degree, expected_on=nov(30))
    roll = roll_of([deal], [as_open(deal)], MONDAY)
    assert (roll.moved.number, roll.nearer, roll.farther) == (1, nearer, farther)


def test_one_that_came_in_or_went_is_not_told_as_nearer() -> None:
    deals = [a_deal(stood=None, degree=COMMITTED), a_deal(WON, booked=50, degree=COMMITTED)]
    roll = roll_of(deals, [as_open(deals[0])], MONDAY)
    assert (roll.moved.number, roll.nearer, roll.farther) == (0, 0, 0)


def test_a_week_without_anything_is_what_is_open() -> None:
    deal = as_open(a_deal())
    roll = roll_of([], [deal], MONDAY)
    assert roll.start == roll.now == Part(1, Money.yuan(50))
    assert {roll.came_in, roll.moved, roll.closed, roll.in_part, roll.dropped} == {
        Part(0, Money(0))
    }


@pytest.mark.parametrize(
    ("day", "monday"),
    [(nov(16), nov(16)), (nov(22), nov(16)), (nov(1), date(2026, 10, 26)), (nov(2), nov(2))],
)
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    assert week_start(day) == monday
