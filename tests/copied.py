"""rmtrack in a copy of this process, which has loaded everything: the same without its start."""

import os
import pkgutil
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import NoReturn

import rmtrack
from rmtrack.cli.start import run as run_rmtrack
from tests.in_process import forget

BY_PATH = "rmtrack.storage.migrations"  # run by Alembic
STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


@cache
def load_all() -> None:
    """Load whatever any command loads, so that no copy has to."""
    for module in pkgutil.walk_packages(rmtrack.__path__, "rmtrack."):
        if not module.name.startswith((BY_PATH, "rmtrack.__main__")):
            import_module(module.name)


def run(words: Sequence[str], surroundings: Mapping[str, str]) -> NoReturn:
    """Go on as rmtrack would after its start, in what is a copy already; and end it."""
    code = 1
    try:
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # by one of them pexpect hears of the start
        _measure_anew()
        _become(words, surroundings)
        code = run_rmtrack()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BaseException:  # noqa: BLE001 - nothing of the tests may go on in a copy
        traceback.print_exc()
    finally:
        _keep_what_was_measured()
        os._exit(code)


def _become(words: Sequence[str], surroundings: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(surroundings)
    time.tzset()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    warnings.simplefilter("error")  # as in the tests themselves: a process would show them
    for number, (name, mode) in enumerate(STREAMS):
        stream = open(number, mode, buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the end
        setattr(sys, name, stream)
    sys.argv = ["rmtrack", *words]
    forget()


def _measure_anew() -> None:
    """Leave what was measured so far to the process that this is a copy of."""
    coverage = sys.modules.get("coverage")
    measured = coverage.Coverage.current() if coverage else None
    if coverage and measured:
        measured.stop()
        coverage.process_startup(force=True)


def _keep_what_was_measured() -> None:
    coverage = sys.modules.get("coverage")
    measured = coverage.Coverage.current() if coverage else None
    if measured:
        measured.stop()
        measured.save()
