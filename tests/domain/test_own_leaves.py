"""The user's own days off as a list of texts, and since when each became known."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.config_lists import OwnLeave, check_leaves, days_of, known_from, leave
from rmtrack.domain.errors import InputError
from tests.domain.values import nov

MONDAY = nov(16)


def dec(day: int) -> date:
    return date(2026, 12, day)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-12-24", OwnLeave(dec(24), dec(24))),
        ("2026-12-24..2026-12-31", OwnLeave(dec(24), dec(31))),
        (" 2026-12-24 .. 2026-12-31 ", OwnLeave(dec(24), dec(31))),
        ("2026-12-24@2026-12-10", OwnLeave(dec(24), dec(24), dec(10))),
        ("2026-12-24..2026-12-31 @ 2026-12-10", OwnLeave(dec(24), dec(31), dec(10))),
        ("2026-12-24@2027-01-05", OwnLeave(dec(24), dec(24), date(2027, 1, 5))),
        ("2026-01-01..2027-01-02", OwnLeave(date(2026, 1, 1), date(2027, 1, 2))),
        ("9999-12-31", OwnLeave(date.max, date.max)),
    ],
)
def test_a_leave_is_read(text: str, found: OwnLeave) -> None:
    assert leave(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("Christmas", "", "2026-02-30", "12-24", "2026-12-24..", "..2026-12-24", "2026-12-24@"),
        *("@2026-12-24", "2026-12-24..2026-12-25..2026-12-26", "2026-12-24@2026-12-01@2026-12-02"),
    ],
)
def test_what_is_no_day_is_no_leave(text: str) -> None:
    with pytest.raises(InputError) as refused:
        leave(text)
    assert str(refused.value) == (
        f"'{text}' is no day off: write 2026-12-24 or 2026-12-24..2026-12-31"
    )


@pytest.mark.parametrize(
    "text", ["2026-12-31..2026-12-30", "2026-01-01..2027-01-03", "0001-01-01..9999-12-31"]
)
def test_a_leave_runs_forward_and_for_a_year_at_most(text: str) -> None:
    with pytest.raises(InputError, match="run from a day to a later one, a year at most"):
        leave(text)


leaves = st.builds(
    OwnLeave,
    st.dates(date(2026, 1, 1), date(2026, 6, 30)),
    st.dates(date(2026, 6, 30), date(2026, 12, 31)),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 31)),
)


@given(leaves)
def test_a_leave_is_read_as_it_is_written(one: OwnLeave) -> None:
    assert leave(str(one)) == one
    assert leave(str(one._replace(last=one.first))).last == one.first


def test_all_days_of_a_leave_are_off() -> None:
    assert days_of([]) == {}
    assert days_of(["2026-11-30..2026-12-01"]) == {nov(30): None, dec(1): None}
    assert days_of(["2026-11-30..2026-12-01@2026-11-16"]) == {nov(30): MONDAY, dec(1): MONDAY}


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("@2026-11-16", "@2026-11-09", 9),
        ("@2026-11-09", "@2026-11-16", 9),
        ("@2026-11-09", "", None),
    ],
)
def test_a_day_in_two_leaves_is_known_since_the_earlier(
    first: str, second: str, known: int | None
) -> None:
    for texts in ([first, second], [second, first]):
        found = days_of([f"2026-11-2{n}..2026-11-25{text}" for n, text in enumerate(texts)])
        assert found[nov(25)] == (None if known is None else nov(known))


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        ("2026-12-24", "2026-12-24"),  # its month has not begun
        ("2026-11-30..2026-12-04", "2026-11-30..2026-12-04@2026-11-16"),
        ("2026-11-16", "2026-11-16@2026-11-16"),
        ("2026-10-09", "2026-10-09@2026-11-16"),
        ("2026-11-24@2026-11-02", "2026-11-24@2026-11-02"),  # said by hand
        (" 2026-12-24 .. 2026-12-24", "2026-12-24"),
    ],
)
def test_a_leave_of_a_month_that_has_begun_says_since_when_it_is_known(new: str, kept: str) -> None:
    assert known_from([new], [], MONDAY) == [kept]


@pytest.mark.parametrize("old", ["2026-11-24..2026-11-26", "2026-11-24..2026-11-26@2026-11-03"])
def test_a_leave_that_was_kept_before_stays_as_it_was(old: str) -> None:
    days = old.partition("@")[0]
    assert known_from([days, "2026-11-30"], [old], MONDAY) == [old, "2026-11-30@2026-11-16"]
    assert known_from([], [old], MONDAY) == []


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (
            ["2026-11-24..2026-11-26"],
            "2026-11-23..2026-11-27",
            ["2026-11-23@2026-11-16", "2026-11-24..2026-11-26", "2026-11-27@2026-11-16"],
        ),
        (
            ["2026-11-24@2026-11-03", "2026-11-25"],
            "2026-11-24..2026-11-25",
            ["2026-11-24@2026-11-03", "2026-11-25"],
        ),
        (["2026-11-24..2026-11-26"], "2026-11-24..2026-11-25", ["2026-11-24..2026-11-25"]),
        (["2026-12-24"], "2026-12-24..2026-12-31", ["2026-12-24..2026-12-31"]),
    ],
)
def test_a_leave_that_grows_leaves_its_old_days_as_they_were(
    old: list[str], new: str, kept: list[str]
) -> None:
    """Targets of the days before today were laid with them; only the new days came late."""
    assert known_from([new], old, MONDAY) == kept


@given(st.lists(leaves, max_size=3), st.lists(leaves, max_size=3), st.dates(nov(1), nov(30)))
def test_keeping_leaves_loses_no_day_and_is_done_once(
    new: list[OwnLeave], old: list[OwnLeave], today: date
) -> None:
    told, before = [str(one) for one in new], [str(one) for one in old]
    kept = known_from(told, before, today)
    assert days_of(kept).keys() == days_of(told).keys()
    assert known_from(kept, kept, today) == kept
    untold = [str(one._replace(known=None)) for one in new]
    again = days_of(known_from(untold, before, today))
    assert all(again[day] == since for day, since in days_of(before).items() if day in again)


def test_days_off_are_kept_as_texts() -> None:
    """TOML has days of its own; a moment is none."""
    assert check_leaves("days_off", [dec(24), " 2026-12-28@2026-12-01 "]) == [
        "2026-12-24",
        "2026-12-28@2026-12-01",
    ]
    with pytest.raises(InputError, match="'2026-12-24T00:00:00' is no day off"):
        check_leaves("days_off", [datetime(2026, 12, 24)])  # noqa: DTZ001 - as TOML has it
