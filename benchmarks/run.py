"""Time whole commands, the way a person waits for them, against a bare start of Python.

    python benchmarks/run.py [--contacts 1000] [--interactions 20] [--rounds 25] [--large 100000]
                             [--deals 8800]

Every round runs every command once, so that a slow spell of the machine falls on all of them. With
--large, the grid and searches of a store with so many contacts are timed too, against the other
one; with --deals, the pipeline of a store with so many deals against that of a hundred. The bounds
are shown, not enforced: the exit code is 1 only when a command failed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.deals import fill_with_deals
from benchmarks.pool import TODAY, fill
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Store

BARE = "python -c pass"
SEARCHES = {"find name": "王明芳", "find pinyin": "wangmingfang", "find phone": "00000012"}
COMPARED = ("grid", *SEARCHES)  # with the same of the large store
LARGE = "{name}, large"
STORE, LARGE_STORE = "rmtrack.db", "large.db"
FEW_STORE, MANY_STORE = "few.db", "many.db"
LARGE_BOUND = 1.3  # times the same of the small store
FEW_DEALS = 100
DEALS_BOUND = 1.5  # times the pipeline of so few


class Measured(NamedTuple):
    """A command line that depends on the round, and how many bare starts it may take."""

    argv: Callable[[int], list[str]]
    bound: float | None
    store: str = STORE
    against: str | None = None  # the same command on a smaller store
    ratio: float = 1.0  # how many times of that it may take


def measured(contacts: int) -> dict[str, Measured]:
    """Return what is timed, by name. `log` goes to another client each round."""
    rmtrack = str(Path(sys.executable).with_name("rmtrack"))

    def log(number: int) -> list[str]:
        return [rmtrack, "log", str(number % contacts + 1), "想看年金方案", "--next", "+3d"]

    return {
        BARE: Measured(lambda _: [sys.executable, "-c", "pass"], None),
        "today": Measured(lambda _: [rmtrack, "today"], 12),
        "grid": Measured(lambda _: [rmtrack, "grid"], 12),
        "plan": Measured(lambda _: [rmtrack, "plan"], 12),
        "log": Measured(log, 8),
        "find": Measured(lambda _: [rmtrack, "find", "明"], 8),
        "show": Measured(lambda number: [rmtrack, "show", str(number % contacts + 1)], 8),
        **{
            name: Measured(lambda _, text=text: [rmtrack, "find", text], 8)  # type: ignore[misc]
            for name, text in SEARCHES.items()
        },
        "--help": Measured(lambda _: [rmtrack, "--help"], 7),
    }


def with_large(commands: dict[str, Measured]) -> dict[str, Measured]:
    """Return the commands, each that is compared with that of the large store right behind."""
    found: dict[str, Measured] = {}
    for name, command in commands.items():
        found[name] = command
        if name in COMPARED:
            found[LARGE.format(name=name)] = command._replace(
                bound=None, store=LARGE_STORE, against=name, ratio=LARGE_BOUND
            )
    return found


def with_deals(commands: dict[str, Measured], deals: int) -> dict[str, Measured]:
    """Return the commands, and the pipeline of few deals and of so many."""
    rmtrack = str(Path(sys.executable).with_name("rmtrack"))
    few, many = (f"pipeline, {number}" for number in (FEW_DEALS, deals))
    pipeline = Measured(lambda _: [rmtrack, "pipeline"], None, FEW_STORE)
    compared = pipeline._replace(store=MANY_STORE, against=few, ratio=DEALS_BOUND)
    return {**commands, few: pipeline, many: compared}


def environment(home: Path) -> dict[str, str]:
    """Return an environment where only the store counts, and compiled modules are kept."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "RMTRACK_", "COVERAGE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    own = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "RMTRACK_DB": str(home / STORE),
        "LANG": "C.UTF-8",
    }
    return kept | own | {"RMTRACK_TODAY": TODAY.isoformat(), "COLUMNS": "80", "RMTRACK_LANG": "en"}


def milliseconds(argv: list[str], settings: dict[str, str]) -> float:
    """Return how long a process takes. Exits when it fails."""
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own program
        argv, env=settings, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    took = (time.perf_counter() - start) * 1000
    if done.returncode:
        sys.exit(f"{' '.join(argv)} ended with {done.returncode}\n{done.stderr.decode()}")
    return took


def measure(
    commands: dict[str, Measured], settings: dict[str, str], rounds: int
) -> dict[str, list[float]]:
    """Return the times of every command, round by round, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            store = str(Path(settings["RMTRACK_DB"]).with_name(command.store))
            own = settings | {"RMTRACK_DB": store}
            times[name].append(milliseconds(command.argv(number), own))
    return {name: taken[1:] for name, taken in times.items()}


def report(commands: dict[str, Measured], times: dict[str, list[float]]) -> str:
    """Return the table: median ms, then bare starts by round and by the medians."""
    bare = times[BARE]
    lines = [f"{'':20}{'median':>9}{'x bare python':>22}{'bound':>8}"]
    lines.append(f"{'':20}{'ms':>9}{'of rounds':>12}{'of medians':>12}")
    for name, command in commands.items():
        taken = times[name]
        by_round = median(one / start for one, start in zip(taken, bare, strict=True))
        by_median = median(taken) / median(bare)
        bound = "" if command.bound is None else f"{command.bound:g}"
        lines.append(f"{name:20}{median(taken):9.1f}{by_round:12.1f}{by_median:12.1f}{bound:>6}")
    for name, command in commands.items():
        if command.against is not None:
            pairs = zip(times[name], times[command.against], strict=True)
            ratio = median(much / little for much, little in pairs)
            lines.append(f"{name}: {ratio:.2f} x {command.against} (bound {command.ratio:g})")
    return "\n".join(lines)


def make_store(path: Path, put: Callable[[Store], None]) -> float:
    """Make the store and return the seconds it took."""
    start = time.perf_counter()
    store = open_store(path)
    try:
        put(store)
    finally:
        store.close()
    return time.perf_counter() - start


def main() -> int:
    """Run as a command."""
    parser = argparse.ArgumentParser(description="Time whole commands against bare Python.")
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--interactions", type=int, default=20, help="with each contact")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--large", type=int, help="contacts of a second store")
    parser.add_argument("--deals", type=int, help="deals of one more store")
    asked = parser.parse_args()
    commands = measured(asked.contacts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = partial(fill, contacts=asked.contacts, interactions=asked.interactions)
        took = make_store(folder / STORE, people)
        print(
            f"{asked.contacts} contacts, {asked.contacts * asked.interactions} interactions"
            f" (made in {took:.1f} s), {asked.rounds} rounds\n"
        )
        if asked.large:
            many = partial(fill, contacts=asked.large, interactions=0)
            took = make_store(folder / LARGE_STORE, many)
            print(f"{asked.large} contacts in the large store (made in {took:.1f} s)\n")
            commands = with_large(commands)
        if asked.deals:
            make_store(folder / FEW_STORE, partial(fill_with_deals, deals=FEW_DEALS))
            took = make_store(folder / MANY_STORE, partial(fill_with_deals, deals=asked.deals))
            print(f"{asked.deals} deals in one more store (made in {took:.1f} s)\n")
            commands = with_deals(commands, asked.deals)
        print(report(commands, measure(commands, environment(folder), asked.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
