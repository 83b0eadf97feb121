"""A desk to work at: an empty store on the Monday of the worked example's third week."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from rmtrack.actions.desk import Desk
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.policy import Policy
from rmtrack.storage.store import Store
from tests.actions.values import AT_NINE, CHINA_TIME


@pytest.fixture
def desk(store: Store) -> Desk:
    """Return the desk on Monday, 16 November 2026, at nine."""
    return Desk(store, AT_NINE, calendar_named(CHINA), Policy(), "a command")


@pytest.fixture
def desk_on(desk: Desk) -> Callable[[date], Desk]:
    """Return how to sit at the same desk at nine on another day."""

    def sit(day: date) -> Desk:
        return replace(desk, now=datetime(day.year, day.month, day.day, 9, tzinfo=CHINA_TIME))

    return sit
