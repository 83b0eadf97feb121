"""Whatever an RM does in whatever order: the money adds up, and all of it can be taken back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.plan import Asked, drop_figure, record_figure, set_quota, show_plan
from rmtrack.actions.today import look_at_morning
from rmtrack.calendars.own import WithDaysOff
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.errors import RmtrackError, StoreError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import (
    DEPOSIT,
    INVESTMENT,
    CategoryKind,
    Degree,
    Kind,
    LostReason,
    Mood,
    Outcome,
)
from rmtrack.domain.measuring import Measured
from rmtrack.domain.money import WHOLE, Money, counted
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.storage.query import Query, select
from tests.actions.fresh import fresh_desk
from tests.actions.values import (
    CHINA_TIME,
    MONDAY,
    NOVEMBER,
    a_client,
    a_deal,
    a_figure,
    a_row,
    a_sheet,
    a_step,
    a_touch,
    dump,
    november,
)

Verb = Callable[[Desk], object]
Numbers = Sequence[tuple[date, int]]  # each with its day, in the days' order
FIGURES: Query[BankFigure] = select(BankFigure, "ORDER BY taken_on, id")

CARDS = "cards"  # counted in deals; a deposit is a balance, an investment a flow
RULES = CategoryRules(kinds={CARDS: "pieces"}, factors={"年金": 2_500})
LEAVE = {november(19): None, november(24): november(18), november(12): november(13)}
TODAY = st.sampled_from(
    [MONDAY, MONDAY, *map(november, (2, 13, 14, 20, 27, 30)), date(2026, 12, 3)]
)
MONTHS = tuple(NOVEMBER.shifted(n) for n in range(3))
DAYS = st.dates(MONDAY - timedelta(days=20), MONDAY + timedelta(days=60))
WHO = st.sampled_from(["1", "2", "3", "王小明", "王", "李姐"])
NAMES = st.sampled_from(["王小明", "王大明", "李姐"])
PHONES = st.none() | st.sampled_from(["13800000001", "13800000002"])
WHICH = st.sampled_from(["1", "1", "2", "3"])
AMOUNTS = st.integers(1, 3_000_000_00).map(Money)
MONTH = st.sampled_from(MONTHS)
CATEGORY = st.sampled_from([INVESTMENT, INVESTMENT, DEPOSIT, CARDS])
PIECES = st.integers(1, 9)
PRODUCT = st.sampled_from([None, "年金"])
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
    month, category = draw(MONTH), draw(CATEGORY)
    parts = {
        "amount": st.none() | AMOUNTS,
        "pieces": st.none() | PIECES,
        "curve": st.sampled_from(["flat", "ramp", "40,30,20,10"]),
    }
    asked: Asked = draw(st.fixed_dictionaries({}, optional=parts))  # type: ignore[assignment]
    return lambda desk: set_quota(desk, month, category, **asked)


@st.composite
def bank_figures(draw: st.DrawFn) -> Verb:
    day, category = (
        draw(st.sampled_from([date(2026, 10, 30), *map(november, (4, 13))])),
        draw(CATEGORY),
    )
    amount, pieces = draw(st.none() | AMOUNTS), draw(st.none() | PIECES)
    figure = a_figure(day, month=draw(MONTH), category=category, amount=amount, pieces=pieces)
    if amount is None and pieces is None:
        return lambda desk: drop_figure(desk, figure)
    return lambda desk: record_figure(desk, figure)


@st.composite
def deals(draw: st.DrawFn) -> Verb:
    who, amount = draw(WHO), draw(AMOUNTS)
    deal = a_deal(
        category=draw(CATEGORY),
        degree=draw(st.sampled_from(Degree)),
        expected_on=draw(st.none() | DAYS),
        for_month=draw(st.none() | MONTH),
        factor=draw(st.sampled_from([WHOLE, 3_333])),
    )
    return lambda desk: add_deal(desk, who, replace(deal, amount=amount))


@st.composite
def wins(draw: st.DrawFn) -> Verb:
    which = draw(WHICH | st.just("王小明"))
    amount, on, month = draw(st.none() | AMOUNTS), draw(st.none() | DAYS), draw(st.none() | MONTH)
    return lambda desk: win_deal(desk, which, amount=amount, on=on, for_month=month)


@st.composite
def losses(draw: st.DrawFn) -> Verb:
    """Lose an open deal, or take a won one back."""
    which, on, month = draw(WHICH), draw(st.none() | DAYS), draw(st.none() | MONTH)
    return lambda desk: lose_deal(desk, which, LostReason.FAMILY, on=on, for_month=month)


@st.composite
def recounts(draw: st.DrawFn) -> Verb:
    """Count a deal anew: in another category, by another factor, for another month or amount."""
    which, category, month = draw(WHICH), draw(CATEGORY), draw(st.none() | MONTH)
    product, amount = draw(PRODUCT), draw(AMOUNTS)
    verbs: list[Verb] = [
        lambda desk: edit_deal(desk, which, {"category": category}),
        lambda desk: edit_deal(desk, which, {"product": product}),
        lambda desk: edit_deal(desk, which, {"for_month": month}),
        lambda desk: move_deal(desk, which, {"amount": amount}),
    ]
    return draw(st.sampled_from(verbs))


@st.composite
def files(draw: st.DrawFn) -> Verb:
    row = a_row(2, draw(NAMES), phone=draw(PHONES), assets=draw(AMOUNTS), mood=draw(MOODS))
    dry_run = draw(st.booleans())
    return lambda desk: import_clients(desk, a_sheet(row), dry_run=dry_run)


VERBS = (
    clients()
    | touches()
    | files()
    | quotas()
    | quotas()
    | bank_figures()
    | deals()
    | wins()
    | wins()
    | losses()
    | recounts()
)
BEGINNING: tuple[Verb, ...] = (
    lambda desk: add_contact(desk, a_client("王小明")),
    lambda desk: add_contact(desk, a_client("李姐")),
    lambda desk: set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(500_000)),
    lambda desk: add_deal(desk, "王小明", a_deal()),
    lambda desk: add_deal(desk, "李姐", a_deal(category=DEPOSIT)),
)
BACK_AND_FORTH: st.SearchStrategy[Verb] = st.sampled_from([undo, undo, redo])


@contextmanager
def a_fresh_desk(empty_store: Path) -> Iterator[Desk]:
    with fresh_desk(empty_store) as desk:
        yield replace(desk, calendar=WithDaysOff(desk.calendar, LEAVE), rules=RULES)


def on(desk: Desk, day: date) -> Desk:
    return replace(desk, now=datetime(day.year, day.month, day.day, 9, tzinfo=CHINA_TIME))


def bookings(desk: Desk) -> list[Booking]:
    """Return all money that is booked up to the desk's day, deal by deal."""
    pages = [show_deal(desk, str(line.id)) for line in list_deals(desk).deals]
    found = [booking for page in pages for booking in page.bookings]
    return [booking for booking in found if booking.booked_on <= desk.today]


def refuse_wrong_month(desk: Desk, month: Month) -> None:
    """Fail where a number of the month's plan does not follow from what was booked."""
    plan, booked = show_plan(desk, month), bookings(desk)
    figures = [one for one in desk.store.all(FIGURES) if one.taken_on <= desk.today]
    for one in plan.categories:
        mine = [row for row in booked if (row.category, row.for_month) == (one.category, month)]
        money = [(row.booked_on, int(counted(row.amount, row.factor))) for row in mine]
        deals = [(row.booked_on, row.pieces) for row in mine]
        refuse_wrong_numbers(plan, one, one.target, money)
        refuse_wrong_numbers(plan, one.deals, one.quota.pieces if one.quota else None, deals)
        said = [figure for figure in figures if figure.category == one.category]
        of_month = [figure for figure in said if figure.month == month]
        amounts = [(row.taken_on, row.amount) for row in of_month if row.amount is not None]
        pieces = [(row.taken_on, row.pieces) for row in of_month if row.pieces is not None]
        before = [
            row.amount for row in said if row.amount is not None and row.taken_on < month.first
        ]
        is_level = one.kind is CategoryKind.LEVEL
        expected = grown(month, money, amounts, before) if is_level else summed(money, amounts)
        assert one.booked == expected
        assert one.deals.booked == summed(deals, pieces)


def summed(entries: Numbers, figures: Numbers) -> int:
    """Return the bank's latest figure and what was booked after its day; else our own sum."""
    day, number = figures[-1] if figures else (date.min, 0)
    return number + sum(entry for on, entry in entries if on > day)


def grown(month: Month, entries: Numbers, figures: Numbers, before: list[Money]) -> int:
    """Return a balance's growth since its base, and what came after the latest reading."""
    arrived = [(max(on, month.first), entry) for on, entry in entries]
    if not figures:
        return summed(arrived, [])
    base_day, base = figures[0]
    own = sum(entry for on, entry in arrived if on <= base_day)
    return summed(arrived, figures) - (before[-1] if before else base - own)


def refuse_wrong_numbers(
    plan: MonthPlan,
    one: CategoryPlan | Measured[int],
    quota: int | None,
    entries: Numbers,
) -> None:
    """Fail where the numbers of one measure don't hold together."""
    correction = one.correction.difference if one.correction else 0
    assert one.booked == sum(number for _on, number in entries) + correction
    assert one.prebooked == sum(number for on, number in entries if on not in plan.month)
    needs = (one.needed_today, one.left_this_week, one.left)
    if quota is None:
        assert (*needs, one.surplus, one.pace, one.weeks) == (0, 0, 0, 0, 0, ())
        return
    assert one.booked + one.left == quota + one.surplus
    assert one.left == 0 or one.surplus == 0
    assert [0, *needs] == sorted([0, *needs])
    days = [pair for week in one.weeks for pair in zip(week.days, week.daily, strict=True)]
    assert sum(number for _day, number in days) == quota
    assert one.pace == one.booked - sum(number for day, number in days if day < plan.today)
    in_weeks = sum(week.booked for week in one.weeks)
    assert one.booked == in_weeks + one.prebooked + correction


@seed(20261116)
@given(verbs=st.lists(st.tuples(VERBS | BACK_AND_FORTH, TODAY), min_size=4, max_size=16))
@settings(max_examples=80, deadline=None, database=None)
def test_the_money_adds_up_and_everything_can_be_taken_back(
    empty_store: Path, verbs: list[tuple[Verb, date]]
) -> None:
    with a_fresh_desk(empty_store) as desk:
        for verb, today in [*((verb, MONDAY) for verb in BEGINNING), *verbs]:
            before = dump(desk.store)
            now = on(desk, today)
            try:
                verb(now)
            except StoreError:
                raise
            except RmtrackError:
                assert dump(desk.store) == before
            for month in MONTHS:
                refuse_wrong_month(now, month)
            look_at_morning(now)
        last = dump(desk.store)
        done = sum(line.state is LineState.DONE for line in show_history(desk, 99))
        for _line in range(done):
            undo(desk)
        assert not any(dump(desk.store).values())
        for _line in range(done):
            redo(desk)
        assert dump(desk.store) == last
