"""Every number follows what has been booked: the worked numbers, then the edges."""

from datetime import date
from typing import NamedTuple

import pytest

from rmtrack.domain import pace
from rmtrack.domain.curves import read_curve, shares_of
from rmtrack.domain.days import Month
from rmtrack.domain.weeks import Layout
from tests.domain.values import NOV, layout_of, nov

YUAN = 100
QUOTA = 2_290_000


class Told(NamedTuple):
    """The six numbers, in whole yuan and working days."""

    pace: float
    days: float
    left: float
    week: float
    today: float
    surplus: float


def standing(day: date, booked: float, won: float, curve: str, quota: int) -> pace.Standing:
    """Lay out the month of a day; November 2026 for a day around it."""
    month = NOV if date(2026, 9, 1) <= day else Month.of(day)
    return pace.stand(
        month=month,
        today=day,
        layout=layout_of(month),
        quota=quota * YUAN,
        shares=shares_of(read_curve(curve), 0),
        booked=round(booked * YUAN),
        won_today=round(won * YUAN),
    )


def told(
    today: str, booked: float, *, won: float = 0, curve: str = "front-loaded", quota: int = QUOTA
) -> Told:
    """Tell the numbers of the month of `today`; of November 2026 around it."""
    at = standing(date.fromisoformat(today), booked, won, curve, quota)
    return Told(
        pace=pace.pace(at) / YUAN,
        days=pace.pace_days(at),
        left=pace.left(at) / YUAN,
        week=pace.left_this_week(at) / YUAN,
        today=pace.needed_today(at) / YUAN,
        surplus=pace.surplus(at) / YUAN,
    )


def test_the_first_morning_asks_for_a_fifth_of_the_first_week() -> None:
    assert told("2026-11-02", 0) == (0, 0, 2_290_000, 1_374_000, 274_800, 0)


def test_the_worked_morning_of_16_november() -> None:
    numbers = told("2026-11-16", 1_712_000)
    assert numbers == Told(-120_000, numbers.days, 578_000, 578_000, 115_600, 0)
    assert numbers.days == pytest.approx(-1.31, abs=0.001)


@pytest.mark.parametrize(
    ("prebooked", "week", "day"), [(1_145_000, 229_000, 45_800), (458_000, 916_000, 183_200)]
)
def test_prebooked_money_lightens_the_first_week(prebooked: int, week: int, day: int) -> None:
    numbers = told("2026-11-02", prebooked)
    assert (numbers.week, numbers.today) == (week, day)
    assert numbers.pace == prebooked


@pytest.mark.parametrize(
    ("won", "week", "day"),
    [
        (0, 1_374_000, 274_800),
        (100_000, 1_274_000, 174_800),
        (274_800, 1_099_200, 0),
        (1_374_000, 0, 0),
        (2_000_000, 0, 0),
        (-50_000, 1_424_000, 324_800),  # a reversal today is made up today
    ],
)
def test_what_is_won_today_comes_off_today_first(won: int, week: int, day: int) -> None:
    numbers = told("2026-11-02", won, won=won)
    assert (numbers.week, numbers.today) == (week, day)


def test_a_reversal_today_never_asks_for_more_than_the_week_does() -> None:
    assert told("2026-11-02", 1_374_000 - 50_000, won=-150_000).today == 50_000


def test_the_odd_fen_falls_on_today() -> None:
    assert told("2026-11-03", 1_373_999.99, curve="100,0,0,0", quota=1_374_000).today == 0.01
    assert told("2026-11-03", 1_373_999.94, quota=2_290_000).today == 0.02
    assert told("2026-11-03", 1_373_999.94, quota=2_290_000).week == 0.06


@pytest.mark.parametrize(
    ("day", "pace_of_day", "days"),
    [
        ("2026-11-01", 100_000, 100_000 / 274_800),  # a Sunday before the first working day
        ("2026-11-02", 100_000, 100_000 / 274_800),
        ("2026-11-03", -174_800, -174_800 / 274_800),
        ("2026-11-07", -1_274_000, 100_000 / 274_800 - 5),
        ("2026-11-09", -1_274_000, 100_000 / 274_800 - 5),
        ("2026-11-30", -2_190_000, 100_000 / 274_800 - 20),
    ],
)
def test_pace_looks_at_the_end_of_the_previous_working_day(
    day: str, pace_of_day: int, days: float
) -> None:
    numbers = told(day, 100_000)
    assert numbers.pace == pace_of_day
    assert numbers.days == pytest.approx(days)


@pytest.mark.parametrize(
    ("day", "booked", "days"),
    [
        ("2026-11-16", 1_832_000, 0),  # exactly on the plan
        ("2026-11-16", 1_832_000 + 91_600 * 2.5, 2.5),
        ("2026-11-16", 3_000_000, 5),  # the targets end with week 3: five days ahead, not more
        ("2026-11-25", 2_290_000, 0),  # full, in a week that asks for nothing
        ("2026-11-25", 3_000_000, 0),
        ("2026-11-25", 2_290_000 - 45_800, -2.5),  # since the middle of 20 November
        ("2026-11-16", 0, -10),
        ("2026-11-16", -5_000, -10),
        ("2026-11-02", -5_000, 0),
    ],
)
def test_pace_in_working_days(day: str, booked: float, days: float) -> None:
    assert told(day, booked).days == pytest.approx(days)


def test_a_curve_that_starts_with_nothing_is_not_behind_before_it_asks() -> None:
    numbers = told("2026-11-11", 0, curve="0,0,0,100")
    assert (numbers.pace, numbers.days, numbers.week, numbers.today) == (0, 0, 0, 0)


def test_over_weeks_without_a_share_the_days_count_from_where_the_target_first_stood() -> None:
    # 60 % stood at the end of week 1; by the 17th a day of week 3 is missing too
    assert told("2026-11-17", 1_374_000, curve="60,0,40,0").days == -6
    assert told("2026-11-24", 0, curve="0,0,0,100").days == -16


@pytest.mark.parametrize("day", ["2026-11-14", "2026-11-15"])
def test_a_weekend_needs_nothing_and_still_belongs_to_the_week_before_it(day: str) -> None:
    numbers = told(day, 1_712_000)
    assert numbers == Told(-120_000, numbers.days, 578_000, 120_000, 0, 0)
    assert numbers.days == pytest.approx(-1.31, abs=0.001)


def test_a_weekend_before_the_first_working_day_belongs_to_week_1() -> None:
    numbers = told("2026-11-01", 0)
    assert (numbers.week, numbers.today) == (1_374_000, 0)


def test_a_make_up_saturday_is_a_day_like_any_other() -> None:
    # Feb 2026: 9-14 has six working days; 60 % = 1,374,000 by the 6th, 20 % more by the 14th
    numbers = told("2026-02-13", 1_374_000)
    assert (numbers.week, numbers.today) == (458_000, 229_000)
    assert told("2026-02-14", 1_374_000).today == 458_000
    assert told("2026-02-18", 1_374_000)[3:5] == (458_000, 0)  # the festival


def test_the_third_of_three_weeks_asks_for_all_that_is_left() -> None:
    numbers = told("2026-02-24", 1_832_000, curve="40,30,20,10")
    assert (numbers.pace, numbers.week, numbers.today) == (229_000, 458_000, 91_600)


@pytest.mark.parametrize(
    ("day", "booked", "won", "week", "today"),
    [
        # 100,000 behind when nothing more is due: eleven working days from 16 November
        ("2026-11-16", 2_180_000, 0, 50_000, 10_000),
        ("2026-11-16", 2_184_000, 4_000, 46_000, 6_000),
        ("2026-11-16", 2_190_000, 10_000, 40_000, 0),
        ("2026-11-17", 2_190_000, 0, 40_000, 10_000),
        ("2026-11-20", 2_220_000, 0, 10_000, 10_000),
        ("2026-11-23", 2_230_000, 0, 60_000, 10_000),
        ("2026-11-30", 2_280_000, 0, 10_000, 10_000),
        ("2026-11-15", 2_230_000, 0, 60_000, 0),  # a Sunday of week 2, whose share is due: as ever
        ("2026-11-21", 2_230_000, 0, 0, 0),  # no day of week 3 is left to take a part
        ("2026-11-28", 2_280_000, 0, 10_000, 0),
        (
            "2026-11-28",
            2_284_000,
            4_000,
            6_000,
            0,
        ),  # on a day off what is won lightens the days left
        ("2026-11-16", 2_300_000, 0, 0, 0),
    ],
)
def test_once_every_share_is_due_the_rest_is_spread_over_the_month(
    day: str, booked: int, won: int, week: int, today: int
) -> None:
    numbers = told(day, booked, won=won, curve="80,20,0,0")
    assert (numbers.week, numbers.today) == (week, today)


def test_on_a_day_off_within_a_week_the_rest_is_spread_over_the_days_after_it() -> None:
    # June 2023: 19-21+25 is week 3, the 22nd a holiday, and 26-30 follow
    numbers = told("2023-06-22", 2_230_000, won=60_000, curve="100,0,0,0")
    assert numbers == Told(-60_000, numbers.days, 60_000, 10_000, 0, 0)


def test_all_in_the_first_week_then_spread() -> None:
    assert told("2026-11-06", 0, curve="100,0,0,0").today == 2_290_000
    numbers = told("2026-11-09", 690_000, curve="100,0,0,0")
    assert (numbers.week, numbers.today) == (500_000, 100_000)


def test_a_zero_week_with_a_share_after_it_asks_only_for_what_is_due() -> None:
    numbers = told("2026-11-09", 1_145_000, curve="50,0,50,0")
    assert (numbers.week, numbers.today) == (0, 0)
    late = told("2026-11-09", 1_045_000, curve="50,0,50,0")
    assert (late.week, late.today) == (100_000, 20_000)


def test_a_week_whose_share_is_less_than_a_fen_still_asks_for_all_that_is_due() -> None:
    """Of 1 yuan week 2 has a hundredth of a percent: nothing to lay out, but a share."""
    numbers = told("2026-11-09", 0, curve="99.99,0.01,0,0", quota=1)
    assert (numbers.week, numbers.today) == (1, 0.2)


def test_after_the_last_working_day_the_week_is_what_is_left() -> None:
    # 30 and 31 May 2026 are a weekend behind the last working day
    numbers = told("2026-05-31", 2_000_000)
    assert (numbers.left, numbers.week, numbers.today) == (290_000, 290_000, 0)


def test_a_reversal_in_the_spread_never_asks_for_more_than_the_month_does() -> None:
    assert told("2026-11-16", 2_240_000, won=-150_000, curve="80,20,0,0")[2:5] == (
        50_000,
        50_000,
        50_000,
    )


def test_the_flat_curve_has_no_week_without_a_share() -> None:
    numbers = told("2026-11-23", 0, curve="flat", quota=2_100_000)
    assert (numbers.pace, numbers.week, numbers.today) == (-1_500_000, 2_100_000, 350_000)
    assert numbers.days == -15


@pytest.mark.parametrize(
    ("day", "curve", "won", "a_day", "first", "last"),
    [
        (2, "front-loaded", 0, 274_800, 2, 6),
        (2, "front-loaded", 74_800, 259_840, 2, 6),  # today asks for the rest of its share
        (2, "front-loaded", 374_000, 250_000, 3, 6),  # today has all it needs
        (2, "front-loaded", -226_000, 320_000, 2, 6),  # taken back today
        (5, "front-loaded", 0, 687_000, 5, 6),
        (6, "front-loaded", 0, 1_374_000, 6, 6),
        (7, "front-loaded", 0, 366_400, 9, 13),  # a day off: from Monday on, by its own week
        (6, "front-loaded", 1_374_000, 91_600, 9, 13),
        (16, "front-loaded", 0, 458_000, 16, 20),
        (16, "80,20,0,0", 0, 2_290_000 / 11, 16, 30),  # every share is due
        (14, "80,20,0,0", 0, 2_290_000 / 11, 16, 30),
    ],
)
def test_the_way_on_is_even_from_now_on(  # noqa: PLR0913, PLR0917 - a row of the table
    day: int, curve: str, won: int, a_day: float, first: int, last: int
) -> None:
    """So much a day, and the week ends as planned; what was won today is counted."""
    way = pace.way_on(standing(nov(day), won, won, curve, QUOTA))
    assert way is not None
    assert way.a_day / YUAN == pytest.approx(a_day, abs=0.01)
    assert (way.first, way.last) == (nov(first), nov(last))


@pytest.mark.parametrize(("day", "booked"), [(20, 2_290_000), (30, 2_290_000), (16, 3_000_000)])
def test_where_nothing_is_missing_no_way_is_told(day: int, booked: int) -> None:
    assert pace.way_on(standing(nov(day), booked, 0, "front-loaded", QUOTA)) is None


def test_outside_the_month_no_way_is_told() -> None:
    for day in (date(2026, 10, 30), date(2026, 12, 1)):
        assert pace.way_on(standing(day, 0, 0, "front-loaded", QUOTA)) is None


def test_before_the_month_all_that_is_booked_is_ahead() -> None:
    numbers = told("2026-09-16", 274_800)
    assert numbers == Told(274_800, 1, 2_015_200, 0, 0, 0)


@pytest.mark.parametrize("day", ["2026-12-01", "2027-03-05"])
def test_after_the_month_what_is_missing_is_behind(day: str) -> None:
    numbers = told(day, 1_374_000)
    assert numbers == Told(-916_000, -16, 916_000, 0, 0, 0)
    assert told(day, 2_390_000) == (100_000, 0, 0, 0, 0, 100_000)


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 11, 2), date(2026, 12, 1)])
def test_a_month_without_working_days_asks_for_nothing_by_day(day: date) -> None:
    numbers = _of_no_weeks(day)
    due = 100 if day.month == 12 else 0
    assert numbers == [30 - due, 0, 70, 0, 0, 0]


def _of_no_weeks(day: date) -> list[float]:
    at = pace.stand(
        month=NOV,
        today=day,
        layout=Layout(()),
        quota=100,
        shares=(6000, 2000, 2000, 0),
        booked=30,
        won_today=0,
    )
    rules = (
        pace.pace,
        pace.pace_days,
        pace.left,
        pace.left_this_week,
        pace.needed_today,
        pace.surplus,
    )
    return [rule(at) for rule in rules]
