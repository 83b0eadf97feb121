"""The nine cells: how many in each, and who is closest there."""

from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.grid import Grid, GridCell
from rmtrack.domain.keys import Band, Mood
from rmtrack.i18n import _, ngettext
from rmtrack.views.terms import term, title

COLUMNS = (Mood.RESISTANT, Mood.NEUTRAL, Mood.POSITIVE)
NAMES = 6  # in a cell; the rest is a number


def grid_screen(grid: Grid) -> RenderableType:
    """Show the grid, the closest band on top."""
    placed = sum(len(cell.contacts) for cell in grid.cells)
    if not placed and not grid.unclassified:
        return Text(_("No clients yet. Bring them in: rmtrack import clients.csv"))
    people = ngettext("{n} client in the grid", "{n} clients in the grid", placed)
    parts: list[RenderableType] = [Text(people.format(n=placed), "lead"), _table(grid)]
    if grid.unclassified:
        parts.append(Text(_unplaced(len(grid.unclassified)), "quiet"))
    return Group(*parts)


def _table(grid: Grid) -> Table:
    table = Table(
        box=box.HORIZONTALS,
        show_lines=True,
        show_edge=False,
        pad_edge=False,
        header_style="quiet",
        border_style="quiet",
    )
    table.add_column("", no_wrap=True)
    for mood in COLUMNS:
        table.add_column(term(mood), ratio=1, overflow="fold")
    cells = {cell.cell: cell for cell in grid.cells}
    for band in (Band.HIGH, Band.MIDDLE, Band.LOW):
        row = [cell for cell in cells.values() if cell.cell.band is band]
        by_mood = {cell.cell.mood: cell for cell in row}
        table.add_row(Text(title(band), "lead"), *(_cell(by_mood[mood]) for mood in COLUMNS))
    table.expand = True
    return table


def _cell(cell: GridCell) -> Text:
    count = len(cell.contacts)
    names = [contact.name for contact in cell.contacts[:NAMES]]
    more = [f"+{count - NAMES}"] if count > NAMES else []
    return Text.assemble((str(count), "lead"), "\n" if names else "", " ".join([*names, *more]))


def _unplaced(count: int) -> str:
    text = ngettext(
        "{n} client has no cell yet: rmtrack log WHO --familiarity middle --mood neutral",
        "{n} clients have no cell yet: rmtrack log WHO --familiarity middle --mood neutral",
        count,
    )
    return text.format(n=count)


def grid_json(grid: Grid) -> dict[str, Any]:
    """Return the grid as `rmtrack.grid/1`."""
    return {
        "schema": "rmtrack.grid/1",
        "cells": [
            {
                "familiarity": str(cell.cell.band),
                "mood": str(cell.cell.mood),
                "count": len(cell.contacts),
                "contacts": [
                    {"id": c.id, "name": c.name, "familiarity": c.familiarity}
                    for c in cell.contacts
                ],
            }
            for cell in grid.cells
        ],
        "unclassified": len(grid.unclassified),
    }
