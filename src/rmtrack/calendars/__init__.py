"""Adapters of working-day calendars behind the protocol of `rmtrack.domain.days`."""

from importlib import import_module

from rmtrack.domain.days import WorkCalendar
from rmtrack.domain.errors import N_, InputError

CHINA = "CN"
WEEKDAYS = "weekdays"
CALENDARS = (CHINA, WEEKDAYS)

_ADAPTERS = {
    "cn": ("rmtrack.calendars.china", "China"),
    "weekdays": ("rmtrack.calendars.weekdays", "Weekdays"),
}


def calendar_named(name: str) -> WorkCalendar:
    """Return the calendar of that name, in any case. Raises InputError for another name."""
    adapter = _ADAPTERS.get(name.strip().lower())
    if adapter is None:
        sentence = N_("there is no calendar '{name}': take CN or weekdays")
        raise InputError(sentence, name=name)
    module, kind = adapter
    calendar: WorkCalendar = getattr(import_module(module), kind)()
    return calendar
