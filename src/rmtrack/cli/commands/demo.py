"""`rmtrack demo`: a month of made-up data in a throw-away store."""

from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from rmtrack.actions.demo import TODAY, fill_with_demo
from rmtrack.actions.grid import show_grid
from rmtrack.actions.today import look_at_morning
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.i18n import _
from rmtrack.views.demo import demo_json, demo_screen

HELP = N_(
    "See a made-up month at its 16th: the morning screen and the grid. Your data is not touched."
)
EXAMPLES = ("rmtrack demo", "rmtrack demo --lang zh")
BREAKFAST = time(8, 50)


def run(ctx: typer.Context) -> None:
    """Fill a store that is thrown away, and look at it."""
    session = session_of(ctx)
    now = session.now if session.typed.today else datetime.combine(TODAY, BREAKFAST).astimezone()
    with TemporaryDirectory(prefix="rmtrack-demo-") as folder:
        desk = session.open_desk(Path(folder) / "demo.db", now)
        try:
            fill_with_demo(desk, _)
            shown = look_at_morning(desk), show_grid(desk)
        finally:
            desk.store.close()
    session.answer(shown, demo_screen, demo_json)
