"""The risk assessment (风险测评) and its last day. An expired one means that nothing is sold."""

from datetime import date
from enum import StrEnum

EXPIRING_DAYS = 30  # so long before the end it is told that it ends


class RiskState(StrEnum):
    """Whether a risk assessment holds."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"


def risk_state(until: date | None, today: date) -> RiskState | None:
    """Tell whether an assessment holds today; None where its last day is not known."""
    if until is None:
        return None
    left = (until - today).days
    if left < 0:
        return RiskState.EXPIRED
    return RiskState.EXPIRING if left <= EXPIRING_DAYS else RiskState.VALID
