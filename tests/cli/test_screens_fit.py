"""At 60, 80 and 120 columns, in both languages, no line is too long and no name is cut."""

import random
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.log import log_touch
from rmtrack.actions.plan import record_figure, set_quota
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Deal
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import CATEGORIES, DEPOSIT, INSURANCE, NEW, Degree, Kind, Mood, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.policy import Policy
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.reading.names import name_key
from rmtrack.storage.opening import open_store
from rmtrack.views.cells import width
from tests.cli.program import Program

TODAY = date(2026, 11, 18)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华建国素芬"
WHOLE = ("阿依古丽·买买提", "欧阳修文", "Anna Lee", "O'Neil", "司马相如", "李·Anna", "Müller")
LONG = ("阿卜杜拉·阿卜杜热合曼·依明江", "李" * 12)
GIANT = ("Maria Magdalena Theresia Hohenzollern", "王" * 60)
PRODUCTS = (None, "年金", "稳健两年期理财产品第三十七期（可提前赎回）", "index fund", "a" * 30)
NOTES = ("想看年金方案，但是要先和家里人商量一下再说", "asked about the US market", "", "好" * 80)
SHEETS = ("grid --cell middle/neutral", "grid --cell unclassified")
PLANS = (
    *("plan", "plan --month 2026-12", "plan --category 信用卡", "plan list"),
    *("plan --explain", "plan --chart", "plan --prework", "plan --prework --category 信用卡"),
    *("plan --what-if flat", "plan --what-if 50,30,10,10 --if-win 1234567.89"),
)
SCREENS = (
    *("today", "today --limit 50", *PLANS, "grid", "contact list"),
    *("pipeline", "pipeline --month 2026-12", "pipeline --chart"),
    *("deal list", "history", "demo", "grid --moves --all", *SHEETS),
)


def names(dice: random.Random) -> list[str]:
    made = {
        dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))
        for _ in range(30)
    }
    return [*sorted(made), *WHOLE, *LONG]


def fill(desk: Desk, dice: random.Random) -> None:
    """Fill a store with clients, touches, promises, deals and quotas of every size."""
    for category, yuan in zip(CATEGORIES, (123_456_789, 2_290_000, 800), strict=True):
        for month in (Month(2026, 11), Month(2026, 12)):
            set_quota(desk, month, category, amount=Money.yuan(yuan), pieces=dice.choice((None, 8)))
    set_quota(desk, Month(2026, 11), "信用卡", pieces=20)
    for day, yuan in ((date(2026, 10, 31), 9_876_543_210), (date(2026, 11, 13), 9_900_000_000)):
        balance = BankFigure(Month.of(day), DEPOSIT, day, Money.yuan(yuan), reason=PRODUCTS[2])
        record_figure(desk, balance)
    record_figure(desk, replace(balance, category=INSURANCE, amount=Money(1), pieces=4))
    for number, name in enumerate(names(dice), 1):
        add_client(desk, dice, name)
        for _ in range(dice.randrange(3)):
            touch(desk, dice, number)
        if dice.random() < 0.6:
            deal(desk, dice, number)


def add_client(desk: Desk, dice: random.Random, name: str) -> None:
    add_contact(
        desk,
        Contact(
            name=name,
            name_key=name_key(name),
            added_on=desk.today - timedelta(days=dice.randrange(200)),
            phone=f"138{dice.randrange(10**8):08d}",
            birth_day=(desk.today + timedelta(days=dice.randrange(12))).strftime("%m-%d"),
            assets=Money(dice.randrange(10 ** dice.randrange(1, 14))),
            familiarity=dice.choice((None, *range(10))),
            mood=dice.choice((None, *Mood)),
        ),
    )


def touch(desk: Desk, dice: random.Random, number: int) -> None:
    day = desk.today - timedelta(days=dice.randrange(150))
    at = datetime(day.year, day.month, day.day, 10).astimezone()
    happened = Interaction(
        contact_id=NEW,
        happened_at=at,
        happened_on=day,
        kind=dice.choice([*Kind]),
        outcome=dice.choice([*Outcome]),
        note=dice.choice(NOTES) or None,
    )
    due = max(day, desk.today + timedelta(days=dice.randrange(-9, 9)))
    step = NextStep(
        contact_id=NEW,
        due_on=due,
        list_on=due,
        due_time=dice.choice((None, "15:00")),
        what=dice.choice(NOTES) or None,
        promise=dice.random() < 0.8,
    )
    log_touch(replace(desk, line=f"log {number} {happened.note}"), str(number), happened, step)


def deal(desk: Desk, dice: random.Random, number: int) -> None:
    opened = Deal(
        contact_id=NEW,
        category=dice.choice(CATEGORIES),
        amount=Money(1 + dice.randrange(10 ** dice.randrange(3, 12))),
        opened_on=desk.today - timedelta(days=30),
        product=dice.choice(PRODUCTS),
        degree=dice.choice([*Degree]),
        expected_on=desk.today + timedelta(days=dice.randrange(-20, 40)),
    )
    added = add_deal(desk, str(number), opened)
    if dice.random() < 0.4:
        win_deal(desk, str(added.id), on=desk.today - timedelta(days=dice.randrange(20)))


@pytest.fixture(scope="session")
def crowded_store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("crowd") / "rmtrack.db"))
    with closing(open_store(path)) as store:
        now = datetime(2026, 11, 18, 9).astimezone()
        desk = Desk(store, now, calendar_named(CHINA), Policy(), "a command")
        fill(desk, random.Random(7))  # noqa: S311 - the same crowd every time
    return path


@pytest.fixture
def crowd(rmtrack: Program, crowded_store: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack on a store that is full of everything."""
    shutil.copy(crowded_store, rmtrack.store)
    rmtrack("config set categories 信用卡")
    monkeypatch.setenv("RMTRACK_TODAY", str(TODAY))
    return rmtrack


def shown(program: Program, line: str, *, terminal: bool) -> str:
    result = program.on_terminal(line) if terminal else program(line)
    assert (result.code, result.err) == (0, "")
    return re.sub(r"\x1b\[[0-9;]*m", "", result.out)


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", SCREENS)
def test_no_line_is_wider_than_the_screen(
    crowd: Program, monkeypatch: pytest.MonkeyPatch, line: str, lang: str, *, terminal: bool
) -> None:
    for columns in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = shown(crowd, f"{line} --lang {lang}", terminal=terminal).splitlines()
        assert [text for text in lines if width(text.rstrip()) > columns] == []


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", ["today --limit 50", "contact list", "deal list", "grid"])
def test_no_name_is_cut(
    crowd: Program, monkeypatch: pytest.MonkeyPatch, line: str, lang: str, columns: int
) -> None:
    """A name of three characters stands on one line, and nothing at all ends in dots."""
    monkeypatch.setenv("COLUMNS", str(columns))
    usual = {name for name in mentioned(crowd(f"{line} --json").json) if width(name) <= 6}
    text = shown(crowd, f"{line} --lang {lang}", terminal=False)
    assert len(usual) > 10
    hidden = {name for name in usual if name not in text}
    assert not hidden or (line == "grid" and "+" in text)  # which shows six of a cell
    assert "…" not in text.replace('"…"', "")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("line", ["contact list", "deal list", "grid", "history", SHEETS[0]])
def test_a_giant_name_folds_and_leaves_the_others_their_room(
    crowd: Program, monkeypatch: pytest.MonkeyPatch, line: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    add_giants(crowd)
    text = shown(crowd, line, terminal=False)
    assert "…" not in text.replace('"…"', "")
    assert max(map(width, text.splitlines())) <= columns


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_giant_name_leaves_the_morning_its_room(
    crowd: Program, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    add_giants(crowd)
    assert "…" not in shown(crowd, "today --limit 50", terminal=False).replace('"…"', "")


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", PLANS)
def test_no_amount_of_a_plan_is_cut(
    crowd: Program, monkeypatch: pytest.MonkeyPatch, line: str, lang: str, *, terminal: bool
) -> None:
    """A quota is 123,456,789 yuan, and a balance 9.9 billion."""
    for columns in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        text = shown(crowd, f"{line} --lang {lang}", terminal=terminal)
        assert "…" not in text
        assert "信用卡" in text or line in {"plan --month 2026-12", "plan --prework"}


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("plan --lang en", "week  "),
        ("plan --lang zh", "周   "),
        ("plan --what-if flat --lang en", "as it is"),
        ("plan --what-if flat --lang zh", "试算"),
    ],
)
def test_the_columns_of_a_plan_end_below_each_other(
    crowd: Program, monkeypatch: pytest.MonkeyPatch, line: str, head: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = shown(crowd, line, terminal=False).splitlines()
    tables = [at for at, text in enumerate(lines) if head in text and "  " in text.strip()]
    assert len(tables) >= 4
    for at in tables:
        rows = lines[at : lines.index("", at)]
        assert len(rows) >= 4
        assert {width(row) for row in rows} == {width(rows[0])}


def add_giants(program: Program) -> None:
    for name in GIANT:
        assert program("contact add --familiarity 5 --mood neutral --", name).code == 0
        assert program("deal add 5万 --expected +5d --", name).code in {0, 2}


def mentioned(document: object) -> Iterator[str]:
    """Yield every name in a document."""
    if isinstance(document, list):
        for part in document:
            yield from mentioned(part)
    if isinstance(document, dict):
        yield from (value for key, value in document.items() if key == "name")
        yield from mentioned([*document.values()])
