"""The first sitting at a terminal: one key a client, from 300 strangers to a list worth calling."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, ENTER, ROOT, Terminal, lines, say

WALK = ("contact", "assess", "--unclassified")
USEFUL = "{n} clients placed: whoever of them is due stands on the list by cell."
SECONDS_A_CLIENT, SECONDS_A_KEY = 10, 2
TEN_MINUTES = 600
PRESSED = "98978998695894658396"  # one key a client
MORNING, FIRST = 12, 3  # calls on the list; "if only three today"


@pytest.fixture
def store(settings: dict[str, str]) -> Path:
    """Return the path of the store in use."""
    return Path(settings["RMTRACK_DB"])


def unplaced(path: Path, most: int | None = None) -> Path:
    """Write the clients of the example, without what places them, into a file, and return it."""
    text = (ROOT / "examples/clients-gb18030.csv").read_text(encoding="gb18030")
    rows = [*csv.DictReader(StringIO(text))][:most]
    kept = [name for name in rows[0] if name not in {"熟悉程度", "情绪"}]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def pool(start: Start, store: Path, tmp_path: Path) -> Path:
    """Return the path of a store with 26 clients, none of whom has a place."""
    file = unplaced(tmp_path / "some.csv", 26)
    assert start("import", str(file)).end()[0] == 0
    return store


def places(store: Path) -> Iterator[tuple[int, int, str]]:
    """Yield who has a place: number, familiarity, mood."""
    with closing(sqlite3.connect(store)) as connection:
        yield from connection.execute(
            "SELECT id, familiarity, mood FROM contact WHERE mood IS NOT NULL ORDER BY id"
        )


def press(terminal: Terminal, of: int, *keys: str, first: int = 1) -> None:
    """Type a key for one client after the other, each once he is asked for."""
    for number, key in enumerate(keys, first):
        terminal.see(f"m{number} of {of}  ")  # behind a sequence: 1 and not 11
        terminal.type(key)


def test_three_hundred_strangers_become_a_list_worth_calling_within_ten_minutes(
    start: Start, store: Path, tmp_path: Path
) -> None:
    """The import is typed, the sitting of 20 clients by one key each, then the morning.

    27 + 38 + 14 keys beside the 20, Enter among them: at 2 seconds a key and 10 seconds a client
    that is 358 seconds, six minutes.
    """
    typed = ("rmtrack import clients.csv", f"rmtrack {' '.join(WALK)}", "rmtrack today")
    code, shown = start("import", str(unplaced(tmp_path / "clients.csv"))).end()
    assert code == 0
    assert "300 clients added" in shown
    sitting = start(*WALK)
    press(sitting, 20, *PRESSED)
    code, shown = sitting.end()
    assert code == 0
    assert "20 clients placed: whoever of them is due stands on the list by cell." in shown
    assert "280 left, 5 more after each round of calls:" in shown
    keys = sum(len(line) + len(ENTER) for line in typed)
    seconds = keys * SECONDS_A_KEY + len(PRESSED) * SECONDS_A_CLIENT
    assert (keys, len(PRESSED), seconds) == (79, 20, 358)
    assert seconds < TEN_MINUTES
    morning = json.loads(start("today", "--json").end()[1])
    placed = {number for number, _familiarity, _mood in places(store)}
    assert len(placed) == len(PRESSED)
    assert len(morning["calls"]) == MORNING
    assert {call["contact_id"] for call in morning["calls"][:FIRST]} <= placed
    assert "280 not placed yet: rmtrack contact assess --unclassified" in start("today").end()[1]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_number_pad_is_the_grid(start: Start, pool: Path, lang: str) -> None:
    """Full-width digits too; each client is a command of its own."""
    terminal = start(*WALK, "--limit", "9", lang=lang, columns=60)
    for number, key in enumerate("12345678９", 1):
        counted = say(lang, "{n} of {all}  {facts}").format(n=number, all=9, facts="").rstrip()
        terminal.see(counted)
        terminal.type(key)
    assert terminal.end()[0] == 0
    moods = ("resistant", "neutral", "positive")
    cells = {f"--familiarity {band} --mood {mood}" for band in (1, 4, 7) for mood in moods}
    walked = lines(pool)[1:]
    assert len(walked) == 9
    assert {line.partition(" --")[2] for line in walked} == {cell[2:] for cell in cells}
    assert {(familiarity, mood) for _id, familiarity, mood in places(pool)} == {
        (band, mood) for band in (1, 4, 7) for mood in moods
    }


def test_enter_takes_what_is_proposed_and_keeps_it_beside(start: Start, pool: Path) -> None:
    terminal = start(*WALK, "--limit", "2", anew=True)
    terminal.see("→ high·neutral?")
    terminal.type(ENTER)
    press(terminal, 2, "1", first=2)
    assert terminal.end()[0] == 0
    with closing(sqlite3.connect(pool)) as connection:
        rows = connection.execute("SELECT proposed, familiarity, mood FROM assessment ORDER BY id")
        assert [*rows] == [(7, 7, "neutral"), (4, 1, "resistant")]


def test_who_is_left_for_later_is_asked_for_again(start: Start, pool: Path) -> None:
    terminal = start(*WALK, "--limit", "3")
    press(terminal, 3, "s", "5", "0")
    code, shown = terminal.end()
    assert code == 0
    assert "1 of 20 placed" in shown
    (one,) = places(pool)
    terminal = start(*WALK, "--limit", "3")
    press(terminal, 3, "7", "8", "q")
    assert terminal.end()[0] == 0
    assert len([*places(pool)]) == 3
    assert one in places(pool)


def test_going_back_takes_back_what_was_done_and_nothing_else(start: Start, pool: Path) -> None:
    """Past one who was left for later too; before the first there is nobody."""
    terminal = start(*WALK, "--limit", "4")
    press(terminal, 4, "u")
    press(terminal, 4, "9", "8", "s", "u")
    press(terminal, 4, "u", first=3)
    press(terminal, 4, "5", "6", "3", first=2)
    code, shown = terminal.end()
    assert code == 0, shown
    assert [(familiarity, mood) for _id, familiarity, mood in places(pool)].count(
        (7, "neutral")
    ) == 0
    assert sorted(mood for _id, _familiarity, mood in places(pool)) == [
        "neutral",
        "positive",
        "positive",
        "positive",
    ]
    with closing(sqlite3.connect(pool)) as connection:
        assert connection.execute("SELECT count(*) FROM assessment").fetchone() == (4,)


@pytest.mark.parametrize(("key", "code"), [("q", 0), (CTRL_C, 130)])
def test_leaving_keeps_what_was_done(start: Start, pool: Path, key: str, code: int) -> None:
    terminal = start(*WALK)
    press(terminal, 20, "9", "8", key)
    left, shown = terminal.end()
    assert left == code
    assert ("2 of 20 placed" in shown) == (key == "q")
    kept = "2 clients placed, and they stay so. Go on: rmtrack contact assess --unclassified"
    assert [line for line in shown.splitlines() if "stay" in line] == [kept] * (key == CTRL_C)
    assert "Traceback" not in shown
    assert len([*places(pool)]) == 2
    assert start("undo").end()[0] == 0
    assert len([*places(pool)]) == 1


def test_a_new_sitting_goes_on_where_the_twenty_were_left(start: Start, pool: Path) -> None:
    """Thirteen more after seven; who was left for later comes first again, and is counted so."""
    terminal = start(*WALK)
    press(terminal, 20, *"5555555s", "q")
    assert "7 of 20 placed" in terminal.end()[1]
    terminal = start(*WALK)
    press(terminal, 20, "s", "u", first=8)
    press(terminal, 20, "u", first=8)  # before the first there is nobody
    press(terminal, 20, "5", "6", "u", first=8)
    press(terminal, 20, "9", *"5" * 11, first=9)
    code, shown = terminal.end()
    assert code == 0
    assert USEFUL.format(n=20) in shown
    assert "6 left, 5 more after each round of calls" in shown
    assert len([*places(pool)]) == 20
    terminal = start(*WALK)
    press(terminal, 5, CTRL_C)
    code, shown = terminal.end()
    assert (code, "placed" in shown, "stay" in shown) == (130, False, False)


@pytest.mark.usefixtures("pool")
def test_a_size_of_ones_own_counts_from_one(start: Start) -> None:
    terminal = start(*WALK, "--limit", "2")
    press(terminal, 2, "5", "5")
    assert terminal.end()[0] == 0
    terminal = start(*WALK, "--limit", "2")
    press(terminal, 2, "5", CTRL_C)
    code, shown = terminal.end()
    assert code == 130
    assert "1 client placed, and stays so. Go on: rmtrack contact assess" in shown


def test_the_keys_are_shown_first_and_again_when_asked_for(start: Start, pool: Path) -> None:
    terminal = start(*WALK, "--limit", "1", columns=60)
    terminal.see("Low      1           2         3")
    press(terminal, 1, "?")
    terminal.see("Low      1           2         3")
    press(terminal, 1, "x", first=1)
    terminal.type("2")
    assert terminal.end()[0] == 0
    assert next(places(pool))[1:] == (1, "neutral")


@pytest.mark.usefixtures("pool")
def test_from_the_twentieth_on_the_program_is_useful_and_says_so(start: Start) -> None:
    terminal = start(*WALK, "--limit", "19")
    press(terminal, 19, *"5" * 19)
    shown = terminal.end()[1]
    assert "19 of 20 placed" in shown
    terminal = start(*WALK)  # the one that the twenty lack
    press(terminal, 20, "5", first=20)
    terminal.told(USEFUL)
    terminal.see("next: rmtrack today")
    assert "6 left, 5 more after each round of calls" in terminal.end()[1]
    terminal = start(*WALK)
    press(terminal, 5, *"55555")
    shown = terminal.end()[1]
    assert "1 left, after the next round of calls" in shown
    assert "whoever of them" not in shown
    terminal = start(*WALK)
    press(terminal, 1, "5")
    assert "Every client has a place in the grid." in terminal.end()[1]
    assert "Every client has a place in the grid." in start(*WALK).end()[1]


@pytest.mark.parametrize("how", ["--json", "--no-input"])
def test_where_nothing_may_be_asked_they_are_listed(start: Start, pool: Path, how: str) -> None:
    code, shown = start(*WALK, how).end()
    assert code == 0
    assert "王小明" in shown
    assert [*places(pool)] == []
