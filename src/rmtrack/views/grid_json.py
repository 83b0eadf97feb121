"""The grid and its sheet as JSON. Shares are parts of the whole pool, between 0 and 1."""

from typing import TYPE_CHECKING, Any

from rmtrack.domain.grid import GridPage, Limit, Members

if TYPE_CHECKING:
    from rmtrack.domain.grid_sheet import Sheet, SheetRow

DIGITS = 4  # of a share


def grid_json(page: GridPage) -> dict[str, Any]:
    """Return the grid with everybody in it as `rmtrack.grid/1`.

    Amounts are null where no assets are known.
    """
    grid, pool = page.grid, page.grid.pool
    return {
        "schema": "rmtrack.grid/1",
        "on": None if page.on is None else str(page.on),
        "category": page.category,
        "clients": pool.number,
        "assets": _sums_json(pool, pool)["assets"],
        "cells": [
            {
                "familiarity": str(cell.band),
                "mood": str(cell.mood),
                "count": members.number,
                "share": _share(members.number, pool.number),
                **_sums_json(members, pool),
                "contacts": [
                    {"id": one.id, "name": one.name, "familiarity": one.familiarity}
                    for one in members.contacts
                ],
            }
            for cell, members in grid.cells
        ],
        "unclassified": grid.unclassified.number,
        "unclassified_assets": _sums_json(grid.unclassified, pool)["assets"],
        "stages": {str(stage): number for stage, number in grid.stages.items()},
        "limit": limit_json(page.limit),
    }


def sheet_json(sheet: "Sheet") -> dict[str, Any]:
    """Return the sheet as `rmtrack.sheet/1`."""
    return {
        "schema": "rmtrack.sheet/1",
        "cell": str(sheet.cell) if sheet.cell else "unclassified",
        "on": None if sheet.on is None else str(sheet.on),
        "category": sheet.category,
        "sort": str(sheet.order),
        "count": len(sheet.rows),
        "assets": str(sheet.assets),
        "without_next": len(sheet.without_step),
        "contacts": [_row_json(row) for row in sheet.rows],
    }


def limit_json(limit: Limit) -> dict[str, Any]:
    """Return how many are kept close, of how many can be."""
    return {"held": limit.held, "most": limit.most, "over": limit.is_over}


def _sums_json(members: Members, pool: Members) -> dict[str, Any]:
    known = bool(pool.assets)
    return {
        "assets": str(members.assets) if known else None,
        "assets_share": _share(members.assets, pool.assets),
    }


def _share(part: int, whole: int) -> float | None:
    return round(int(part) / int(whole), DIGITS) if whole else None


def _row_json(row: "SheetRow") -> dict[str, Any]:
    client, talk, step = row.client, row.talk, row.step
    return {
        "id": client.id,
        "name": client.name,
        "familiarity": client.familiarity,
        "mood": client.mood,
        "sex": client.sex,
        "age": row.age,
        "opened_on": client.opened_on and str(client.opened_on),
        "assets": None if client.assets is None else str(client.assets),
        "last": client.last_touch_on
        and {
            "on": str(client.last_touch_on),
            "kind": talk and talk.kind,
            "outcome": talk and talk.outcome,
            "note": talk and talk.note,
        },
        "next": step
        and {
            "on": str(step.due_on),
            "time": step.due_time,
            "what": step.what,
            "promise": step.promise,
            "list_on": str(step.list_on),
        },
        "fields": dict(row.fields),
    }
