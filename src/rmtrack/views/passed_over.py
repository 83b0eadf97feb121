"""Who else may be meant where somebody is shown whose name is but like the one that was typed."""

from collections.abc import Sequence
from typing import Any

from rmtrack.domain.passed_over import PassedOver
from rmtrack.i18n import _


def passed_over_lines(passed_over: Sequence[PassedOver]) -> list[str]:
    """Say of each who it is, and how he is shown."""
    return [_told(one) for one in passed_over]


def _told(one: PassedOver) -> str:
    told = _("{name} ({number}) is archived: rmtrack show {number}")
    if one.former_name:
        told = _("{name} ({number}) was called {former}: rmtrack show {number}")
    elif one.deceased:
        told = _("{name} ({number}) is kept as deceased: rmtrack show {number}")
    return told.format(name=one.name, number=one.id, former=one.former_name)


def passed_over_json(passed_over: Sequence[PassedOver]) -> list[dict[str, Any]]:
    """Return them with their numbers, and with the name of before by which one was called so."""
    return [one._asdict() for one in passed_over]
