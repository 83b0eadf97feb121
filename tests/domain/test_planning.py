"""How a month is planned by money and by deals, and what its categories add up to."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, CategoryKind
from rmtrack.domain.measuring import Measured, WeekPlan
from rmtrack.domain.money import ZERO, Money, counted
from rmtrack.domain.plan import NO_DEALS, Booked, Total
from rmtrack.domain.planning import MonthFacts, plan_month
from tests.domain.plans import CARDS, asked, only, planned, said, won
from tests.domain.values import NOV, QUOTA, away, leave, nov

# A flow


def test_of_a_flow_counts_what_was_won_times_the_factor_of_the_product() -> None:
    """An annuity of 100,000 counts for 30,000 of the quota, a term product for 120 %."""
    rows = (won(100_000, 3, factor=3000), won(50_000, 4, factor=12_000), won(1_000, 5))
    at = only(planned(asked(458_000), *rows))
    assert (at.kind, at.booked) == (CategoryKind.FLOW, Money.yuan(91_000))
    assert at.weeks[0].booked == Money.yuan(91_000)
    assert [booking.amount for booking in at.bookings] == [row.amount for row in rows]


@pytest.mark.parametrize(
    ("fen", "factor", "expected"),
    [
        (5, 3000, 2),
        (4, 3000, 1),
        (-5, 3000, -2),
        (7, 0, 0),
        (7, 10_000, 7),
        (1, 5000, 1),
        (1, 4999, 0),
    ],
)
def test_what_counts_goes_to_the_nearest_fen_half_of_one_away_from_zero(
    fen: int, factor: int, expected: int
) -> None:
    assert counted(Money(fen), factor) == expected
    assert Booked(INVESTMENT, Money(fen), nov(2), factor).counted == expected


@given(st.integers(0, 10**12).map(Money), st.integers(0, 1_000_000))
def test_a_whole_reversal_takes_back_what_counted_to_the_fen(amount: Money, factor: int) -> None:
    assert counted(amount, factor) + counted(-amount, factor) == ZERO


def test_a_reversal_counts_from_its_own_day_on() -> None:
    """A policy of the 3rd is cancelled on the 12th: weeks 1 and 2 tell it, each its own."""
    rows = (asked(229_000, 4), won(80_000, 3), won(-80_000, 12, pieces=-1))
    before = only(planned(*rows, today=11))
    assert (before.booked, before.deals.booked) == (Money.yuan(80_000), 1)
    after = only(planned(*rows, today=12))
    assert (after.booked, after.deals.booked) == (ZERO, 0)
    assert [week.booked // 100 for week in after.weeks] == [80_000, -80_000, 0, 0]
    assert [week.booked for week in after.deals.weeks] == [1, -1, 0, 0]
    assert after.left == Money.yuan(229_000)


@pytest.mark.parametrize(("yuan", "needed"), [(100_000, 174_800), (-50_000, 324_800)])
def test_what_is_won_or_reversed_today_is_todays(yuan: int, needed: int) -> None:
    at = only(planned(asked(2_290_000), won(yuan, 2), today=2))
    assert at.needed_today == Money.yuan(needed)


def test_the_curve_of_a_quota_is_laid_over_deals_too() -> None:
    at = only(planned(asked(2_290_000, 20), today=2))
    assert [week.target for week in at.deals.weeks] == [12, 4, 4, 0]
    assert at.deals.weeks[0].daily == (3, 3, 2, 2, 2)
    assert [week.flat_target for week in at.deals.weeks] == [5, 5, 5, 5]
    assert (at.deals.left_this_week, at.deals.needed_today) == (12, 3)
    assert at.left_this_week == Money.yuan(1_374_000)


def test_deals_have_a_pace_of_their_own() -> None:
    """Six deals of 20 on the morning of the 9th: 12 were due, so six are missing."""
    at = only(planned(asked(2_290_000, 20), won(1_374_000, 3, pieces=6), today=9))
    assert (at.pace, at.deals.pace) == (ZERO, -6)
    assert at.deals.pace_days == -3  # six deals stood at the end of the second day
    assert (at.deals.left, at.deals.left_this_week, at.deals.needed_today) == (14, 10, 2)
    assert at.deals.surplus == 0


def test_deals_booked_outside_the_month_are_prebooked_deals() -> None:
    early = Booked(INVESTMENT, Money.yuan(5), date(2026, 10, 29), pieces=1)
    at = only(planned(asked(100, 3), early, won(7, 3), won(2, 4, pieces=0)))
    assert (at.deals.booked, at.deals.prebooked, at.deals.weeks[0].booked) == (2, 1, 1)


# Pieces


def test_a_quota_of_deals_alone_asks_for_no_money() -> None:
    at = only(planned(asked(pieces=20, category=CARDS), won(300, 3, CARDS), today=9))
    assert (at.kind, at.target, at.weeks) == (CategoryKind.PIECES, None, ())
    assert (at.booked, at.pace, at.left, at.needed_today) == (Money.yuan(300), ZERO, ZERO, ZERO)
    assert (at.deals.quota, at.deals.booked, at.deals.left, at.deals.pace) == (20, 1, 19, -11)
    assert at.expected == ZERO


def test_without_a_quota_deals_are_told_as_they_were_booked() -> None:
    at = only(planned(won(300, 3)))
    assert at.deals == Measured(None, 1, 0, None, 0, 0.0, 0, 0, 0, 0)
    assert NO_DEALS.booked == 0
    with_money_alone = only(planned(asked(229_000), won(300, 3)))
    assert with_money_alone.deals == at.deals


def test_a_category_is_full_once_neither_money_nor_deals_are_left() -> None:
    money = won(100, 3, pieces=0)
    assert only(planned(asked(100), money)).is_full
    assert not only(planned(asked(100, 2), money)).is_full
    assert not only(planned(asked(100, 2), won(99, 3, pieces=2))).is_full
    assert only(planned(asked(100, 2), money, won(0, 4, pieces=2))).is_full
    assert only(planned(asked(pieces=2), won(1, 3, pieces=2))).is_full


def test_a_month_is_full_once_each_of_its_quotas_is() -> None:
    rows = (asked(100), asked(pieces=1, category=CARDS), won(100, 3), won(9, 3, DEPOSIT))
    assert not planned(*rows).is_full
    assert planned(*rows, won(1, 4, CARDS)).is_full
    assert not planned(won(100, 3)).is_full


# Sums


def test_the_total_adds_up_the_categories_with_a_quota_in_money() -> None:
    """What is too much in one category fills no other: there is a surplus and a rest."""
    plan = planned(
        asked(1_000),
        asked(500, category=INSURANCE),
        asked(pieces=3, category=CARDS),
        won(1_200, 3),
        Booked(INSURANCE, Money.yuan(100), date(2026, 10, 30)),
        won(9_999, 3, CARDS),
        won(9_999, 3, DEPOSIT),
        today=16,
    )
    insurance = plan.of(INSURANCE)
    assert insurance is not None
    assert plan.total == Total(
        quota=Money.yuan(1_500),
        booked=Money.yuan(1_300),
        prebooked=Money.yuan(100),
        pace=Money.yuan(1_200 - 800 + 100 - 400),
        left=Money.yuan(400),
        left_this_week=insurance.left_this_week,
        needed_today=insurance.needed_today,
        surplus=Money.yuan(200),
    )
    assert insurance.needed_today == Money.yuan(80)


def test_without_a_quota_in_money_the_total_is_nothing() -> None:
    assert planned(asked(pieces=3, category=CARDS), won(5, 3)).total == Total()


def test_money_is_told_as_money_and_deals_as_numbers() -> None:
    at = only(planned(asked(1_000, 10), won(100, 3), said(5, 150, pieces=1)))
    told = [at.booked, at.prebooked, at.pace, at.left, at.left_this_week, at.needed_today]
    assert {type(one) for one in (*told, at.surplus, at.target, at.expected)} == {Money}
    week: WeekPlan[Money] = at.weeks[0]
    assert {type(one) for one in (week.target, week.flat_target, week.booked, *week.daily)} == {
        Money
    }
    assert {type(one) for one in at.deals[1:3] + at.deals.weeks[0].daily} == {int}


def test_a_plan_knows_how_its_weeks_were_laid_out() -> None:
    """A late leave empties week 2: three weeks are worked, four were cut."""
    off = leave(9, 10, 11, 12, 13, known=4)
    facts = MonthFacts([replace(asked(2_290_000), curve="40,30,20,10")])
    plan = plan_month(NOV, facts, today=nov(16), calendar=away(off))
    assert (len(plan.layout.cut), len(plan.weeks), plan.week) == (4, 3, 2)
    at = only(plan)
    assert [week.number for week in at.weeks] == [1, 2, 3]
    assert [week.target for week in at.weeks] == [
        Money.yuan(n) for n in (916_000, 1_145_000, 229_000)
    ]
    assert sum(week.flat_target for week in at.weeks) == QUOTA
