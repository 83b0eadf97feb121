"""The day decides, wherever the clock stands: no zone and no hour moves a number or a booking."""

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from tests.cli.program import SOURCE, Program, Result
from tests.in_process import surroundings

ZONES = ("Asia/Shanghai", "UTC", "Pacific/Auckland", "America/Los_Angeles")
LAST_AND_FIRST = ("T23:59", "T00:01")  # minutes of a day
READING = (
    "plan --json",
    "plan --month 2026-12 --json",
    "plan",
    "pipeline --json",
    "pipeline --month 2026-12 --json",
    "today --json",
    "today",
    "deal list --json",
)
LIVED = (  # the day, and what was done on it
    ("2026-11-02", "plan --quota 229万 --pieces 8"),
    ("2026-11-02", "plan --quota 80万 --category insurance --curve flat"),
    ("2026-11-02", "plan --quota 300万 --category deposit"),
    ("2026-11-02", "plan --quota 229万 --month 2026-12"),
    ("2026-11-02", "plan --actual 4000万 --category deposit --on 2026-10-31"),
    ("2026-11-02", "contact add 王小明 --phone 13800000001 --familiarity 8 --mood positive"),
    ("2026-11-02", "contact add 李姐 --familiarity 5 --mood neutral"),
    ("2026-11-02", "deal add 王小明 120万 --degree committed --expected 2026-11-17"),
    ("2026-11-02", "deal add 王小明 50万 --degree leaning"),
    ("2026-11-02", "deal add 李姐 30万 --category insurance"),
    ("2026-11-02", "deal add 李姐 70万 --category deposit"),
    ("2026-11-02", "deal add 李姐 15万 --for 2026-12"),
    ("2026-11-06", "deal win 1 --amount 40万"),
    ("2026-11-10", "deal win 3"),
    ("2026-11-10", "config set days_off 2026-11-20"),
    ("2026-11-13", "plan --actual 412000 --pieces 2 --reason 补录"),
    ("2026-11-13", "plan --actual 4025万 --category deposit"),
    ("2026-11-13", "log 李姐 问存款 --next 2026-11-16 --what 带利率表"),
    ("2026-11-15", "deal win 5"),
    ("2026-11-16", "deal win 1 --amount 20万"),
    ("2026-11-16", "deal win 4 --on 2026-11-17"),  # a day later it counts
    ("2026-11-16", "deal lose 3 --reason family"),
)
# Runs the command line with the machine's clock stopped at a moment: only `cli.clock` reads it.
STOPPED = """
import sys
from datetime import datetime
from rmtrack.cli import clock
from rmtrack.cli.app import main

class Stopped(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.fromtimestamp(float(sys.argv[1]), tz)

clock.datetime = Stopped
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def lived(rmtrack: Program) -> Program:
    """Return rmtrack in the middle of a month with quotas, wins, figures and days off."""
    for day, line in LIVED:
        result = rmtrack(f"{line} --today {day}")
        assert result.code == 0, (line, result.err)
    return rmtrack


def answers(program: Program, line: str, moments: Iterable[str]) -> dict[tuple[str, str], Result]:
    """Return what a line answers in every zone at each moment; a process says the same."""
    found = {}
    for place in product(ZONES, moments):
        zone, moment = place
        with surroundings({**os.environ, "TZ": zone}):
            found[place] = program(line, "--today", moment)
    started = program.process(*line.split(), "--today", moment, variables={"TZ": zone})
    assert started == found[place]
    return found


def the_same(program: Program, line: str, moments: Iterable[str]) -> Result:
    """Return the one answer that a line has everywhere."""
    (answer,) = set(answers(program, line, moments).values())
    assert (answer.code, answer.err) == (0, "")
    return answer


@pytest.mark.parametrize("line", READING)
def test_a_day_has_one_answer_in_every_zone_at_any_hour(lived: Program, line: str) -> None:
    day = "2026-11-16"
    first = the_same(lived, line, [day, *(day + minute for minute in LAST_AND_FIRST)])
    second = the_same(lived, line, ["2026-11-17T00:01"])
    assert first != second  # what was won on the 17th counts from then on


def test_the_answers_hold_what_was_lived(lived: Program) -> None:
    """Else the same answers everywhere would say little."""
    plan = the_same(lived, "plan --json", ["2026-11-16T23:59"]).json
    rows = {row["category"]: row for row in plan["categories"]}
    assert {name: row["booked"] for name, row in rows.items()} == {
        "investment": "612000.00",  # the bank's 412,000 and 200,000 of today
        "insurance": "0.00",  # won, and taken back
        "deposit": "250000.00",  # the growth of the balance
    }
    days = [day for week in rows["investment"]["weeks"] for day in week["days"]]
    assert len(days) == 20
    assert "2026-11-20" not in days
    december = the_same(lived, "plan --month 2026-12 --json", ["2026-11-16T00:01"]).json
    assert [row["prebooked"] for row in december["categories"]] == ["150000.00"]


@pytest.mark.parametrize(
    "moment",
    [
        "2026-04-05T02:30",  # comes twice in Auckland
        "2026-09-27T02:30",  # does not come in Auckland
        "2026-03-08T02:30",  # does not come in Los Angeles
        "2026-11-01T01:30",  # comes twice in Los Angeles
    ],
)
def test_a_night_in_which_clocks_are_put_is_a_day_like_any_other(
    lived: Program, moment: str
) -> None:
    answer = the_same(lived, "plan --json", [moment]).json
    assert answer["today"] == moment[:10]


def stopped(program: Program, zone: str, at: datetime, line: str) -> Result:
    """Run a line in a zone with the machine's clock stopped at that moment."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", STOPPED, str(at.timestamp()), *line.split()],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "TZ": zone},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    return program.finish(process)


COLUMNS = ("id", "owner", "deal_id", "category", "amount", "booked_on", "for_month")


def booked_days(program: Program) -> list[tuple[str, str, int]]:
    """Return the day, the month and the amount of all that is booked, as it is kept."""
    rows = [dict(zip(COLUMNS, row, strict=False)) for row in program.dump()["booking"]]
    return [(str(row["booked_on"]), str(row["for_month"]), row["amount"]) for row in rows]


@pytest.fixture
def by_the_clock(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack with two open deals, where the machine's clock says what day it is."""
    rmtrack("contact add 王小明")
    rmtrack("deal add 王小明 10万")
    rmtrack("deal add 王小明 20万")
    rmtrack("plan --quota 30万 --month 2026-11")
    rmtrack("plan --quota 30万 --month 2026-12")
    monkeypatch.delenv("RMTRACK_TODAY")
    return rmtrack


@pytest.mark.parametrize("zone", ZONES)
def test_a_win_is_booked_on_the_day_of_the_wall_clock(by_the_clock: Program, zone: str) -> None:
    """Two minutes apart, around the midnight that ends a month."""
    there = ZoneInfo(zone)
    late, early = (
        datetime(2026, 11, 30, 23, 59, tzinfo=there),
        datetime(2026, 12, 1, 0, 1, tzinfo=there),
    )
    assert stopped(by_the_clock, zone, late, "deal win 1").code == 0
    assert stopped(by_the_clock, zone, early, "deal win 2").code == 0
    assert booked_days(by_the_clock) == [
        ("2026-11-30", "2026-11", 10_000_000),
        ("2026-12-01", "2026-12", 20_000_000),
    ]
    november = stopped(by_the_clock, zone, late, "plan --json").json
    december = stopped(by_the_clock, zone, early, "plan --json").json
    assert [november["today"], december["today"]] == ["2026-11-30", "2026-12-01"]
    for plan, booked in ((november, "100000.00"), (december, "200000.00")):
        (row,) = plan["categories"]
        assert (row["booked"], row["prebooked"]) == (booked, "0.00")
    assert november["categories"][0]["weeks"][-1]["booked"] == "100000.00"
    assert december["categories"][0]["weeks"][0]["booked"] == "200000.00"


def test_one_moment_is_booked_on_the_day_of_each_place(by_the_clock: Program) -> None:
    """Half an hour into a day of Shanghai's it is still the morning before in Los Angeles."""
    moment = datetime(2026, 11, 17, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    bytes_before = by_the_clock.store.read_bytes()
    found = {}
    for zone in ZONES:
        by_the_clock.store.write_bytes(bytes_before)
        assert stopped(by_the_clock, zone, moment, "deal win 1").code == 0
        ((day, _month, _amount),) = booked_days(by_the_clock)
        found[zone] = date.fromisoformat(day)
    assert found == {zone: moment.astimezone(ZoneInfo(zone)).date() for zone in ZONES}
    assert len(set(found.values())) == 2


def test_what_was_booked_at_midnight_stays_on_its_day_wherever_it_is_read(
    by_the_clock: Program,
) -> None:
    zone = "Pacific/Auckland"
    first = datetime(2026, 12, 1, 0, 1, tzinfo=ZoneInfo(zone))
    assert stopped(by_the_clock, zone, first, "deal win 2").code == 0
    days = booked_days(by_the_clock)
    plan = the_same(by_the_clock, "plan --json", ["2026-12-01T00:01", "2026-12-01T23:59"]).json
    assert plan["categories"][0]["weeks"][0]["booked"] == "200000.00"
    (row,) = the_same(by_the_clock, "plan --json", ["2026-11-30T23:59"]).json["categories"]
    assert row["booked"] == "0.00"
    assert booked_days(by_the_clock) == days == [("2026-12-01", "2026-12", 20_000_000)]
