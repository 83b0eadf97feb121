"""What people, files and attackers write is shown as text: never executed, never lost."""

import unicodedata
from pathlib import Path

import pytest

from tests.cli.program import Program

SCREENS = ("contact list", "deal list", "today", "grid", "history", "plan", "pipeline")


def controls(text: str) -> list[str]:
    """Return the controls in a text: C0, C1, and what turns the direction of writing."""
    turning = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return [
        hex(ord(sign))
        for sign in text
        if (unicodedata.category(sign) == "Cc" and sign != "\n") or ord(sign) in turning
    ]


NAMES = [
    ("\x1b[31m王红\x1b[0m", "[31m王红[0m"),
    ("[red]王红[/red]", "[red]王红[/red]"),
    ("[/]王红", "[/]王红"),
    ("\x9b2J王红\x07", "2J王红"),
    ("\u202e明小王\u2066", "明小王"),
    (":smile: 王红", ":smile: 王红"),
    ("\x1b]0;title\x07王红", "]0;title王红"),
    ("王\n红", "王 红"),
    ("王\t红", "王 红"),
    ("阿依古丽·买买提", "阿依古丽·买买提"),
    ("👨\u200d👩\u200d👧王", "👨\u200d👩\u200d👧王"),
    ("{name} %s \\n", "{name} %s \\n"),
    ("'; DROP TABLE contact; --", "'; DROP TABLE contact; --"),
]


@pytest.mark.parametrize(("typed", "kept"), NAMES)
def test_a_name_is_shown_as_text(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch, typed: str, kept: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # so that nothing folds
    added = rmtrack.run(["contact", "add", "--familiarity", "7", "--mood", "积极", "--", typed])
    assert (added.code, added.err) == (0, "")
    assert rmtrack("contact list --json").json["contacts"][0]["name"] == kept
    rmtrack("deal add 1 6万 --on 2026-10-26")
    assert kept in rmtrack("pipeline").out  # nothing is planned with the client yet
    noted = rmtrack.run(["log", "1", typed, "--next", "today", "--what", typed])
    opened = rmtrack.run(["deal", "add", "1", "5万", "--product", typed, "--expected", "today"])
    for result in (noted, opened):
        assert (result.code, controls(result.out)) == (0, [])
        assert kept in result.out
    for line in SCREENS:
        result = rmtrack(line)
        assert (result.code, result.err) == (0, "")
        assert controls(result.out) == []
        assert kept in result.out or line in {"plan", "pipeline"}
        assert controls(rmtrack(f"{line} --json").out) == []
    assert kept in rmtrack("undo").out


@pytest.mark.parametrize(("typed", "kept"), NAMES)
def test_an_error_repeats_it_as_text(rmtrack: Program, typed: str, kept: str) -> None:
    result = rmtrack.run(["log", "--", typed])
    assert (result.code, controls(result.err)) == (3, [])
    assert kept in result.err
    for words in (["plan", "--", typed], ["plan", f"--{typed}"], ["--", typed], ["undo", typed]):
        result = rmtrack.run(words)
        assert (result.code, result.out, controls(result.err)) == (2, "", [])
        in_json = rmtrack.run(["--json", *words])
        assert (in_json.code, in_json.err, controls(in_json.out)) == (2, "", [])


@pytest.mark.parametrize(
    "words",
    [
        ["log", "\udcff"],
        ["log", "1", "\udcff"],
        ["contact", "add", "王\udcff"],
        ["plan", "--quota", "\udcff"],
        ["plan", "--month", "\udcff"],
        ["plan", "--quota", "5", "--curve", "\udcff"],
        ["plan", "\udcff"],
        ["plan", "--\udcff"],
        ["\udcff"],
        ["undo", "\udcff"],
        ["today", "--today", "\udcff"],
        ["today", "--lang", "\udcff"],
        ["import", "/no/\udcff.csv"],
        ["import", "~\udcff/clients.csv"],
    ],
)
def test_bytes_that_are_no_characters_are_refused(month: Program, words: list[str]) -> None:
    before = month.dump()
    result = month.run(words)
    first, *_hint = result.err.splitlines()
    assert (result.code, result.out, first.startswith("rmtrack: ")) == (2, "", True)
    assert "?" in first
    in_json = month.run(["--json", *words])
    assert (in_json.code, in_json.err, in_json.json["code"]) == (2, "", 2)
    assert month.dump() == before


def test_a_store_may_have_a_name_that_is_no_text(rmtrack: Program, tmp_path: Path) -> None:
    path = str(tmp_path / "\udcff.db")
    assert rmtrack.run(["contact", "add", "王小明", "--db", path]).code == 0
    missing = str(tmp_path / "a.db" / "\udcff")
    (tmp_path / "a.db").touch()
    result = rmtrack.run(["today", "--db", missing])
    assert (result.code, result.out, result.err.count("\n")) == (6, "", 1)
    assert rmtrack.run(["today", "--json", "--db", missing]).json["code"] == 6


def test_a_path_is_shown_as_text(rmtrack: Program, tmp_path: Path) -> None:
    result = rmtrack.run(["today", "--db", f"{tmp_path}/\x1b[31m\n/\x9b/x.db" + "/" * 3000])
    assert result.code in {0, 6}
    assert controls(result.err) == []
    result = rmtrack.run(["import", "/no/\x1b[31m.csv"])
    assert (result.code, controls(result.err)) == (2, [])


def test_a_very_long_name_is_kept_whole(rmtrack: Program) -> None:
    name = "欧阳" * 30
    assert rmtrack("contact add", name).code == 0
    assert rmtrack("contact list --json").json["contacts"][0]["name"] == name
    shown = "".join(rmtrack("contact list").out.split())
    assert shown.count("欧阳") == 30


def test_a_very_long_word_is_not_repeated_whole(rmtrack: Program) -> None:
    for words in (["contact", "add", "王" * 10_000], ["plan", "x" * 10_000], ["x" * 10_000]):
        result = rmtrack.run(words)
        assert result.code == 2
        assert len(result.err) < 200


def test_a_very_long_note_is_kept_whole(rmtrack: Program) -> None:
    note = "很长的话。" * 2_000
    rmtrack("contact add 王小明")
    assert rmtrack.run(["log", "1", note, "--json"]).json["interaction"]["note"] == note
    assert rmtrack("today --today 2027-06-01").code == 0


def test_a_file_of_clients_is_no_way_in(rmtrack: Program, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    rows = "\n".join(f'"{typed}"' for typed, _kept in NAMES if "\n" not in typed)
    file.write_text(f"客户姓名,\x1b[31m\n{rows}\n".replace('"\n', '",\n'), encoding="utf-8")
    result = rmtrack(f"import {file}")
    assert (result.code, controls(result.out)) == (0, [])
    assert controls(rmtrack("contact list").out) == []
