"""A terminal, a store of the test's own, and nobody else's settings."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal
from rmtrack.actions.desk import Desk
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal
from rmtrack.domain.keys import INVESTMENT, NEW
from rmtrack.domain.money import Money
from rmtrack.domain.policy import Policy
from rmtrack.reading.names import name_fields
from rmtrack.storage.opening import open_store

if TYPE_CHECKING:
    from tests.asking.terminal import Terminal

if sys.platform == "win32":
    collect_ignore_glob = ["test_at_*.py"]  # there are no pseudo-terminals

PEOPLE = ("王小明", "王小芳", "李素芬", "张伟", "张伟")
DEALS = (("王小芳", 500_000, None), ("李素芬", 200_000, None), ("李素芬", 300_000, "年金"))
Start = Callable[..., "Terminal"]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """Return what the surroundings say: Monday, 2 November 2026, 09:00 in China."""
    return {
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "LC_ALL": "",
        "NO_COLOR": "1",
        "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody answers where the cursor is
        "RMTRACK_CONFIG": str(tmp_path / "config.toml"),
        "RMTRACK_DB": str(tmp_path / "rmtrack.db"),
        "RMTRACK_LANG": "en",
        "RMTRACK_TODAY": "2026-11-02",
        "TERM": "xterm-256color",
        "TZ": "Asia/Shanghai",
    }


@pytest.fixture
def start(settings: dict[str, str]) -> Iterator[Start]:
    """Return what starts rmtrack on a terminal: `start("log", lang="zh", columns=60)`.

    With `anew=True` its start is part of it, as it is once for each kind of questions; else it is
    a copy of this process.
    """
    from tests.asking.terminal import Terminal  # noqa: PLC0415 - not everywhere there are any

    with ExitStack() as closing_all:

        def run(
            *words: str, lang: str = "en", columns: int = 80, anew: bool = False, **others: str
        ) -> "Terminal":
            surroundings = {**settings, "RMTRACK_LANG": lang, **others}
            terminal = Terminal(words, columns, surroundings, anew=anew)
            return closing_all.enter_context(closing(terminal))

        yield run


@pytest.fixture(scope="session")
def filled_store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with five clients, two of one name, and three open deals, to be copied."""
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("filled") / "rmtrack.db"))
    with closing(open_store(path)) as store:
        now = datetime(2026, 11, 2, 9).astimezone()
        desk = Desk(store, now, calendar_named(CHINA), Policy(), "once")
        for name in PEOPLE:
            add_contact(desk, Contact(**name_fields(name), added_on=desk.today))
        for who, yuan, product in DEALS:
            amount = Money.yuan(yuan)
            add_deal(desk, who, Deal(NEW, INVESTMENT, amount, desk.today, product=product))
    return path


@pytest.fixture
def filled(filled_store: Path, settings: dict[str, str]) -> Path:
    """Return the path of the store in use, which holds clients and deals."""
    return Path(shutil.copy(filled_store, settings["RMTRACK_DB"]))
