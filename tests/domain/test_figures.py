"""The bank's own figures: what they mean beside our sum, worked by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.figures import (
    Correction,
    Entry,
    Figure,
    correct_level,
    correct_sum,
    expected_since,
)
from tests.domain.values import nov

OCTOBER = date(2026, 10, 30)


def entries(*pairs: tuple[int, int]) -> list[Entry]:
    """Return what was booked, each by its day of November."""
    return [Entry(nov(day), number) for day, number in pairs]


def growth(
    *figures: Figure, of: list[Entry], by: int = 30, before: Figure | None = None
) -> Correction:
    found = correct_level(figures, of, by=nov(by), before=before)
    assert found is not None
    return found


def test_without_a_figure_there_is_no_correction() -> None:
    assert correct_sum([], entries((2, 100)), by=nov(30)) is None
    assert correct_level([], entries((2, 100)), by=nov(30), before=None) is None


def test_a_figure_to_come_is_none_yet() -> None:
    to_come = [Figure(nov(5), 100)]
    assert correct_sum(to_come, [], by=nov(4)) is None
    assert correct_level(to_come, [], by=nov(4), before=None) is None
    assert correct_sum(to_come, [], by=nov(5)) is not None
    assert correct_level(to_come, [], by=nov(5), before=None) is not None


def test_the_difference_is_taken_at_the_end_of_the_figures_day() -> None:
    """What is booked on that day is in the figure; what is booked after it comes on top."""
    found = correct_sum(
        [Figure(nov(5), 812, "two fund orders were refused")],
        entries((2, 500), (5, 400), (6, 70)),
        by=nov(16),
    )
    assert found == Correction(nov(5), 812, 812, 900, "two fund orders were refused")
    assert (found.difference, found.base) == (-88, None)


def test_the_latest_figure_alone_counts() -> None:
    found = correct_sum(
        [Figure(nov(3), 1), Figure(nov(5), 812, "old"), Figure(nov(9), 1_000)],
        entries((2, 900)),
        by=nov(8),
    )
    assert found == Correction(nov(5), 812, 812, 900, "old")


def test_a_figure_may_say_that_the_bank_counts_more_or_even_less_than_nothing() -> None:
    more = correct_sum([Figure(nov(5), 1_000)], entries((2, 900)), by=nov(5))
    less = correct_sum([Figure(nov(5), -50)], [], by=nov(5))
    assert more is not None
    assert less is not None
    assert (more.difference, less.difference) == (100, -50)


def test_money_booked_before_the_month_is_in_its_first_figure() -> None:
    found = correct_sum([Figure(nov(2), 300)], [Entry(OCTOBER, 300)], by=nov(2))
    assert found is not None
    assert found.difference == 0


# A balance


def test_a_balance_counts_by_its_growth_since_the_last_reading_before_the_month() -> None:
    base = Figure(OCTOBER, 10_000)
    found = growth(Figure(nov(16), 10_900), of=entries((3, 500), (17, 70)), before=base)
    assert found == Correction(nov(16), 10_900, 900, 500, None, base)
    assert found.difference == 400


def test_a_balance_can_fall_below_its_base() -> None:
    found = growth(Figure(nov(16), 9_400), of=entries((3, 500)), before=Figure(OCTOBER, 10_000))
    assert (found.bank, found.difference) == (-600, -1_100)


def test_without_a_reading_before_the_month_the_first_in_it_is_the_base() -> None:
    """Up to that day our own sum stands: nothing says what the balance was before it."""
    first = Figure(nov(4), 10_000)
    alone = growth(first, of=entries((3, 500), (6, 70)))
    assert (alone.base, alone.bank, alone.ours, alone.difference) == (first, 500, 500, 0)
    later = growth(first, Figure(nov(16), 10_050), of=entries((3, 500), (6, 70), (17, 9)))
    assert later == Correction(nov(16), 10_050, 550, 570, None, first)
    assert later.difference == -20


def test_only_the_first_and_the_latest_reading_count() -> None:
    readings = [Figure(nov(4), 10_000), Figure(nov(9), 3), Figure(nov(16), 10_050, "wages")]
    assert growth(*readings, of=[]) == growth(readings[0], readings[2], of=[])
    assert growth(*readings, of=[]).reason == "wages"
    assert growth(*readings, of=[], by=15).bank == 3 - 10_000


def test_what_was_booked_before_the_month_is_expected_from_its_first_day_on() -> None:
    """What counts for the month is to show in the growth of the month."""
    booked = [Entry(date(2026, 10, 28), 500)]
    base = Figure(OCTOBER, 10_000)
    confirmed = growth(Figure(nov(3), 10_500), of=booked, before=base)
    assert (confirmed.bank, confirmed.ours, confirmed.difference) == (500, 500, 0)
    missing = growth(Figure(nov(3), 10_000), of=booked, before=base)
    assert missing.difference == -500


def test_what_no_reading_has_confirmed_is_expected() -> None:
    booked = entries((2, 500), (16, 70), (17, 9), (20, 1))
    found = growth(Figure(nov(16), 10_000), of=booked)
    assert expected_since(booked, found, by=nov(17)) == 9
    assert expected_since(booked, found, by=nov(16)) == 0
    assert expected_since(booked, None, by=nov(17)) == 579


numbers = st.integers(-(10**11), 10**11)
days = st.dates(date(2026, 10, 20), date(2026, 12, 10))
booked_at_any_time = st.lists(st.builds(Entry, days, numbers), max_size=6)
readings_in_order = st.lists(
    st.builds(Figure, st.dates(nov(1), nov(30)), numbers), min_size=1, max_size=4
).map(lambda found: sorted(found, key=lambda one: one.on))


@given(readings_in_order, booked_at_any_time, days)
def test_with_a_figure_booked_is_what_the_bank_said_and_what_came_after_it(
    figures: list[Figure], booked: list[Entry], today: date
) -> None:
    found = correct_sum(figures, booked, by=today)
    known = [one for one in figures if one.on <= today]
    assert (found is None) is (not known)
    if found is not None:
        ours = sum(one.number for one in booked if one.on <= today)
        after = sum(one.number for one in booked if known[-1].on < one.on <= today)
        assert ours + found.difference == known[-1].number + after


@given(readings_in_order, booked_at_any_time, days, st.none() | numbers)
def test_with_a_reading_booked_is_the_growth_and_what_is_expected(
    figures: list[Figure], booked: list[Entry], today: date, balance: int | None
) -> None:
    before = None if balance is None else Figure(OCTOBER, balance)
    found = correct_level(figures, booked, by=today, before=before)
    known = [one for one in figures if one.on <= today]
    assert (found is None) is (not known)
    if found is None:
        return
    base, latest = before or known[0], known[-1]
    own = sum(one.number for one in booked if one.on <= base.on) if before is None else 0
    mine = sum(one.number for one in booked if one.on <= today)
    expected = expected_since(booked, found, by=today)
    assert mine + found.difference == latest.number - base.number + own + expected


@pytest.mark.parametrize("day", [2, 16, 30])
def test_a_figure_equal_to_our_sum_changes_nothing(day: int) -> None:
    booked = entries((2, 500), (16, 70), (20, 1))
    ours = sum(one.number for one in booked if one.on <= nov(day))
    found = correct_sum([Figure(nov(day), ours)], booked, by=nov(30))
    assert found is not None
    assert found.difference == 0
