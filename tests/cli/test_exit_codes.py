"""The exit codes that scripts rely on, one clear line on stderr, nothing on stdout."""

import shlex
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer._click.exceptions import UsageError

from rmtrack.cli.boundary import guard
from rmtrack.domain.errors import AmbiguousError, RmtrackError
from tests.cli.program import Program


@pytest.fixture
def known(rmtrack: Program) -> Program:
    """Return rmtrack with three clients, two of them with the same surname, and two deals."""
    for name in ("王小明", "王小芳", "李素芬"):
        rmtrack(f"contact add {name}")
    rmtrack("deal add 李素芬 50万 --product 年金")
    rmtrack("deal add 李素芬 20万 --category deposit")
    return rmtrack


CASES = [
    ("log 王", 4, "'王' fits 2 clients; say which by the number"),
    ("log 张三", 3, "no client fits '张三'"),
    ("log 99", 3, "there is no client 99"),
    ("deal win 99", 3, "there is no deal 99"),
    ("deal win 王小明", 3, "王小明 has no open deal"),
    ("undo 99", 3, "there is no line 99 in the history"),
    ("deal win 李素芬", 4, "李素芬 has 2 open deals; say which by the deal's number"),
    ("plan --quota none", 5, "there is no quota for investment in November 2026"),
    ("log 王小明 --at 2026-11-03", 5, "3 Nov 2026 is still to come"),
    ("log 王小明 --what call", 2, "--what needs --next: say when, like --next fri"),
    ("plan --curve flat", 5, "there is no quota for investment in November 2026"),
    ("plan --reason late", 2, "--reason goes with --actual: say what the bank counts"),
    ("plan --chart --quota 5", 2, "--quota does not go with --chart"),
    ("pipeline --month 2026-13", 2, "there is no month '2026-13': write it as YYYY-MM"),
    ("pipeline --month next", 2, "there is no month 'next': write it as YYYY-MM"),
    ("pipeline --month 2026-1", 2, "there is no month '2026-1': write it as YYYY-MM"),
    ("pipeline --month ''", 2, "there is no month '': write it as YYYY-MM"),
    ("pipeline --degree leaning", 2, "there is no option --degree"),
    ("pipeline 2026-11", 2, "'2026-11' is one word too many"),
]


@pytest.mark.parametrize(("line", "code", "found"), CASES)
def test_an_error_has_its_code_and_one_line(
    known: Program, line: str, code: int, found: str
) -> None:
    before = known.dump()
    result = known(line)
    assert (result.code, result.out) == (code, "")
    first, *rest = result.err.splitlines()
    assert first.startswith(f"rmtrack: {found}")
    assert all(line.startswith("  ") for line in rest)
    assert known.dump() == before


@pytest.mark.parametrize(("line", "code", "found"), CASES)
def test_an_error_in_json_is_one_document(known: Program, line: str, code: int, found: str) -> None:
    result = known(f"{line} --json")
    assert (result.code, result.err) == (code, "")
    assert result.json.keys() == {"schema", "code", "message", "hint", "candidates", "near"}
    assert (result.json["schema"], result.json["code"]) == ("rmtrack.error/1", code)
    assert result.json["message"].startswith(found)


def test_the_candidates_are_listed(known: Program) -> None:
    assert known("log 王").err.splitlines()[1:] == ["  1  王小明", "  2  王小芳"]
    candidates = known("log 王 --json").json["candidates"]
    assert [[*one.values()][:2] for one in candidates] == [[1, "王小明"], [2, "王小芳"]]
    facts = ["phone", "employer", "birthday", "last_touch_on", "former_name"]
    facts += ["area", "tags", "wechat", "email", "added_on", "archived", "deceased"]
    assert [[*one] for one in candidates] == [["id", "name", *facts]] * 2


def test_the_archived_who_fit_are_listed_where_a_write_is_refused(known: Program) -> None:
    known("contact add 赵敏 --phone 13800000077")
    known("contact archive 赵敏")
    for who in ("赵敏", "敏"):
        told = known(f"log {who} --json").json
        assert told["code"] == 3
        (one,) = told["candidates"]
        assert (one["name"], one["phone"], one["archived"], one["deceased"]) == (
            *("赵敏", "13800000077"),
            *(True, False),
        )


@pytest.mark.parametrize(("line", "asked"), [("log 王 --json", True), ("log 王小明 再约", False)])
def test_what_tells_clients_apart_is_read_only_where_several_fit(
    known: Program, line: str, *, asked: bool
) -> None:
    told = known.process(*line.split(), variables={"PYTHONPROFILEIMPORTTIME": "1"}).err
    loaded = {name.rpartition("|")[2].strip() for name in told.splitlines()}
    assert "rmtrack.actions.naming" in loaded
    assert ("rmtrack.actions.namesakes" in loaded) == asked


def test_the_candidates_of_a_deal_are_told_apart(known: Program) -> None:
    first, second = known("deal win 李素芬").err.splitlines()[1:]
    assert first.startswith("  1  年金")
    assert second.startswith("  2  ")


def test_a_name_that_is_merely_near_is_a_hint_and_no_more(known: Program) -> None:
    result = known("log 李素分")
    assert result.code == 3
    assert result.err.splitlines()[1] == "  the nearest names: 李素芬 (3)"
    told = known("log 李素分 --json").json
    assert (told["candidates"], told["near"]) == ([], [{"id": 3, "name": "李素芬"}])


def test_a_deal_is_won_once(known: Program) -> None:
    assert known("deal win 1").code == 0
    result = known("deal win 1")
    assert (result.code, result.out) == (5, "")
    assert result.err.startswith("rmtrack: deal 1 is closed already")


def test_a_phone_number_is_one_clients(known: Program) -> None:
    known("contact add 陈立 --phone 13800001234")
    before = known.dump()
    result = known("contact add 陈力 --phone 138-0000-1234")
    assert (result.code, result.out) == (5, "")
    assert result.err == (
        "rmtrack: the phone number 13800001234 is that of 陈立 already (client 4)\n"
    )
    assert known.dump() == before


@pytest.mark.parametrize("line", ["undo", "redo"])
def test_with_nothing_to_take_back_or_do_again(rmtrack: Program, line: str) -> None:
    result = rmtrack(line)
    assert (result.code, result.out, result.err.count("\n")) == (5, "", 1)


def nowhere_to_report() -> Path:
    raise OSError("no room")


def run_guarded(error: BaseException, report: Any = nowhere_to_report) -> int:  # noqa: ANN401
    def run() -> None:
        raise error

    return guard(run, as_json=False, crash_report=report)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (typer.Exit(0), 0),
        (typer.Exit(7), 7),
        (typer.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (RmtrackError("a fault"), 1),
        (AmbiguousError("two fit", candidates=[(1, "a"), (20, "b")]), 4),
        (UsageError("something new"), 2),
    ],
)
def test_the_guard_turns_every_end_into_a_code(error: BaseException, code: int) -> None:
    assert run_guarded(error) == code


def test_a_closed_pipe_goes_past_the_guard() -> None:
    with pytest.raises(BrokenPipeError):
        run_guarded(BrokenPipeError())


def test_what_the_library_says_new_is_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_guarded(UsageError("something new")) == 2
    assert capsys.readouterr().err == "rmtrack: can't be understood: something new\n"


def test_ctrl_c_is_quiet(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rmtrack.cli.app.open_store", interrupt)
    assert rmtrack("today") == (130, "", "")
    monkeypatch.setattr("rmtrack.cli.app.read_now", interrupt)
    assert rmtrack("today") == (130, "", "")


def break_down(*_: object) -> None:
    raise ZeroDivisionError("secret thoughts")


def test_a_crash_writes_a_report_and_shows_no_traceback(
    month: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = month.dump()
    monkeypatch.setattr("rmtrack.actions.today.month_of", break_down, raising=False)
    monkeypatch.setattr("rmtrack.actions.month_page.show_plan", break_down)
    result = month("today")
    report = month.store.parent / "rmtrack-crash-20261116-090000.txt"
    assert (result.code, result.out) == (1, "")
    assert result.err == f"rmtrack: something in rmtrack broke; the report is in {report}\n"
    assert report.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError: secret thoughts" in report.read_text(encoding="utf-8")
    assert month.dump() == before


def test_a_crash_of_a_writing_command_changes_nothing(
    month: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = month.dump()
    monkeypatch.setattr("rmtrack.actions.log.keep_felt", break_down)
    assert month("log 王小明 --mood neutral --next fri").code == 1
    assert month.dump() == before


def test_a_crash_in_json_is_a_document(month: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rmtrack.actions.month_page.show_plan", break_down)
    result = month("today --json")
    assert (result.code, result.err, result.json["code"]) == (1, "", 1)


def test_a_crash_report_goes_elsewhere_where_the_store_has_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    report = tmp_path / "crash.txt"
    assert run_guarded(ZeroDivisionError(), lambda: tmp_path / "gone" / "crash.txt") == 1
    assert capsys.readouterr().err.rstrip().endswith(f"the report is in {report}")
    assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("failure", [OSError("no room"), RuntimeError("no home")])
def test_a_crash_is_told_where_no_report_can_be_written(
    failure: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    def report() -> Path:
        raise failure

    assert run_guarded(ZeroDivisionError(), report) == 1
    assert capsys.readouterr().err == (
        "rmtrack: something in rmtrack broke, and no report could be written\n"
    )


def test_a_report_holds_bytes_that_are_no_characters(tmp_path: Path) -> None:
    report = tmp_path / "crash.txt"
    assert run_guarded(ValueError("\udcff"), lambda: report) == 1
    assert r"\udcff" in report.read_text(encoding="utf-8")


def test_a_report_is_named_after_the_moment(
    month: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmtrack.actions.month_page.show_plan", break_down)
    moment = datetime(2026, 11, 20, 14, 5, 9)  # noqa: DTZ001 - as it is typed
    month(f"today --today {shlex.quote(moment.isoformat())}")
    assert (month.store.parent / "rmtrack-crash-20261120-140509.txt").exists()
