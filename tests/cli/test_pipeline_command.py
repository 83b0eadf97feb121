"""`rmtrack pipeline`: what a person and a script get, whatever month is asked for."""

from typing import Any

import pytest

from tests.cli.program import Program

OF_A_MONTH = {
    *("unit", "quota", "booked", "left", "coverage", "coverage_unweighted", "coverage_wanted"),
    *("forecast", "weeks"),
}
SUMS = ("count", "amount", "counted", "weighted")


@pytest.fixture
def lived(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack on Monday the 16th, with quotas and deals of every kind."""
    (rmtrack.store.parent / "config.toml").write_text(
        'categories = ["信用卡"]\nkinds = ["信用卡=pieces"]\nfactors = ["年金=0.3"]\n',
        encoding="utf-8",
    )
    for line in (
        "plan --quota 229万",
        "plan --quota 300万 --month 2026-12",
        "plan --pieces 8 --category 信用卡",
        "contact add 王小明",
        "contact add 李姐",
        "deal add 1 50万 --degree committed --expected 2026-11-20",
        "deal add 1 30万 --degree leaning --for 2026-12 --product 年金",
        "deal add 2 20万 --category insurance",
        "deal add 2 3 --category 信用卡 --degree leaning --expected 2026-11-25",
        "deal add 2 10万",
        "deal win 5",
        "deal add 2 40万",
        "deal lose 6 --reason price",
    ):
        result = rmtrack(line)
        assert result.code == 0, (line, result.err)
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-16")
    return rmtrack


def rows(program: Program, line: str = "pipeline") -> dict[str, Any]:
    return {row["category"]: row for row in program(f"{line} --json").json["categories"]}


def test_without_a_month_the_outlooks_stand_at_their_months(lived: Program) -> None:
    document = lived("pipeline --json").json
    assert (document["today"], document["month"]) == ("2026-11-16", None)
    assert document["win_rate"] == {"chance": 0.5, "n": 2, "own": 0.5}
    found = rows(lived)
    assert list(found) == ["investment", "insurance", "信用卡"]
    for row in found.values():
        assert {row[key] for key in OF_A_MONTH} == {None}
        for name in SUMS:
            parts = [float(one[name]) for one in row["months"]]
            assert sum(parts) == pytest.approx(float(row[name]))
            degrees = [float(one[name]) for one in row["degrees"]]
            assert sum(degrees) == pytest.approx(float(row[name]))
    investment = found["investment"]
    november, december = investment["months"]
    assert (november["left"], november["weighted"]) == ("2190000.00", "400000.00")
    assert (december["left"], december["counted"]) == ("3000000.00", "90000.00")
    # one of two that were considered was won: (2 + 1) / 12
    considering = investment["degrees"][2]
    assert (considering["chance"], considering["n"]) == (0.25, 2)
    (insurance,) = found["insurance"]["months"]
    assert (insurance["month"], insurance["unit"]) == (None, None)


@pytest.mark.parametrize("month", ["2026-11", "2026-12", "2026-10", "2027-03"])
def test_with_a_month_the_keys_are_the_same_and_stand_above(lived: Program, month: str) -> None:
    plain, asked = rows(lived), rows(lived, f"pipeline --month {month}")
    assert lived(f"pipeline --month {month} --json").json["month"] == month
    assert asked.keys() == plain.keys()
    for name, row in asked.items():
        assert row.keys() == plain[name].keys()
        assert row["roll"] == plain[name]["roll"]
        assert {one["month"] for one in row["months"]} <= {month}
        told = [one for one in plain[name]["months"] if one["month"] == month]
        for one in told:
            assert {key: row[key] for key in SUMS} == {key: one[key] for key in SUMS}
            assert one["unit"] is None or {row[key] == one[key] for key in OF_A_MONTH} == {True}
        if not told:
            assert row["count"] == 0


def test_in_deals_numbers_are_plain_and_cards_are_whole(lived: Program) -> None:
    cards = rows(lived, "pipeline --month 2026-11")["信用卡"]
    assert (cards["unit"], cards["quota"], cards["booked"], cards["left"]) == ("deals", 8, 0, 8)
    assert (cards["counted"], cards["forecast"]["mean"]) == ("3.00", 1.5)
    assert (cards["coverage"], cards["coverage_unweighted"]) == (0.19, 0.38)


def test_the_pipeline_the_plan_and_the_morning_agree(lived: Program) -> None:
    row = rows(lived, "pipeline --month 2026-11")["investment"]
    plan = {one["category"]: one for one in lived("plan --json").json["categories"]}
    morning = {one["category"]: one for one in lived("today --json").json["plan"]}
    for key in ("quota", "booked", "left"):
        assert row[key] == plan["investment"][key]
    assert row["coverage"] == morning["investment"]["coverage"] == 0.18
    assert lived("pipeline --json").json["steps"] == lived("today --json").json["steps"]


def test_chances_and_silence_follow_the_settings(lived: Program) -> None:
    lived("config set chance_weight 0")
    lived("config set chance_leaning 60")
    degrees = {one["degree"]: one for one in rows(lived)["investment"]["degrees"]}
    assert (degrees["considering"]["chance"], degrees["considering"]["n"]) == (0.5, 2)
    assert (degrees["leaning"]["chance"], degrees["committed"]["chance"]) == (0.6, 0.8)
    assert rows(lived)["investment"]["stale"] == [1, 2]
    lived("log 1 谈了 --next 2026-11-18")
    assert rows(lived)["investment"]["stale"] == []
    assert rows(lived)["insurance"]["stale"] == [3]


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("chance_weight", "0", 0),
        ("chance_weight", "500", 0),
        ("chance_weight", "1000", 2),
        ("chance_weight", "ten", 2),
        ("stale_committed", "1", 0),
        ("stale_leaning", "0", 2),
        ("stale_considering", "-1", 2),
    ],
)
def test_the_settings_of_the_pipeline_are_checked(
    rmtrack: Program, key: str, typed: str, code: int
) -> None:
    result = rmtrack.run(["config", "set", key, "--", typed])
    assert (result.code, bool(result.err)) == (code, code != 0)
    assert rmtrack("pipeline").code == 0


def test_looking_changes_nothing(month: Program) -> None:
    before = month.dump()
    for line in ("pipeline", "pipeline --month 2026-11", "pipeline --month 2026-12"):
        shown, document = month(line), month(f"{line} --json")
        assert (shown.code, shown.err, document.code, document.err) == (0, "", 0, "")
    assert month.dump() == before


def test_chances_that_are_sure_are_no_trouble(rmtrack: Program) -> None:
    """A dozen deals that are as good as won: the forecast is what they come to."""
    rmtrack("config set chance_committed 100")
    rmtrack("contact add 王小明")
    rmtrack("plan --quota 100万")
    for number in range(12):
        rmtrack(f"deal add 1 {10_003 + 7 * number} --degree committed --for 2026-11")
    row = rows(rmtrack, "pipeline --month 2026-11")["investment"]
    total = "120498.00"
    assert row["forecast"] == {"mean": total, "low": total, "high": total, "held": 1.0}
    assert rmtrack("pipeline").code == 0
