"""Help as text: examples first, then what may be given, in columns of cells."""

import pytest

from rmtrack.views.cells import width
from rmtrack.views.help import EVERYWHERE, command_help, program_help

ROWS = [
    ("金额", "how much, in words that go on and on until the line has to be folded"),
    ("b", "x"),
]


@pytest.mark.parametrize("cells", [40, 80, 100])
def test_a_commands_page(cells: int) -> None:
    page = command_help(
        "rmtrack x 金额 [options]",
        "What it does, at some length, so that it has to be folded at forty cells.",
        ["rmtrack x 1"],
        arguments=ROWS,
        options=[("--a N", "a number")],
        cells=cells,
    )
    lines = page.splitlines()
    assert max(map(width, lines)) <= cells
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings[-5:] == ["Examples", "Usage", "Arguments", "Options", "Everywhere"]
    assert lines.index("Examples") < lines.index("  rmtrack x 1") < lines.index("Usage")
    assert all(any(term in line for line in lines) for term, _ in EVERYWHERE)


def test_what_there_is_none_of_is_not_headed() -> None:
    page = command_help("rmtrack x", "About.", ["rmtrack x"], arguments=(), options=(), cells=80)
    assert "Arguments" not in page
    assert "Options" not in page


def test_the_sections_of_a_group_share_their_columns() -> None:
    sections = {"One": [("a", "first")], "Two": [("longer", "second")]}
    lines = program_help("About.", ["rmtrack a"], sections, cells=80).splitlines()
    assert lines[:4] == ["About.", "", "Examples", "  rmtrack a"]
    assert "  a       first" in lines
    assert "  longer  second" in lines
