"""A week at a terminal: an import, a month's quotas, 30 calls, 6 deals, 2 things taken back.

python -m tests.asking.week    play it, and write down its final screens
"""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.asking.terminal import Terminal

SCREENS = Path(__file__).with_name("week.txt")
MONDAY = date(2026, 11, 2)


class Call(NamedTuple):
    """What is told of a call: outcome and mood by their numbers; None is not asked."""

    outcome: str
    note: str
    mood: str | None
    when: str
    what: str | None


CALLS = [
    Call("5", "想看年金方案", "4", "+3d", "年金对比"),
    Call("1", "", None, "", None),
    Call("6", "下周面谈", "3", "next tue 10:00", "面谈"),
    Call("5", "资金年底到期", "", "2026-12-15", ""),
    Call("3", "不想谈保险", "2", "", None),
    Call("8", "给了方案，和家人商量", "3", "fri 15:00", "问结果"),
]
DEALS = ["50万", "1.2m", "30w", "80万", "150000", "200万"]  # one or two a day


class Week:
    """The store of the week, and the day it is."""

    def __init__(self, folder: Path) -> None:
        self._settings = {
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "LC_ALL": "",
            "NO_COLOR": "1",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "RMTRACK_CALENDAR": "CN",
            "RMTRACK_CONFIG": str(folder / "config.toml"),
            "RMTRACK_DB": str(folder / "rmtrack.db"),
            "RMTRACK_LANG": "en",
            "TERM": "xterm-256color",
            "TZ": "Asia/Shanghai",
        }
        self.day = MONDAY

    def run(self, line: str, *answers: tuple[str, str], lang: str = "en") -> str:
        """Run a command, answer what it asks, and return what it shows in the end."""
        settings = {**self._settings, "RMTRACK_TODAY": str(self.day), "RMTRACK_LANG": lang}
        with closing(Terminal(line.split(), 80, settings)) as terminal:
            for question, answer in answers:
                terminal.asked(question)
                terminal.answer(answer)
            code, shown = terminal.end()
        if code:
            raise AssertionError(f"{line}: {code}\n{shown}")
        return "\n".join(line.rstrip() for line in shown.splitlines())


def play(folder: Path) -> str:
    """Live through the week and return its final screens."""
    week = Week(folder)
    week.run("import", ("Which file", "examples/clients-gb18030.csv"))
    quotas = [("Investment", "229万"), ("Insurance", "80万"), ("Deposit", "")]
    week.run("plan", *((f"{name}: quota of November 2026", much) for name, much in quotas))
    clients = iter(range(5, 305, 10))
    amounts = iter(DEALS)
    for number in range(5):
        week.day = MONDAY + timedelta(days=number)
        for told in CALLS:
            write_down(week, next(clients), told)
        for _deal in range(1 + (number == 1)):
            first_of_the_day = str(5 + 60 * number)
            asked = [("Which client", first_of_the_day), ("How much", next(amounts))]
            week.run("deal add", *asked)
        end_of_the_day(week, number)
    week.day = MONDAY + timedelta(days=7)
    return "\n\n".join(final_screens(week)) + "\n"


def write_down(week: Week, who: int, call: Call) -> None:
    """Write down a call with a client."""
    answers = {
        "Which client": str(who),
        "How did it go": call.outcome,
        "What was said": call.note,
        "Mood": call.mood,
        "Next step": call.when,
        "What comes next": call.what,
    }
    told = [(question, answer) for question, answer in answers.items() if answer is not None]
    week.run("log", *told)


def end_of_the_day(week: Week, number: int) -> None:
    """Do what is done once: deals move, are won and lost, and two things are taken back."""
    match number:
        case 1:
            week.run("deal win", ("Which deal", "1"))
        case 2:
            week.run("undo")  # the deal of the day: it was nothing
            change = [("What is to change", "1"), ("--degree", "1")]
            week.run("deal move", ("Which deal", "2"), *change)
        case 3:
            week.run("deal lose", ("Which deal", "3"), ("Why not", "5"))
            week.run("undo")  # it goes on after all
        case 4:
            week.run("deal win", ("Which deal", "2"))


def final_screens(week: Week) -> Iterator[str]:
    """Yield what the next Monday shows, in both languages."""
    for lang in ("en", "zh"):
        for line in ("today", "deal list", "history --limit 60"):
            yield f"$ rmtrack {line} --lang {lang}\n{week.run(line, lang=lang)}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        SCREENS.write_text(play(Path(name)), encoding="utf-8")
