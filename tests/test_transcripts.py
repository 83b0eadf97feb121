"""The screens: every transcript shows what it says, and the pages show the transcripts."""

import difflib
from pathlib import Path

import pytest

from tests import in_process
from tools import transcripts

AS_TYPED = {"first_day.en", "first_day.zh", "wrong_values.en"}  # every command a process of its own
REFRESH = "if the new screen is meant: python tools/transcripts.py"


@pytest.fixture(autouse=True)
def _no_way_to_the_users_data() -> None:
    """Let the default paths be: each transcript has a home of its own, below which they lie."""


def differences(kept: str, now: str) -> str:
    lines = difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="")
    return "\n".join([*lines, REFRESH])


def replayed(text: str) -> str:
    return transcripts.write(transcripts.run(transcripts.read(text)))


@pytest.mark.parametrize("path", transcripts.transcripts(), ids=lambda path: path.stem)
def test_the_screens_are_as_written_down(path: Path) -> None:
    how = transcripts.show if path.stem in AS_TYPED else in_process.show
    kept, now = path.read_text(encoding="utf-8"), transcripts.replay(path, how)
    assert kept == now, differences(kept, now)


@pytest.mark.parametrize("page", list(transcripts.pages()), ids=lambda page: page.name)
def test_a_page_shows_the_screens_as_they_are(page: Path) -> None:
    kept = page.read_text(encoding="utf-8")
    now = transcripts.with_screens(kept, transcripts.named_screens(transcripts.transcripts()))
    assert kept == now, differences(kept, now)


def test_a_mark_of_a_screen_is_never_half() -> None:
    """An opening mark without its closing one would leave a screen unchecked."""
    for page in transcripts.pages():
        text = page.read_text(encoding="utf-8")
        found = len(transcripts.SCREEN.findall(text))
        assert text.count("<!-- screen:") == text.count("<!-- /screen -->") == found


def test_a_run_writes_down_output_errors_and_exit_code() -> None:
    assert replayed("$ echo 你好; echo no >&2; exit 3\n") == (
        "$ echo 你好; echo no >&2; exit 3\n你好\n! no\n? 3\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "echo a",
        "rmtrack today; rmtrack grid",
        "rmtrack today && echo a",
        "rmtrack today 2>&1 | tail -1",
        "rmtrack today > a > b",
        'rmtrack find "$who"',
        "rmtrack find 'a|b'",
        r"rmtrack find XIAO\ ming",
        "rmtrack find $(cat who)",
        "rmtrack-today",
    ],
)
def test_what_the_shell_must_read_is_left_to_it(line: str) -> None:
    assert in_process.read_command(line) is None


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("rmtrack", ({}, [], None, None)),
        ("rmtrack log 王小明 '想看 年金'", ({}, ["log", "王小明", "想看 年金"], None, None)),
        ("A=b/c.db B=1 rmtrack grid", ({"A": "b/c.db", "B": "1"}, ["grid"], None, None)),
        ("rmtrack today | head -2 | tail -1", ({}, ["today"], "head -2 | tail -1", None)),
        ("rmtrack undo > /dev/null", ({}, ["undo"], None, "/dev/null")),
    ],
)
def test_one_command_is_read_as_the_shell_reads_it(line: str, read: tuple[object, ...]) -> None:
    assert in_process.read_command(line) == read


def test_a_command_shows_in_this_process_what_it_shows_in_its_own() -> None:
    text = (
        "@ lang zh\n@ today 2026-11-16\n$ rmtrack demo --keep a.db > told.txt\n\n"
        "$ RMTRACK_DB=a.db rmtrack today | tail -3\n\n@ columns 60\n$ rmtrack show 谁\n\n"
        "$ rmtrack today --today then\n\n$ wc -l told.txt\n"
    )
    shown = replayed(text)
    assert shown.count("\n? ") == 2
    assert transcripts.write(transcripts.run(transcripts.read(text), in_process.show)) == shown


def test_what_stood_there_before_is_replaced() -> None:
    assert replayed("# old\n\n$ echo b\na\n\n$ true\n! x\n") == "# old\n\n$ echo b\nb\n\n$ true\n"


@pytest.mark.parametrize("line", ["$ x", "# x", "@ lang zh", "! x", "? 2", "\\x"])
def test_a_shown_line_is_not_taken_for_a_mark(line: str) -> None:
    command = f"printf '%s\\n' '{line}' 2"
    once = replayed(f"$ {command}\n")
    assert once == f"$ {command}\n\\{line}\n2\n"
    assert replayed(once) == once


def test_empty_lines_of_a_screen_are_kept() -> None:
    text = "$ printf '\\na\\n\\n\\nb\\n\\n'\n\na\n\n\nb\n\n\n$ true\n"
    assert replayed(text) == text


def test_settings_hold_for_the_commands_after_them() -> None:
    shown = replayed("@ lang zh\n@ columns 60\n$ echo $RMTRACK_LANG $COLUMNS $TZ\n")
    assert shown.splitlines()[-1] == "zh 60 Asia/Shanghai"


def test_nothing_of_the_callers_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTRACK_TODAY", "1999-01-01")
    assert replayed("$ env | grep -c TODAY\n").splitlines()[1:] == ["0", "? 1"]


def test_each_transcript_has_a_folder_of_its_own() -> None:
    assert replayed("$ echo 1 > a; ls\n\n$ pwd\n").endswith("a\nbin\nexamples\n\n$ pwd\n~\n")
    assert replayed("$ cat a 2> /dev/null\n").endswith("? 1\n")


def test_the_command_is_this_rmtrack() -> None:
    assert "rmtrack 0." in replayed("$ rmtrack --version\n")


def test_a_page_takes_a_screen_by_its_name(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("@ screen morning\n@ lang zh\n$ a\n1\n\n$ b\n2\n\n@ screen morning\n$ c\n3\n")
    screens = transcripts.named_screens([source])
    assert screens == {"morning": "$ a\n1\n\n$ c\n3"}
    page = "x\n<!-- screen: morning -->\nold\n<!-- /screen -->\ny\n"
    shown = transcripts.with_screens(page, screens)
    assert "```console\n$ a\n1\n\n$ c\n3\n```\n" in shown
    assert transcripts.with_screens(shown, screens) == shown


def test_a_page_that_asks_for_a_screen_there_is_none_of_fails() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        transcripts.with_screens("<!-- screen: nowhere -->\n<!-- /screen -->", {})
