"""What the pipeline tells to do about deals that stand still runs as it stands there."""

import re

import pytest

from tests.cli.program import Program

COMMAND = re.compile(r"rmtrack ((?:log|show|deal move|deal lose) .*)$")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", ["60", "80"])
def test_every_command_is_whole_on_its_line_and_runs(
    month: Program, language: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-24")  # with deals past their dates
    assert month('contact add "Anna O\'Neil"').code == 0
    assert month("deal add Anna 900000000 --expected 2026-11-25").code == 0
    screen = month(f"--lang {language} pipeline").out
    told = [found[1] for line in screen.splitlines() if (found := COMMAND.search(line))]
    assert [line.split()[0] for line in told] == ["log", "show", "deal", "deal", "show"]
    assert any("Anna" in line for line in told)
    for line in told:
        result = month(line)
        assert result.code == 0, (line, result.err)
