"""What to change of a record: a field among the command's options, then its value."""

from typing import Any

from typer.core import TyperOption

from rmtrack.cli.asking.completing import asked_of, retyped, settled, with_option
from rmtrack.cli.asking.prompts import ask_one_of
from rmtrack.cli.asking.values import ask_value
from rmtrack.cli.output import screen_cells
from rmtrack.i18n import _
from rmtrack.views.cells import width

BESIDE = 8  # cells, for the pointer and the number


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask for one change."""
    args = settled(ctx)
    fields = {
        max(param.opts, key=len): param
        for param in ctx.command.params
        if isinstance(param, TyperOption) and not param.is_flag and param.name != "on"
    }
    titles = [(name, _title(name, param.help or name)) for name, param in fields.items()]
    name = ask_one_of(_("What is to change"), titles)
    asked = asked_of(ctx, fields[name])
    value = ask_value(asked._replace(message=name))
    return retyped(ctx, with_option(args, name, value))


def _title(name: str, told: str) -> str:
    """Return an option's name, with what it is where there is room."""
    whole = f"{name} · {_(told)}"
    return whole if width(whole) + BESIDE <= screen_cells() else name
