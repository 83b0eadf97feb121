"""Until when a risk assessment holds."""

from datetime import date, timedelta

import pytest

from rmtrack.domain.keys import Risk
from rmtrack.domain.risk import RiskState, expiring_by, risk_state, with_the_last_day

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, RiskState.EXPIRED),
        (0, RiskState.EXPIRING),  # the last day on which it holds
        (30, RiskState.EXPIRING),
        (31, RiskState.VALID),
    ],
)
def test_an_assessment_holds_up_to_its_last_day(days: int, state: RiskState) -> None:
    assert risk_state(TODAY + timedelta(days=days), TODAY, 30) is state


@pytest.mark.parametrize(
    ("window", "state"), [(10, RiskState.EXPIRING), (9, RiskState.VALID), (0, RiskState.VALID)]
)
def test_how_early_the_end_is_told_is_the_users_own(window: int, state: RiskState) -> None:
    assert risk_state(TODAY + timedelta(days=10), TODAY, window) is state
    assert risk_state(TODAY, TODAY, window) is RiskState.EXPIRING
    assert expiring_by(TODAY, window) == TODAY + timedelta(days=window)


def test_nothing_is_said_where_its_last_day_is_not_known() -> None:
    assert risk_state(None, TODAY, 30) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"risk": None}, {"risk": None, "risk_until": None}),
        ({"risk": None, "risk_until": TODAY}, {"risk": None, "risk_until": TODAY}),
        ({"risk": None, "sex": None}, {"risk": None, "risk_until": None, "sex": None}),
        ({"risk": Risk.C3}, {"risk": Risk.C3}),  # a level put right: its day holds
        ({"risk_until": TODAY}, {"risk_until": TODAY}),  # all that some lists know
        ({}, {}),
    ],
)
def test_the_last_day_goes_with_the_level_unless_another_is_said(
    changes: dict[str, object], expected: dict[str, object]
) -> None:
    assert with_the_last_day(changes) == expected
