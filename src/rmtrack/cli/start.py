"""The door: what the installed command calls. Ctrl-C is quiet from the first import on."""

import sys

INTERRUPTED = 130


def run() -> int:
    """Run rmtrack on the command line and return the exit code."""
    try:
        from rmtrack.cli.app import main  # noqa: PLC0415 - a Ctrl-C may come while it is imported

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED
