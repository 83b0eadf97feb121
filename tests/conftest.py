"""What all tests share: an empty store, a PostgreSQL server, no way to the user's own data."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from rmtrack.storage import opening
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Store
from rmtrack.views.amounts import count_in_pieces
from rmtrack.views.dates import stand_in

if TYPE_CHECKING:
    import psycopg

NOWHERE = f"{os.devnull}/no-such-home"  # nothing can be made below a device
REQUIRE_POSTGRES = "RMTRACK_REQUIRE_POSTGRES"
SHRINKING = "hypothesis.internal.conjecture.engine.MAX_SHRINKING_SECONDS"

# A property that fails is told within a minute: one failure, made as small as that time allows,
# without the search for which parts of it matter. `--hypothesis-profile=default` takes longer.
hypothesis.settings.register_profile(
    "soon",
    report_multiple_bugs=False,
    phases=[phase for phase in hypothesis.Phase if phase is not hypothesis.Phase.explain],
)
hypothesis.settings.load_profile("soon")


@pytest.fixture(autouse=True)
def _every_year_goes_without_saying() -> None:
    """Forget from which year the program that ran before was looking."""
    stand_in(None)


@pytest.fixture(autouse=True)
def _money_in_every_category() -> None:
    """Forget where the program that ran before counted deals."""
    count_in_pieces(())


@pytest.fixture(autouse=True)
def _no_way_to_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the default paths raise here, and lead nowhere in a process started by a test.

    Settings are those of a file that is not there, unless a test names another.
    """

    def refuse(*_words: object, **_options: object) -> Path:
        raise AssertionError("a test asks for the user's own data: name a store with --db")

    monkeypatch.setattr("platformdirs.user_data_path", refuse)
    monkeypatch.setattr("rmtrack.cli.paths.default_config_path", refuse)
    monkeypatch.setenv("XDG_DATA_HOME", NOWHERE)
    monkeypatch.setenv("XDG_CONFIG_HOME", NOWHERE)
    for name in [name for name in os.environ if name.startswith("RMTRACK_")]:
        if name != REQUIRE_POSTGRES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("RMTRACK_CONFIG", f"{NOWHERE}/config.toml")


@pytest.fixture(scope="session", autouse=True)
def _a_failure_is_told_soon() -> Iterator[None]:
    """Let no search for a smaller failure take five minutes.

    The name is Hypothesis' own business: one that is gone costs time, and a test, but not all.
    """
    with pytest.MonkeyPatch.context() as patch:
        with suppress(ImportError, AttributeError):
            patch.setattr(SHRINKING, 40)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_store_outlives_a_power_cut() -> Iterator[None]:
    """Let no commit in this process wait for the disk; those of a process of its own do."""
    with pytest.MonkeyPatch.context() as patch:
        real = opening._PRAGMAS  # noqa: SLF001 - there is no such setting, and there shall be none
        pragmas = tuple(pragma.replace("FULL", "OFF") for pragma in real)
        assert pragmas != real, "nothing waits for the disk any more, or it is said in other words"
        patch.setattr(opening, "_PRAGMAS", pragmas)
        yield


@pytest.fixture(scope="module")
def unmeasured() -> Iterator[None]:
    """Let coverage rest in tests that do ten thousand times what others do once, and measure."""
    coverage = sys.modules.get("coverage")
    measured = coverage.Coverage.current() if coverage else None
    if measured is None:
        yield
        return
    measured.stop()
    try:
        yield
    finally:
        measured.start()


@pytest.fixture
def now() -> datetime:
    """Return the moment of the worked example: Monday, 2 November 2026, 09:00 in China."""
    return datetime(2026, 11, 2, 9, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty store to be copied, so that the migrations run once a session."""
    path = tmp_path_factory.mktemp("template") / "rmtrack.db"
    open_store(path).close()
    return path


@pytest.fixture
def store_path(empty_store: Path, tmp_path: Path) -> Path:
    """Return the path of an empty store of the test's own."""
    return Path(shutil.copy(empty_store, tmp_path / "rmtrack.db"))


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """Return an empty store of the test's own, open."""
    with closing(open_store(store_path)) as opened:
        yield opened


class Server:
    """A PostgreSQL server on a socket in a temporary folder; nobody else can reach it."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._databases = 0

    def start(self) -> None:
        """Make a cluster and start the server on it."""
        data, socket = self._folder / "data", self._folder
        self._run("initdb", f"--pgdata={data}", "--encoding=UTF8", "--locale=C", "--no-sync")
        options = f"-k {socket} -c listen_addresses='' -c fsync=off"
        log = self._folder / "log"
        self._run("pg_ctl", "start", "--wait", f"--pgdata={data}", f"--log={log}", "-o", options)

    def stop(self) -> None:
        """Stop the server."""
        self._run("pg_ctl", "stop", f"--pgdata={self._folder / 'data'}", "--mode=fast")

    def connect(self, database: str = "postgres") -> "psycopg.Connection":
        """Connect to a database."""
        import psycopg  # noqa: PLC0415 - where there is a server

        return psycopg.connect(
            host=str(self._folder), user=self._user, dbname=database, autocommit=True
        )

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        self._databases += 1
        name = f"store_{self._databases}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return name

    @property
    def _user(self) -> str:
        return "postgres" if os.geteuid() == 0 else self._folder.owner()

    def _run(self, program: str, *words: str) -> None:
        """Run a program of the server's, which refuses to be run by root."""
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(  # noqa: S603 - programs of the system's own
            [*as_user, str(self._programs / program), *words],
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            timeout=60,
        )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Return a running PostgreSQL server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        reason = "PostgreSQL is not installed: apt install postgresql"
        if os.environ.get(REQUIRE_POSTGRES):
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="rmtrack-pg-") as name:
        folder = Path(name)  # a short path: a socket's has 107 bytes at most
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        server = Server(found[-1].parent, folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
