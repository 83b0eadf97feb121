"""The bank's own figure wins; what it differs by stands beside it, and can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, lose_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.plan import drop_figure, record_figure, set_quota, show_plan
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RuleError
from rmtrack.domain.figures import BankFigure, Correction, Figure
from rmtrack.domain.history import Changed
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, LostReason
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan, Replanned
from rmtrack.storage import months
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    a_figure,
    add,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
OCTOBER = Month(2026, 10)
yuan = Money.yuan


@pytest.fixture(autouse=True)
def _clients(desk: Desk) -> None:
    """Know a client."""
    add(desk, "王小明")


def figure(amount: int | None, day: int = 16, **fields: object) -> BankFigure:
    return a_figure(november(day), amount=None if amount is None else yuan(amount), **fields)


def a_balance(amount: int, day: date) -> BankFigure:
    return BankFigure(NOVEMBER, DEPOSIT, day, yuan(amount))


def book(desk: Desk, amount: int, day: date, category: str = INVESTMENT) -> None:
    deal = add_deal(desk, "王小明", a_deal(amount, category=category))
    win_deal(desk, str(deal.id), on=day)


def standing(desk: Desk, category: str = INVESTMENT, month: Month = NOVEMBER) -> CategoryPlan:
    found = show_plan(desk, month).of(category)
    assert found is not None
    return found


def kept(desk: Desk, month: Month = NOVEMBER) -> list[BankFigure]:
    return desk.store.all(months.FIGURES, month=month)


def test_the_banks_figure_wins_and_the_difference_has_its_reason(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=yuan(2_290_000))
    book(desk, 800_000, november(4))
    before = show_plan(desk, NOVEMBER)
    replanned = record_figure(desk, figure(812_000, 13, reason="补录"))
    assert replanned == Replanned(before, show_plan(desk, NOVEMBER), INVESTMENT)
    now = standing(desk)
    assert (now.booked, now.left) == (yuan(812_000), yuan(1_478_000))
    assert now.pace - before.categories[0].pace == yuan(12_000)
    assert now.correction == Correction(
        november(13), yuan(812_000), yuan(812_000), yuan(800_000), "补录"
    )
    assert [week.booked for week in now.weeks] == [yuan(800_000), ZERO, ZERO, ZERO]


def test_what_is_won_after_the_figures_day_comes_on_top(desk: Desk) -> None:
    """A figure holds for the end of its day: a win of that day is in it."""
    book(desk, 800_000, november(13))
    record_figure(desk, figure(700_000, 13))
    assert standing(desk).booked == yuan(700_000)
    book(desk, 50_000, MONDAY)
    assert standing(desk).booked == yuan(750_000)


def test_a_deal_taken_back_after_the_figure_goes_off_it(desk: Desk) -> None:
    book(desk, 800_000, november(4))
    record_figure(desk, figure(812_000, 13))
    lose_deal(desk, "1", LostReason.FAMILY)
    assert standing(desk).booked == yuan(12_000)
    assert standing(desk).correction is not None


def test_the_latest_figure_of_the_month_counts_whatever_was_entered_last(desk: Desk) -> None:
    record_figure(desk, figure(300, 13))
    record_figure(desk, figure(100, 4))
    record_figure(desk, figure(900, 16, month=DECEMBER))
    assert standing(desk).booked == yuan(300)
    assert standing(desk, month=DECEMBER).booked == yuan(900)


def test_a_figure_of_today_makes_nothing_of_it_a_win_of_today(desk: Desk) -> None:
    """What the bank counts more stood there this morning: today's own share is asked anew."""
    set_quota(desk, NOVEMBER, INVESTMENT, amount=yuan(2_290_000))
    book(desk, 1_712_000, november(4))
    record_figure(desk, figure(1_812_000))
    now = standing(desk)
    assert (now.pace, now.needed_today) == (yuan(-20_000), yuan(95_600))
    assert now.left_this_week == yuan(478_000)


def test_a_figure_can_be_in_deals(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=yuan(100), pieces=5)
    book(desk, 40, november(4))
    record_figure(desk, figure(None, pieces=3, reason="代发客户"))
    now = standing(desk)
    assert (now.booked, now.correction) == (yuan(40), None)
    assert (now.deals.booked, now.deals.left) == (3, 2)
    assert now.deals.correction == Correction(MONDAY, 3, 3, 1, "代发客户")


def test_a_figure_of_the_same_day_is_replaced_in_what_is_said_anew(desk: Desk) -> None:
    record_figure(desk, figure(100, reason="first"))
    record_figure(desk, figure(None, pieces=2))
    assert kept(desk) == [figure(100, pieces=2, reason="first", id=1)]
    record_figure(desk, figure(120, reason="second"))
    assert kept(desk) == [figure(120, pieces=2, reason="second", id=1)]


def test_a_figure_said_again_leaves_no_line(desk: Desk) -> None:
    record_figure(desk, figure(100))
    before = show_history(desk, 9)
    record_figure(desk, figure(100))
    assert show_history(desk, 9) == before


def test_a_day_to_come_has_no_figure_yet(desk: Desk, desk_on: DeskOn) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        record_figure(desk, figure(100, 17))
    assert dump(desk.store) == before
    record_figure(desk_on(november(17)), figure(100, 17))
    assert show_plan(desk, NOVEMBER).categories == ()  # nor is it known today


def test_what_is_counted_in_deals_takes_a_number_of_them_alone(desk: Desk) -> None:
    counting = replace(desk, rules=CategoryRules(kinds={"cards": "pieces"}))
    before = dump(desk.store)
    with pytest.raises(RuleError, match="cards is counted in deals"):
        record_figure(counting, figure(100, category="cards", pieces=4))
    assert dump(desk.store) == before
    record_figure(counting, figure(None, category="cards", pieces=4))
    assert standing(counting, "cards").deals.booked == 4


def test_a_figure_is_taken_back_and_done_again(desk: Desk) -> None:
    book(desk, 40, november(4))
    record_figure(desk, figure(100, 13))
    replanned = record_figure(replace(desk, line="plan --actual 120"), figure(120, 13))
    newest = show_history(desk, 1)[0]
    assert (newest.line, newest.changes) == (
        "plan --actual 120",
        (Changed("bank_figure", 0, 1, 0),),
    )
    undo(desk)
    assert show_plan(desk, NOVEMBER) == replanned.before
    assert standing(desk).booked == yuan(100)
    redo(desk)
    assert show_plan(desk, NOVEMBER) == replanned.plan
    undo(desk)
    undo(desk)
    assert (standing(desk).booked, standing(desk).correction) == (yuan(40), None)


def test_a_figure_that_is_dropped_lets_the_one_before_it_count(desk: Desk) -> None:
    record_figure(desk, figure(100, 4))
    record_figure(desk, figure(120, 13))
    replanned = drop_figure(desk, figure(None, 13))
    assert (replanned.category, replanned.plan) == (INVESTMENT, show_plan(desk, NOVEMBER))
    assert replanned.before != replanned.plan
    assert standing(desk).booked == yuan(100)
    undo(desk)
    assert standing(desk).booked == yuan(120)


@pytest.mark.parametrize(
    "other",
    [{"day": 4}, {"category": "cards"}, {"month": DECEMBER}],
    ids=lambda one: next(iter(one)),
)
def test_a_figure_there_is_none_of_cannot_be_dropped(desk: Desk, other: dict[str, object]) -> None:
    record_figure(desk, figure(100))
    before = dump(desk.store)
    with pytest.raises(RuleError, match="no figure of the bank is kept for"):
        drop_figure(desk, figure(None, **other))  # type: ignore[arg-type]
    assert dump(desk.store) == before


def test_a_balance_belongs_to_the_month_of_its_day(desk: Desk) -> None:
    """Whatever month is given: a balance is read on a day."""
    last_day = a_balance(5_000, date(2026, 10, 31))
    record_figure(desk, last_day)
    assert kept(desk) == []
    assert kept(desk, OCTOBER) == [replace(last_day, month=OCTOBER, id=1)]
    drop_figure(desk, last_day)
    assert kept(desk, OCTOBER) == []


def test_a_balance_counts_by_its_growth_since_the_last_reading_before_the_month(
    desk: Desk,
) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=yuan(1_000))
    for amount, day in ((4_800, date(2026, 9, 30)), (5_000, date(2026, 10, 30))):
        record_figure(desk, a_balance(amount, day))
    record_figure(desk, a_balance(5_300, november(6)))
    book(desk, 100, november(4), DEPOSIT)
    now = standing(desk, DEPOSIT)
    assert (now.booked, now.left, now.expected) == (yuan(300), yuan(700), ZERO)
    assert now.correction == Correction(
        november(6),
        yuan(5_300),
        yuan(300),
        yuan(100),
        None,
        Figure(date(2026, 10, 30), yuan(5_000)),
    )


def test_a_balance_can_fall_below_its_base(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=yuan(1_000))
    record_figure(desk, a_balance(5_000, date(2026, 10, 31)))
    record_figure(desk, a_balance(4_400, november(13)))
    now = standing(desk, DEPOSIT)
    assert (now.booked, now.left, now.surplus) == (yuan(-600), yuan(1_600), ZERO)


def test_a_win_is_expected_until_a_reading_confirms_it(desk: Desk, desk_on: DeskOn) -> None:
    record_figure(desk, a_balance(5_000, date(2026, 10, 31)))
    book(desk, 200, november(10), DEPOSIT)
    assert (standing(desk, DEPOSIT).booked, standing(desk, DEPOSIT).expected) == (yuan(200),) * 2
    record_figure(desk, a_balance(5_100, november(12)))
    book(desk, 70, MONDAY, DEPOSIT)
    assert (standing(desk, DEPOSIT).booked, standing(desk, DEPOSIT).expected) == (
        yuan(170),
        yuan(70),
    )
    tuesday = desk_on(november(17))
    record_figure(tuesday, a_balance(5_180, november(17)))
    now = standing(tuesday, DEPOSIT)
    assert (now.booked, now.expected) == (yuan(180), ZERO)


def test_a_balance_first_read_within_the_month_starts_from_our_own_sum(desk: Desk) -> None:
    book(desk, 200, november(4), DEPOSIT)
    record_figure(desk, a_balance(5_000, november(6)))
    assert standing(desk, DEPOSIT).booked == yuan(200)
    record_figure(desk, a_balance(4_950, november(13)))
    assert standing(desk, DEPOSIT).booked == yuan(150)


def test_the_last_reading_of_a_month_is_the_base_of_the_next(desk_on: DeskOn) -> None:
    """Only of an amount, and only of the same category."""
    later = desk_on(date(2026, 12, 10))
    record_figure(later, a_balance(5_000, november(6)))
    record_figure(later, a_balance(5_600, november(30)))
    record_figure(later, BankFigure(NOVEMBER, DEPOSIT, date(2026, 12, 1), pieces=3))
    record_figure(later, figure(9_000, 30))
    record_figure(later, a_balance(5_700, date(2026, 12, 9)))
    now = standing(later, DEPOSIT, DECEMBER)
    assert now.booked == yuan(100)
    assert (now.correction and now.correction.base) == Figure(november(30), yuan(5_600))
    assert standing(later, DEPOSIT).booked == yuan(600)
    assert now.deals.booked == 3


def test_a_base_that_is_put_right_moves_the_next_month_too(desk: Desk) -> None:
    record_figure(desk, a_balance(5_000, date(2026, 10, 31)))
    record_figure(desk, a_balance(5_300, november(6)))
    record_figure(desk, a_balance(5_100, date(2026, 10, 31)))
    assert standing(desk, DEPOSIT).booked == yuan(200)
    undo(desk)
    assert standing(desk, DEPOSIT).booked == yuan(300)


def test_the_kind_of_a_category_is_the_users(desk: Desk) -> None:
    """A deposit counted as a flow takes the figure as what is booked for the month."""
    flowing = replace(desk, rules=CategoryRules(kinds={DEPOSIT: "flow"}))
    record_figure(flowing, a_balance(5_000, date(2026, 10, 31)))
    assert standing(flowing, DEPOSIT).booked == yuan(5_000)
    assert standing(flowing, DEPOSIT).expected == ZERO


def test_what_was_won_after_the_base_was_read_is_no_growth_of_the_next_month(
    desk: Desk, desk_on: DeskOn
) -> None:
    """Read on the 5th, 100,000 won on the 6th: that is November's, in December's base or not."""
    set_quota(desk, NOVEMBER, DEPOSIT, amount=yuan(1_000_000))
    record_figure(desk, a_balance(5_000_000, november(5)))
    book(desk, 100_000, november(6), DEPOSIT)
    december = desk_on(date(2026, 12, 9))
    record_figure(december, replace(a_balance(5_250_000, date(2026, 12, 8)), month=DECEMBER))
    at = standing(december, DEPOSIT, DECEMBER)
    assert at.booked == yuan(150_000)
    assert at.correction is not None
    assert at.correction.since_base == yuan(100_000)
    assert standing(december, DEPOSIT).booked == yuan(100_000)


def test_every_figure_of_the_month_is_told_with_its_own_difference(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=yuan(1_000_000))
    book(desk, 100_000, november(3))
    book(desk, 100_000, november(10))
    record_figure(desk, figure(150_000, 5))
    record_figure(desk, figure(190_000, 12, pieces=3))
    at = standing(desk)
    assert [(one.on, one.difference) for one in at.corrections] == [
        (november(5), yuan(50_000)),
        (november(12), yuan(-10_000)),
    ]
    assert at.corrections[-1] == at.correction
    assert [one.difference for one in at.deal_corrections] == [1]
