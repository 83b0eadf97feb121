"""`rmtrack demo`: a month of made-up data, thrown away or kept to play with."""

import shlex
import sys
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from rmtrack.actions.demo import TODAY, fill_with_demo
from rmtrack.actions.grid import show_grid
from rmtrack.actions.today import look_at_morning
from rmtrack.cli.paths import full_path
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.errors import N_, RuleError
from rmtrack.i18n import _
from rmtrack.views.demo import Kept, Shown, demo_json, demo_screen, kept_json, kept_lines

HELP = N_(
    "See a made-up month at its 16th: the morning screen and the grid. Your data is not touched."
)
EXAMPLES = ("rmtrack demo", "rmtrack demo --lang zh", "rmtrack demo --keep demo.db")
BREAKFAST = time(8, 50)
ON_WINDOWS = sys.platform == "win32"


def run(
    ctx: typer.Context,
    keep: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=N_("keep the month in a new file, to play with")),
    ] = None,
) -> None:
    """Fill a store that is thrown away, or kept, and look at it."""
    session = session_of(ctx)
    now = session.now if session.typed.today else datetime.combine(TODAY, BREAKFAST).astimezone()
    if keep is not None:
        shown = _filled_new(session, full_path(keep), now)
        session.answer(Kept(shown, keep, _go_on(keep, now)), kept_lines, kept_json)
        return
    with TemporaryDirectory(prefix="rmtrack-demo-") as folder:
        shown = _filled(session, Path(folder) / "demo.db", now)
    session.answer(shown, demo_screen, demo_json)


def _filled_new(session: Session, path: Path, now: datetime) -> Shown:
    """Fill a file that was not there. Raises RuleError where it was; a half-filled one goes."""
    if path.exists():
        raise RuleError(N_("{path} is there already: name a new file"), path=path)
    try:
        return _filled(session, path, now)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _filled(session: Session, path: Path, now: datetime) -> Shown:
    desk = session.open_desk(path, now)
    try:
        fill_with_demo(desk, _)
        return look_at_morning(desk), show_grid(desk)
    finally:
        desk.store.close()


def _go_on(path: str, now: datetime) -> str:
    """Return what to type for the morning of the month that was kept."""
    if ON_WINDOWS:
        return f'rmtrack today --db "{path}" --today {now.date()}'
    return f"RMTRACK_DB={shlex.quote(path)} RMTRACK_TODAY={now.date()} rmtrack today"
