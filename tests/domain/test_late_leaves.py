"""A leave that becomes known within the month changes the targets from then on, and only those."""

from datetime import date

import pytest

from rmtrack.domain import pace
from rmtrack.domain.curves import Shares, shares_of
from rmtrack.domain.weeks import Layout, Leave, daily_targets, lay_out, plan_weeks
from tests.domain.values import NOV, QUOTA, away, layout_of, leave, nov

YUAN = 100
FRONT: Shares = (6000, 2000, 2000, 0)
EVENLY = 2_100_000  # 100,000 a day of November 2026 on the flat curve


def days_in(layout: Layout) -> list[list[int]]:
    return [[day.day for day in week] for week in layout.weeks]


def targets(
    *leaves: dict[date, date | None], curve: str = "front-loaded", quota: int = 2_290_000
) -> dict[int, float]:
    """Return the target of each worked day of November 2026, in yuan."""
    off = {day: known for each in leaves for day, known in each.items()}
    layout = lay_out(NOV, away(off))
    daily = daily_targets(quota * YUAN, layout, shares_of(curve, 0))
    pairs = zip(layout.weeks, daily, strict=True)
    return {
        day.day: amount / YUAN
        for days, amounts in pairs
        for day, amount in zip(days, amounts, strict=True)
    }


def test_the_cut_stays_as_the_month_began_and_the_weeks_lose_their_days() -> None:
    """Known in time, four days off of 2-6 November would make one week of 2 and 9-13."""
    layout = lay_out(NOV, away(leave(3, 4, 5, 6, known=3)))
    assert layout.cut == layout_of(NOV).cut
    assert layout.leaves == (Leave(nov(3), frozenset(map(nov, (3, 4, 5, 6)))),)
    assert days_in(layout)[:2] == [[2], [9, 10, 11, 12, 13]]
    in_time = lay_out(NOV, away(leave(3, 4, 5, 6)))
    assert days_in(in_time)[0] == [2, 9, 10, 11, 12, 13]


@pytest.mark.parametrize("known", [None, date(2026, 9, 30), date(2026, 10, 31), nov(1)])
def test_a_leave_known_before_the_month_or_on_its_first_day_is_part_of_the_cut(
    known: date | None,
) -> None:
    days = dict.fromkeys(map(nov, (9, 10, 11, 12)), known)
    layout = lay_out(NOV, away(days))
    assert layout == Layout(plan_weeks(NOV, away(leave(9, 10, 11, 12))))
    assert layout.weeks == layout.cut


def test_what_a_leave_would_have_borne_goes_to_the_days_left_of_its_week() -> None:
    by_day = targets(leave(5, 6, known=4))
    assert [by_day.get(day) for day in (2, 3, 4, 5, 6)] == [274_800, 274_800, 824_400, None, None]
    assert by_day[9] == 91_600


def test_a_leave_told_after_it_was_taken_changes_targets_from_its_own_day_on() -> None:
    by_day = targets(leave(5, known=9))
    assert [by_day.get(day) for day in (4, 5, 6, 9)] == [274_800, None, 549_600, 91_600]


def test_days_taken_before_a_leave_was_told_each_change_targets_from_themselves_on() -> None:
    layout = lay_out(NOV, away(leave(9, 10, 11, known=10)))
    assert [(each.since.day, len(each.days)) for each in layout.leaves] == [(9, 1), (10, 2)]
    assert targets(leave(9, 10, 11, known=10))[12] == 229_000


def test_of_several_leaves_each_leaves_alone_what_stood_before_it() -> None:
    """The week of 9-13 bears 458,000: first over four days, then, from the 10th, over two."""
    by_day = targets(leave(12, known=9), leave(13, known=10))
    assert [by_day.get(day) for day in (9, 10, 11, 12, 13)] == [
        114_500,
        171_750,
        171_750,
        None,
        None,
    ]


def test_a_week_that_is_emptied_joins_the_next() -> None:
    away_in_week_2 = leave(9, 10, 11, 12, 13, known=4)
    layout = lay_out(NOV, away(away_in_week_2))
    assert days_in(layout) == [[2, 3, 4, 5, 6], [16, 17, 18, 19, 20], [23, 24, 25, 26, 27, 30]]
    assert layout.fold(FRONT) == (6000, 4000, 0)
    by_day = targets(away_in_week_2)
    assert (by_day[6], by_day[16], by_day[23]) == (274_800, 183_200, 0)


def test_two_weeks_that_are_emptied_join_the_one_after_them() -> None:
    layout = lay_out(NOV, away(leave(9, 10, 11, 12, 13, 16, 17, 18, 19, 20, known=4)))
    assert layout.fold((4000, 3000, 2000, 1000)) == (4000, 6000)
    by_day = targets(leave(*range(9, 21), known=4), curve="40,30,20,10", quota=600_000)
    assert (by_day[6], by_day[23]) == (48_000, 60_000)


def test_a_first_week_that_is_emptied_joins_the_second() -> None:
    """The month began on a Sunday; the leave became known on its first working day."""
    layout = lay_out(NOV, away(leave(2, 3, 4, 5, 6, known=2)))
    assert layout.fold(FRONT) == (8000, 2000, 0)
    assert targets(leave(2, 3, 4, 5, 6, known=2))[9] == 366_400


LAST_WEEK = (23, 24, 25, 26, 27, 30)


def test_a_last_week_that_is_emptied_falls_on_the_days_left_before_it() -> None:
    layout = lay_out(NOV, away(leave(*LAST_WEEK, known=18)))
    assert layout.fold((4000, 3000, 2000, 1000)) == (4000, 3000, 3000)
    by_day = targets(leave(*LAST_WEEK, known=18), curve="40,30,20,10")
    assert [by_day[day] for day in (16, 17)] == [91_600] * 2
    assert [round(by_day[day], 2) for day in (18, 19, 20)] == [167_933.34, 167_933.33, 167_933.33]
    assert targets(leave(*LAST_WEEK, known=18))[20] == 91_600  # it had no share


@pytest.mark.parametrize(
    "late", [leave(*LAST_WEEK, known=23), leave(*range(12, 31), known=12), leave(30, known=30)]
)
def test_a_leave_after_which_no_day_is_left_changes_nothing(late: dict[date, date]) -> None:
    """What was asked for before it can't be raised, and nowhere else is left for it."""
    plain = layout_of(NOV)
    layout = lay_out(NOV, away(late))
    assert (layout.weeks, layout.leaves) == (plain.weeks, ())
    assert daily_targets(QUOTA, layout, FRONT) == daily_targets(QUOTA, plain, FRONT)


def test_of_several_leaves_the_last_that_can_be_borne_counts() -> None:
    layout = lay_out(NOV, away(leave(*range(2, 31), known=12)))
    assert next(day.day for week in layout.weeks for day in week) == 12
    assert sum(map(sum, daily_targets(QUOTA, layout, FRONT))) == QUOTA


def test_on_the_flat_curve_a_leave_is_borne_by_all_the_days_left_of_the_month() -> None:
    by_day = targets(leave(*LAST_WEEK, known=16), curve="flat", quota=EVENLY)
    assert [by_day[day] for day in (2, 13, 16, 20)] == [100_000, 100_000, 220_000, 220_000]
    by_day = targets(leave(11, known=10), leave(12, known=12), curve="flat", quota=EVENLY)
    assert by_day[9] == 100_000
    assert by_day[10] == pytest.approx(1_500_000 / 14, abs=0.01)
    assert by_day[13] == pytest.approx(1_500_000 / 14 * 13 / 12, abs=0.01)


def test_a_week_without_a_share_gives_nothing_on_and_takes_nothing() -> None:
    by_day = targets(leave(10, known=9), curve="50,0,50,0")
    assert {by_day[day] for day in (9, 11, 12, 13)} == {0}
    emptied = targets(leave(9, 10, 11, 12, 13, known=9), curve="50,0,50,0")
    assert (emptied[6], emptied[16], emptied[23]) == (229_000, 229_000, 0)
    carried = targets(leave(16, 17, 18, 19, 20, known=9), curve="50,0,50,0")
    assert carried[23] == pytest.approx(1_145_000 / 6, abs=0.01)  # week 4 bears week 3's


# The numbers of a morning follow the weeks as they are worked


def standing(day: int, booked: int, off: dict[date, date | None], curve: str) -> pace.Standing:
    return pace.stand(
        month=NOV,
        today=nov(day),
        layout=lay_out(NOV, away(off)),
        quota=QUOTA,
        shares=shares_of(curve, 0),
        booked=booked * YUAN,
        won_today=0,
    )


@pytest.mark.parametrize(
    ("day", "booked", "numbers"),
    [
        (16, 1_832_000, (0, 458_000, 458_000)),  # the only day of week 3 left
        (18, 1_832_000, (-458_000, 458_000, 0)),  # a day off: week 3 is due since the 16th
        (23, 2_230_000, (-60_000, 60_000, 10_000)),
    ],
)
def test_a_leave_leaves_more_for_the_days_before_it(
    day: int, booked: int, numbers: tuple[int, int, int]
) -> None:
    at = standing(day, booked, leave(17, 18, 19, 20, known=16), "front-loaded")
    told = (pace.pace(at), pace.left_this_week(at), pace.needed_today(at))
    assert tuple(number / YUAN for number in told) == numbers


@pytest.mark.parametrize(
    ("day", "week", "numbers"),
    [
        (17, 1, (0, 0, 0)),  # a day off belongs to the week of the working day before it
        (23, 2, (0, 458_000, 76_333.34)),
        (24, 2, (-76_333.34, 458_000, 91_600)),
    ],
)
def test_a_week_off_is_made_up_in_the_week_after_it(
    day: int, week: int, numbers: tuple[float, float, float]
) -> None:
    at = standing(day, 1_832_000, leave(16, 17, 18, 19, 20, known=9), "front-loaded")
    told = (pace.pace(at), pace.left_this_week(at), pace.needed_today(at))
    assert at.week == week
    assert tuple(number / YUAN for number in told) == numbers


def test_once_every_share_is_due_the_rest_is_spread_over_the_days_that_will_be_worked() -> None:
    at = standing(16, 2_180_000, leave(23, known=16), "80,20,0,0")
    assert (pace.left_this_week(at), pace.needed_today(at)) == (55_000 * YUAN, 11_000 * YUAN)
