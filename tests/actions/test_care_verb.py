"""Birthdays of the days to come, by either calendar."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.care import look_at_care
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact
from rmtrack.actions.grid_sheet import open_sheet
from rmtrack.actions.show import show_client
from rmtrack.domain.birthdays import Birthday
from rmtrack.domain.care import CareDate
from rmtrack.domain.policy import Policy
from rmtrack.storage import birthdays
from tests.actions.values import a_client, november

DeskOn = Callable[[date], Desk]


def know(desk: Desk, name: str, day: str, *, lunar: bool) -> None:
    add_contact(desk, a_client(name, birth_day=day, birth_lunar=lunar, birth_year=1968))


def test_lunar_birthdays_stand_among_the_others_on_their_day(desk: Desk) -> None:
    know(desk, "王小明", "11-17", lunar=False)
    know(desk, "李姐", "10-10", lunar=True)  # 18 November
    know(desk, "赵敏", "11-19", lunar=False)
    know(desk, "陈立", "11-18", lunar=True)  # 26 December
    know(desk, "钱程", "10-10", lunar=False)
    assert look_at_care(desk) == (
        CareDate(1, "王小明", "birthday", november(17)),
        CareDate(2, "李姐", "birthday", november(18), lunar="10-10"),
        CareDate(3, "赵敏", "birthday", november(19)),
    )


def test_who_left_is_not_greeted_by_either_calendar(desk: Desk) -> None:
    know(desk, "李姐", "10-10", lunar=True)
    archive_contact(desk, "李姐")
    assert look_at_care(desk) == ()


@pytest.mark.parametrize(
    ("today", "on"),
    [
        (date(2025, 10, 1), date(2025, 10, 6)),
        (date(2026, 9, 25), date(2026, 9, 25)),
        (date(2027, 9, 8), date(2027, 9, 15)),
        (date(2027, 9, 16), None),
    ],
)
def test_each_year_has_its_own_day(
    desk: Desk, desk_on: DeskOn, today: date, on: date | None
) -> None:
    know(desk, "李姐", "08-15", lunar=True)
    assert [care.on for care in look_at_care(desk_on(today))] == ([on] if on else [])


def test_the_window_is_that_of_the_policy(desk: Desk) -> None:
    know(desk, "李姐", "10-10", lunar=True)
    assert look_at_care(replace(desk, policy=Policy(care_window_days=1))) == ()
    assert len(look_at_care(replace(desk, policy=Policy(care_window_days=2)))) == 1


def test_without_a_lunar_birthday_nothing_asks_that_calendar(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    know(desk, "王小明", "11-17", lunar=False)
    monkeypatch.setitem(sys.modules, "rmtrack.calendars.lunar", None)  # an import would fail
    assert len(look_at_care(desk)) == 1
    assert show_client(desk, "王小明").birthday == Birthday(november(17), age=57, turns=58)
    assert desk.store.first(birthdays.SOMEBODY_LUNAR) is None


def test_the_page_and_the_sheet_know_the_age_by_the_lunar_calendar(desk: Desk) -> None:
    know(desk, "李姐", "10-08", lunar=True)  # today
    born = show_client(desk, "李姐").birthday
    assert born == Birthday(november(16), age=58, turns=58, lunar="10-08")
    (row,) = open_sheet(desk, None).rows
    assert row.age == 58
