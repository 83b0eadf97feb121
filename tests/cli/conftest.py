"""rmtrack at the command line: on an empty store, on a filled one, and where there is none."""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from rmtrack.actions.demo import fill_with_demo
from rmtrack.actions.desk import Desk
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.policy import Policy
from rmtrack.storage.opening import open_store
from tests.cli.program import Program

MORNING = "2026-11-02"
SIXTEENTH = "2026-11-16"


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fix what the caller's environment would decide."""
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "PYTHONUNBUFFERED", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    surroundings = {
        "TZ": "Asia/Shanghai",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "TERM": "xterm-256color",
        "NO_COLOR": "1",
        "RMTRACK_LANG": "en",
        "RMTRACK_TODAY": MORNING,
    }
    with monkeypatch.context() as patch:
        for name, value in surroundings.items():
            patch.setenv(name, value)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def rmtrack(
    store_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Return rmtrack on an empty store, on the morning of the worked example."""
    monkeypatch.setenv("RMTRACK_DB", str(store_path))
    monkeypatch.setenv("RMTRACK_CONFIG", str(store_path.parent / "config.toml"))
    return Program(store_path, capsys)


@pytest.fixture
def nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Return rmtrack where there is no store yet."""
    path = tmp_path / "new" / "rmtrack.db"
    monkeypatch.setenv("RMTRACK_DB", str(path))
    return Program(path, capsys)


@pytest.fixture(scope="session")
def full_store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the month of the demo, to be copied."""
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("full") / "rmtrack.db"))
    with closing(open_store(path)) as store:
        now = datetime(2026, 11, 16, 9).astimezone()
        desk = Desk(store, now, calendar_named(CHINA), Policy(), "demo")
        fill_with_demo(desk, lambda text: text)
    return path


@pytest.fixture
def month(rmtrack: Program, full_store: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack on the month of the demo, on the morning of its 16th."""
    shutil.copy(full_store, rmtrack.store)
    monkeypatch.setenv("RMTRACK_TODAY", SIXTEENTH)
    return rmtrack
