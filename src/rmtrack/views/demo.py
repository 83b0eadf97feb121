"""The demo: the morning and the grid of a made-up month, then how to start for real."""

from typing import Any, NamedTuple

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from rmtrack.domain.grid import Grid, GridPage
from rmtrack.domain.morning import Morning
from rmtrack.i18n import N_, _
from rmtrack.views.cells import two_columns
from rmtrack.views.grid import grid_screen
from rmtrack.views.grid_json import grid_json
from rmtrack.views.today import today_screen
from rmtrack.views.today_json import today_json

START = (
    ("rmtrack demo --keep demo.db", N_("keep it, to play with")),
    ("rmtrack import clients.csv", N_("bring in your clients")),
    ("rmtrack plan --quota 2290000", N_("set this month's quota")),
    ("rmtrack today", N_("every morning")),
    ('rmtrack log 王小明 "…" --next fri', N_("after every call")),
)
Shown = tuple[Morning, Grid]


class Kept(NamedTuple):
    """A made-up month that is kept: in which file, and what to type to look at it."""

    shown: Shown
    path: str
    go_on: str


def demo_screen(shown: Shown) -> RenderableType:
    """Show the screens one below the other."""
    morning, grid = shown
    start = [(command, _(text)) for command, text in START]
    return Group(
        Text(_("A made-up month in a throw-away store. This is one of its mornings:"), "quiet"),
        Rule(style="quiet"),
        today_screen(morning),
        Rule(style="quiet"),
        grid_screen(GridPage(grid, morning.limit.most)),
        Rule(style="quiet"),
        Text(_("To start for real"), "lead"),
        Text("\n".join(two_columns(start, indent=2, cells=78))),
    )


def kept_lines(kept: Kept) -> str:
    """Say where the month is kept, and how to go on."""
    return "\n".join(
        [
            _("The made-up month is in {path}. Go on with").format(path=kept.path),
            f"  {kept.go_on}",
        ]
    )


def kept_json(kept: Kept) -> dict[str, Any]:
    """Return where the month is kept, beside both answers."""
    return {**demo_json(kept.shown), "kept": kept.path, "go_on": kept.go_on}


def demo_json(shown: Shown) -> dict[str, Any]:
    """Return both answers in one document, `rmtrack.demo/1`."""
    morning, grid = shown
    return {
        "schema": "rmtrack.demo/1",
        "today": today_json(morning),
        "grid": grid_json(GridPage(grid, morning.limit.most)),
    }
