"""The one place that reads the clock, once a command."""

from datetime import datetime, time

from rmtrack.domain.errors import N_, InputError

MORNING = time(9)
YEARS = range(1900, 2200)  # those a plan month can have


def read_now(asked: str | None) -> datetime:
    """Return the moment that counts as now, aware, in the user's zone.

    `asked` is a date (then 09:00) or a moment in ISO form; None reads the machine's clock. Raises
    InputError when it is neither.
    """
    if asked is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(asked)
    except ValueError:
        raise InputError(
            N_("'{text}' can't count as now: write 2026-11-02 or 2026-11-02T09:30"), text=asked
        ) from None
    if "T" not in asked and " " not in asked:
        moment = datetime.combine(moment.date(), MORNING)
    if moment.year not in YEARS:
        raise InputError(N_("'{text}' lies too far away to count as now"), text=asked)
    return moment.astimezone()
