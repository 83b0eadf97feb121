"""Until when a risk assessment holds."""

from datetime import date, timedelta

import pytest

from rmtrack.domain.risk import RiskState, risk_state

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
    assert risk_state(TODAY + timedelta(days=days), TODAY) is state


def test_nothing_is_said_where_its_last_day_is_not_known() -> None:
    assert risk_state(None, TODAY) is None
