"""How a balance is planned, and any category of which the bank's own figure is known."""

from datetime import date

from rmtrack.domain.days import Month
from rmtrack.domain.figures import BankFigure, Correction, Figure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, CategoryKind
from rmtrack.domain.money import ZERO, Money
from tests.domain.plans import asked, only, planned, said, won
from tests.domain.values import nov

# A level


def test_a_balance_without_a_reading_is_what_is_expected() -> None:
    at = only(planned(asked(1_000_000, category=DEPOSIT), won(300_000, 3, DEPOSIT)))
    assert (at.kind, at.correction) == (CategoryKind.LEVEL, None)
    assert at.booked == at.expected == Money.yuan(300_000)
    assert at.left == Money.yuan(700_000)


def test_a_balance_counts_by_its_growth_and_deals_are_expected_until_a_reading_confirms() -> None:
    base = BankFigure(Month(2026, 10), DEPOSIT, date(2026, 10, 31), Money.yuan(9_000_000))
    rows = (asked(1_000_000, category=DEPOSIT), won(300_000, 3, DEPOSIT), won(50_000, 12, DEPOSIT))
    at = only(planned(*rows, said(10, 9_200_000, DEPOSIT), bases=[base]))
    assert at.correction == Correction(
        on=nov(10),
        reading=Money.yuan(9_200_000),
        bank=Money.yuan(200_000),
        ours=Money.yuan(300_000),
        base=Figure(base.taken_on, Money.yuan(9_000_000)),
    )
    assert (at.booked, at.expected) == (Money.yuan(250_000), Money.yuan(50_000))
    assert at.left == Money.yuan(750_000)
    confirmed = only(planned(*rows, said(13, 9_250_000, DEPOSIT), bases=[base]))
    assert (confirmed.booked, confirmed.expected) == (Money.yuan(250_000), ZERO)


def test_a_balance_that_falls_leaves_more_than_the_quota() -> None:
    base = BankFigure(Month(2026, 10), DEPOSIT, date(2026, 10, 31), Money.yuan(9_000_000))
    quota = asked(1_000_000, category=DEPOSIT)
    at = only(planned(quota, said(10, 8_900_000, DEPOSIT), bases=[base]))
    assert (at.booked, at.left) == (Money.yuan(-100_000), Money.yuan(1_100_000))
    assert at.pace == at.booked - Money.yuan(800_000)


def test_the_base_of_another_category_is_none() -> None:
    base = BankFigure(Month(2026, 10), "savings", date(2026, 10, 31), Money.yuan(1))
    at = only(planned(said(10, 8_900_000, DEPOSIT), bases=[base]))
    assert (at.booked, at.target) == (ZERO, None)


# The bank's own figure


def test_the_banks_figure_wins_and_stands_apart_with_its_reason() -> None:
    rows = (asked(2_290_000), won(500_000, 3), won(400_000, 5), won(70_000, 12))
    at = only(planned(*rows, said(6, 812_000, reason="two orders were refused")))
    assert at.correction == Correction(
        on=nov(6),
        reading=Money.yuan(812_000),
        bank=Money.yuan(812_000),
        ours=Money.yuan(900_000),
        reason="two orders were refused",
    )
    assert at.booked == Money.yuan(882_000)
    assert [week.booked // 100 for week in at.weeks] == [900_000, 70_000, 0, 0]
    assert sum(week.booked for week in at.weeks) + at.correction.difference == at.booked


def test_a_figure_taken_today_is_no_win_of_today() -> None:
    """The day's need is that of a morning which began with what the bank says."""
    rows = (asked(2_290_000), won(274_800, 2))
    assert only(planned(*rows, today=3)).needed_today == Money.yuan(274_800)
    told = only(planned(*rows, said(3, 274_400), today=3))
    assert (told.booked, told.needed_today) == (Money.yuan(274_400), Money.yuan(274_900))
    assert (told.pace, told.left_this_week) == (Money.yuan(-400), Money.yuan(1_099_600))


def test_deals_are_corrected_by_a_number_of_deals_and_money_by_money() -> None:
    rows = (asked(1_000, 10), won(100, 3), won(100, 4))
    at = only(planned(*rows, said(5, 150), said(6, pieces=5, reason="two from the branch")))
    assert (at.booked, at.deals.booked) == (Money.yuan(150), 5)
    assert at.deals.correction == Correction(nov(6), 5, 5, 2, "two from the branch")
    assert at.correction is not None
    assert at.correction.difference == Money.yuan(-50)
    both = only(planned(*rows, said(6, 150, pieces=5)))
    assert (both.booked, both.deals.booked) == (Money.yuan(150), 5)


def test_a_figure_alone_makes_a_category_that_is_told() -> None:
    at = only(planned(said(5, 812_000, INSURANCE)))
    assert (at.category, at.quota, at.booked) == (INSURANCE, None, Money.yuan(812_000))
    assert planned(said(17, 812_000, INSURANCE)).categories == ()


def test_a_figure_of_one_category_leaves_the_others() -> None:
    plan = planned(asked(100), asked(100, category=INSURANCE), said(5, 30, INSURANCE))
    assert [one.booked for one in plan.categories] == [ZERO, Money.yuan(30)]
