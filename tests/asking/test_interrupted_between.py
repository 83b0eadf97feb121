"""Ctrl-C that falls between two questions, while the library closes its loop."""

import subprocess
import sys

ASK = """
import asyncio
import sys

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from rmtrack.cli.asking import prompts
from rmtrack.cli.boundary import guard

run = asyncio.BaseEventLoop.run_until_complete

def interrupted(loop, awaited):
    if getattr(awaited, "__name__", "") == "shutdown_asyncgens":
        raise KeyboardInterrupt
    return run(loop, awaited)

asyncio.BaseEventLoop.run_until_complete = interrupted

def ask():
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text("1")
        prompts.ask_key("Which", {"1": "one"})

sys.exit(guard(ask, as_json=False, crash_report=None))
"""


def test_nothing_of_the_library_is_told() -> None:
    ended = subprocess.run(  # noqa: S603 - this very text, by this very Python
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
