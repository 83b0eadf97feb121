"""`rmtrack grid`: the nine cells, one of them as a sheet, and how they changed."""

from typing import TYPE_CHECKING, Annotated

import typer

from rmtrack.actions.grid import count_grid, show_grid
from rmtrack.cli.output import write_json, write_screen
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.grid import Grid, GridPage

if TYPE_CHECKING:
    from datetime import date

    from rmtrack.actions.desk import Desk
    from rmtrack.reading.words import Words

HELP = N_("Every client in one of nine cells: how well you know each other, and the mood.")
EXAMPLES = (
    "rmtrack grid",
    "rmtrack grid --cell high/positive --sort funds",
    "rmtrack grid --cell unclassified",
    "rmtrack grid --category insurance",
    "rmtrack grid --on 2026-10-31",
    "rmtrack grid --cell high/positive --on 2026-10-31",
    "rmtrack grid --moves --since 2026-11-01",
    "rmtrack grid --json",
)
BESIDE = {  # what calls for an answer of its own, and what may stand beside it
    "moves": ("since", "category", "all"),
    "cell": ("sort", "category", "on"),
    "on": ("cell", "sort", "category"),
}
NEEDS = {"since": "moves", "all": "moves", "sort": "cell"}
ORDERS: "Words" = {  # by what a sheet is sorted: see rmtrack.domain.grid_sheet
    "familiarity": ("熟悉程度",),
    "name": ("姓名",),
    "funds": ("管理资产", "资产", "资金"),
    "last": ("上次", "上次联系"),
    "next": ("下一步", "下次"),
    "age": ("年龄",),
    "opened": ("开户", "开户日期"),
}


def run(
    ctx: typer.Context,
    cell: Annotated[
        str | None,
        typer.Option(
            metavar="CELL",
            help=N_("who is in one of the nine, like high/positive; or unclassified"),
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="BY",
            help=N_("familiarity (the default), name, funds, last, next, age or opened"),
        ),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            metavar="CATEGORY", help=N_("by the mood toward it, where there is one, else overall")
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("as it stood on the evening of that day"))
    ] = None,
    moves: Annotated[
        bool, typer.Option("--moves", help=N_("who moved from which cell to which"))
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("the first day of the moves"))
    ] = None,
    whole: Annotated[
        bool, typer.Option("--all", help=N_("with --moves: every one on the screen"))
    ] = False,
) -> None:
    """Find out what is asked for, and answer it."""
    session = session_of(ctx)
    typed = {"moves": moves or None, "cell": cell, "on": on, "category": category}
    _refuse_odd({**typed, "since": since, "sort": sort, "all": whole or None})
    if moves:
        _moves(session, since, category, whole=whole)
    elif cell is not None:
        _sheet(session, cell, sort, category, on)
    else:
        _grid(session, category, on)


def _refuse_odd(typed: dict[str, object]) -> None:
    """Raise InputError for options that don't go together."""
    given = [name for name, value in typed.items() if value is not None]
    for first, beside in BESIDE.items():
        odd = next((name for name in given if name not in (first, *beside)), None)
        if first in given and odd:
            raise InputError(N_("--{odd} does not go with --{first}"), odd=odd, first=first)
    for name, needed in NEEDS.items():
        if name in given and needed not in given:
            raise InputError(N_("--{odd} goes with --{first}"), odd=name, first=needed)


def _read_category(session: Session, text: str | None) -> str | None:
    if text is None:
        return None
    from rmtrack.reading.words import read_category  # noqa: PLC0415 - one way a run; so below

    return read_category(text, session.categories)


def _read_back(session: Session, text: str) -> "date":
    from rmtrack.reading.dates import BACK, read_day  # noqa: PLC0415

    return read_day(text, session.now.date(), looking=BACK)


def _grid(session: Session, category: str | None, on: str | None) -> None:
    category = _read_category(session, category)
    day = None if on is None else _read_back(session, on)
    desk = session.desk()
    grid = _look(desk, category, day, whole=session.typed.json)
    past = day if day != desk.today else None
    page = GridPage(grid, desk.policy.pool_limit, category, past)
    if session.typed.json:
        from rmtrack.views.grid_json import grid_json  # noqa: PLC0415

        write_json(grid_json(page))
    else:
        from rmtrack.views.grid import grid_screen  # noqa: PLC0415

        write_screen(grid_screen(page))


def _look(desk: "Desk", category: str | None, day: "date | None", *, whole: bool) -> Grid:
    """Return the grid that is asked for; with all its clients only where they are needed."""
    if day is not None:
        from rmtrack.actions.movement import grid_on  # noqa: PLC0415

        return grid_on(desk, day, category)
    if whole or category is not None:
        return show_grid(desk, category)
    from rmtrack.views.grid import NAMES  # noqa: PLC0415

    return count_grid(desk, NAMES)


def _sheet(
    session: Session, cell: str, sort: str | None, category: str | None, on: str | None
) -> None:
    from rmtrack.actions.grid_sheet import open_sheet  # noqa: PLC0415
    from rmtrack.domain.grid_sheet import SheetOrder  # noqa: PLC0415
    from rmtrack.reading.words import is_unclassified, read_cell, read_key  # noqa: PLC0415
    from rmtrack.views.grid_json import sheet_json  # noqa: PLC0415
    from rmtrack.views.grid_sheet import sheet_screen  # noqa: PLC0415

    chosen = None if is_unclassified(cell) else read_cell(cell)
    sentence = N_("there is no order '{text}': write {accepted}")
    order = SheetOrder(
        read_key(ORDERS, sort, sentence) if sort is not None else SheetOrder.FAMILIARITY
    )
    toward = _read_category(session, category)
    day = None if on is None else _read_back(session, on)
    sheet = open_sheet(session.desk(), chosen, order, toward, day)
    session.answer(sheet, sheet_screen, sheet_json)


def _moves(session: Session, since: str | None, category: str | None, *, whole: bool) -> None:
    from functools import partial  # noqa: PLC0415

    from rmtrack.actions.movement import show_moves  # noqa: PLC0415
    from rmtrack.views.movement import moves_json, moves_screen  # noqa: PLC0415

    start = None if since is None else _read_back(session, since)
    found = show_moves(session.desk(), start, _read_category(session, category))
    session.answer(found, partial(moves_screen, whole=whole), moves_json)
