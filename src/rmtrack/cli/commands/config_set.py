"""`rmtrack config set`: set something."""

import os
from typing import Annotated

import typer

from rmtrack.cli.configuring import categories_of, chosen, keep
from rmtrack.cli.session import session_of
from rmtrack.cli.settings import warn_of_unknown
from rmtrack.domain.errors import N_
from rmtrack.reading.settings import read_setting, read_value
from rmtrack.views.config import set_lines, setting_json

HELP = N_("Set something. The file's comments and its order stay.")
EXAMPLES = (
    "rmtrack config set list_length 15",
    "rmtrack config set lang zh",
    "rmtrack config set categories 开户,信用卡",
    'rmtrack config set days_off "2026-12-24, 2026-12-28..2026-12-31"',
    "rmtrack config set kinds deposit=level,信用卡=pieces",
    "rmtrack config set curves insurance=steep,deposit=40/30/20/10",
    "rmtrack config set factors 年金=0.3",
)


def run(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=N_("see 'rmtrack config'"))],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help=N_("the value; commas part those of a list"))
    ],
) -> None:
    """Check the value and keep it."""
    session = session_of(ctx)
    setting = read_setting(key)
    today = session.now.date()
    new = read_value(setting, value, today, categories_of(session.config))
    config = keep(session.config, setting.key, new, today)
    warn_of_unknown(config)
    session.answer(chosen(config, setting, session.typed, os.environ), set_lines, setting_json)
