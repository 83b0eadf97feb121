"""The risk assessment (风险测评) and its last day. An expired one means that nothing is sold."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class RiskState(StrEnum):
    """Whether a risk assessment holds."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"


def expiring_by(today: date, window: int) -> date:
    """Return the last day on which an assessment may end for its end to be told today.

    `window` is so many days before.
    """
    return today + timedelta(days=window)


def risk_state(until: date | None, today: date, window: int) -> RiskState | None:
    """Tell whether an assessment holds today; None where its last day is not known.

    For so many days, the `window`, its end is told before.
    """
    if until is None:
        return None
    if until < today:
        return RiskState.EXPIRED
    return RiskState.EXPIRING if until <= expiring_by(today, window) else RiskState.VALID


def with_the_last_day(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return changes of a record in which the last day goes with the level that is taken out.

    Unless a day is said beside it: a list may know no more of an assessment than that day.
    """
    goes = "risk" in changes and changes["risk"] is None
    return {**({"risk_until": None} if goes else {}), **changes}
