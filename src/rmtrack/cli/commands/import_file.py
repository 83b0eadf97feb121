"""`rmtrack import`: bring in the client list of the bank's system."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rmtrack.actions.importing import import_clients
from rmtrack.cli.output import screen_cells, write_screen
from rmtrack.cli.paths import full_path
from rmtrack.cli.progress import ticking
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_, InputError
from rmtrack.exchange.clients import read_clients, refused_file
from rmtrack.exchange.columns import read_chosen
from rmtrack.exchange.csv_files import read_table
from rmtrack.views.importing import imported_json, imported_lines
from rmtrack.views.today import unplaced_line

HELP = N_("Bring in the client list of the bank's system, a CSV file. All of it, or nothing.")
EXAMPLES = (
    "rmtrack import clients.csv",
    "rmtrack import clients.csv --dry-run",
    "rmtrack import clients.csv --skip-bad",
    "rmtrack import clients.csv --map 座机=phone --map 最爱=field:爱好",
)


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("the file, with a header row"))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("only say what would be done"))
    ] = False,
    skip_bad: Annotated[
        bool,
        typer.Option(
            "--skip-bad",
            help=N_("take the rows without fault; the others go to FILE.refused.csv"),
        ),
    ] = False,
    meaning: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help=N_("what a column means: phone, …, field:NAME for one of your own, or none"),
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=N_("the file's encoding, if it is not found out")),
    ] = None,
) -> None:
    """Read the file, then store its clients."""
    session = session_of(ctx)
    path = full_path(file)
    aside = Path(f"{path}.refused.csv")
    if skip_bad and not dry_run and not _is_writable(aside):
        raise _unwritable(aside)  # before anything is stored
    table = read_table(path, encoding)
    sheet = read_clients(table, session.now.date(), chosen=read_chosen(meaning))
    with ticking(len(sheet.clients)) as tick:
        done = import_clients(session.desk(), sheet, skip_bad=skip_bad, dry_run=dry_run, tick=tick)
    if done.refused and not dry_run:
        _write(aside, refused_file(table, sheet._replace(faults=done.refused)))
        done = done._replace(refused_file=str(aside))
    session.answer(done, partial(imported_lines, cells=screen_cells()), imported_json)
    if done.unplaced and not session.typed.json:
        write_screen(unplaced_line(done.unplaced))


def _is_writable(path: Path) -> bool:
    return not path.is_dir() and os.access(path if path.exists() else path.parent, os.W_OK)


def _write(path: Path, data: bytes) -> None:
    """Write a file that nobody else can read."""
    try:
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError:
        raise _unwritable(path) from None


def _unwritable(path: Path) -> InputError:
    return InputError(N_("the rows left out can't be written to '{path}'"), path=path)
