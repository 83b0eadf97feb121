"""Answers on a narrow screen: no line is longer than that, and nothing is lost."""

import pytest

from rmtrack.views.cells import width
from tests.cli.program import Program

LONG = "Maria Theresia Habsburg-Lothringen von Hohenzollern-Berg"
MAIL = "maria.magdalena.theresia.habsburg-lothringen.hohenzollern@example.com"


@pytest.fixture
def narrow(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("COLUMNS", "60")
    return rmtrack


def shown(rmtrack: Program, *words: str, cells: int = 60) -> str:
    """Return an answer as one line, once it is sure that it fits the screen."""
    result = rmtrack(*words)
    assert (result.code, result.err) == (0, "")
    assert max(map(width, result.out.splitlines())) <= cells
    return "".join(result.out.split())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "asks", ["--near-tier", "--reached-tier", "--duplicates", "--tag golf", ""]
)
def test_an_empty_list(narrow: Program, lang: str, asks: str) -> None:
    if asks:
        narrow("contact add 王小明")
    shown(narrow, f"contact list {asks} --lang {lang}")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("place", ["", " --familiarity 8 --mood positive"])
def test_a_long_name_that_is_found(narrow: Program, lang: str, place: str) -> None:
    narrow(f"contact add --tag {'golf-' * 12}{place}", LONG)
    narrow("contact add 王小明 --tag golf")
    for text in ("maria", "golf", "xiaoming"):
        found = shown(narrow, f"find {text} --lang {lang}")
        assert ("王小明" if text == "xiaoming" else LONG.replace(" ", "")[:5]) in found
    for text in ("nobody-of-a-very-long-name-indeed-nobody", "Mariah Magdalena"):
        shown(narrow, f"find --lang {lang}", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [60, 80])
def test_a_long_name_that_is_left_or_changed(
    narrow: Program, monkeypatch: pytest.MonkeyPatch, lang: str, cells: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(cells))
    assert narrow("contact add", LONG).code == 0
    line = f"contact edit 1 --lang {lang}"
    for change in ("--sex=none", f"--note={'想看年金方案，' * 12}", f"--email={MAIL}"):
        told = shown(narrow, line, change, cells=cells)
        assert LONG.replace(" ", "") in told


def test_a_long_mail_address_on_the_page(narrow: Program) -> None:
    narrow(f"contact add 王小明 --email {MAIL}")
    assert MAIL in shown(narrow, "show 1")


def test_a_latin_name_in_a_list_ends_a_line_at_a_hyphen(narrow: Program) -> None:
    narrow("contact add 'Anna Habsburg-Lothringen' --phone 13800000001 --assets 120万")
    names = [line[3:].split("  ")[0].strip() for line in narrow("contact list").out.splitlines()]
    assert [one for one in names if one in {"Habsburg-", "Lothringen"}]
    assert not [one for one in names if one.startswith("Habsburg-Loth") and one[-1] != "n"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [40, 60])
@pytest.mark.parametrize("line", ["contact edit", "contact merge", "contact", ""])
def test_an_example_breaks_where_a_shell_lets_one(
    narrow: Program, monkeypatch: pytest.MonkeyPatch, lang: str, cells: int, line: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(cells))
    text = narrow(f"{line} --help --lang {lang}").out
    page = text.splitlines()
    start = next(n for n, one in enumerate(page) if one.startswith("  rmtrack"))
    examples = page[start : page.index("", start)]
    assert max(map(width, examples)) <= cells
    whole = "\n".join(examples).replace(" \\\n    ", " ").splitlines()
    assert all(one.startswith("  rmtrack ") for one in whole)
