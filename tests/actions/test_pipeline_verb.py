"""The pipeline at work: chances from one's own deals, months, what stands still."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmtrack.actions.chances import chances_of
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back
from rmtrack.actions.history import redo, undo
from rmtrack.actions.learned import find_learned
from rmtrack.actions.log import log_touch
from rmtrack.actions.month_page import look_at_month
from rmtrack.actions.pipeline import look_at_pipeline
from rmtrack.actions.pipeline_lists import find_stale
from rmtrack.actions.plan import record_figure, set_quota, show_plan
from rmtrack.actions.snooze import snooze_contact
from rmtrack.actions.today import look_at_morning
from rmtrack.calendars.own import WithDaysOff
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.chances import Chance
from rmtrack.domain.days import Month
from rmtrack.domain.keys import (
    DEPOSIT,
    INSURANCE,
    INVESTMENT,
    CategoryKind,
    Degree,
    LostReason,
    Outcome,
    StaleReason,
)
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.outlook import Forecast, Outlook
from rmtrack.domain.pipeline_page import CategoryPipeline
from rmtrack.domain.policy import Policy
from rmtrack.domain.steps import AMOUNT, DEALS
from rmtrack.domain.wanted import EVERY, Wanted
from rmtrack.storage import pipeline
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Store
from tests.actions.test_verbs_together import on
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    a_figure,
    a_step,
    a_touch,
    add,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
COMMITTED, LEANING, CONSIDERING = Degree
NO_STEP, LATE, OVERDUE, SILENT = StaleReason
PRICE = LostReason.PRICE
PRIOR = {COMMITTED: Chance(8000), LEANING: Chance(5000), CONSIDERING: Chance(2000)}
CARDS = "信用卡"
OCTOBER, JANUARY = Month(2026, 10), Month(2027, 1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _people(desk: Desk) -> None:
    add(desk, "王小明", "李姐")


def category(desk: Desk, name: str = INVESTMENT, month: Month | None = None) -> CategoryPipeline:
    (found,) = (one for one in look_at_pipeline(desk, month).categories if one.category == name)
    return found


def outlook(desk: Desk, name: str = INVESTMENT, month: Month = NOVEMBER) -> Outlook:
    found = category(desk, name, month).outlook(month)
    assert found is not None
    return found


def closed(desk: Desk, number: int, *degrees: Degree, won: bool = True) -> None:
    """Add a deal that stands in these degrees, one after the other, and then ends."""
    add_deal(desk, "1", a_deal(10, degree=degrees[0], opened_on=desk.today))
    for degree in degrees[1:]:
        move_deal(desk, str(number), {"degree": degree})
    if won:
        win_deal(desk, str(number))
    else:
        lose_deal(desk, str(number), PRICE)


def shares(desk: Desk, degree: Degree) -> Mapping[int, int]:
    found = find_learned(desk, Wanted(learned=degree))
    assert found is not None
    assert found.chance == chances_of(desk)[degree]
    return found.shares


# Chances


def test_nothing_is_learned_from_open_deals(desk: Desk) -> None:
    add_deal(desk, "1", a_deal(degree=COMMITTED))
    assert chances_of(desk) == look_at_pipeline(desk).chances == PRIOR
    assert look_at_pipeline(desk).rate == Chance(5000)


def test_ten_committed_deals_that_were_won_make_ninety_percent(desk: Desk) -> None:
    for number in range(1, 11):
        closed(desk, number, COMMITTED)
    assert chances_of(desk) == PRIOR | {COMMITTED: Chance(9000, 10)}
    assert look_at_pipeline(desk).rate == Chance(7500, 10)
    own = replace(desk, policy=Policy(chance_weight=0))
    assert chances_of(own)[COMMITTED] == Chance(10_000, 10)


def test_a_deal_counts_for_every_degree_in_which_it_stood_and_once(desk: Desk) -> None:
    closed(desk, 1, CONSIDERING, LEANING, CONSIDERING, LEANING)
    closed(desk, 2, LEANING, won=False)
    assert chances_of(desk) == {
        COMMITTED: Chance(8000, 0),
        LEANING: Chance(5000, 2),  # (5 + 1) / 12
        CONSIDERING: Chance(2727, 1),
    }
    assert shares(desk, CONSIDERING) == {1: WHOLE}
    assert shares(desk, LEANING) == {1: WHOLE, 2: 0}
    assert shares(desk, COMMITTED) == {}
    assert find_learned(desk, EVERY) is None
    assert look_at_pipeline(desk).rate == Chance(5000, 2)  # each deal once


def test_one_won_in_part_counts_by_the_share_of_the_money(desk: Desk) -> None:
    add_deal(desk, "1", a_deal(100, degree=LEANING))
    win_deal(desk, "1", amount=Money.yuan(20))
    assert chances_of(desk) == PRIOR  # the rest is open
    win_deal(desk, "1", amount=Money.yuan(5))
    lose_deal(desk, "1", PRICE)
    assert chances_of(desk)[LEANING] == Chance(4773, 1)  # (5 + 0.25) / 11
    assert look_at_pipeline(desk).rate == Chance(4773, 1)


@pytest.mark.parametrize("paid", [100, 160])
def test_one_won_in_parts_to_its_end_is_won_whole(desk: Desk, paid: int) -> None:
    add_deal(desk, "1", a_deal(100, degree=LEANING))
    win_deal(desk, "1", amount=Money.yuan(20))
    win_deal(desk, "1", amount=Money.yuan(paid))
    assert chances_of(desk)[LEANING] == Chance(5455, 1)  # 6 / 11, and no more than whole


def test_what_was_taken_back_is_lost(desk: Desk) -> None:
    closed(desk, 1, LEANING)
    assert chances_of(desk)[LEANING] == Chance(5455, 1)
    lose_deal(desk, "1", PRICE)
    assert chances_of(desk)[LEANING] == Chance(4545, 1)  # 5 / 11


@pytest.mark.parametrize(("later", "n"), [(0, 1), (364, 1), (365, 0), (-1, 0)])
def test_a_year_up_to_today_is_learned_from(
    desk: Desk, desk_on: DeskOn, later: int, n: int
) -> None:
    closed(desk, 1, LEANING)
    at = desk_on(MONDAY + later * DAY)
    assert chances_of(at)[LEANING].n == n
    assert len(shares(at, LEANING)) == n


def test_a_win_to_come_has_taught_nothing_yet(desk: Desk, desk_on: DeskOn) -> None:
    add_deal(desk, "1", a_deal(degree=LEANING))
    win_deal(desk, "1", on=MONDAY + DAY)
    assert chances_of(desk) == PRIOR
    assert chances_of(desk_on(MONDAY + DAY))[LEANING] == Chance(5455, 1)


def test_the_morning_the_plan_and_the_pipeline_learn_the_same(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1_000))
    closed(desk, 1, LEANING, won=False)
    add_deal(desk, "2", a_deal(1_000, degree=LEANING, expected_on=november(20)))
    weighted = Money(45_450)  # 45.45 %
    assert category(desk).reserve.weighted == outlook(desk).weighted == weighted
    assert look_at_morning(desk).coverage == {INVESTMENT: 0.45}
    assert outlook(desk).coverage == 0.45


# Months


def test_an_empty_store_has_no_category(desk: Desk) -> None:
    found = look_at_pipeline(desk)
    assert (found.today, found.month, found.categories, found.steps) == (MONDAY, None, (), ())
    assert find_stale(desk) == ()
    assert look_at_pipeline(desk, NOVEMBER).categories == ()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Return the desk with a quota and deals in this month, the next and others."""
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1_000))
    for yuan, fields in (
        (100, {"expected_on": november(20)}),
        (200, {"for_month": DECEMBER, "expected_on": november(20)}),
        (400, {"expected_on": date(2027, 1, 5)}),
        (800, {}),
        (1600, {"for_month": OCTOBER, "opened_on": date(2026, 10, 30)}),
        (3200, {"expected_on": date(2026, 12, 1), "category": INSURANCE}),
    ):
        deal = a_deal(yuan, degree=COMMITTED, **fields)
        add_deal(on(desk, deal.opened_on), "1", deal)
    return desk


def test_without_a_month_all_open_deals_are_told(full: Desk) -> None:
    page = look_at_pipeline(full)
    assert [one.category for one in page.categories] == [INVESTMENT, INSURANCE]
    found = category(full)
    assert (found.reserve.number, found.reserve.amount) == (5, Money.yuan(3100))
    told = [(one.month, one.reserve.amount, one.outlook is not None) for one in found.months]
    assert told == [
        (OCTOBER, Money.yuan(1600), False),
        (NOVEMBER, Money.yuan(100), True),
        (DECEMBER, Money.yuan(200), True),
        (JANUARY, Money.yuan(400), False),
        (None, Money.yuan(800), False),
    ]
    assert page.steps == look_at_month(full, NOVEMBER).steps


@pytest.mark.parametrize(
    ("month", "amount", "quota"),
    [
        (OCTOBER, 1600, None),
        (NOVEMBER, 100, 1000),
        (DECEMBER, 200, None),
        (JANUARY, 400, None),
    ],
)
def test_with_a_month_only_what_counts_for_it(
    full: Desk, month: Month, amount: int, quota: int | None
) -> None:
    found = category(full, INVESTMENT, month)
    assert (found.reserve.number, found.reserve.amount) == (1, Money.yuan(amount))
    assert sum(one.reserve.number for one in found.degrees) == 1
    assert [one.month for one in found.months] == [month]
    at = outlook(full, INVESTMENT, month)
    assert at.worth == Money.yuan(amount)
    assert at.quota == (None if quota is None else Money.yuan(quota))
    assert len(found.stale) == 1
    assert found.roll == category(full).roll  # the week is the week


def test_a_month_with_nothing_is_told_as_nothing(full: Desk) -> None:
    """Where there are deals in other months a category stands there, empty."""
    found = category(full, INVESTMENT, Month(2027, 6))
    assert (found.reserve.number, found.months, found.stale) == (0, (), ())
    assert found.outlook(Month(2027, 6)) is None
    assert category(full, INSURANCE).outlook(NOVEMBER) is None


def test_what_is_told_of_a_month_is_its_plan(full: Desk) -> None:
    win_deal(full, "1", amount=Money.yuan(40))
    at, plan = outlook(full), show_plan(full, NOVEMBER).of(INVESTMENT)
    assert plan is not None
    assert (at.quota, at.booked, at.left) == (plan.target, plan.booked, plan.left)
    assert (at.worth, at.weighted) == (Money.yuan(60), Money.yuan(48))
    assert at.forecast[:3] == (Money.yuan(88), Money.yuan(40), Money.yuan(100))


def test_categories_stand_in_their_order_the_users_own_behind(desk: Desk) -> None:
    desk = replace(desk, rules=CategoryRules(kinds={CARDS: "pieces"}))
    for name in (CARDS, DEPOSIT, "开户", INVESTMENT, INSURANCE):
        add_deal(desk, "1", a_deal(3, category=name, for_month=NOVEMBER))
    found = look_at_pipeline(desk).categories
    assert [one.category for one in found] == [INVESTMENT, INSURANCE, DEPOSIT, CARDS, "开户"]
    assert [one.kind for one in found][2:] == [
        CategoryKind.LEVEL,
        CategoryKind.PIECES,
        CategoryKind.FLOW,
    ]


def test_a_category_with_a_plan_or_with_what_rolled_is_told_without_a_deal(desk: Desk) -> None:
    set_quota(desk, DECEMBER, DEPOSIT, amount=Money.yuan(100))
    add_deal(desk, "1", a_deal(category=INSURANCE))
    lose_deal(desk, "1", PRICE)
    found = {one.category: one for one in look_at_pipeline(desk).categories}
    assert found.keys() == {INSURANCE, DEPOSIT}
    assert found[INSURANCE].roll.dropped.number == 1
    december = found[DEPOSIT].outlook(DECEMBER)
    assert december is not None
    assert (december.left, december.coverage) == (Money.yuan(100), 0.0)


def test_a_balance_is_covered_by_what_is_open(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=Money.yuan(300))
    base = a_figure(date(2026, 10, 31), category=DEPOSIT, amount=Money.yuan(1_000))
    record_figure(desk, base)
    record_figure(desk, a_figure(november(13), category=DEPOSIT, amount=Money.yuan(1_100)))
    add_deal(desk, "1", a_deal(100, category=DEPOSIT, degree=LEANING, for_month=NOVEMBER))
    at = outlook(desk, DEPOSIT)
    assert (at.booked, at.left, at.coverage) == (Money.yuan(100), Money.yuan(200), 0.25)


def test_where_pieces_are_counted_no_factor_holds_anywhere(desk: Desk) -> None:
    """Three cards are three, whatever their product counts elsewhere."""
    desk = replace(desk, rules=CategoryRules(kinds={CARDS: "pieces"}, factors={"金卡": 3000}))
    deal = a_deal(3, category=CARDS, degree=COMMITTED, factor=3000, for_month=NOVEMBER)
    add_deal(desk, "1", deal)
    win_deal(desk, "1", amount=Money.yuan(1))
    found, at = category(desk, CARDS), outlook(desk, CARDS)
    assert at.unit == DEALS
    assert (at.booked, at.worth, at.weighted) == (Money.yuan(1), Money.yuan(2), Money(160))
    assert (found.reserve.counted, found.reserve.weighted) == (at.worth, at.weighted)
    assert [one.reserve.weighted for one in found.degrees] == [Money(160), ZERO, ZERO]


def test_where_deals_alone_are_asked_for_one_won_in_part_is_no_further_one(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, pieces=4)
    for number in "12":
        add_deal(desk, number, a_deal(degree=COMMITTED, for_month=NOVEMBER))
    win_deal(desk, "1", amount=Money.yuan(1))
    at = outlook(desk)
    assert (at.unit, at.booked, at.left) == (DEALS, Money.yuan(1), Money.yuan(3))
    assert (at.worth, at.weighted) == (Money.yuan(1), Money(80))
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(100))
    assert outlook(desk).unit == AMOUNT


def test_what_is_booked_for_a_day_to_come_is_in_the_forecast_and_covers(desk: Desk) -> None:
    """Of 1,000,000 a committed half is open, and 300,000 are booked for Wednesday."""
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1_000_000))
    for _ in range(2):
        add_deal(desk, "1", a_deal(500_000, degree=COMMITTED, expected_on=november(30)))
    win_deal(desk, "1", amount=Money.yuan(300_000), on=november(18), last=True)
    found = outlook(desk)
    assert (found.booked, found.ahead, found.left) == tuple(
        map(Money.yuan, (0, 300_000, 1_000_000))
    )
    assert (found.coverage, found.coverage_unweighted) == (0.7, 0.8)
    mean, low, high = map(Money.yuan, (700_000, 300_000, 800_000))
    assert found.forecast == Forecast(mean, low, high, 1.0)


def test_what_is_open_with_an_archived_client_counts_nowhere_and_is_told(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1_000_000))
    for who in ("1", "2"):
        add_deal(desk, who, a_deal(500_000, degree=COMMITTED, expected_on=november(30)))
    archive_contact(desk, "2")
    seen = look_at_pipeline(desk)
    (only,) = seen.categories
    assert (only.reserve.number, only.reserve.weighted) == (1, Money.yuan(400_000))
    assert outlook(desk).coverage == 0.4 == look_at_morning(desk).coverage[INVESTMENT]
    assert [one.deal.contact_id for one in only.stale] == [1]
    assert seen.clients == 1
    assert seen.away == 1
    assert look_at_month(desk, NOVEMBER).closest[INVESTMENT][0].contact_id == 1
    bring_back(desk, "2")
    assert look_at_pipeline(desk).away == 0
    assert outlook(desk).coverage == 0.8


def test_looking_changes_nothing_and_every_command_goes_back(full: Desk) -> None:
    before, pages = dump(full.store), [look_at_pipeline(full, of) for of in (None, NOVEMBER)]
    verbs: tuple[Callable[[], object], ...] = (
        lambda: win_deal(full, "1", amount=Money.yuan(30)),
        lambda: win_deal(full, "3"),
        lambda: lose_deal(full, "4", PRICE),
        lambda: move_deal(full, "2", {"degree": CONSIDERING}),
        lambda: edit_deal(full, "6", {"category": INVESTMENT}),
        lambda: archive_contact(full, "1"),
    )
    for verb in verbs:
        verb()
        changed = look_at_pipeline(full)
        undo(full)
        assert [look_at_pipeline(full, of) for of in (None, NOVEMBER)] == pages
        redo(full)
        assert look_at_pipeline(full) == changed
        undo(full)
    assert dump(full.store) == before


def test_what_another_window_writes_meanwhile_is_not_half_seen(
    full: Desk, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A deal is won there after the first question is answered here."""
    pages = look_at_pipeline(full), find_stale(full)
    plain = Store.all
    with closing(open_store(store_path)) as other:
        waiting = [replace(full, store=other)] * 2

        def interrupted(store: Store, *query: object, **given: object) -> object:
            rows: object = plain(store, *query, **given)  # type: ignore[arg-type]
            if store is full.store and waiting:
                win_deal(waiting.pop(), str(3 + len(waiting)))
            return rows

        monkeypatch.setattr(Store, "all", interrupted)
        assert look_at_pipeline(full) == pages[0]
        waiting.clear()
        assert find_stale(full) != pages[1]


# What stands still


def reasons(desk: Desk) -> list[tuple[StaleReason, ...]]:
    found = find_stale(desk)
    told = [one for name in look_at_pipeline(desk).categories for one in name.stale]
    assert sorted(told, key=lambda one: one.deal.id) == list(found)
    return [one.reasons for one in found]


@pytest.fixture
def one(desk: Desk, desk_on: DeskOn) -> Desk:
    """Return the desk on the Monday, with a committed deal that came up on Tuesday before."""
    add_deal(desk_on(november(10)), "1", a_deal(degree=COMMITTED, opened_on=november(10)))
    return desk


def test_four_working_days_without_a_word_are_too_long_for_a_committed_deal(one: Desk) -> None:
    assert reasons(one) == [(NO_STEP, SILENT)]
    away = WithDaysOff(one.calendar, {november(12): None})
    assert reasons(replace(one, calendar=away)) == [(NO_STEP,)]
    assert reasons(replace(one, policy=Policy(stale_committed=4))) == [(NO_STEP,)]


@pytest.mark.parametrize(
    ("outcome", "is_silent"), [(Outcome.TALKED, False), (Outcome.NO_ANSWER, True)]
)
def test_a_touch_ends_a_silence_and_a_call_that_nobody_took_does_not(
    one: Desk, outcome: Outcome, *, is_silent: bool
) -> None:
    log_touch(one, "1", a_touch(outcome=outcome), None)
    assert reasons(one) == [(NO_STEP, SILENT) if is_silent else (NO_STEP,)]


def test_another_degree_ends_a_silence(one: Desk) -> None:
    move_deal(one, "1", {"degree": LEANING}, on=november(11))
    (known,) = one.store.all(pipeline.WATCHES)
    assert known.degree_since == november(11)
    move_deal(one, "1", {"degree": COMMITTED}, on=november(12))
    assert reasons(one) == [(NO_STEP,)]


def test_a_part_that_is_won_ends_a_silence(one: Desk) -> None:
    win_deal(one, "1", amount=Money.yuan(7), on=november(12))
    assert reasons(one) == [(NO_STEP,)]


def test_another_date_or_amount_ends_no_silence(one: Desk) -> None:
    """Nobody has to be asked for it."""
    move_deal(one, "1", {"amount": Money.yuan(7)}, on=november(12))
    move_deal(one, "1", {"expected_on": november(27)})
    assert reasons(one) == [(NO_STEP, SILENT)]


@pytest.mark.parametrize("days", [0, 3])
def test_with_a_step_or_put_off_a_deal_goes_on(one: Desk, desk_on: DeskOn, days: int) -> None:
    day = MONDAY + days * DAY
    log_touch(desk_on(november(10)), "1", a_touch(november(10)), a_step(day))
    assert reasons(one) == []
    assert reasons(desk_on(day)) == []
    assert reasons(desk_on(day + DAY))[0] in {(LATE, SILENT), (LATE,)}
    undo(one)
    assert reasons(one) == [(NO_STEP, SILENT)]
    snooze_contact(one, "1", MONDAY + (days + 1) * DAY)
    assert reasons(one) == []


def test_a_step_with_one_client_is_none_with_another(one: Desk) -> None:
    log_touch(one, "2", a_touch(), a_step(MONDAY))
    assert reasons(one) == [(NO_STEP, SILENT)]


def test_a_date_that_has_passed_is_told_and_asked_for_by_month(one: Desk) -> None:
    add_deal(one, "2", a_deal(expected_on=november(13)))
    assert reasons(one) == [(NO_STEP, SILENT), (NO_STEP, OVERDUE)]
    assert [stale.deal.id for stale in category(one, INVESTMENT, NOVEMBER).stale] == [2]
    win_deal(one, "2")
    assert reasons(one) == [(NO_STEP, SILENT)]
