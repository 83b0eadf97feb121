"""`rmtrack config unset`: let the default hold again."""

import os
from typing import Annotated

import typer

from rmtrack.cli.configuring import chosen, drop
from rmtrack.cli.session import session_of
from rmtrack.cli.settings import warn_of_unknown
from rmtrack.domain.errors import N_
from rmtrack.reading.settings import read_setting
from rmtrack.views.config import dropped_json, dropped_lines, set_lines, setting_json

HELP = N_("Let the default hold again. A key of the file that means nothing can be dropped too.")
EXAMPLES = ("rmtrack config unset list_length",)


def run(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=N_("see 'rmtrack config'"))],
) -> None:
    """Drop the key from the file."""
    session = session_of(ctx)
    if key in session.config.unknown:
        drop(session.config, key)
        session.answer(key, dropped_lines, dropped_json)
        return
    setting = read_setting(key)
    config = drop(session.config, setting.key)
    warn_of_unknown(config)
    session.answer(chosen(config, setting, session.typed, os.environ), set_lines, setting_json)
