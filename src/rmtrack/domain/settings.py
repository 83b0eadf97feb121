"""What holds by the user's settings. What can be set is in `rmtrack.domain.configuring`."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.keys import CATEGORIES
from rmtrack.domain.policy import Policy

CALENDARS = ("CN", "weekdays")  # the first is the default
TIERS = ("gold=50万", "platinum=300万", "private=600万")


class Settings(NamedTuple):
    """What holds for a command: what was set, else the defaults."""

    lang: str | None = None  # None: the machine's
    calendar: str = CALENDARS[0]
    categories: tuple[str, ...] = CATEGORIES  # the three, then the user's own
    days_off: Mapping[date, date | None] = MappingProxyType({})  # and when each became known
    policy: Policy = Policy()
    rules: CategoryRules = CategoryRules()
    tiers: tuple[str, ...] = TIERS  # of clients: see rmtrack.domain.tiers
