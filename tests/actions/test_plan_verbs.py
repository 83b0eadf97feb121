"""A quota is set, replaced and dropped; the plan follows what is booked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.plan import Asked, set_quota, show_plan
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RuleError
from rmtrack.domain.history import Changed
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan, Replanned
from rmtrack.domain.quota import Quota
from rmtrack.storage import months
from tests.actions.values import DECEMBER, MONDAY, NOVEMBER, a_deal, add, dump, november

DeskOn = Callable[[date], Desk]
QUOTA = Money.yuan(2_290_000)
NOTHING: tuple[Asked, ...] = ({"amount": None}, {"pieces": None}, {"curve": "flat"}, {})


def quota_of(desk: Desk, month: Month = NOVEMBER, category: str = INVESTMENT) -> Quota | None:
    return desk.store.first(months.QUOTA, month=month, category=category)


def standing(desk: Desk, month: Month = NOVEMBER) -> CategoryPlan:
    (category,) = show_plan(desk, month).categories
    return category


def book(desk: Desk, yuan: int, day: int) -> None:
    deal = add_deal(desk, "王小明", a_deal(yuan))
    win_deal(desk, str(deal.id), on=november(day))


def test_an_empty_store_has_an_empty_plan(desk: Desk) -> None:
    plan = show_plan(desk, NOVEMBER)
    assert plan.categories == ()
    assert (plan.month, plan.today, plan.calendar, plan.provisional) == (
        NOVEMBER,
        MONDAY,
        "CN",
        False,
    )
    assert (plan.week, plan.day_of_week, plan.days_left) == (3, 1, 11)


def test_setting_a_quota_answers_the_plans_before_and_after_it(desk: Desk) -> None:
    before = show_plan(desk, NOVEMBER)
    replanned = set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    assert replanned == Replanned(before, show_plan(desk, NOVEMBER), INVESTMENT)
    assert before.categories == ()
    assert quota_of(desk) == Quota(NOVEMBER, INVESTMENT, QUOTA, "front-loaded", id=1)
    assert [week.target for week in standing(desk).weeks] == [
        Money.yuan(1_374_000),
        Money.yuan(458_000),
        Money.yuan(458_000),
        ZERO,
    ]


def test_a_quota_that_is_set_again_is_replaced_and_the_rest_of_it_stays(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA, curve="steep", pieces=5)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1))
    assert quota_of(desk) == Quota(NOVEMBER, INVESTMENT, Money.yuan(1), "steep", id=1, pieces=5)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1), curve="40,30,20,10", pieces=2)
    kept = Quota(NOVEMBER, INVESTMENT, Money.yuan(1), "40,30,20,10", id=1, pieces=2)
    assert quota_of(desk) == kept
    set_quota(desk, NOVEMBER, INVESTMENT, curve="flat")
    assert quota_of(desk) == replace(kept, curve="flat")


@pytest.mark.parametrize(
    ("asked", "targets", "deals"),
    [
        ({"amount": Money.yuan(10)}, [6, 2, 2, 0], []),
        ({"pieces": 10}, [], [6, 2, 2, 0]),
        ({"amount": Money.yuan(10), "pieces": 5}, [6, 2, 2, 0], [3, 1, 1, 0]),
    ],
    ids=["in money", "in deals", "in both"],
)
def test_a_quota_is_in_money_in_deals_or_both(
    desk: Desk, asked: Asked, targets: list[int], deals: list[int]
) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, **asked)
    now = standing(desk)
    assert [week.target for week in now.weeks] == [Money.yuan(yuan) for yuan in targets]
    assert [week.target for week in now.deals.weeks] == deals
    assert (now.target, now.deals.quota) == (asked.get("amount"), asked.get("pieces"))
    assert (now.left, now.deals.left) == (asked.get("amount", ZERO), asked.get("pieces", 0))


def test_each_part_of_a_quota_is_dropped_alone_and_the_last_takes_it_away(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA, pieces=5)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=None)
    assert quota_of(desk) == Quota(NOVEMBER, INVESTMENT, None, "front-loaded", id=1, pieces=5)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    set_quota(desk, NOVEMBER, INVESTMENT, pieces=None)
    assert quota_of(desk) == Quota(NOVEMBER, INVESTMENT, QUOTA, "front-loaded", id=1)
    replanned = set_quota(desk, NOVEMBER, INVESTMENT, amount=None)
    assert quota_of(desk) is None
    assert replanned.before.of(INVESTMENT) is not None
    assert replanned.plan.of(INVESTMENT) is None


def test_what_is_counted_in_deals_takes_no_amount(desk: Desk) -> None:
    counting = replace(desk, rules=CategoryRules(kinds={"cards": "pieces"}))
    before = dump(desk.store)
    with pytest.raises(RuleError, match="cards is counted in deals") as raised:
        set_quota(counting, NOVEMBER, "cards", amount=QUOTA, pieces=5)
    assert raised.value.hint == "set how many with --pieces"
    assert dump(desk.store) == before
    set_quota(counting, NOVEMBER, "cards", pieces=5)
    assert standing(counting).deals.quota == 5
    set_quota(counting, NOVEMBER, "cards", amount=None, pieces=None)
    assert show_plan(counting, NOVEMBER).categories == ()


def test_a_new_quota_takes_the_users_own_curve_of_its_category(desk: Desk) -> None:
    own = replace(desk, rules=CategoryRules(curves={DEPOSIT: "40,30,20,10"}))
    set_quota(own, NOVEMBER, DEPOSIT, amount=QUOTA)
    set_quota(own, NOVEMBER, INVESTMENT, amount=QUOTA)
    set_quota(own, DECEMBER, DEPOSIT, pieces=5, curve="flat")
    assert [(one.category, one.shares) for one in _categories(own)] == [
        (INVESTMENT, (6000, 2000, 2000, 0)),
        (DEPOSIT, (4000, 3000, 2000, 1000)),
    ]
    assert standing(own, DECEMBER).shares is None


def test_a_new_quota_goes_on_with_the_curve_of_the_last_month(desk: Desk) -> None:
    """The user's own setting comes before it; another category has its own."""
    set_quota(desk, NOVEMBER, DEPOSIT, amount=QUOTA, curve="steep")
    set_quota(desk, DECEMBER, DEPOSIT, amount=QUOTA)
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    curves = {one.category: one.quota and one.quota.curve for one in december(desk)}
    assert curves == {INVESTMENT: "front-loaded", DEPOSIT: "steep"}
    own = replace(desk, rules=CategoryRules(curves={DEPOSIT: "flat"}))
    set_quota(own, DECEMBER, DEPOSIT, amount=None)
    set_quota(own, DECEMBER, DEPOSIT, amount=QUOTA)
    assert {one.category: one.quota and one.quota.curve for one in december(own)} == {
        INVESTMENT: "front-loaded",
        DEPOSIT: "flat",
    }


def december(desk: Desk) -> tuple[CategoryPlan, ...]:
    return show_plan(desk, DECEMBER).categories


def test_a_quota_that_is_set_keeps_its_curve_when_the_users_own_changes(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=QUOTA)
    own = replace(desk, rules=CategoryRules(curves={DEPOSIT: "flat"}))
    set_quota(own, NOVEMBER, DEPOSIT, amount=Money.yuan(1))
    assert standing(own).shares == (6000, 2000, 2000, 0)


def test_a_quota_changed_in_mid_month_keeps_the_old_in_history(desk: Desk) -> None:
    """What was booked stays; the plan is solved anew, and the old quota comes back by undo."""
    add(desk, "王小明")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    book(desk, 1_000_000, 4)
    changed = replace(desk, line="plan --quota 150万 --pieces 3")
    replanned = set_quota(changed, NOVEMBER, INVESTMENT, amount=Money.yuan(1_500_000), pieces=3)
    was, now = replanned.before.of(INVESTMENT), replanned.plan.of(INVESTMENT)
    assert was is not None
    assert now is not None
    assert (was.left, now.left) == (Money.yuan(1_290_000), Money.yuan(500_000))
    assert (was.pace, now.pace) == (Money.yuan(-832_000), Money.yuan(-200_000))
    newest = show_history(desk, 1)[0]
    assert (newest.line, newest.changes) == (changed.line, (Changed("quota", 0, 1, 0),))
    undo(desk)
    assert show_plan(desk, NOVEMBER) == replanned.before
    redo(desk)
    assert show_plan(desk, NOVEMBER) == replanned.plan


def test_each_deal_counts_once_by_its_first_money(desk: Desk) -> None:
    add(desk, "王小明")
    set_quota(desk, NOVEMBER, INVESTMENT, pieces=5)
    deal = add_deal(desk, "王小明", a_deal(100))
    win_deal(desk, str(deal.id), amount=Money.yuan(40), on=november(4))
    win_deal(desk, str(deal.id), on=november(10))
    book(desk, 7, 11)
    deals = standing(desk).deals
    assert [week.booked for week in deals.weeks] == [1, 1, 0, 0]
    assert (deals.booked, deals.left, deals.pace, deals.surplus) == (2, 3, -2, 0)
    assert standing(desk).booked == Money.yuan(107)


def test_each_month_and_category_has_a_quota_of_its_own(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, DEPOSIT, amount=Money.yuan(3), curve="flat")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1))
    set_quota(desk, NOVEMBER, "cards", amount=Money.yuan(4))
    set_quota(desk, NOVEMBER, INSURANCE, amount=Money.yuan(2))
    set_quota(desk, DECEMBER, INVESTMENT, amount=Money.yuan(5))
    asked = [(one.category, one.quota and one.quota.curve) for one in _categories(desk)]
    assert asked == [
        (INVESTMENT, "front-loaded"),
        (INSURANCE, "front-loaded"),
        (DEPOSIT, "flat"),
        ("cards", "front-loaded"),
    ]
    december = standing(desk, DECEMBER).quota
    assert december is not None
    assert december.amount == Money.yuan(5)


def _categories(desk: Desk) -> tuple[CategoryPlan, ...]:
    return show_plan(desk, NOVEMBER).categories


def test_a_dropped_quota_is_gone_and_the_money_stays(desk: Desk) -> None:
    add(desk, "王小明")
    book(desk, 1_000, 10)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    set_quota(desk, DECEMBER, INVESTMENT, amount=QUOTA)
    replanned = set_quota(desk, NOVEMBER, INVESTMENT, amount=None)
    assert replanned.plan == show_plan(desk, NOVEMBER)
    assert (standing(desk).quota, standing(desk).booked) == (None, Money.yuan(1_000))
    assert quota_of(desk, DECEMBER) is not None


def test_a_quota_there_is_none_of_cannot_be_dropped(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    before = dump(desk.store)
    for asked in NOTHING:
        with pytest.raises(RuleError, match="there is no quota for deposit in 2026-11"):
            set_quota(desk, NOVEMBER, DEPOSIT, **asked)
    assert dump(desk.store) == before


def test_the_ramp_climbs_over_the_first_three_months(desk: Desk) -> None:
    """It counts the months with a quota in the category, not those of the calendar."""
    set_quota(desk, Month(2026, 8), DEPOSIT, amount=QUOTA)
    climbing = (Month(2026, 9), Month(2026, 11), Month(2026, 12), Month(2027, 1))
    for month in reversed(climbing):
        set_quota(desk, month, INVESTMENT, amount=QUOTA, curve="ramp")
    assert [standing(desk, month).shares for month in climbing] == [
        (4000, 3000, 2000, 1000),
        (5000, 2500, 2000, 500),
        (6000, 2000, 2000, 0),
        (6000, 2000, 2000, 0),
    ]
    set_quota(desk, Month(2026, 9), INVESTMENT, amount=None)
    assert standing(desk).shares == (4000, 3000, 2000, 1000)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Return the desk of the worked example: 1,712,000 of 2,290,000 booked by 13 November."""
    add(desk, "王小明")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=QUOTA)
    for yuan, day in ((1_212_000, 4), (300_000, 9), (200_000, 13)):
        book(desk, yuan, day)
    return desk


def test_the_worked_example_on_the_monday_of_the_third_week(worked: Desk) -> None:
    now = standing(worked)
    assert now.booked == Money.yuan(1_712_000)
    assert now.left == Money.yuan(578_000)
    assert now.pace == Money.yuan(-120_000)
    assert now.pace_days == pytest.approx(-1.31, abs=0.005)
    assert now.needed_today == Money.yuan(115_600)
    assert now.left_this_week == Money.yuan(578_000)
    assert now.surplus == ZERO
    assert [week.booked for week in now.weeks] == [
        Money.yuan(1_212_000),
        Money.yuan(500_000),
        ZERO,
        ZERO,
    ]


@pytest.mark.parametrize(
    ("day", "won", "numbers"),  # pace, needed today, left this week
    [
        (13, 0, ("-28400.00", "120000.00", "120000.00")),
        (14, 0, ("-120000.00", "0.00", "120000.00")),  # a day off belongs to the week before it
        (16, 100_000, ("-20000.00", "15600.00", "478000.00")),
        (16, 600_000, ("480000.00", "0.00", "0.00")),
        (17, 0, ("-211600.00", "144500.00", "578000.00")),
        (20, 0, ("-486400.00", "578000.00", "578000.00")),
        (23, 0, ("-578000.00", "96333.34", "578000.00")),  # every share is due: over all days left
        (30, 0, ("-578000.00", "578000.00", "578000.00")),
    ],
)
def test_the_worked_example_on_other_days(
    worked: Desk, desk_on: DeskOn, day: int, won: int, numbers: tuple[str, str, str]
) -> None:
    if won:
        book(worked, won, day)
    now = standing(desk_on(november(day)))
    assert (str(now.pace), str(now.needed_today), str(now.left_this_week)) == numbers
    assert now.booked + now.left == QUOTA + now.surplus
