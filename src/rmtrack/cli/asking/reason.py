"""Why a deal was not won, where nothing was said."""

from typing import Any

from rmtrack.cli.asking.completing import asked_of, retyped, settled, with_option
from rmtrack.cli.asking.values import ask_value


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask for the reason."""
    args = settled(ctx)
    reason = next(param for param in ctx.command.params if param.name == "reason")
    return retyped(ctx, with_option(args, "--reason", ask_value(asked_of(ctx, reason))))
