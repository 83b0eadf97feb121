"""The laws of the house, each as a test of the project itself."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis.internal.conjecture import engine

from rmtrack.cli import paths
from rmtrack.cli.app import main
from rmtrack.cli.words import WORDS, Word
from tests.package_source import (
    MODULES,
    PACKAGE,
    ROOT,
    Module,
    clock_reads,
    functions,
    imported,
)

# What each room may import: rooms of our own, and libraries. A new arrow is decided on here.
ROOMS = {
    "domain": {"domain"},
    "reading": {"domain", "reading", "calendars"},
    "calendars": {"domain", "calendars"},
    "storage": {"domain", "reading", "storage"},
    "exchange": {"domain", "reading", "calendars", "exchange"},
    "actions": {"domain", "reading", "calendars", "storage", "exchange", "actions"},
    "views": {"domain", "reading", "i18n", "views"},
    "cli": {"domain", "reading", "calendars", "exchange", "actions", "views", "i18n", "cli"},
    "i18n": {"domain"},
    "__init__": set(),
    "__main__": {"cli"},
}
LIBRARIES = {
    "reading": {"dateutil", "pypinyin", "opencc"},
    "calendars": {"chinese_calendar", "lunar_python"},
    "storage": {"sqlite3", "sqlmodel", "sqlalchemy", "alembic"},
    "views": {"rich"},
    "cli": {"typer", "rich", "questionary", "prompt_toolkit", "platformdirs", "tomlkit"},
}
KEPT_TO_THEIR_ROOM = {"sqlite3"}  # of the standard library
COMPOSITION_ROOT = "cli/app.py"  # alone opens the store

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "pypinyin", "questionary", "tomlkit"}
HEAVY |= {"opencc"}  # of a look-up: only after nobody fits
HOT = {
    "today": ["today"],
    "log": ["log", "1", "想看年金方案", "--next", "+3d"],
    "grid": ["grid"],
    "plan": ["plan"],
    "pipeline": ["pipeline"],
    "find": ["find", "王"],
    "show": ["show", "1"],
    "show by name": ["show", "王小明"],
    "show by pinyin": ["show", "wangxiaoming"],
    "log by initials": ["log", "xm", "想看年金方案"],
    "find by pinyin": ["find", "xiaom"],
    "--help": ["--help"],
}

LOADED_FIRST = ("cli/commands", "cli/asking")  # by their words, when one is typed or asked
EACH_ALONE = """
import importlib, os, sys, traceback

import rich.console, sqlite3, typer  # of libraries, what most of them load: once

for name in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            assert "rmtrack" not in sys.modules
            importlib.import_module(name)
        except BaseException:
            traceback.print_exc(limit=-1)
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(name)
"""

MOST_LINES_OF_A_FILE = 250
MOST_LINES_OF_A_BODY = 30
LONG_FILES: dict[str, str] = {}  # path: the reason why it is better whole
LONG_BODIES: dict[str, str] = {}  # path:function: the reason why it is better whole
WRITTEN_ONCE = "storage/migrations/versions/"  # what was released is never touched again


def may_import(module: Module, name: str) -> bool:
    library, _, inside = name.partition(".")
    if library == "rmtrack":
        target = inside.partition(".")[0]
        opens_store = module.path == COMPOSITION_ROOT and target == "storage"
        return target not in ROOMS or target in ROOMS[module.room] or opens_store
    if library in sys.stdlib_module_names - KEPT_TO_THEIR_ROOM:
        return True
    return library in LIBRARIES.get(module.room, ())


def commands(words: dict[str, Word], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, word in words.items():
        yield (*above, name)
        yield from commands(word.words or {}, (*above, name))


COMMANDS = list(commands(WORDS))
LIVING = [module for module in MODULES if not module.path.startswith(WRITTEN_ONCE)]


def test_imports_go_only_where_the_arrows_point() -> None:
    breaches = [
        f"{module.path}:{line} {module.room} imports {name}"
        for module in MODULES
        for name, line in imported(module)
        if not may_import(module, name)
    ]
    assert breaches == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("domain/plan.py", "rmtrack.storage.store"),
        ("domain/plan.py", "rich.text"),
        ("views/today.py", "rmtrack.actions.today"),
        ("actions/log.py", "sqlite3"),
        ("cli/commands/log.py", "rmtrack.storage.opening.open_store"),
        ("storage/store.py", "typer"),
    ],
)
def test_a_forbidden_import_is_seen(path: str, name: str) -> None:
    module = Module(path, path.partition("/")[0], ast.parse(""), 0)
    assert not may_import(module, name)


def test_only_the_edge_reads_the_clock() -> None:
    breaches = [
        f"{module.path}:{line}"
        for module in MODULES
        if module.room != "cli"
        for line in clock_reads(module.tree)
    ]
    assert breaches == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as d\nd.date.today()",
        "from datetime import datetime as moment\nmoment.now()",
        "from datetime import date\nfield = date.today",
        "import time\ntime.time()",
        "from time import time_ns\ntime_ns()",
    ],
)
def test_a_read_of_the_clock_is_seen(source: str) -> None:
    assert list(clock_reads(ast.parse(source))) == [2]


def run_fresh(*argv: str, home: Path) -> set[str]:
    """Run a command in a process of its own and return the names of the modules it loaded."""
    watch = (
        "import sys, pathlib; from rmtrack.cli.app import main; code = main(sys.argv[1:]);"
        " pathlib.Path('loaded').write_text(' '.join(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", watch, *argv],
        cwd=home,
        env=os.environ
        | {"HOME": str(home), "RMTRACK_DB": str(home / "rmtrack.db"), "RMTRACK_LANG": "zh"}
        | {"RMTRACK_CONFIG": str(home / "config.toml")}
        | {"RMTRACK_TODAY": "2026-11-02", "PYTHONPATH": str(PACKAGE.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in (home / "loaded").read_text().split()}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store that holds a client and a quota."""
    home = tmp_path_factory.mktemp("hot")
    first = run_fresh("contact", "add", "王小明", "--familiarity", "high", home=home)
    assert "alembic" in first, "the watch must see what making a store loads"
    run_fresh("plan", "--quota", "229万", home=home)
    return home


@pytest.mark.parametrize("command", [name for name in HOT if HOT[name][0] in {*WORDS, "--help"}])
@pytest.mark.parametrize("form", ["screen", "json"])
def test_a_hot_command_loads_nothing_heavy(desk: Path, command: str, form: str) -> None:
    json = ["--json"] if form == "json" and command != "--help" else []
    assert run_fresh(*HOT[command], *json, home=desk) & HEAVY == set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can't be copied here")
def test_what_a_word_loads_can_be_the_first_that_is_loaded() -> None:
    """Elsewhere much of the package is there already, and would hide what is not imported."""
    names = [
        "rmtrack." + module.path.removesuffix(".py").replace("/", ".")
        for module in MODULES
        if module.path.startswith(LOADED_FIRST) and not module.path.endswith("__init__.py")
    ]
    assert len(names) > len(LOADED_FIRST)
    done = subprocess.run(  # noqa: S603 - this very text, by this very Python
        [sys.executable, "-W", "error", "-c", EACH_ALONE, *names],
        env={"PYTHONPATH": str(PACKAGE.parent)},  # unmeasured: it takes twice as long else
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_a_property_that_fails_is_told_soon() -> None:
    """Hypothesis may give its own limit, five minutes, another name: `tests/conftest.py`."""
    assert engine.MAX_SHRINKING_SECONDS <= 60


def test_a_test_cannot_reach_the_users_data() -> None:
    """Whoever forgets to name a store gets an error, not the user's own records."""
    with pytest.raises(AssertionError):
        paths.default_store_path()
    with pytest.raises(AssertionError):
        paths.store_path(None)
    with pytest.raises(AssertionError):
        paths.default_config_path()
    with pytest.raises(AssertionError):
        paths.config_path(None)


def test_files_are_small() -> None:
    long = {module.path for module in LIVING if module.lines > MOST_LINES_OF_A_FILE}
    assert long == set(LONG_FILES)


def test_bodies_are_short() -> None:
    bodies = [body for module in LIVING for body in functions(module)]
    long = {name for name, lines in bodies if lines > MOST_LINES_OF_A_BODY}
    assert long == set(LONG_BODIES)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_has_help_with_an_example(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--help", "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    example = rf"\n *rmtrack {' '.join(words)}\s"
    assert re.search(example, shown.out.partition("Examples")[2].partition("Usage")[0])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_is_documented(words: tuple[str, ...]) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    assert any(f"rmtrack {' '.join(words)}" in page.read_text(encoding="utf-8") for page in pages)
