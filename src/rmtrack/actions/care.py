"""The days in clients' lives that are near."""

from collections.abc import Sequence

from rmtrack.actions.desk import Desk
from rmtrack.domain.care import CareDate, birthdays_within, in_order, remember
from rmtrack.storage import birthdays


def look_at_care(desk: Desk) -> tuple[CareDate, ...]:
    """Return the birthdays of the days to come, the nearest first; nobody's who has left."""
    days = birthdays_within(desk.today, desk.policy.care_window_days)
    solar = desk.store.all(birthdays.BIRTHDAYS, lunar=False, days=days)
    lunar = _lunar(desk) if desk.store.first(birthdays.SOMEBODY_LUNAR) else ()
    return in_order([*remember(solar, desk.today), *lunar])


def _lunar(desk: Desk) -> Sequence[CareDate]:
    from rmtrack.calendars.lunar import China  # noqa: PLC0415 - where somebody was born by it
    from rmtrack.domain.lunar import lunar_birthdays_within, remember_lunar  # noqa: PLC0415

    calendar = China()
    days = lunar_birthdays_within(desk.today, desk.policy.care_window_days, calendar)
    found = desk.store.all(birthdays.BIRTHDAYS, lunar=True, days=days)
    return remember_lunar(found, desk.today, calendar)
