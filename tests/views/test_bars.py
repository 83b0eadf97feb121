"""The bar of a quota: for a terminal only, and it ends at nothing and at all of it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from rmtrack.domain.days import Month
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.quota import Quota
from rmtrack.views.bars import AHEAD, BOOKED, MISSING, ByScreen, standing_bar

CELLS = 20


def category(booked: int, pace: int = 0, quota: int | None = 2_000_000) -> CategoryPlan:
    """Return a category in yuan."""
    asked = quota and Quota(Month(2026, 11), "investment", Money.yuan(quota), "front-loaded")
    return CategoryPlan(
        category="investment",
        quota=asked or None,
        shares=None,
        booked=Money.yuan(booked),
        prebooked=ZERO,
        pace=Money.yuan(pace),
    )


@pytest.mark.parametrize(
    ("booked", "pace", "drawn"),
    [
        (0, 0, AHEAD * 20),
        (1_000_000, 0, BOOKED * 10 + AHEAD * 10),
        (1_000_000, 300_000, BOOKED * 10 + AHEAD * 10),
        (1_000_000, -300_000, BOOKED * 10 + MISSING * 3 + AHEAD * 7),
        (2_000_000, 0, BOOKED * 20),
        (5_000_000, 3_000_000, BOOKED * 20),
        (1_900_000, -5_000_000, BOOKED * 19 + MISSING),
        (-100_000, -300_000, MISSING * 2 + AHEAD * 18),
        (49_999, 0, AHEAD * 20),
        (50_000, 0, BOOKED + AHEAD * 19),
    ],
)
def test_what_is_booked_what_is_missing_and_what_is_to_come(
    booked: int, pace: int, drawn: str
) -> None:
    assert standing_bar(category(booked, pace), CELLS).plain == drawn


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12), st.integers(1, 10**12))
def test_a_bar_is_always_as_wide_as_it_was_asked_for(booked: int, pace: int, quota: int) -> None:
    drawn = standing_bar(category(booked, pace, quota), CELLS).plain
    assert len(drawn) == CELLS
    assert drawn == "".join(sorted(drawn, key=(BOOKED + MISSING + AHEAD).index))


def test_without_a_quota_there_is_nothing_to_draw() -> None:
    assert standing_bar(category(5, quota=None), CELLS).plain == ""


@pytest.mark.parametrize(
    ("pipe", "on_pipe"), [(Text("plain"), "plain\n"), (None, "")], ids=["text", "nothing"]
)
def test_a_pipe_gets_what_is_meant_for_it(pipe: Text | None, on_pipe: str) -> None:
    chosen = ByScreen(terminal=Text("bar"), pipe=pipe)
    for terminal, shown in ((True, "bar\n"), (False, on_pipe)):
        screen = io.StringIO()
        Console(file=screen, force_terminal=terminal, width=20, color_system=None).print(
            chosen, end=""
        )
        assert screen.getvalue() == shown
