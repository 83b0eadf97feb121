"""The records that scripts rely on: clients, deals, touches, imports, the history."""

from pathlib import Path

import pytest

from tests.cli.program import Program


def test_the_clients(month: Program) -> None:
    answer = month("contact list --json").json
    assert answer.keys() == {"schema", "found", "assets", "contacts"}
    client = next(row for row in answer["contacts"] if row["name"] == "孙桂英")
    wanted = {
        "id": 6,
        "name": "孙桂英",
        "cell": "high/positive",
        "familiarity": 8,
        "mood": "positive",
        "assets": "1500000.00",
        "birthday": "--11-18",
        "added_on": "2026-10-08",
        "last_touch_on": "2026-10-14",
        "next_touch_on": "2026-11-13",
        "archived": False,
        "sex": "female",
        "opened_on": "2009-01-20",
        "source": "taken over",
        **dict.fromkeys(
            [
                *("phone", "wechat", "email", "introducer_id"),
                *("note", "cadence_days", "contacted_on"),
            ]
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
    sums = {"amount", "counted", "weighted", "won", "booked", "booked_ahead"}
    beside = {"learned", "in_deals", "passed_over"}
    pieces = {"pieces_open", "pieces_weighted", "pieces_won", "pieces_booked", "pieces_ahead"}
    assert answer.keys() == {
        "schema",
        "deals",
        "count",
        "clients",
        "archived",
        *beside,
        *sums,
        *pieces,
    }
    keys = DEAL_KEYS | {"weighted", "chance"}
    assert all(deal.keys() >= keys for deal in answer["deals"])
    first = answer["deals"][0]
    wanted = {
        "id": 8,
        "contact_id": 1,
        "category": "investment",
        "amount": "1000000.00",
        "degree": "committed",
        "state": "open",
        "for": "2026-11",
        "weighted": "882400.00",  # of the demo's own deals that once were committed most were won
        "chance": 0.8824,
    }
    assert {key: first[key] for key in wanted} == wanted


def test_a_deal_that_is_won_tells_its_booking(month: Program) -> None:
    answer = month("deal win 8 --amount 80万 --last --on 11-13 --for 2026-12 --json").json
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
    assert answer["next"] == {
        "on": "2026-11-06",
        "time": "10:00",
        "what": "年金对比",
        "promise": True,
    }
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
        ("--next tomorrow", {"on": "2026-11-03", "time": None, "what": None, "promise": True}),
        (
            "--next +1w --private",
            {"on": "2026-11-09", "time": None, "what": None, "promise": False},
        ),
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
        "news": [],
        "not_taken": [],
        "namesakes": [],
        "former_namesakes": [],
        "joined": [],
        "undecided": [],
        "departed": [],
        "introducers_not_kept": [],
        "ignored_columns": ["爱好"],
        "dropped_columns": ["身份证号"],
        "refused": answer["refused"],
        "refused_file": f"{file}.refused.csv",
        "encoding": "utf-8",
        "dry_run": False,
    }
    (refused,) = answer["refused"]
    assert (refused["row"], refused["column"]) == (3, "手机号")
    assert refused["message"].startswith("'bad' is no phone number: ")


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
