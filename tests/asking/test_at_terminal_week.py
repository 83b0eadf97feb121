"""A week of questions and answers ends in the screens that are written down."""

from pathlib import Path

from tests.asking.week import SCREENS, play

REFRESH = "if the new screens are meant: python -m tests.asking.week"


def test_a_week_at_the_terminal_ends_as_written_down(tmp_path: Path) -> None:
    assert play(tmp_path) == SCREENS.read_text(encoding="utf-8"), REFRESH
