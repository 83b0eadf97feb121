"""`rmtrack contact list --duplicates`: who may be there twice."""

from collections.abc import Mapping
from functools import partial

from rmtrack.actions.duplicates import list_duplicates
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import Session
from rmtrack.domain.errors import N_, InputError
from rmtrack.views.duplicates import duplicates_json, duplicates_lines

OPTION = "duplicates"


def show_duplicates(session: Session, typed: Mapping[str, object]) -> None:
    """Show who may be there twice. Raises InputError where something stands beside the option."""
    odd = [name for name, value in typed.items() if value and name != OPTION]
    if odd:
        sentence = N_("--{odd} does not go with --{first}")
        raise InputError(sentence, odd=odd[0].replace("_", "-"), first=OPTION)
    screen = partial(duplicates_lines, cells=screen_cells())
    session.answer(list_duplicates(session.desk()), screen, duplicates_json)
