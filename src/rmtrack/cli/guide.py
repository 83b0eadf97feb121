"""What `rmtrack` alone does: it shows the morning, or on the first day leads through it."""

from rmtrack.actions.start import has_clients
from rmtrack.cli.paths import store_path
from rmtrack.cli.session import Session

MORNING = ("today",)
HELP = ("--help",)


def begin(session: Session) -> Session:
    """Return the session with what is to be run where nothing was typed."""
    if store_path(session.typed.db).exists() and has_clients(session.desk()):
        return session.retyped(MORNING)
    if not session.may_ask:
        return session.retyped(HELP)
    from rmtrack.cli.asking.first_day import lead  # noqa: PLC0415 - once in the life of a store

    return lead(session).retyped(MORNING)
