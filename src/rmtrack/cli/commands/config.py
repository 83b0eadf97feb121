"""`rmtrack config`: everything that can be set."""

import os
from typing import Annotated

import typer

from rmtrack.cli.configuring import chosen
from rmtrack.cli.session import session_of
from rmtrack.cli.settings import warn_of_unknown
from rmtrack.domain.configuring import SETTINGS, Configuration
from rmtrack.domain.errors import N_
from rmtrack.reading.settings import read_setting
from rmtrack.views.config import config_json, config_screen, setting_json, setting_lines

HELP = N_("Everything that can be set: its value, its default, what it means. Changes no records.")
EXAMPLES = (
    "rmtrack config",
    "rmtrack config list_length",
    "rmtrack config set list_length 15",
    'rmtrack config set days_off "2026-12-24, 2026-12-28..2026-12-31"',
    "rmtrack config unset list_length",
)


def run(
    ctx: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help=N_("one setting; all without it"))
    ] = None,
) -> None:
    """Show one setting, or all."""
    session = session_of(ctx)
    config = session.config
    asked = [read_setting(key)] if key is not None else SETTINGS.values()
    _ = config.settings  # whatever is wrong with the file is told first
    warn_of_unknown(config)
    found = tuple(chosen(config, setting, session.typed, os.environ) for setting in asked)
    if key is not None:
        session.answer(found[0], setting_lines, setting_json)
        return
    whole = Configuration(str(config.path), found, config.unknown)
    session.answer(whole, config_screen, config_json)
