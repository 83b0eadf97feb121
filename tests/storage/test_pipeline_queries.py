"""What the questions about the pipeline find, on both engines."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmtrack.domain.chances import AllEnded, Ended
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealChange
from rmtrack.domain.keys import DealState, Degree, LostReason, Outcome, StepState
from rmtrack.domain.learned import EndedDeal
from rmtrack.domain.money import Money
from rmtrack.domain.rolling import Rolling
from rmtrack.domain.stale import Watch
from rmtrack.storage import pipeline, queries
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Record, Store
from tests.storage.examples import AT, DAY, a_contact, a_deal, a_step, a_touch
from tests.storage.postgres_engine import make_migrated, open_postgres

COMMITTED, LEANING, CONSIDERING = Degree
OPEN, WON, LOST = DealState
NOV = Month(2026, 11)
ONE = timedelta(days=1)
YEAR = {"since": DAY - 364 * ONE, "today": DAY}


@pytest.fixture(params=["sqlite", "postgres"])
def either(request: pytest.FixtureRequest, store_path: Path) -> Iterator[Store]:
    """Return an empty store on each engine, with two clients."""
    if request.param == "sqlite":
        opened = open_store(store_path)
    else:
        server = request.getfixturevalue("postgres")
        opened = open_postgres(server, make_migrated(server))
    with closing(opened) as store:
        put(store, a_contact("王小明"), a_contact("李姐"))
        yield store


def put(store: Store, *records: Record) -> list[Record]:
    with store.command("put", AT):
        return [store.put(record) for record in records]


def stood(deal: int, degree: Degree, day: date = DAY, fen: int = 100) -> DealChange:
    return DealChange(deal, day, degree, Money(fen))


def booked(deal: int, fen: int, day: date = DAY) -> Booking:
    return Booking("investment", Money(fen), day, NOV, deal_id=deal)


def closed(  # noqa: PLR0913 - what a closed deal is made of, each named
    store: Store,
    state: DealState,
    *degrees: Degree,
    on: date = DAY,
    rest: int = 100,
    reason: LostReason | None = None,
    money: Sequence[int] = (),
) -> int:
    """Put a closed deal that stood in these degrees, and return its number."""
    if state is LOST:
        reason = LostReason.PRICE
    deal = replace(a_deal(1, state=state, closed_on=on, lost_reason=reason), amount=Money(rest))
    (stored,) = put(store, deal)
    assert isinstance(stored, Deal)
    rows = [stood(stored.id, degree) for degree in degrees]
    put(store, *rows, *(booked(stored.id, fen) for fen in money))
    return stored.id


def test_nothing_has_ended_in_an_empty_store(either: Store) -> None:
    assert either.all(pipeline.ENDED, **YEAR) == []
    assert either.all(pipeline.ALL_ENDED, **YEAR) == [AllEnded(0, 0)]
    assert either.all(pipeline.LEARNED_FROM, degree=LEANING, **YEAR) == []
    for query in (pipeline.WATCHES, pipeline.BEGUN):
        assert either.all(query) == []
    assert either.all(pipeline.ROLLING, since=DAY) == []


def test_deals_count_for_each_degree_in_which_they_stood(either: Store) -> None:
    closed(either, WON, CONSIDERING, LEANING, CONSIDERING, money=[100])
    closed(either, LOST, LEANING)
    closed(either, LOST, LEANING, money=[100, -100])  # taken back
    closed(either, WON, LEANING, rest=30, reason=LostReason.PRICE, money=[10, 20])
    put(either, a_deal(1), stood(5, COMMITTED), booked(5, 7))  # open
    found = either.all(pipeline.ENDED, **YEAR)
    assert found == [Ended(CONSIDERING, 1, 10_000), Ended(LEANING, 4, 15_000)]
    assert {type(value) for row in found for value in row[1:]} == {int}
    (ended,) = either.all(pipeline.ALL_ENDED, **YEAR)
    assert ended == AllEnded(4, 15_000)
    assert {type(value) for value in ended} == {int}
    shares = [EndedDeal(1, 10_000), EndedDeal(2, 0), EndedDeal(3, 0), EndedDeal(4, 5_000)]
    assert either.all(pipeline.LEARNED_FROM, degree=LEANING, **YEAR) == shares
    assert either.all(pipeline.LEARNED_FROM, degree=CONSIDERING, **YEAR) == shares[:1]
    assert either.all(pipeline.LEARNED_FROM, degree=COMMITTED, **YEAR) == []
    everything = either.all(pipeline.ALL_LEARNED_FROM, **YEAR)
    assert everything == shares
    assert {type(one.share) for one in everything} == {int}


@pytest.mark.parametrize(
    ("rest", "money", "share"),
    [(1, [2], 6666), (10**11, [1], 0), (1, [10**13], 9999), (10**13, [10**13], 5000)],
)
def test_the_share_of_one_won_in_part_is_exact_to_a_basis_point(
    either: Store, rest: int, money: list[int], share: int
) -> None:
    closed(either, WON, LEANING, rest=rest, reason=LostReason.PRICE, money=money)
    assert either.all(pipeline.ENDED, **YEAR) == [Ended(LEANING, 1, share)]
    assert either.all(pipeline.ALL_ENDED, **YEAR) == [AllEnded(1, share)]
    assert either.all(pipeline.ALL_LEARNED_FROM, **YEAR) == [EndedDeal(1, share)]


def test_both_ends_of_the_year_are_part_of_it(either: Store) -> None:
    for days in (-365, -364, 0, 1):
        closed(either, WON, LEANING, on=DAY + days * ONE, money=[100])
    assert either.all(pipeline.ENDED, **YEAR) == [Ended(LEANING, 2, 20_000)]
    assert either.all(pipeline.ALL_ENDED, **YEAR) == [AllEnded(2, 20_000)]
    learned = either.all(pipeline.LEARNED_FROM, degree=LEANING, **YEAR)
    assert learned == either.all(pipeline.ALL_LEARNED_FROM, **YEAR)
    assert [one.deal_id for one in learned] == [2, 3]


def test_how_open_deals_go_on_is_told_in_their_order(either: Store) -> None:
    put(either, *(replace(a_deal(number), degree=LEANING) for number in (2, 1, 1)))
    put(either, stood(2, LEANING, DAY), stood(2, COMMITTED, DAY + 3 * ONE), stood(3, LEANING))
    put(either, stood(2, LEANING, DAY + 3 * ONE), stood(2, LEANING, DAY + 7 * ONE, fen=60))
    closed(either, WON, LEANING)
    put(either, a_touch(1, DAY + 2 * ONE), a_touch(1, DAY + ONE))
    put(either, a_touch(1, DAY + 4 * ONE, outcome=Outcome.NO_ANSWER))
    put(either, a_step(1, DAY + 5 * ONE), a_step(1, DAY + 6 * ONE), a_step(2, DAY - ONE))
    put(either, a_step(1, DAY + 9 * ONE, state=StepState.KEPT))
    put(either, replace(either.get(Contact, 2), snoozed_until=DAY + 8 * ONE))
    put(either, booked(2, 5, DAY + ONE), replace(booked(2, 5, DAY + 90 * ONE), entered_on=DAY))
    first = Watch(1, DAY, None, None, None, DAY - ONE, DAY + 8 * ONE)
    mine = Watch(2, DAY, DAY + 3 * ONE, DAY + ONE, DAY + 2 * ONE, DAY + 6 * ONE, None)
    found = either.all(pipeline.WATCHES)
    assert found == [first, mine, mine._replace(id=3, degree_since=DAY, won_on=None)]
    assert [row.id for row in found] == [deal.id for deal in either.all(queries.OPEN_DEALS)]


def test_the_deals_of_a_week_come_with_how_they_stood_before_it(either: Store) -> None:
    """The first row is how a deal came up; the last before the week, by day then number, counts."""
    put(either, replace(a_deal(1, degree=COMMITTED), amount=Money(70)))
    put(
        either,
        stood(1, CONSIDERING, DAY - 9 * ONE, 100),
        stood(1, LEANING, DAY - ONE, 90),
        stood(1, CONSIDERING, DAY - ONE, 80),
        stood(1, COMMITTED, DAY, 70),
    )
    put(either, booked(1, 5, DAY - ONE), booked(1, 6), booked(1, 4, DAY + ONE))
    (found,) = either.all(pipeline.ROLLING, since=DAY)
    assert found == Rolling(
        id=1,
        category="investment",
        state=OPEN,
        degree=COMMITTED,
        amount=Money(70),
        expected_on=None,
        opened_on=DAY,
        gone_on=None,
        lost_reason=None,
        came_in=Money(100),
        stood_degree=CONSIDERING,
        stood_amount=Money(80),
        stood_expected_on=None,
        booked=Money(10),
        last_won_on=DAY + ONE,
    )
    assert [type(found[place]) for place in (4, 9, 11, 13)] == [Money] * 4
    (later,) = either.all(pipeline.ROLLING, since=DAY + ONE)
    assert (later.stood_degree, later.stood_amount, later.booked) == (COMMITTED, 70, 4)
    assert either.all(pipeline.ROLLING, since=DAY + 2 * ONE) == []


def test_a_week_has_what_came_up_closed_moved_or_was_booked_in_it(either: Store) -> None:
    before = DAY - ONE
    put(either, a_deal(1), stood(1, LEANING, before))  # nothing
    put(either, a_deal(1), stood(2, LEANING))  # came up
    closed(either, LOST, on=DAY)
    closed(either, WON, on=before)
    put(either, a_deal(1))
    put(either, *(stood(number, LEANING, before) for number in (3, 4, 5)), booked(5, 1))
    found = either.all(pipeline.ROLLING, since=DAY)
    assert [(row.id, row.stood_degree, row.last_won_on) for row in found] == [
        (2, None, None),
        (3, LEANING, None),
        (5, LEANING, DAY),
    ]


def test_a_win_of_a_day_to_come_happens_on_the_day_it_is_written_down(either: Store) -> None:
    """The part of one deal, the end of another; what has no such day happens on its own."""
    far, written = DAY + 20 * ONE, DAY + ONE
    put(either, replace(a_deal(1), amount=Money(70)), stood(1, LEANING, DAY - ONE, 100))
    put(either, replace(booked(1, 30, far), entered_on=written))
    won = closed(either, WON, on=far)
    put(either, stood(won, LEANING, DAY - ONE))
    put(either, booked(won, 40, DAY), replace(booked(won, 60, far), entered_on=written))
    expected = [(1, None, 30, written), (won, written, 100, written)]
    told = [(row.id, row.gone_on, row.booked, row.last_won_on) for row in rolling(either, DAY)]
    assert told == expected
    after = [(row.id, row.gone_on, row.booked) for row in rolling(either, DAY + 7 * ONE)]
    assert after == [(won, written, None)]


def test_a_rest_that_was_lost_is_gone_on_that_day(either: Store) -> None:
    """Whenever the part of it was written down, and whatever day that is of."""
    number = closed(either, WON, on=DAY, reason=LostReason.PRICE)
    put(either, stood(number, LEANING, DAY - 9 * ONE))
    put(either, replace(booked(number, 60), entered_on=DAY - 2 * ONE))
    (found,) = rolling(either, DAY - ONE)
    assert (found.gone_on, found.last_won_on) == (DAY, DAY - 2 * ONE)


def rolling(store: Store, since: date) -> list[Rolling]:
    return store.all(pipeline.ROLLING, since=since)


def test_which_open_deals_have_begun(either: Store) -> None:
    put(either, a_deal(1), a_deal(1), booked(2, 5))
    closed(either, WON, money=[100])
    assert either.all(pipeline.BEGUN) == [2]
