"""Where a month and a category stand, in the sentences that several screens share."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack import i18n
from rmtrack.domain.keys import DEPOSIT
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.views.plan_list import months_screen
from rmtrack.views.standing import (
    booked_text,
    figure_texts,
    measures,
    month_line,
    need_text,
    pace_text,
    per_mille,
    provisional_text,
    share_text,
)
from tests.domain.plans import CARDS, asked, only, planned, won
from tests.domain.values import CN, NEVER, NOV
from tests.views.drawing import drawn


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def on(day: date) -> MonthPlan:
    return plan_month(NOV, MonthFacts(), today=day, calendar=CN)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (date(2026, 10, 31), "not begun yet", "还没开始"),
        (date(2026, 11, 1), "week 1, a day off · 21 working days left", None),
        (date(2026, 11, 2), "week 1, day 1 · 21 working days left", None),
        (date(2026, 11, 20), "week 3, day 5 · 7 working days left", None),
        (date(2026, 11, 30), "week 4, day 6 · 1 working day left", None),
        (date(2026, 12, 1), "over", "已结束"),
    ],
)
def test_where_in_the_month_today_is(day: date, english: str, chinese: str | None) -> None:
    assert month_line(on(day)) == english
    i18n.use("zh")
    assert chinese is None or month_line(on(day)) == chinese


def test_a_provisional_calendar_is_told() -> None:
    assert provisional_text(on(NOV.first)) is None
    told = provisional_text(plan_month(NOV, MonthFacts(), today=NOV.first, calendar=NEVER))
    assert told is not None
    assert told.plain == "no official calendar of 2026 is known: Monday to Friday are counted"
    assert month_line(plan_month(NOV, MonthFacts(), today=NOV.first, calendar=NEVER)) == "over"


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (planned(asked(100)), ["0 of 100 (0%)"]),
        (planned(asked(100, 3)), ["0 of 100 (0%)", "0 of 3 deals (0%)"]),
        (planned(asked(pieces=3), won(9, 4)), ["1 of 3 deals (33.3%)"]),
        (planned(won(9, 4)), ["9 booked, no quota"]),
        (planned(won(9, 4, CARDS)), ["1 deal booked, no quota"]),
    ],
    ids=["money", "both", "deals", "no quota", "counted in deals, no quota"],
)
def test_a_category_is_told_in_what_it_is_asked_for(plan: MonthPlan, told: list[str]) -> None:
    assert [booked_text(at, say) for at, say in measures(only(plan))] == told


def test_beside_a_bar_no_share_is_told() -> None:
    (measure,) = measures(only(planned(asked(100), won(50, 4))))
    assert booked_text(*measure, share=False) == "50 of 100"


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (1_712_000, 2_290_000, "74.8"),
        (0, 3, "0"),
        (1, 3, "33.3"),
        (1, 2_000, "0.1"),  # half of one is rounded up
        (1, 2_001, "0"),
        (9_999, 10_000, "99.9"),  # not all of it is never all of it
        (10_000, 10_000, "100"),
        (10_004, 10_000, "100"),
        (2_000_001, 1_000, "200000.1"),
        (123_456_789, 1, "12345678900"),
        (-50, 100, "-50"),
    ],
)
def test_a_share_in_percent(part: int, whole: int, told: str) -> None:
    assert share_text(part, whole) == told


@given(st.integers(0, 10**14), st.integers(1, 10**14))
def test_only_all_of_it_is_a_hundred_percent(part: int, whole: int) -> None:
    share = per_mille(part, whole)
    assert (share >= 1000) == (part >= whole)
    assert abs(share * whole - part * 1000) * 2 <= whole or (share == 999 and part < whole)


@pytest.mark.parametrize(
    ("booked", "pace", "need"),
    [
        (60, "behind 20 (5.0 days)", "this week 40 · today 8 · left 40"),
        (80, "on plan", "this week 20 · today 4 · left 20"),
        (90, "ahead 10 (2.5 days)", "this week 10 · today 2 · left 10"),
        (100, "ahead 20 (5.0 days)", "full"),
        (130, "ahead 50 (5.0 days)", "full, 30 beyond"),
    ],
)
def test_the_pace_and_the_need_after_a_win(booked: int, pace: str, need: str) -> None:
    (measure,) = measures(only(planned(asked(100), won(booked, 4))))
    assert (pace_text(*measure).plain, need_text(*measure).plain) == (pace, need)


def test_outside_the_month_only_what_is_left_is_needed() -> None:
    plan = plan_month(NOV, MonthFacts([asked(100)]), today=date(2026, 12, 1), calendar=CN)
    (measure,) = measures(only(plan))
    assert need_text(*measure).plain == "left 100"


def test_months_of_giant_amounts_do_without_the_bar_and_keep_their_names() -> None:
    """A terminal of 80 columns has no room for both; one of 120 has."""
    plan = planned(asked(123_456_789), won(772_536_440, 4), won(10**9, 4, CARDS))
    shown = {
        columns: drawn(months_screen([plan]), columns, terminal=True) for columns in (60, 80, 120)
    }
    assert [any("▓" in line for line in lines) for lines in shown.values()] == [False, False, True]
    for lines in shown.values():
        assert any("2026-11  investment  123,456,789  772,536,440  625.8%" in one for one in lines)
        assert not any("…" in line for line in lines)


def test_what_no_balance_confirms_is_told_where_it_is_asked_for() -> None:
    told = planned(asked(1_000_000, category=DEPOSIT), won(80_000, 4, DEPOSIT), today=5)
    (category,) = told.categories
    assert [text.plain for text in figure_texts(category)] == [
        "80k of it expected: no balance was read in this month"
    ]
    (unasked,) = planned(won(80_000, 4, DEPOSIT)).categories
    assert [*figure_texts(unasked)] == []
