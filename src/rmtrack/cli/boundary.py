"""The error boundary: whatever goes wrong leaves as one sentence and the right exit code.

The only place that touches Typer's own copy of Click.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import typer
from typer._click import exceptions as click

from rmtrack.cli.argv import FLAGS
from rmtrack.cli.output import UnwritableError, write_json, write_lines
from rmtrack.domain.errors import N_, InputError, RmtrackError

MissingParameter = click.MissingParameter
BROKEN = 1
INTERRUPTED = 130


def guard(run: Callable[[], None], *, as_json: bool, crash_report: Callable[[], Path]) -> int:
    """Run and return the exit code; an error is told on stderr, with JSON on stdout if asked."""
    try:
        run()
    except typer.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        raise  # the reader has gone: nothing to tell, see app.main
    except RmtrackError as error:
        return tell(error, as_json=as_json)
    except click.ClickException as error:
        return tell(_in_our_words(error), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the one place that may catch everything
        return tell(_crash(error, crash_report), as_json=as_json)
    return 0


def tell(error: RmtrackError, *, as_json: bool) -> int:
    """Show an error where its reader looks for it, and return its exit code."""
    from rmtrack.views.errors import error_json, error_lines  # noqa: PLC0415 - seldom needed

    if as_json and not isinstance(error, UnwritableError):
        with suppress(UnwritableError):  # then it is told on stderr after all
            write_json(error_json(error))
            return error.code
    write_lines(error_lines(error))
    return error.code


def taking_once(parser: Any, ctx: Any) -> Any:
    """Make a parser raise InputError where an option that has one value is given twice."""
    parse = parser.parse_args

    def parse_once(args: list[str]) -> Any:
        found = parse(args)
        if not ctx.resilient_parsing:
            _refuse_twice(found[-1])
        return found

    parser.parse_args = parse_once
    return parser


def _refuse_twice(typed: Sequence[Any]) -> None:
    """Raise InputError for these parameters, in the order typed; not where help is asked for.

    A switch may be typed again, for it says the same; what may stand several times is a list.
    """
    valued = [one for one in typed if not getattr(one, "is_flag", True) and not one.multiple]
    for n, one in enumerate(valued):
        if one in valued[:n] and not any(other.is_eager for other in typed):
            raise InputError(N_("{option} was given twice"), option=max(one.opts, key=len))


def _in_our_words(error: Any) -> InputError:
    """Say what the library found wrong with the words typed."""
    match error:
        case click.NoSuchOption() if flag := _given_a_value(error.option_name):
            return InputError(N_("{option} takes no value"), option=flag)
        case click.NoSuchOption():
            near = (error.possibilities or [""])[0]
            return InputError(
                N_("there is no option {option} here"),
                hint=N_("did you mean {near}?") if near else None,
                option=error.option_name,
                near=near,
            )
        case click.BadOptionUsage():
            if "requires" in error.message:  # the library has one class for two slips
                return InputError(N_("{option} needs a value after it"), option=error.option_name)
            return InputError(N_("{option} takes no value"), option=error.option_name)
        case click.MissingParameter() if error.param is not None:
            return InputError(
                N_("{what} is missing"),
                hint=N_("see '{command} --help'"),
                what=error.param.human_readable_name,
                command=error.ctx.command_path if error.ctx else "rmtrack",
            )
        case _:
            return InputError(N_("can't be understood: {text}"), text=error.format_message())


def _given_a_value(option: str) -> str | None:
    """Return the flag that is there without a value, where it was none for having one.

    Those that hold everywhere are lifted out before; of `-h=1` the library reads `=` as a flag.
    """
    return "-h" if option == "-=" else option if option in FLAGS else None


def _crash(error: Exception, report: Callable[[], Path]) -> RmtrackError:
    """Write a crash report, readable by its owner alone, and say where it lies."""
    import traceback  # noqa: PLC0415 - seldom needed
    from tempfile import gettempdir  # noqa: PLC0415

    text = "".join(traceback.format_exception(error))
    for place in (report, lambda: Path(gettempdir()) / report().name):
        try:
            path = place()
            path.touch(mode=0o600)
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except Exception:  # noqa: BLE001, S112 - whatever it is must not hide the crash
            continue
        return RmtrackError(N_("something in rmtrack broke; the report is in {path}"), path=path)
    return RmtrackError(N_("something in rmtrack broke, and no report could be written"))
