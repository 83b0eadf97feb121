"""What a person reads after a command: one sentence that names who, what and when."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from rmtrack.cli.output import write_json
from rmtrack.cli.progress import WORTH_A_BAR, ticking
from rmtrack.cli.session import session_of
from tests.cli.program import Program, Terminal

if TYPE_CHECKING:
    import typer

FIRST_STEPS = {
    "today": "Nobody is due today. New clients: rmtrack contact add NAME",
    "plan": "No quota yet. Set one: rmtrack plan --quota 2290000",
    "pipeline": "No open deals. Open one: rmtrack deal add WHO 500000 --expected fri",
    "grid": "No clients yet. Bring them in: rmtrack import clients.csv",
    "contact list": "No clients yet. Bring them in: rmtrack import clients.csv",
    "deal list": "No deals yet. Open one: rmtrack deal add WHO 500000 --expected fri",
    "history": "Nothing was changed yet",
}


@pytest.mark.parametrize(("line", "hint"), FIRST_STEPS.items())
def test_an_empty_store_gets_one_helpful_line(rmtrack: Program, line: str, hint: str) -> None:
    assert rmtrack(line).out.endswith(f"{hint}\n")


@pytest.mark.parametrize("line", FIRST_STEPS)
def test_the_first_command_of_all_makes_the_store(nowhere: Program, line: str) -> None:
    assert nowhere(line).code == 0
    assert nowhere.store.stat().st_mode & 0o777 == 0o600
    assert nowhere.store.parent.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def known(rmtrack: Program) -> Program:
    rmtrack("contact add 王小明")
    return rmtrack


def test_who_was_added(rmtrack: Program) -> None:
    assert rmtrack("contact add 王小明").out == "王小明 is client 1\n"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("log 王小明", "王小明 (1)  call · talked\n  no next step: add one with --next fri\n"),
        (
            "log 1 看方案 --kind wechat --about insurance --mood resistant --next fri",
            """王小明 (1)  WeChat · talked · insurance · resistant · 看方案
  next: Fri 6 Nov · promised
""",
        ),
        (
            'log 小明 --next "fri 10:00" --what 年金对比 --private',
            "王小明 (1)  call · talked\n  next: Fri 6 Nov 10:00 · 年金对比\n",
        ),
    ],
)
def test_what_was_recorded(known: Program, line: str, shown: str) -> None:
    assert known(line).out == shown


def test_a_promise_is_kept_by_the_next_talk(known: Program) -> None:
    known("log 1 --next today --what call")
    known("log 1 --next fri --what coffee")
    shown = known("log 1 --today 2026-11-06").out
    assert shown.splitlines()[1] == "  kept: Fri 6 Nov · coffee · promised"


def test_a_promise_is_tried_again_after_no_answer(known: Program) -> None:
    known("log 1 --next fri --what coffee")
    shown = known("log 1 --outcome no-answer --today 2026-11-06").out
    assert shown.splitlines() == [
        "王小明 (1)  call · no answer",
        "  still open: Fri 6 Nov · coffee · to be tried again on Mon 9 Nov",
    ]


def test_a_deal_and_its_booking(known: Program) -> None:
    assert known("deal add 1 50万 --product 年金 --expected fri --degree committed").out == (
        "deal 1: 王小明 · 500k 年金 · committed · expected Fri 6 Nov\n"
    )
    won = known("deal win 王小明").out.splitlines()
    assert won[0] == (
        "won: 王小明, 500k of investment, booked 2 Nov 2026, counted for November 2026"
    )


def test_a_win_tells_how_the_month_stands_after_it(known: Program) -> None:
    known("plan --quota 2290000")
    known("deal add 1 50万")
    assert "500k of 2.29m (21.8%)" in known("deal win 1").out


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("today --today 2026-11-02", "open the book: no deal yet"),
        ("today --today 2026-11-09", "raise the activity rate: 0 of 8 deals won"),
        ("today --today 2026-11-16", "Next month: December, step 1 of 4"),
        ("today --today 2026-11-16", "0 won of 100k–200k · 300k committed · 1 client in reserve"),
        ("today --today 2026-11-23", "Next month: December, step 2 of 4"),
        ("today --today 2026-11-23", "0 won of 200k–500k · 300k committed"),
        ("today --today 2026-11-07", "week 1, a day off · 16 working days left"),
        ("plan --today 2026-12-02 --month 2026-11", "November 2026 · over"),
        ("plan --month 2026-12", "December 2026 · not begun yet"),
        (
            "plan --month 2030-01",
            "no official calendar of 2030 is known: Monday to Friday are counted",
        ),
    ],
)
def test_where_the_month_stands(known: Program, line: str, shown: str) -> None:
    known("plan --quota 2290000 --pieces 8")
    known("plan --quota 100万 --month 2026-12")
    known("deal add 1 30万 --degree committed --for 2026-12")
    assert shown in known(line).out


def test_the_first_deal_opens_the_book(known: Program) -> None:
    known("plan --quota 2290000")
    known("deal add 1 30万")
    known("deal win 1")
    assert "open the book: 1 deal won" in known("today").out


def test_without_a_quota_for_next_month_a_step_has_no_goal(known: Program) -> None:
    known("deal add 1 30万 --for 2026-12")
    known("deal win 1")
    assert "300k won · 0 clients in reserve" in known("today --today 2026-11-16").out
    known("deal add 1 30万 --category deposit")
    known("deal win 2")
    assert "raise the activity rate: 1 deal won" in known("today --today 2026-11-09").out


def test_a_category_without_a_quota_tells_what_is_booked(known: Program) -> None:
    known("deal add 1 30万 --category deposit")
    known("deal win 1")
    assert "Deposit  300k booked, no quota\n" in known("plan").out


def test_money_booked_before_its_month_stands_apart(known: Program) -> None:
    known("plan --quota 100万 --month 2026-12")
    known("deal add 1 30万 --for 2026-12")
    known("deal win 1")
    assert "pre-booked" in known("plan --month 2026-12 --today 2026-12-01").out


def test_undo_and_redo_name_the_command(known: Program) -> None:
    assert (
        known("undo").out == "taken back: 1  contact add 王小明\n  王小明 · gone: 1 client record\n"
    )
    assert "undone" in known("history").out
    assert (
        known("redo").out == "done again: 1  contact add 王小明\n  王小明 · back: 1 client record\n"
    )
    assert known("undo 1").code == 0


CLIENTS = """客户姓名,手机号,身份证号,爱好,备注
赵敏,13800000001,x,茶,
赵敏,13800000001,x,茶,喜欢基金
钱程,,x,,
钱程,,x,,另一位
孙桂英,bad,x,,
"""


def test_an_import_is_told_with_all_one_may_look_at(rmtrack: Program, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(CLIENTS, encoding="utf-8")
    dry = rmtrack(f"import {file} --skip-bad --dry-run").out
    assert dry.startswith("dry run, nothing stored: 5 rows · 3 clients added · 1 row left out\n")
    assert not (tmp_path / "clients.csv.refused.csv").exists()
    lines = rmtrack(f"import {file} --skip-bad").out.splitlines()
    assert lines[0] == "5 rows · 3 clients added · 1 row left out"
    assert "  row 3 is the client of row 2: one client" in lines
    assert "  the same name, and kept apart: 钱程" in lines
    assert "  columns that mean nothing here: 爱好" in lines
    assert "  never read in, for safety: 身份证号" in lines
    assert any(line.startswith("  row 6, 手机号: ") for line in lines)
    assert lines[-3:] == [
        f"  the rows left out are in {file}.refused.csv",
        "  next: rmtrack today",
        "3 not placed yet: rmtrack contact assess --unclassified",
    ]


def test_an_import_names_the_way_to_a_place_only_where_one_is_missing(
    rmtrack: Program, tmp_path: Path
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("客户姓名,熟悉程度,情绪\n赵敏,高,积极\n", encoding="utf-8")
    assert rmtrack(f"import {file}").out.endswith("\n  next: rmtrack today\n")
    file.write_text("客户姓名\n钱程\n", encoding="utf-8")
    assert "assess" not in rmtrack(f"import {file} --dry-run").out
    assert rmtrack(f"import {file} --json").json["added"] == 1
    assert "1 not placed yet" in rmtrack(f"import {file}").out


def test_an_import_again_brings_only_the_news(rmtrack: Program, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("客户姓名,手机号\n赵敏,13800000001\n钱程,13800000002\n", encoding="utf-8")
    rmtrack(f"import {file}")
    text = "客户姓名,手机号,备注\n赵敏,13800000001,喜欢基金\n钱程,13800000002,\n"
    file.write_text(text, encoding="gb18030")
    assert rmtrack(f"import {file}").out.splitlines()[0] == (
        "2 rows · 0 clients added · 1 brought up to date · 1 as before"
    )


def test_many_rows_draw_a_bar_for_a_person_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, drawn in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with ticking(WORTH_A_BAR) as tick:
            tick()
        with ticking(WORTH_A_BAR - 1) as tick:
            tick()
        assert bool(stream.getvalue()) == drawn


def test_json_goes_to_a_stdout_that_takes_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    write_json({"name": "王小明"})
    assert screen.getvalue() == '{\n "name": "王小明"\n}\n'


def test_a_command_outside_of_a_session_is_a_fault_of_ours() -> None:
    lost = cast("typer.Context", SimpleNamespace(find_object=lambda _kind: None))
    with pytest.raises(LookupError):
        session_of(lost)


def test_the_streams_are_taken_as_they_are_under_other_hosts(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows without a console has no streams at all."""
    streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"))
    with monkeypatch.context() as patch:
        for name in streams:
            patch.setattr(sys, name, None)
        code = rmtrack._main(["contact", "add", "王小明"])  # noqa: SLF001 - without capturing
        for name in streams:
            getattr(sys, name).close()
    assert code == 0
    assert "王小明" in rmtrack("contact list").out
