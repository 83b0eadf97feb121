"""`rmtrack demo --keep`: the made-up month in a file of its own."""

import shlex
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import SIXTEENTH
from tests.cli.program import Program


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a file that is not there; the day is the demo's own."""
    monkeypatch.delenv("RMTRACK_TODAY")
    return tmp_path / "a month.db"


def test_the_month_is_kept_and_the_way_on_is_told(rmtrack: Program, file: Path) -> None:
    before = rmtrack.dump()
    result = rmtrack("demo --keep", str(file))
    assert result.code == 0
    assert result.out == (
        f"The made-up month is in {file}. Go on with\n"
        f"  RMTRACK_DB={shlex.quote(str(file))} RMTRACK_TODAY={SIXTEENTH} rmtrack today\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert rmtrack.dump() == before


def test_what_is_told_shows_the_morning_of_the_demo(rmtrack: Program, file: Path) -> None:
    kept = rmtrack("demo --json --keep", str(file)).json
    assert kept["kept"] == str(file)
    assert f"RMTRACK_TODAY={SIXTEENTH}" in kept["go_on"]
    shown = rmtrack(f"today --json --today {SIXTEENTH} --db", str(file)).json
    assert shown == kept["today"] == rmtrack("demo --json").json["today"]


def test_a_file_that_is_there_is_never_touched(rmtrack: Program, file: Path) -> None:
    file.write_text("mine")
    result = rmtrack("demo --keep", str(file))
    assert (result.code, result.out) == (5, "")
    assert f"{file} is there already: name a new file" in result.err
    assert file.read_text() == "mine"


def test_a_half_filled_file_is_taken_away(
    rmtrack: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rmtrack.cli.commands.demo.show_grid", interrupt)
    assert rmtrack("demo --keep", str(file)).code == 130
    assert not file.exists()


def test_windows_is_told_options_instead_of_variables(
    rmtrack: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmtrack.cli.commands.demo.ON_WINDOWS", True)
    shown = rmtrack("demo --keep", str(file)).out
    assert f'  rmtrack today --db "{file}" --today {SIXTEENTH}\n' in shown


def test_another_day_can_count_as_now(rmtrack: Program, file: Path) -> None:
    shown = rmtrack("demo --today 2026-11-20 --keep", str(file)).out
    assert "RMTRACK_TODAY=2026-11-20" in shown
