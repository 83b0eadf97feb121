"""The same store on the same date gives the same bytes, whatever the process."""

import pytest

from tests.cli.program import Program

READING = (
    "today --json",
    "today",
    "today --limit 50 --json",
    "plan --json",
    "pipeline --json",
    "pipeline",
    "grid --json",
    "contact list --json",
    "deal list --json",
    "history --json",
)


@pytest.mark.parametrize("line", READING)
def test_reading_twice_gives_the_same_bytes_and_changes_nothing(month: Program, line: str) -> None:
    before = month.dump()
    assert month(line) == month(line)
    assert month.dump() == before


def test_the_order_of_hashes_does_not_matter(month: Program) -> None:
    """Set and dict orders that leak would differ between processes."""
    started = {
        seed: month.start("demo", "--json", variables={"PYTHONHASHSEED": seed})
        for seed in ("0", "1", "4294967295")
    }
    answers = {seed: month.finish(process) for seed, process in started.items()}
    assert {answer.code for answer in answers.values()} == {0}
    assert len({answer.out for answer in answers.values()}) == 1
    here = month("demo --json")
    assert here.out == answers["0"].out


def test_the_hour_of_the_day_does_not_matter_to_the_list(month: Program) -> None:
    early = month("today --json --today 2026-11-16T00:00").out
    late = month("today --json --today 2026-11-16T23:59").out
    assert early == late == month("today --json").out


def test_the_demo_touches_no_store(nowhere: Program) -> None:
    result = nowhere("demo")
    assert (result.code, result.err) == (0, "")
    assert "王小明" in result.out
    assert not nowhere.store.exists()


def test_the_demo_can_be_seen_on_another_day(rmtrack: Program) -> None:
    before = rmtrack.dump()
    assert rmtrack("demo --json --today 2026-11-17").json["today"]["today"] == "2026-11-17"
    assert rmtrack.dump() == before


def test_the_demo_has_its_own_day(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RMTRACK_TODAY")
    assert rmtrack("demo --json").json["today"]["today"] == "2026-11-16"
