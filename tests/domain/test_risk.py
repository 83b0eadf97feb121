"""Until when a risk assessment holds."""

from datetime import date, timedelta

import pytest

from rmtrack.domain.risk import RiskState, expiring_by, risk_state

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
