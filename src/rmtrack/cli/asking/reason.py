"""Why a deal was not won, where nothing was said."""

from typing import Any

from rmtrack.cli.asking.completing import asked_of, typed_names, with_option
from rmtrack.cli.asking.values import ask_value


def ask(ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask for the reason, unless it was typed."""
    if "reason" in typed_names(ctx):
        return args
    reason = next(param for param in ctx.command.params if param.name == "reason")
    return with_option(args, "--reason", ask_value(asked_of(ctx, reason)))
