"""The risk assessment (风险测评) and its last day. An expired one means that nothing is sold."""

from datetime import date, timedelta
from enum import StrEnum

EXPIRING_DAYS = 30  # so long before the end it is told that it ends


class RiskState(StrEnum):
    """Whether a risk assessment holds."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"


def expiring_by(today: date) -> date:
    """Return the last day on which an assessment may end for its end to be told today."""
    return today + timedelta(days=EXPIRING_DAYS)


def risk_state(until: date | None, today: date) -> RiskState | None:
    """Tell whether an assessment holds today; None where its last day is not known."""
    if until is None:
        return None
    if until < today:
        return RiskState.EXPIRED
    return RiskState.EXPIRING if until <= expiring_by(today) else RiskState.VALID
