"""The figures that scripts rely on: the plan, the morning and the grid, value by value."""

import pytest

from tests.cli.program import Program

PLAN_EXAMPLE = {
    "schema": "rmtrack.plan/1",
    "today": "2026-11-02",
    "month": "2026-11",
    "calendar": "CN",
    "calendar_provisional": False,
    "categories": [
        {
            "category": "investment",
            "quota": "2290000.00",
            "curve": "front-loaded",
            "shares": ["60", "20", "20", "0"],
            "booked": "0.00",
            "prebooked": "0.00",
            "pace": "0.00",
            "left": "2290000.00",
            "left_this_week": "1374000.00",
            "needed_today": "274800.00",
            "surplus": "0.00",
            "weeks": [
                {
                    "number": 1,
                    "days": [
                        "2026-11-02",
                        "2026-11-03",
                        "2026-11-04",
                        "2026-11-05",
                        "2026-11-06",
                    ],
                    "target": "1374000.00",
                    "flat_target": "545238.10",
                    "daily": ["274800.00"] * 5,
                    "booked": "0.00",
                }
            ],
        }
    ],
}
# New keys may be added, within a schema number.
ADDED_SINCE = {
    *("pieces", "pace_days", "kind", "expected", "correction", "deals", "acts", "closest")
}
ADDED_TO_THE_MONTH = {"total", "ahead", "steps", "next_month_leads"}
FOLLOWING = ("pace", "pace_days", "left", "left_this_week", "needed_today", "surplus")


def test_the_plan_of_the_worked_example(rmtrack: Program) -> None:
    rmtrack("plan --quota 2290000 --month 2026-11")
    answer = rmtrack("plan --month 2026-11 --json").json
    (category,) = answer["categories"]
    assert len(category["weeks"]) == 4
    category["weeks"] = category["weeks"][:1]
    for key in ADDED_SINCE:
        del category[key]
    for key in ADDED_TO_THE_MONTH:
        del answer[key]
    assert answer == PLAN_EXAMPLE


def test_the_rest_of_the_worked_month(rmtrack: Program) -> None:
    rmtrack("plan --quota 229万")
    weeks = rmtrack("plan --json").json["categories"][0]["weeks"]
    assert [week["number"] for week in weeks] == [1, 2, 3, 4]
    assert [week["target"] for week in weeks] == ["1374000.00", "458000.00", "458000.00", "0.00"]
    assert [len(week["days"]) for week in weeks] == [5, 5, 5, 6]
    assert weeks[3]["days"][-1] == "2026-11-30"
    assert [week["daily"][0] for week in weeks] == ["274800.00", "91600.00", "91600.00", "0.00"]


@pytest.mark.parametrize(
    ("curve", "named", "shares"),
    [
        ("flat", "flat", None),
        ("steep", "steep", ["60", "32", "8", "0"]),
        ("ramp", "ramp", ["40", "30", "20", "10"]),
        ("33.3,33.3,33.4,0", "33.3,33.3,33.4,0", ["33.3", "33.3", "33.4", "0"]),
    ],
)
def test_the_shares_of_a_curve(
    rmtrack: Program, curve: str, named: str, shares: list[str] | None
) -> None:
    (category,) = rmtrack(f"plan --quota 229万 --curve {curve} --json").json["categories"]
    assert (category["curve"], category["shares"]) == (named, shares)


def test_a_category_without_a_quota_tells_only_what_is_booked(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    rmtrack("deal add 王小明 50万 --category deposit")
    rmtrack("deal win 1")
    (category,) = rmtrack("plan --json").json["categories"]
    assert category == {
        "category": "deposit",
        "kind": "level",
        "booked": "500000.00",
        "prebooked": "0.00",
        "expected": "500000.00",
        "weeks": [],
        "closest": [],
        "deals": {
            "booked": 1,
            "prebooked": 0,
            "weeks": [],
            **dict.fromkeys(["quota", "correction", *FOLLOWING]),
        },
        **dict.fromkeys(["quota", "pieces", "curve", "shares", "correction", "acts", *FOLLOWING]),
    }


def test_the_morning_before_the_first_deal(rmtrack: Program) -> None:
    rmtrack("plan --quota 2290000")
    answer = rmtrack("today --json").json
    assert answer == {
        "schema": "rmtrack.today/1",
        "today": "2026-11-02",
        "calendar": "CN",
        "calendar_provisional": False,
        "plan": [
            {
                "category": "investment",
                "needed_today": "274800.00",
                "pace": "0.00",
                "left": "2290000.00",
                "deals": None,
                "coverage": 0.0,
            }
        ],
        "ahead": [],
        "steps": [
            {
                "month": "2026-11",
                "step": 3,
                "category": "investment",
                "unit": "deals",
                "goal_min": 1,
                "goal_max": None,
                "won": 0,
                "committed": 0,
                "clients": 0,
                "open_weighted": None,
            }
        ],
        "appointments": [],
        "calls": [],
        "waiting": 0,
        "unclassified": 0,
        "care": [],
        "limit": {"held": 0, "most": 150, "over": False},
    }


def test_the_step_of_december_from_the_16th_on(rmtrack: Program) -> None:
    rmtrack("plan --quota 2290000 --month 2026-12")
    rmtrack("contact add 王小明")
    rmtrack("deal add 王小明 15万 --for 2026-12")
    rmtrack("deal win 1")
    rmtrack("deal add 王小明 20万 --degree committed --for 2026-12")
    assert rmtrack("today --json --today 2026-11-13").json["steps"] == []
    (step,) = rmtrack("today --json --today 2026-11-16").json["steps"]
    assert step == {
        "month": "2026-12",
        "step": 1,
        "category": "investment",
        "unit": "amount",
        "goal_min": "229000.00",
        "goal_max": "458000.00",
        "won": "150000.00",
        "committed": "200000.00",
        "clients": 1,
        "open_weighted": "160000.00",
    }


def test_a_call_gives_its_reasons_and_they_add_up(month: Program) -> None:
    answer = month("today --json").json
    calls = answer["calls"]
    assert [call["rank"] for call in calls] == list(range(1, 13))
    assert [call["score"] for call in calls] == sorted((c["score"] for c in calls), reverse=True)
    for call in calls:
        assert call.keys() == {
            *("rank", "contact_id", "name", "cell", "score", "opening", "reasons")
        }
        assert sum(reason["points"] for reason in call["reasons"]) == call["score"]
        assert all(r.keys() == {"code", "points", "text"} for r in call["reasons"])
        assert call["opening"]
    assert calls[0]["name"] == "王小明"
    assert calls[0]["cell"] == "high/positive"
    assert [(r["code"], r["points"]) for r in calls[0]["reasons"]][:2] == [
        ("promise-due", 40),
        ("deal-closing", 21),
    ]


def test_care_names_the_day(month: Program) -> None:
    care = month("today --json").json["care"]
    assert care[0] == {
        "contact_id": 6,
        "name": "孙桂英",
        "what": "birthday",
        "on": "2026-11-18",
        "lunar": None,  # the day by the lunar calendar, where the birthday is one of it
    }


def test_coverage_is_null_when_nothing_is_left(month: Program) -> None:
    month("deal win 8")
    by_name = {row["category"]: row for row in month("today --json").json["plan"]}
    assert by_name["investment"]["coverage"] is None
    assert isinstance(by_name["insurance"]["coverage"], float)


def test_the_grid_has_nine_cells_the_closest_first(month: Program) -> None:
    answer = month("grid --json").json
    assert answer.keys() == {
        *("schema", "on", "category", "clients", "assets", "cells"),
        *("unclassified", "unclassified_assets", "stages", "limit"),
    }
    places = [(cell["familiarity"], cell["mood"]) for cell in answer["cells"]]
    assert places == [
        (band, mood)
        for band in ("high", "middle", "low")
        for mood in ("positive", "neutral", "resistant")
    ]
    for cell in answer["cells"]:
        assert cell.keys() == {
            *("familiarity", "mood", "count", "share", "assets", "assets_share", "contacts")
        }
        assert cell["count"] == len(cell["contacts"])
    assert answer["unclassified"] == 5
    assert answer["cells"][0]["contacts"][1] == {"id": 1, "name": "王小明", "familiarity": 8}
