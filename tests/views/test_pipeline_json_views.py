"""The pipeline as a script reads it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rmtrack.domain.chances import Chance, learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT, Degree, StaleReason
from rmtrack.domain.money import WHOLE, Money
from rmtrack.domain.plan import Booked
from rmtrack.domain.policy import Policy
from rmtrack.views.pipeline_json import OF_A_MONTH, pipeline_json
from tests.domain.plans import CARDS, asked, planned, said, won
from tests.domain.values import DEC, NOV
from tests.views.pipelines import a_deal, part, piped, rolled, standing

COMMITTED, LEANING, CONSIDERING = Degree
PLAN = planned(asked(1_000), won(400, 4))
DEALS = (
    a_deal(1, 500, COMMITTED),
    a_deal(2, 100, LEANING, factor=3000),
    a_deal(3, 70, CONSIDERING, None),
)
OF_A_RESERVE = {"count", "clients", "amount", "counted", "weighted", "age_days"}


def category(*deals: Any, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - those of `piped`
    (found,) = pipeline_json(piped(*deals, **given))["categories"]
    return found  # type: ignore[no-any-return]


def test_the_keys_are_those_that_are_promised() -> None:
    document = pipeline_json(piped(*DEALS, plans=[PLAN], month=NOV))
    assert list(document)[:3] == ["schema", "today", "month"]
    assert (document["schema"], document["month"]) == ("rmtrack.pipeline/1", "2026-11")
    promised = {"category", "left", "count", "amount", "weighted", "degrees", "stale", "forecast"}
    promised |= {"coverage", "coverage_unweighted", "coverage_wanted"}
    (row,) = document["categories"]
    assert promised <= row.keys()
    assert {"mean", "low", "high"} <= row["forecast"].keys()
    degree = row["degrees"][0]
    assert {"degree", "count", "amount", "weighted", "chance", "n"} <= degree.keys()
    assert json.loads(json.dumps(document)) == document


def test_of_one_month_all_stands_at_the_category() -> None:
    row = category(*DEALS, plans=[PLAN], month=NOV)
    assert {key: row[key] for key in ("category", "kind", *sorted(OF_A_RESERVE))} == {
        "category": INVESTMENT,
        "kind": "flow",
        "age_days": 10.0,
        "amount": "600.00",
        "clients": 2,
        "count": 2,
        "counted": "530.00",
        "weighted": "415.00",
    }
    assert {key: row[key] for key in OF_A_MONTH if key != "weeks"} == {
        "unit": "amount",
        "quota": "1000.00",
        "booked": "400.00",
        "ahead": "0.00",
        "left": "600.00",
        "coverage": 0.69,
        "coverage_unweighted": 0.88,
        "coverage_wanted": 2.0,
        "deals_left": None,
        "deals_ahead": None,
        "deals_weighted": None,
        "deals_coverage": None,
        "forecast": {"mean": "815.00", "low": "430.00", "high": "930.00", "held": 0.9},
    }
    assert row["weeks"][2] == {
        "number": 3,
        "days": [f"2026-11-{day}" for day in range(16, 21)],
        "target": "200.00",
        "booked": "0.00",
        "count": 2,
        "worth": "530.00",
        "weighted": "415.00",
    }
    (month,) = row["months"]
    assert {key: month[key] for key in OF_A_MONTH} == {key: row[key] for key in OF_A_MONTH}
    assert month["month"] == "2026-11"
    assert month["degrees"] == row["degrees"]


def test_of_all_months_what_holds_for_one_stands_there_and_is_null_above() -> None:
    row = category(*DEALS, a_deal(4, 90, month=DEC), plans=[PLAN])
    assert {key: row[key] for key in OF_A_MONTH} == dict.fromkeys(OF_A_MONTH)
    assert (row["count"], row["amount"]) == (4, "760.00")
    november, december, none = row["months"]
    assert [one["month"] for one in row["months"]] == ["2026-11", "2026-12", None]
    assert (november["left"], november["coverage"]) == ("600.00", 0.69)
    for one in (december, none):  # no plan was asked for
        assert {key: one[key] for key in OF_A_MONTH} == dict.fromkeys(OF_A_MONTH)
    assert (december["amount"], none["amount"]) == ("90.00", "70.00")


@pytest.mark.parametrize("month", [DEC, Month(2027, 6)])
def test_a_category_without_anything_in_the_month_has_the_same_keys(month: Month) -> None:
    row = category(*DEALS, plans=[PLAN._replace(month=month, categories=())], month=month)
    assert row.keys() == category(*DEALS, plans=[PLAN], month=NOV).keys()
    assert {key: row[key] for key in OF_A_MONTH} == dict.fromkeys(OF_A_MONTH)
    assert (row["count"], row["amount"], row["age_days"], row["months"]) == (0, "0.00", None, [])
    assert [one["count"] for one in row["degrees"]] == [0, 0, 0]


def test_without_a_quota_nothing_is_left_or_covered() -> None:
    row = category(*DEALS, plans=[planned(won(400, 4))], month=NOV)
    assert (row["quota"], row["booked"], row["left"]) == (None, "400.00", None)
    assert (row["coverage"], row["coverage_unweighted"], row["weeks"]) == (None, None, [])
    assert row["forecast"]["mean"] == "815.00"


def test_where_nothing_was_ever_won_no_reserve_is_wanted() -> None:
    assert category(*DEALS, plans=[PLAN], month=NOV, rate=Chance(0, 9))["coverage_wanted"] is None


def test_in_deals_the_numbers_are_plain() -> None:
    plan = planned(asked(pieces=8, category=CARDS), won(3, 4, CARDS, 3))
    row = category(a_deal(1, 2, category=CARDS), plans=[plan], month=NOV)
    assert (row["kind"], row["unit"]) == ("pieces", "deals")
    assert (row["quota"], row["booked"], row["left"]) == (8, 3, 5)
    assert row["forecast"] == {"mean": 4.0, "low": 3.0, "high": 5.0, "held": 1.0}
    assert row["coverage"] == 0.2
    (week,) = (one for one in row["weeks"] if one["count"])
    assert (week["worth"], week["weighted"]) == (2.0, 1.0)
    parted = category(a_deal(1, 1, COMMITTED, category=CARDS), plans=[plan], month=NOV)
    assert parted["forecast"]["mean"] == 3.8


def test_deals_that_are_asked_for_beside_the_money_are_told_beside_it() -> None:
    plan = planned(asked(1_000, pieces=8), won(400, 4), won(100, 20))
    row = category(*DEALS, plans=[plan], month=NOV)
    told = {key: row[key] for key in OF_A_MONTH if key.startswith("deals_")}
    assert told == {
        "deals_left": 7,
        "deals_ahead": 1,
        "deals_weighted": 1.3,
        "deals_coverage": 0.33,
    }


def test_what_is_booked_in_all_weeks_and_in_none_is_what_is_booked() -> None:
    """The bank's difference, and money booked outside the month, have no week."""
    october = Booked(INVESTMENT, Money.yuan(150), date(2026, 10, 30), WHOLE, 1)
    plan = planned(asked(1_000), won(100, 4), october, said(10, 300))
    row = category(*DEALS, plans=[plan], month=NOV)
    assert row["booked"] == "300.00"
    assert [week["booked"] for week in row["weeks"] if week["number"] is None] == ["200.00"]
    assert sum(Decimal(week["booked"]) for week in row["weeks"]) == 300


def test_the_chances_come_with_how_many_deals_they_are_learned_from() -> None:
    chances = {**learn_chances([], Policy()), LEANING: Chance(4545, 1)}
    document = pipeline_json(piped(*DEALS, chances=chances, rate=Chance(4773, 12)))
    assert document["win_rate"] == {"chance": 0.4773, "n": 12, "own": 1.0}
    assert document["chance_weight"] == 10
    assert [
        (one["degree"], one["chance"], one["n"]) for one in document["categories"][0]["degrees"]
    ] == [("committed", 0.8, 0), ("leaning", 0.4545, 1), ("considering", 0.2, 0)]


def test_the_week_is_told_part_by_part() -> None:
    roll = rolled(
        part(2, 80),
        came_in=part(1, 30),
        moved=part(2, -5),
        nearer=1,
        farther=1,
        closed=part(1, 20),
        in_part=part(1, 10),
        dropped=part(1, 40),
    )
    assert category(*DEALS, rolls={INVESTMENT: roll})["roll"] == {
        "since": "2026-11-16",
        "start": {"count": 3, "amount": "125.00"},
        "came_in": {"count": 1, "amount": "30.00"},
        "moved": {"count": 2, "amount": "-5.00", "nearer": 1, "farther": 1},
        "closed": {"count": 1, "amount": "20.00"},
        "in_part": {"count": 1, "amount": "10.00"},
        "dropped": {"count": 1, "amount": "40.00"},
        "now": {"count": 2, "amount": "80.00"},
    }


def test_stale_are_the_numbers_of_the_deals() -> None:
    stale = [standing(DEALS[2], StaleReason.NO_STEP), standing(DEALS[0], StaleReason.SILENT)]
    assert category(*DEALS, stale=stale)["stale"] == [3, 1]


def test_an_empty_pipeline_has_no_category() -> None:
    assert pipeline_json(piped()) == {
        "schema": "rmtrack.pipeline/1",
        "today": "2026-11-16",
        "month": None,
        "clients": 0,
        "win_rate": {"chance": 0.5, "n": 0, "own": None},
        "chance_weight": 10,
        "categories": [],
        "steps": [],
        "archived": 0,
    }
