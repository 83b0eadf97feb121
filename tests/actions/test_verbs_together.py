"""Whatever an RM does in whatever order: the money adds up, and all of it can be taken back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, list_deals, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.plan import drop_quota, set_quota, show_plan
from rmtrack.actions.today import look_at_morning
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RmtrackError
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, Degree, Kind, Mood, Outcome
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.policy import Policy
from rmtrack.storage.opening import open_store
from tests.actions.values import (
    AT_NINE,
    MONDAY,
    NOVEMBER,
    a_client,
    a_deal,
    a_row,
    a_sheet,
    a_step,
    a_touch,
    dump,
)

Verb = Callable[[Desk], object]

MONTHS = tuple(NOVEMBER.shifted(n) for n in range(3))
DAYS = st.dates(MONDAY - timedelta(days=20), MONDAY + timedelta(days=60))
WHO = st.sampled_from(["1", "2", "3", "王小明", "王", "李姐"])
NAMES = st.sampled_from(["王小明", "王大明", "李姐"])
PHONES = st.none() | st.sampled_from(["13800000001", "13800000002"])
AMOUNTS = st.integers(1, 3_000_000_00).map(Money)
MONTH = st.sampled_from(MONTHS)
CATEGORY = st.sampled_from([INVESTMENT, DEPOSIT])
MOODS = st.none() | st.sampled_from(Mood)


@st.composite
def clients(draw: st.DrawFn) -> Verb:
    client = a_client(draw(NAMES), phone=draw(PHONES), mood=draw(MOODS))
    introducer = draw(st.none() | WHO)
    return lambda desk: add_contact(desk, client, tags=["a", "b"], introducer=introducer)


@st.composite
def touches(draw: st.DrawFn) -> Verb:
    who, mood, about = draw(WHO), draw(MOODS), draw(st.none() | CATEGORY)
    kind, outcome = draw(st.sampled_from(Kind)), draw(st.sampled_from(Outcome))
    touch = a_touch(draw(DAYS), outcome, kind=kind, mood=mood, about=about)
    step = draw(st.none() | st.builds(a_step, DAYS, promise=st.booleans()))
    return lambda desk: log_touch(desk, who, touch, step)


@st.composite
def quotas(draw: st.DrawFn) -> Verb:
    month, category, amount = draw(MONTH), draw(CATEGORY), draw(st.none() | AMOUNTS)
    curve = draw(st.none() | st.sampled_from(["flat", "ramp", "40,30,20,10"]))
    if amount is None:
        return lambda desk: drop_quota(desk, month, category)
    return lambda desk: set_quota(desk, month, category, amount=amount, curve=curve)


@st.composite
def deals(draw: st.DrawFn) -> Verb:
    who, amount = draw(WHO), draw(AMOUNTS)
    deal = a_deal(
        category=draw(CATEGORY),
        degree=draw(st.sampled_from(Degree)),
        expected_on=draw(st.none() | DAYS),
        for_month=draw(st.none() | MONTH),
    )
    return lambda desk: add_deal(desk, who, replace(deal, amount=amount))


@st.composite
def wins(draw: st.DrawFn) -> Verb:
    which = draw(st.integers(1, 4).map(str) | st.just("王小明"))
    amount, on, month = draw(st.none() | AMOUNTS), draw(st.none() | DAYS), draw(st.none() | MONTH)
    return lambda desk: win_deal(desk, which, amount=amount, on=on, for_month=month)


@st.composite
def files(draw: st.DrawFn) -> Verb:
    row = a_row(2, draw(NAMES), phone=draw(PHONES), assets=draw(AMOUNTS), mood=draw(MOODS))
    dry_run = draw(st.booleans())
    return lambda desk: import_clients(desk, a_sheet(row), dry_run=dry_run)


VERBS = clients() | touches() | quotas() | deals() | wins() | files()
BEGINNING: tuple[Verb, ...] = (
    lambda desk: add_contact(desk, a_client("王小明")),
    lambda desk: add_contact(desk, a_client("李姐")),
    lambda desk: set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(500_000)),
    lambda desk: add_deal(desk, "王小明", a_deal()),
    lambda desk: add_deal(desk, "李姐", a_deal(category=DEPOSIT)),
)
BACK_AND_FORTH: st.SearchStrategy[Verb] = st.sampled_from([undo, redo])


@contextmanager
def a_fresh_desk(empty_store: Path) -> Iterator[Desk]:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_store, folder))
        with closing(open_store(path)) as store:
            store.database.run("PRAGMA synchronous = OFF")  # nothing here outlives the test
            yield Desk(store, AT_NINE, calendar_named(CHINA), Policy(), "a command")


def refuse_wrong_sums(desk: Desk, month: Month) -> None:
    """Fail where booked + left = quota + surplus does not hold, or a sum is not the list's."""
    for one in show_plan(desk, month).categories:
        quota = one.quota.amount if one.quota else ZERO
        if one.quota:
            assert one.booked + one.left == quota + one.surplus
            assert sum(week.target for week in one.weeks) == quota
        assert one.left == 0 or one.surplus == 0
        won = [
            booking.amount
            for line in list_deals(desk).deals
            for booking in show_deal(desk, str(line.id)).bookings
            if (booking.category, booking.for_month) == (one.category, month)
            and booking.booked_on <= desk.today
        ]
        assert one.booked == sum(won, ZERO)


@seed(20261116)
@given(verbs=st.lists(VERBS | BACK_AND_FORTH, min_size=4, max_size=16))
@settings(max_examples=80, deadline=None, database=None)
def test_the_money_adds_up_and_everything_can_be_taken_back(
    empty_store: Path, verbs: list[Verb]
) -> None:
    with a_fresh_desk(empty_store) as desk:
        for verb in [*BEGINNING, *verbs]:
            before = dump(desk.store)
            try:
                verb(desk)
            except RmtrackError:
                assert dump(desk.store) == before
            for month in MONTHS:
                refuse_wrong_sums(desk, month)
            look_at_morning(desk)
        last = dump(desk.store)
        done = sum(line.state is LineState.DONE for line in show_history(desk, 99))
        for _line in range(done):
            undo(desk)
        assert not any(dump(desk.store).values())
        for _line in range(done):
            redo(desk)
        assert dump(desk.store) == last
