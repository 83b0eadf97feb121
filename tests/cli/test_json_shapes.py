"""What scripts rely on: every command answers JSON, with the keys and values that are promised."""

import re
from pathlib import Path
from typing import Any

import pytest

from rmtrack.cli.words import WORDS
from tests.cli.program import Program
from tests.cli.test_help import branches

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
ADDED_SINCE = {"pieces", "pace_days"}  # new keys may be added, within a schema number
SAMPLES = {
    "today": ("today", "rmtrack.today/1"),
    "log": ("log 王小明 想看年金方案 --next fri", "rmtrack.log/1"),
    "plan": ("plan", "rmtrack.plan/1"),
    "grid": ("grid", "rmtrack.grid/1"),
    "contact add": ("contact add 新人", "rmtrack.contact/1"),
    "contact list": ("contact list", "rmtrack.contacts/1"),
    "deal add": ("deal add 王小明 5万", "rmtrack.deal/1"),
    "deal win": ("deal win 8", "rmtrack.deal/1"),
    "deal list": ("deal list", "rmtrack.deals/1"),
    "import": ("import clients.csv", "rmtrack.import/1"),
    "undo": ("undo", "rmtrack.history-line/1"),
    "redo": ("redo", "rmtrack.history-line/1"),
    "history": ("history", "rmtrack.history/1"),
    "demo": ("demo", "rmtrack.demo/1"),
}
AMOUNTS = {
    *("quota", "booked", "prebooked", "pace", "left", "left_this_week", "needed_today", "surplus"),
    *("target", "flat_target", "amount", "assets", "open_weighted"),
}
DAYS = {"on", "expected_on", "closed_on", "opened_on", "added_on", "due_on", "booked_on"}
DAYS |= {"last_touch_on", "next_touch_on", "contacted_on", "happened_on"}


def facts(document: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - any document
    """Return every key of a document with its value, at any depth."""
    if isinstance(document, list):
        return [fact for part in document for fact in facts(part)]
    if not isinstance(document, dict):
        return []
    own = list(document.items())
    return own + [fact for _key, value in own for fact in facts(value)]


def test_every_command_has_a_sample_here() -> None:
    assert SAMPLES.keys() == {line for line, word in branches(WORDS) if word.words is None}


@pytest.fixture
def answered(month: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack on the demo's month, with a file to import and a command to redo."""
    (tmp_path / "clients.csv").write_text("客户姓名,手机号\n赵敏,13800000001\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    month("contact add 旧人")
    month("undo")
    return month


@pytest.mark.parametrize(("line", "schema"), SAMPLES.values(), ids=SAMPLES)
def test_every_command_answers_one_document(answered: Program, line: str, schema: str) -> None:
    result = answered(f"{line} --json")
    assert (result.code, result.err) == (0, "")
    assert result.json["schema"] == schema
    assert next(iter(result.json)) == "schema"
    assert result.out.endswith("}\n")
    assert "\\u" not in result.out


@pytest.mark.parametrize(("line", "schema"), SAMPLES.values(), ids=SAMPLES)
def test_amounts_are_strings_with_two_decimals_and_days_are_iso(
    answered: Program, line: str, schema: str
) -> None:
    del schema
    for key, value in facts(answered(f"{line} --json").json):
        if key in AMOUNTS and value is not None:
            assert re.fullmatch(r"-?[0-9]+\.[0-9]{2}", value), key
        if key in DAYS and value is not None:
            assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value), key
        if key in {"at", "happened_at"}:
            assert re.fullmatch(r"[-0-9]{10}T[:0-9]{8}\+[0-9]{2}:[0-9]{2}", value), key


@pytest.mark.parametrize("line", ["today", "plan", "grid", "contact list", "deal list", "history"])
def test_only_texts_follow_the_language(month: Program, line: str) -> None:
    """Keys, codes and numbers are the same in both."""

    def without_texts(lang: str) -> list[tuple[str, str]]:
        found = facts(month(f"{line} --json --lang {lang}").json)
        return [
            (key, str(value))
            for key, value in found
            if key not in {"text", "opening"} and not isinstance(value, list | dict)
        ]

    assert without_texts("en") == without_texts("zh") != []


def test_the_plan_of_the_worked_example(rmtrack: Program) -> None:
    rmtrack("plan --quota 2290000 --month 2026-11")
    answer = rmtrack("plan --month 2026-11 --json").json
    (category,) = answer["categories"]
    assert len(category["weeks"]) == 4
    category["weeks"] = category["weeks"][:1]
    for key in ADDED_SINCE:
        del category[key]
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
        "booked": "500000.00",
        "prebooked": "0.00",
        "weeks": [],
        **dict.fromkeys(
            ("quota", "pieces", "curve", "shares", "pace", "pace_days", "left")
            + ("left_this_week", "needed_today", "surplus")
        ),
    }


def test_the_morning_before_the_first_deal(rmtrack: Program) -> None:
    rmtrack("plan --quota 2290000")
    answer = rmtrack("today --json").json
    assert answer == {
        "schema": "rmtrack.today/1",
        "today": "2026-11-02",
        "plan": [
            {
                "category": "investment",
                "needed_today": "274800.00",
                "pace": "0.00",
                "left": "2290000.00",
                "coverage": 0.0,
            }
        ],
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
        "care": [],
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
    assert care[0] == {"contact_id": 6, "name": "孙桂英", "what": "birthday", "on": "2026-11-18"}


def test_coverage_is_null_when_nothing_is_left(month: Program) -> None:
    month("deal win 8")
    by_name = {row["category"]: row for row in month("today --json").json["plan"]}
    assert by_name["investment"]["coverage"] is None
    assert isinstance(by_name["insurance"]["coverage"], float)


def test_the_grid_has_nine_cells_the_closest_first(month: Program) -> None:
    answer = month("grid --json").json
    assert answer.keys() == {"schema", "cells", "unclassified"}
    places = [(cell["familiarity"], cell["mood"]) for cell in answer["cells"]]
    assert places == [
        (band, mood)
        for band in ("high", "middle", "low")
        for mood in ("positive", "neutral", "resistant")
    ]
    for cell in answer["cells"]:
        assert cell.keys() == {"familiarity", "mood", "count", "contacts"}
        assert cell["count"] == len(cell["contacts"])
    assert answer["unclassified"] == 2
    assert answer["cells"][0]["contacts"][1] == {"id": 1, "name": "王小明", "familiarity": 8}


def test_the_clients(month: Program) -> None:
    answer = month("contact list --json").json
    assert answer.keys() == {"schema", "contacts"}
    client = next(row for row in answer["contacts"] if row["name"] == "孙桂英")
    wanted = {
        "id": 6,
        "name": "孙桂英",
        "cell": "high/positive",
        "familiarity": 8,
        "mood": "positive",
        "assets": "1500000.00",
        "birthday": "--11-18",
        "added_on": "2026-11-01",
        "last_touch_on": "2026-10-14",
        "next_touch_on": "2026-11-13",
        "archived": False,
        **dict.fromkeys(
            ("phone", "wechat", "email", "sex", "opened_on", "source", "introducer_id", "note")
            + ("cadence_days", "contacted_on")
        ),
    }
    assert {key: client[key] for key in wanted} == wanted


def test_a_client_as_stored(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    line = (
        "contact add 李素芬 --phone 138-0000-1234 --wechat lisf --email LI@example.org --sex 女"
        " --birthday 1980-05-03 --assets 180万 --familiarity 高 --mood 中立 --source referral"
        " --introducer 王小明 --note 爱喝茶 --tag vip --tag vip --json"
    )
    answer = rmtrack(line).json
    wanted = {
        "schema": "rmtrack.contact/1",
        "id": 2,
        "name": "李素芬",
        "phone": "13800001234",
        "wechat": "lisf",
        "email": "li@example.org",
        "sex": "female",
        "birthday": "1980-05-03",
        "assets": "1800000.00",
        "familiarity": 7,
        "mood": "neutral",
        "cell": "high/neutral",
        "source": "referral",
        "introducer_id": 1,
        "note": "爱喝茶",
    }
    assert {key: answer[key] for key in wanted} == wanted


def test_a_birthday_without_its_year_is_no_other_day(rmtrack: Program) -> None:
    assert rmtrack("contact add 王小明 --birthday 05-03 --json").json["birthday"] == "--05-03"


DEAL_KEYS = {
    *("id", "contact_id", "name", "category", "product", "amount", "degree", "state"),
    *("expected_on", "for", "opened_on", "closed_on", "won"),
}


def test_the_deals(month: Program) -> None:
    answer = month("deal list --json").json
    assert answer.keys() == {"schema", "deals"}
    assert all(deal.keys() >= DEAL_KEYS for deal in answer["deals"])
    first = answer["deals"][0]
    wanted = {
        "id": 8,
        "contact_id": 1,
        "category": "investment",
        "amount": "1000000.00",
        "degree": "committed",
        "state": "open",
        "for": "2026-11",
    }
    assert {key: first[key] for key in wanted} == wanted


def test_a_deal_that_is_won_tells_its_booking(month: Program) -> None:
    answer = month("deal win 8 --amount 80万 --on 11-13 --for 2026-12 --json").json
    assert answer.keys() >= DEAL_KEYS | {"schema", "booking"}
    assert (answer["state"], answer["closed_on"], answer["for"]) == ("won", "2026-11-13", "2026-12")
    assert answer["won"] == "800000.00"
    booking = answer["booking"]
    assert booking["amount"] == "800000.00"
    assert (booking["booked_on"], booking["for"], booking["deal_id"]) == (
        "2026-11-13",
        "2026-12",
        8,
    )


def test_a_touch(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    line = (
        "log 王小明 想看年金方案 --kind 面谈 --outcome met --about 保险 --mood 中立 --familiarity 6"
        " --objection 流动性 --willing 7 --give 茶叶 --ask 转介绍"
        ' --next "fri 10:00" --what 年金对比 --json'
    )
    answer = rmtrack(line).json
    assert answer["schema"] == "rmtrack.log/1"
    assert (answer["contact_id"], answer["name"]) == (1, "王小明")
    assert answer["next"] == {"on": "2026-11-06", "what": "年金对比", "promise": True}
    assert answer["interaction"] == {
        "id": 1,
        "contact_id": 1,
        "happened_at": "2026-11-02T09:00:00+08:00",
        "happened_on": "2026-11-02",
        "kind": "meeting",
        "outcome": "met",
        "about": "insurance",
        "note": "想看年金方案",
        "mood": "neutral",
        "familiarity": 6,
        "objection": "liquidity",
        "willing": 7,
        "give": "茶叶",
        "ask": "转介绍",
    }


@pytest.mark.parametrize(
    ("options", "following"),
    [
        ("", None),
        ("--next tomorrow", {"on": "2026-11-03", "what": None, "promise": True}),
        ("--next +1w --private", {"on": "2026-11-09", "what": None, "promise": False}),
    ],
)
def test_what_comes_next(
    rmtrack: Program, options: str, following: dict[str, object] | None
) -> None:
    rmtrack("contact add 王小明")
    assert rmtrack(f"log 王小明 {options} --json").json["next"] == following


def test_a_touch_of_the_past_is_told_in_its_own_offset(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    touch = rmtrack('log 王小明 --at "2026-10-30 15:30" --json').json["interaction"]
    assert touch["happened_at"] == "2026-10-30T15:30:00+08:00"
    touch = rmtrack("log 王小明 --at yesterday --json").json["interaction"]
    assert touch["happened_at"] == "2026-11-01T09:00:00+08:00"


def test_an_import_tells_what_it_did(rmtrack: Program, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(
        "客户姓名,手机号,身份证号,爱好\n赵敏,13800000001,x,茶\n钱程,bad,x,\n", encoding="utf-8"
    )
    answer = rmtrack(f"import {file} --skip-bad --json").json
    assert answer == {
        "schema": "rmtrack.import/1",
        "rows": 2,
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "merged": [],
        "namesakes": [],
        "ignored_columns": ["爱好"],
        "dropped_columns": ["身份证号"],
        "refused": answer["refused"],
        "refused_file": f"{file}.refused.csv",
        "encoding": "utf-8",
        "dry_run": False,
    }
    assert [(row["row"], row["column"]) for row in answer["refused"]] == [(3, "手机号")]


def test_the_history(month: Program) -> None:
    month("contact add 新人")
    (line,) = month("history --limit 1 --json").json["lines"]
    assert line["line"] == "contact add 新人"
    assert line["state"] == "done"
    assert line["at"] == "2026-11-16T09:00:00+08:00"
    assert line["changes"] == [{"table": "contact", "added": 1, "changed": 0, "removed": 0}]
    undone = month("undo --json").json
    assert (undone["id"], undone["state"]) == (line["id"], "undone")
    assert month("redo --json").json["state"] == "done"
