"""The plan weeks of a month and the targets laid over them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.calendars import calendar_named
from rmtrack.domain.curves import Shares, shares_of
from rmtrack.domain.days import Month, working_days
from rmtrack.domain.money import Money
from rmtrack.domain.weeks import Week, daily_targets, lay_out, week_index
from tests.domain.values import (
    ALL_MONTHS,
    NOV,
    QUOTA,
    YEARS,
    Only,
    four_shares,
    layout_of,
    weeks_of,
)

quotas = st.integers(1, 30) | st.integers(1, 10**11)  # deals, or fen


def written(weeks: tuple[Week, ...]) -> str:
    """Write weeks as runs of days, as the method does: `2-6 · 9-13`."""
    return " · ".join("+".join(_runs(week)) for week in weeks)


def _runs(week: Week) -> list[str]:
    runs: list[list[int]] = [[week[0].day]]
    for before, day in pairwise(week):
        if day - before == timedelta(days=1):
            runs[-1].append(day.day)
        else:
            runs.append([day.day])
    return [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


@pytest.mark.parametrize(
    ("month", "weeks"),
    [
        (Month(2026, 2), "2-6 · 9-14 · 24-28"),
        (Month(2026, 6), "1-5 · 8-12 · 15-18 · 22-26+29-30"),
        (Month(2026, 10), "8-10 · 12-16 · 19-23 · 26-30"),
        (Month(2026, 11), "2-6 · 9-13 · 16-20 · 23-27+30"),
        (Month(2026, 12), "1-4 · 7-11 · 14-18 · 21-25+28-31"),
        (Month(2020, 10), "9-10+12-16 · 19-23 · 26-30"),  # a first group of two joins
        (Month(2024, 11), "1+4-8 · 11-15 · 18-22 · 25-29"),  # joined first, then no fifth is left
        (Month(2024, 2), "1-2+4 · 5-9 · 18 · 19-23+26-29"),  # one of one day within stands alone
    ],
)
def test_worked_weeks(month: Month, weeks: str) -> None:
    assert written(weeks_of(month)) == weeks


def test_a_month_of_four_five_day_weeks_on_the_plain_calendar() -> None:
    assert written(weeks_of(Month(2026, 2), "weekdays")) == "2-6 · 9-13 · 16-20 · 23-27"


@pytest.mark.parametrize("name", ["CN", "weekdays"])
@pytest.mark.parametrize("year", YEARS)
def test_weeks_hold_each_working_day_once_and_in_order(year: int, name: str) -> None:
    calendar = calendar_named(name)
    for month in (Month(year, number) for number in range(1, 13)):
        weeks = weeks_of(month, name)
        days = [day for week in weeks for day in week]
        assert days == working_days(month.first, month.end, calendar)
        assert 3 <= len(weeks) <= 4
        assert len(weeks[0]) >= 3 <= len(weeks[-1])
        assert all(
            week[-1].isocalendar()[1] != after[0].isocalendar()[1]
            for week, after in pairwise(weeks)
        )


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        ([], ""),
        ([16], "16"),
        ([12, 13], "12-13"),
        ([13, 16], "13+16"),  # two short groups become one
        ([6, 13, 16, 17, 18], "6+13+16-18"),  # joined, and still too short to stand alone
        ([2, 3, 4, 12, 16], "2-4+12+16"),
        ([2, 3, 4, 9, 10, 11], "2-4 · 9-11"),
        ([2, 3, 4, 9, 16, 17, 18], "2-4 · 9 · 16-18"),
    ],
)
def test_a_month_of_few_working_days_never_fails(days: list[int], weeks: str) -> None:
    layout = lay_out(NOV, Only(*(date(2026, 11, day) for day in days)))
    assert written(layout.weeks) == weeks
    for curve in ("front-loaded", "flat"):
        daily = daily_targets(QUOTA, layout, shares_of(curve, 0))
        assert sum(map(sum, daily)) == (QUOTA if days else 0)


@pytest.mark.parametrize(
    ("day", "number"),
    [(1, 1), (2, 1), (6, 1), (8, 1), (9, 2), (15, 2), (16, 3), (22, 3), (23, 4), (29, 4), (30, 4)],
)
def test_a_day_off_belongs_to_the_week_of_the_working_day_before_it(day: int, number: int) -> None:
    assert week_index(weeks_of(NOV), date(2026, 11, day)) + 1 == number


@pytest.mark.parametrize(
    ("curve", "yuan", "a_day"),
    [
        ("front-loaded", [1_374_000, 458_000, 458_000, 0], 274_800),
        ("steep", [1_374_000, 732_800, 183_200, 0], 274_800),
        ("40,30,20,10", [916_000, 687_000, 458_000, 229_000], 183_200),
    ],
)
def test_worked_targets_of_november_2026(curve: str, yuan: list[int], a_day: int) -> None:
    daily = daily_targets(QUOTA, layout_of(NOV), shares_of(curve, 0))
    assert [sum(week) for week in daily] == [amount * 100 for amount in yuan]
    assert daily[0] == (Money.yuan(a_day),) * 5


def test_the_third_of_three_weeks_carries_the_shares_of_the_fourth() -> None:
    daily = daily_targets(QUOTA, layout_of(Month(2026, 2)), (4000, 3000, 2000, 1000))
    assert [sum(week) for week in daily] == [91_600_000, 68_700_000, 68_700_000]


def test_flat_weeks_are_the_sums_of_their_days() -> None:
    plain = daily_targets(QUOTA, layout_of(Month(2026, 2), "weekdays"), None)
    assert [sum(week) for week in plain] == [57_250_000] * 4
    assert plain[0] == (Money.yuan(114_500),) * 5
    china = daily_targets(QUOTA, layout_of(NOV), None)
    assert [str(Money(sum(week))) for week in china] == [
        "545238.10",
        "545238.10",
        "545238.10",
        "654285.70",
    ]


@pytest.mark.parametrize(
    ("deals", "weeks"),
    [
        (8, [(1, 0, 1, 0, 0), (1, 0, 1, 0, 0), (1, 0, 0, 1, 0), (1, 0, 0, 1, 0, 0)]),
        (1, [(1, 0, 0, 0, 0), (0,) * 5, (0,) * 5, (0,) * 6]),
        (20, [(1,) * 5, (1,) * 5, (1,) * 5, (1, 1, 1, 1, 1, 0)]),
        (21, [(1,) * 5, (1,) * 5, (1,) * 5, (1,) * 6]),
        (25, [(2, 2, 2, 2, 1), (1,) * 5, (1,) * 5, (1,) * 6]),
    ],
)
def test_few_deals_on_the_flat_curve_are_spread_over_the_month(
    deals: int, weeks: list[tuple[int, ...]]
) -> None:
    """Eight of them don't fall on the first eight days of November."""
    assert daily_targets(deals, layout_of(NOV), None) == tuple(weeks)


@settings(max_examples=40, deadline=None)
@given(quotas, st.one_of(st.none(), four_shares()))
def test_days_add_up_to_weeks_and_weeks_to_the_quota_in_every_month(
    quota: int, shares: Shares | None
) -> None:
    for month in ALL_MONTHS:
        layout = layout_of(month)
        daily = daily_targets(quota, layout, shares)
        assert sum(map(sum, daily)) == quota
        days_of_month = sum(map(len, layout.weeks))
        for week, days in zip(daily, layout.weeks, strict=True):
            assert len(week) == len(days)
            assert 0 <= max(week) - min(week) <= 1
            assert min(week) >= 0
            if shares is not None or quota >= days_of_month:
                assert list(week) == sorted(week, reverse=True)  # the earlier carry the odd fen


@settings(max_examples=100, deadline=None)
@given(quotas, four_shares(), st.sampled_from(ALL_MONTHS))
def test_a_week_lies_within_a_fen_of_its_share(quota: int, shares: Shares, month: Month) -> None:
    daily = daily_targets(quota, layout_of(month), shares)
    for week, share in zip(daily[:-1], shares, strict=False):
        assert abs(sum(week) * 10_000 - quota * share) < 10_000
